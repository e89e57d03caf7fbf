"""Findings as comments in a Word document: where each stands and what it says."""

from __future__ import annotations

import io

import docx as python_docx
import pytest

from briefkit.diagnostic import TextFile
from briefkit.word.names import W
from tests.annotating import MARKS, at, commented, marked, member, on, part, read, said
from tests.conftest import MOMENT
from tests.word_raw import notes, package, paragraph, reference
from tests.word_tricky import FOOTNOTE, TRICKY


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("plain", "plain"),
        ("One", "One"),
        ("words.", "words."),
        ("me bold and it", "me bold and it"),
        ("ft\tri", "ft\tri"),
        ("title.", "title."),
        ("table", "table"),
        ("serted", "serted"),
        ("claims[1] stand", "claims[note] stand"),
        ("field", "the field result"),
        ("result after", "the field result after"),
        ("title", "title"),
        ("control", "a control"),
        ("words here", "Boxed words here."),
        (" bare", " bare spaces "),
        ("x=", "x=1"),
        ("changed", "changed"),
        ("ase", "abovebase"),
        ("two", "choice of twofall back"),
    ],
)
def test_a_comment_stands_at_its_very_words_or_the_whole_they_stand_in(
    words: str, expected: str
) -> None:
    assert marked(commented(TRICKY, [on(read(TRICKY), words)])) == [expected]


def test_a_simple_field_is_marked_as_a_whole() -> None:
    file = read(TRICKY)
    start = file.text.index("By a title") + len("By a ")
    assert marked(commented(TRICKY, [at(file, start, start + 5)])) == ["a title"]


@pytest.mark.parametrize(
    ("before", "expected"),
    [("One run", "run"), ("One run of plain words.", "words"), ("", "One"), ("O", "One")],
)
def test_a_place_without_words_is_marked_at_the_nearest_word(
    before: str, expected: str
) -> None:
    file = read(TRICKY)
    place = file.text.index(before) + len(before)
    assert marked(commented(TRICKY, [at(file, place, place)])) == [expected]


def test_a_range_over_paragraphs_ends_with_the_first() -> None:
    file = read(TRICKY)
    start = file.text.index("words.")
    assert marked(commented(TRICKY, [at(file, start, start + 20)])) == ["words."]


def test_an_empty_paragraph_can_have_a_comment() -> None:
    file = read(TRICKY)
    place = file.text.index("Target") + len("Target\n")
    made = commented(TRICKY, [at(file, place, place, "Empty.")])
    (mark,) = part(made, "word/document.xml").iter(f"{W}commentReference")
    assert next(mark.iterancestors(f"{W}p")).getparent().tag == f"{W}body"
    assert said(made) == ["Warning: Empty. (a-rule)"]


def test_what_is_wrong_in_a_note_is_said_at_its_number_with_its_words() -> None:
    file = read(TRICKY)
    made = commented(TRICKY, [on(file, "fault"), on(file, "flaw", "See.")])
    assert marked(made) == ["[note]", "[note]"]
    assert said(made) == [
        "Warning in note 1, “fault”: Look. (a-rule)",
        "Warning in note 1, “flaw”: See. (a-rule)",
    ]
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        assert member(made, name) == member(TRICKY, name)


def test_long_words_of_a_note_are_quoted_in_short() -> None:
    data = package(
        paragraph("Text", reference(2)), footnotes=notes("footnote", paragraph("ab " * 40))
    )
    (words,) = said(commented(data, [on(read(data), "ab " * 40)]))
    assert words == f"Warning in note 1, “{'ab ' * 19}ab…”: Look. (a-rule)"


def test_what_is_wrong_in_a_text_box_is_said_at_the_box() -> None:
    made = commented(TRICKY, [on(read(TRICKY), "Boxed")])
    assert said(made) == ["Warning in a text box, “Boxed”: Look. (a-rule)"]
    (box,) = part(made, "word/document.xml").iter(f"{W}txbxContent")
    assert not [each for tag in MARKS for each in box.iter(f"{W}{tag}")]


def test_a_note_that_nothing_refers_to_has_its_comment_at_the_first_paragraph() -> None:
    data = package(paragraph("First."), footnotes=notes("footnote", FOOTNOTE))
    made = commented(data, [on(read(data), "fault")])
    assert marked(made) == ["First"]
    assert said(made) == ["Warning in note 1, “fault”: Look. (a-rule)"]


def test_what_stands_in_no_paragraph_has_its_comment_at_the_first() -> None:
    front = TextFile("draft.docx", "title: A")
    made = commented(TRICKY, [at(front, 0, 8, "No date.")])
    assert (marked(made), said(made)) == (["One"], ["Warning: No date. (a-rule)"])


def test_comments_may_overlap_nest_and_stand_at_the_same_words() -> None:
    file = read(TRICKY)
    wanted = ["One run of", "run of", "run of", "run of plain", "of", "plain words"]
    made = commented(TRICKY, [on(file, each, f"At {each}.") for each in reversed(wanted)])
    assert marked(made) == wanted
    assert said(made) == [f"Warning: At {each}. (a-rule)" for each in wanted]


def test_comments_that_end_alike_are_referred_to_in_their_order() -> None:
    file = read(TRICKY)
    made = commented(TRICKY, [on(file, each) for each in ("run of plain", "of plain", "plain")])
    references = part(made, "word/document.xml").iter(f"{W}commentReference")
    assert [each.get(f"{W}id") for each in references] == ["0", "1", "2"]


def test_a_comment_says_who_wrote_it_and_when() -> None:
    made = commented(TRICKY, [on(read(TRICKY), "plain")])
    (comment,) = python_docx.Document(io.BytesIO(made)).comments
    assert (comment.author, comment.initials) == ("briefkit", "bk")
    assert comment.timestamp == MOMENT


def test_a_comment_holds_no_character_that_xml_forbids() -> None:
    assert said(commented(TRICKY, [on(read(TRICKY), "plain", "A\x0b&<b>")])) == [
        "Warning: A\ufffd&<b> (a-rule)"
    ]


def test_the_reference_stands_outside_a_link_and_a_tracked_change() -> None:
    file = read(TRICKY)
    made = commented(TRICKY, [on(file, "linked"), on(file, "inserted")])
    for mark in part(made, "word/document.xml").iter(f"{W}commentReference"):
        assert mark.getparent().getparent().tag == f"{W}p"
