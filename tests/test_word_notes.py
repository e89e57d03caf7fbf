"""The notes of a Word file have the numbers that Word prints, and citations keep their code."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from briefkit.word.document import CitationField, NoteId, NoteMark, NoteNumber, Words
from tests import worddrafts
from tests.word_raw import field, paragraph, part, reference, word
from tests.worddrafts import with_properties
from tests.wordreading import BY, FOUR_NOTES, lost, of_kind, paragraphs, read, texts


def test_each_section_can_count_its_notes_anew() -> None:
    anew = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
    body = (
        paragraph("a", reference(2))
        + with_properties(anew, "b", reference(3))
        + with_properties(anew, "c", reference(4))
        + paragraph("d", reference(5))
    )
    found = read(body, footnotes=FOUR_NOTES)
    assert list(found.numbers.values()) == [1, 2, 1, 2]
    assert [found.file.spot(found.file.text.index(f"Note {x}")).note for x in "abcd"] == [
        *(1, 2, 1, 2)
    ]


def test_notes_begin_where_the_settings_say() -> None:
    settings = part("settings", '<w:footnotePr><w:numStart w:val="5"/></w:footnotePr>')
    found = read(paragraph("a", reference(2)), footnotes=FOUR_NOTES, settings=settings)
    assert found.numbers == {NoteId("footnote", "2"): 5}
    assert found.file.text.startswith("a[5]\n")


def test_notes_stand_in_the_order_of_their_references_then_those_without_one() -> None:
    found = read(paragraph("a", reference(4), "b", reference(2)), footnotes=FOUR_NOTES)
    assert [note.id for note in found.notes] == ["4", "2", "3", "5"]
    assert NoteId("footnote", "3") not in found.numbers


def test_a_mark_of_the_author_s_own_belongs_to_the_reference() -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    found = read(paragraph("Thanks", own, " to all", reference(3)), footnotes=FOUR_NOTES)
    (only,) = paragraphs(found)
    assert only.inlines == (
        Words("Thanks", 0),
        NoteMark(NoteId("footnote", "2"), 6, 7),
        Words(" to all", 7),
        NoteMark(NoteId("footnote", "3"), 14, 17),
    )
    assert found.numbers == {NoteId("footnote", "3"): 1}
    assert "a mark of its own" in lost(found)[0]


def test_a_deleted_reference_counts_for_nothing() -> None:
    gone = f"<w:del {BY}>{reference(2)}</w:del>"
    body = paragraph("a", gone, reference(3))
    assert read(body, footnotes=FOUR_NOTES).numbers[NoteId("footnote", "3")] == 1
    assert read(body, "reject", footnotes=FOUR_NOTES).numbers[NoteId("footnote", "3")] == 2


@pytest.mark.parametrize(
    ("code", "looks", "kind"),
    [
        (r"NOTEREF _Ref1 \h", "", NoteNumber),
        (r"NOTEREF _Ref1 \f \h", "", NoteMark),
        (r'NOTEREF "_Ref1" \h', worddrafts.RAISED, NoteMark),
    ],
)
@pytest.mark.parametrize("simple", [False, True])
def test_a_field_refers_to_a_note_in_words_or_by_its_mark(
    code: str, looks: str, kind: type[NoteMark | NoteNumber], simple: bool
) -> None:
    result = word("1", looks)
    made = field(code, "1").replace(word("1"), result)
    if simple:
        made = f"<w:fldSimple w:instr='{code}'>{result}</w:fldSimple>"
    marked = worddrafts.MARKED.format(reference(2))
    found = read(paragraph("a", marked, " see ", made, "."), footnotes=FOUR_NOTES)
    (only,) = paragraphs(found)
    assert only.inlines[3:] == (kind(NoteId("footnote", "2"), 9, 10), Words(".", 10))


def test_a_field_that_leads_to_no_note_keeps_its_words_and_is_reported() -> None:
    found = read(paragraph("see ", field(r"NOTEREF _Gone \h", "3"), "."))
    assert texts(found) == ["see 3."]
    assert lost(found) == ["This number of a note leads to no note"]


# --- Citations


CITED: dict[str, Any] = {
    "citationItems": [{"id": 1, "itemData": {"type": "book", "title": "Invented Ports"}}]
}


def cited_by_control(words: str) -> str:
    tag = base64.b64encode(json.dumps(CITED).encode()).decode()
    properties = f'<w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_{tag}"/></w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{word(words)}</w:sdtContent></w:sdt>"


def cited_by_field(program: str, words: str) -> str:
    """A field whose code is split over several elements, as Word does with long ones."""
    code = f"ADDIN {program}CSL_CITATION {json.dumps(CITED)}"
    cut = "</w:instrText></w:r><w:r><w:instrText>"
    return field(code, words).replace("Invented", f"Inv{cut}ented", 1)


@pytest.mark.parametrize(
    "cited",
    [
        cited_by_field("ZOTERO_ITEM ", "(Invented, 2024)"),
        cited_by_field("", "(Invented, 2024)"),
        cited_by_control("(Invented, 2024)"),
    ],
    ids=["Zotero", "Mendeley's fields", "Mendeley's controls"],
)
def test_the_code_of_a_citation_manager_is_kept(cited: str) -> None:
    found = read(paragraph("So ", cited, ". More."))
    (field,) = of_kind(found, CitationField)
    assert json.loads(field.code[field.code.index("{") :]) == CITED
    assert [each.text for each in field.words] == ["(Invented, 2024)"]
    assert found.file.text[field.start : field.end] == "(Invented, 2024)"
    assert texts(found) == ["So . More."]
