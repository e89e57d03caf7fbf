"""The formats: each a module that makes files from an edition."""

from __future__ import annotations

from collections.abc import Callable

from briefkit.edition import Edition
from briefkit.formats import docx, html, pdf

Render = Callable[[Edition], dict[str, bytes]]

FORMATS: dict[str, Render] = {
    "pdf": pdf.render,
    "docx": docx.render,
    "html": html.render,
}
