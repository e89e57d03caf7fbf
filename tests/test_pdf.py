"""The PDF: real notes on their references' pages, or an error that says which are not."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
import weasyprint
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTTextContainer

from briefkit.edition import Edition
from briefkit.formats import pdf
from briefkit.missing import MissingLibrary
from briefkit.style import Style
from briefkit.style.tokens import PAPER
from tests.conftest import style_named

# In points.
MILLIMETRE = 72 / 25.4
FILLER = "Words that fill a line of the page and then some more of the next one. "


def opened(edition: Edition) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf.render(edition)[".pdf"]))


def brief(paragraphs: int, note: str = "A source.", every: int = 1) -> str:
    """A brief of many paragraphs, every so manieth with a note."""
    body, notes = [], []
    for index in range(paragraphs):
        mark = f"[^n{index}]" if index % every == 0 else ""
        body.append(f"      {FILLER * (1 + index % 4)}{mark}\n")
        if mark:
            notes.append(f'  n{index}: "{note}"\n')
    text = "title: A\nsections:\n  - body: |\n" + "\n".join(body)
    return text + ("footnotes:\n" + "".join(notes) if notes else "")


@pytest.mark.parametrize("note", ["A source.", FILLER * 2, FILLER * 5])
def test_every_note_of_a_long_brief_stands_with_its_reference(
    note: str, edition_of: Callable[..., Edition]
) -> None:
    edition = edition_of(brief(40, note))
    with opened(edition) as document:
        assert len(document.pages) > 3


def test_a_note_longer_than_a_page_is_refused_by_name(
    edition_of: Callable[..., Edition],
) -> None:
    edition = edition_of(brief(3, FILLER * 120))
    with pytest.raises(pdf.MisplacedNote, match="longer than a page"):
        pdf.render(edition)


def test_a_note_that_would_drift_is_brought_back(
    edition_of: Callable[..., Edition], monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = edition_of(brief(24, FILLER * 3, every=3))
    assert pdf.render(edition)
    monkeypatch.setattr("briefkit.pdf.layout._Flow.mends", lambda *_: False)
    with pytest.raises(pdf.MisplacedNote, match=r"Note \d+ falls on page \d, its reference"):
        pdf.render(edition)


def test_a_page_made_again_is_as_if_all_pages_were(
    edition_of: Callable[..., Edition], monkeypatch: pytest.MonkeyPatch
) -> None:
    layouts: list[int] = []
    lay_out = weasyprint.HTML.render

    def counted(html: weasyprint.HTML) -> weasyprint.Document:
        layouts.append(1)
        return lay_out(html)

    monkeypatch.setattr("weasyprint.HTML.render", counted)
    edition = edition_of(brief(48, FILLER * 3, every=3))
    by_itself = pdf.render(edition)
    assert len(layouts) == 1
    monkeypatch.setattr("briefkit.pdf.layout._Flow.begins_within", lambda *_: False)
    assert pdf.render(edition) == by_itself
    assert len(layouts) > 3


def test_the_document_says_its_title_language_and_author(
    edition_of: Callable[..., Edition],
) -> None:
    text = "title: A & B\nlanguage: en-GB\ndate: 2024-12-05\nauthors:\n  - name: C. D.\n"
    with opened(edition_of(text)) as document:
        assert document.docinfo["/Title"] == "A & B"
        assert document.docinfo["/Author"] == "C. D."
        assert document.Root.Lang == "en-GB"
        assert document.Root.MarkInfo.Marked
        assert "20241205" in str(document.docinfo["/CreationDate"])


def test_headings_are_bookmarks(edition_of: Callable[..., Edition]) -> None:
    text = "title: A\nsections:\n  - heading: One\n    sections:\n      - heading: Two\n"
    with opened(edition_of(text)) as document, document.open_outline() as outline:
        (first,) = outline.root
        assert first.title == "One"
        assert [child.title for child in first.children] == ["Two"]


@pytest.mark.parametrize(("size", "height"), [("A4", 842), ("Letter", 792)])
def test_the_page_is_of_the_styles_size(
    size: str, height: int, edition_of: Callable[..., Edition]
) -> None:
    with opened(edition_of("title: A\n", resized(style_named("base"), size))) as document:
        assert round(float(document.pages[0].mediabox[3])) == height


def resized(style: Style, size: str) -> Style:
    page = style.tokens.page.model_copy(update={"size": size})
    tokens = style.tokens.model_copy(update={"page": page})
    return Style(
        style.name, style.folders, style.file.model_copy(update={"tokens": tokens}), style.faces
    )


def test_the_text_stands_within_the_margins_of_the_style(
    edition_of: Callable[..., Edition], korea_on_point: Style
) -> None:
    page, text = korea_on_point.tokens.page, edition_of(brief(9))
    lines = [
        box
        for layout in extract_pages(io.BytesIO(pdf.render(text)[".pdf"]))
        for box in layout
        if isinstance(box, LTTextContainer) and FILLER.split(".")[0] in box.get_text()
    ]
    assert len(lines) > 5
    left = {round(line.x0 / MILLIMETRE) for line in lines}
    assert left == {round(page.left)}
    right = max(line.x1 for line in lines) / MILLIMETRE
    assert PAPER[page.size][0] - page.right - 12 < right < PAPER[page.size][0] - page.right + 1


def test_without_pango_the_error_says_how_to_get_it(
    edition_of: Callable[..., Edition], monkeypatch: pytest.MonkeyPatch
) -> None:
    import builtins

    real = builtins.__import__

    def without(name: str, *rest: object, **more: object) -> object:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingLibrary, match=r"apt-get install libpangoft2-1\.0-0"):
        pdf.render(edition_of("title: A\n"))


def test_the_fetcher_serves_no_file_outside_the_style() -> None:
    folder = style_named("base").folders[0]
    fetcher = pdf._folder_fetcher([folder])
    assert fetcher.fetch((folder / "page.css").as_uri())
    for url in (
        "file:///etc/passwd",
        f"{folder.as_uri()}/../../pyproject.toml",
        "http://127.0.0.1/",
    ):
        with pytest.raises(ValueError, match="not a file of the style"):
            fetcher.fetch(url)
