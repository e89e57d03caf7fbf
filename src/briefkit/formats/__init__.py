"""The formats: each a module that makes files from an edition."""

from __future__ import annotations

from collections.abc import Callable

from briefkit.edition import Edition
from briefkit.formats import bibtex, cms, crossref, docx, html, pdf, ris

Render = Callable[[Edition], dict[str, bytes]]

FORMATS: dict[str, Render] = {
    "pdf": pdf.render,
    "docx": docx.render,
    "html": html.render,
    "cms": cms.render,
    "ris": ris.render,
    "bibtex": bibtex.render,
    "crossref": crossref.render,
}
