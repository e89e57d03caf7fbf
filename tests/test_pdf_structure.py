"""What a PDF tells those who listen to it: notes, references, headers, links, languages."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pytest

from briefkit.edition import Edition
from briefkit.formats import pdf

LONG = "Words that fill a line of the page and then some more of the next one. " * 9
BRIEF = f"""
title: A
translation_of: {{language: de, title: Ein Titel, url: "https://example.org/de"}}
sections:
  - heading: One
    body: |
      First.[^a] {LONG}

      {LONG * 3} Over the page.[^b] {LONG}

      - In a list,[^c] twice.[^e]

      See [](#rows). https://example.org/a/long/address

      ![](#rows)
tables:
  rows:
    title: Rows
    table: |
      | Name | Value[^d] |
      |------|------:|
{"".join(f"      | R{number} | {number} |{chr(10)}" for number in range(70))}
footnotes: {{a: Note a., b: Note b., c: Note c., d: Note d., e: Note e.}}
"""

NOTES = [f"fn-{number}" for number in range(1, 6)]
Element = Any


@pytest.fixture(scope="module")
def document(edition_of: Callable[..., Edition]) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(pdf.render(edition_of(BRIEF))[".pdf"])) as opened:
        yield opened


def kids(element: Element) -> list[Element]:
    return [each for each in element.get("/K", []) if isinstance(each, pikepdf.Dictionary)]


def elements(element: Element) -> Iterator[tuple[Element, Element]]:
    """Each element below one, with its parent, in reading order."""
    for kid in kids(element):
        if "/S" in kid:
            yield kid, element
            yield from elements(kid)


def of_role(document: pikepdf.Pdf, role: str) -> list[tuple[Element, Element]]:
    found = [each for each in elements(document.Root.StructTreeRoot) if role == each[0].S]
    assert found, role
    return found


def test_a_note_is_read_behind_the_paragraph_that_refers_to_it(document: pikepdf.Pdf) -> None:
    notes = of_role(document, "/Note")
    assert [str(note.ID) for note, _ in notes] == NOTES
    for note, parent in notes[:2]:
        around = kids(parent)
        place = next(index for index, each in enumerate(around) if each.objgen == note.objgen)
        assert around[place - 1].S == "/P"
        targets = [str(link.Obj.get("/Dest")) for link in links(around[place - 1])]
        assert str(note.ID) in targets
    assert [str(parent.S) for _, parent in notes[2:]] == ["/LBody", "/LBody", "/TH"]


def links(element: Element) -> Iterator[Element]:
    """The references to annotations below an element."""
    for kid in kids(element):
        if kid.get("/Type") == "/OBJR":
            yield kid
        else:
            yield from links(kid)


def test_every_link_is_tagged_as_one_and_has_a_name(document: pikepdf.Pdf) -> None:
    annotations = [each for page in document.pages for each in page.get("/Annots", [])]
    tagged = [kid.Obj.objgen for link, _ in of_role(document, "/Link") for kid in links(link)]
    assert sorted(tagged) == sorted(each.objgen for each in annotations)
    names = {str(each.Contents) for each in annotations}
    assert {"Note 1", "Back to note 1 in the text", "Table 1"} <= names
    assert "https://example.org/a/long/address" in names
    assert all(each.F == 4 for each in annotations)


def test_a_reference_can_be_hit_by_a_pointer(document: pikepdf.Pdf) -> None:
    references = [kid.Obj for each, _ in of_role(document, "/Reference") for kid in links(each)]
    heights = [abs(float(each.Rect[3]) - float(each.Rect[1])) for each in references]
    assert min(heights) > 5


def test_what_a_page_breaks_is_one(document: pikepdf.Pdf) -> None:
    assert len(document.pages) > 2
    assert len(of_role(document, "/Art")) == 1
    ((table, _),) = of_role(document, "/Table")
    assert [str(each.S) for each in kids(table)].count("/THead") == 1
    rows = [each for each, _ in elements(table) if each.S == "/TR"]
    assert len(rows) == 71
    paragraphs = [each for each, _ in of_role(document, "/P")]
    pages = [{str(kid.get("/Pg", each.Pg).objgen) for kid in kids(each)} for each in paragraphs]
    assert max(map(len, pages)) == 2


def test_each_cell_names_its_header_on_every_page(document: pikepdf.Pdf) -> None:
    headers = {str(cell.ID): cell for cell, _ in of_role(document, "/TH")}
    assert [str(cell.A.Scope) for cell in headers.values()] == ["/Column", "/Column"]
    for cell, _ in of_role(document, "/TD"):
        assert {str(each) for each in cell.A.Headers} <= headers.keys()
        assert len(cell.A.Headers) == 1
    names = document.Root.StructTreeRoot.IDTree.Kids[0].Names
    assert {str(each) for each in names[::2]} == {*headers, *NOTES}


def test_words_in_another_language_say_so(document: pikepdf.Pdf) -> None:
    named = [
        each for each, _ in elements(document.Root.StructTreeRoot) if each.get("/Lang") == "de"
    ]
    assert len(named) == 1


def test_the_list_of_content_by_number_leads_to_the_tree(document: pikepdf.Pdf) -> None:
    root = document.Root.StructTreeRoot
    held = {each.objgen for each, _ in elements(root)}
    listed = root.ParentTree.Nums
    for value in listed[1::2]:
        for each in value if isinstance(value, pikepdf.Array) else [value]:
            assert each is None or each.objgen in held
    for each, parent in elements(root):
        assert each.P.objgen == parent.objgen or parent.objgen == root.objgen
