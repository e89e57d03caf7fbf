"""Whether all three formats of an edition show what it says."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

from PIL import Image as Pictures

from briefkit.edition import Edition
from briefkit.formats import docx, html, pdf
from briefkit.images import Image, read_image
from briefkit.verifying.comparing import differences
from briefkit.verifying.printed import read_pdf
from briefkit.verifying.shown import Shown
from briefkit.verifying.webpage import read_html
from briefkit.verifying.wordfile import read_docx


def shown_by_all(edition: Edition) -> Iterator[tuple[str, Shown]]:
    """The ending of each format, and what it shows."""
    yield ".html", read_html(html.render(edition)[".html"])
    yield ".docx", read_docx(docx.render(edition)[".docx"])
    yield ".pdf", read_pdf(pdf.render(edition)[".pdf"])


def assert_agreement(edition: Edition) -> None:
    """Hold each format against the edition, and so against the others."""
    for ending, shown in shown_by_all(edition):
        assert list(differences(edition, shown, ending)) == [], ending


def bars() -> Mapping[str, Image]:
    """A picture that the figures name."""
    saved = io.BytesIO()
    Pictures.new("RGB", (300, 150), "teal").save(saved, "PNG")
    return {"bars.png": read_image(saved.getvalue())}
