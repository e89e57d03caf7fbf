"""Tracked changes and comments are listed, each at its words, or settled as wished."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import pytest

from briefkit.drafts import read_draft
from briefkit.word.document import Review, Table, WordDocument
from briefkit.word.tracked import Tracked
from tests.word_raw import notes, package, paragraph, part, reference, word
from tests.worddrafts import row, styled, table, with_properties
from tests.wordreading import BY, paragraphs, read, texts

DELETED = f"<w:del {BY}><w:r><w:delText>{{}}</w:delText></w:r></w:del>"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"


def said(document: WordDocument, found: Iterable[Review]) -> list[tuple[str, str]]:
    """Each review's words, and the words at its place."""
    text = document.file.text
    return [(each.words, text[each.place.start : each.place.end]) for each in found]


@pytest.mark.parametrize(
    ("mark", "tracked", "wanted"),
    [
        ("del", "refuse", ["One two."]),
        ("del", "reject", ["One ", "two."]),
        ("ins", "accept", ["One ", "two."]),
        ("ins", "reject", ["One two."]),
    ],
)
def test_a_paragraph_whose_end_is_taken_out_goes_on_in_the_next(
    mark: str, tracked: Tracked, wanted: list[str]
) -> None:
    first = with_properties(f"<w:rPr><w:{mark} {BY}/></w:rPr>", "One ")
    found = read(first + styled("Quote", "two."), tracked)
    assert texts(found) == wanted
    assert paragraphs(found)[-1].style == "quote"


@pytest.mark.parametrize(
    ("mark", "tracked", "rows"), [("del", "accept", 1), ("ins", "reject", 1)]
)
def test_a_row_that_a_change_takes_out_is_gone(
    mark: Literal["del", "ins"], tracked: Tracked, rows: int
) -> None:
    changed = row(paragraph("A")).replace("<w:tr>", f"<w:tr><w:trPr><w:{mark} {BY}/></w:trPr>")
    body = table(changed, row(paragraph("B")))
    (found,) = read(body, tracked).blocks
    assert isinstance(found, Table)
    assert len(found.rows) == rows


def test_a_deletion_is_where_its_words_would_stand() -> None:
    found = read(paragraph("The ", DELETED.format("old "), "port."))
    assert said(found, found.reviews) == [("old ", "")]
    assert found.reviews[0].place.start == len("The ")


def test_a_change_within_a_change_is_listed_once() -> None:
    inner = f"<w:ins {BY}>{word('new')}</w:ins>"
    found = read(paragraph(f"<w:ins {BY}>{inner}{word('er')}</w:ins>"))
    assert said(found, found.reviews) == [("newer", "newer")]


@pytest.mark.parametrize("name", ["rPr", "pPr"])
def test_a_change_of_looks_is_listed_with_its_words(name: str) -> None:
    change = f"<w:{name}Change {BY}><w:{name}/></w:{name}Change>"
    body = (
        paragraph(word("Ports", change)) if name == "rPr" else with_properties(change, "Ports")
    )
    found = read(body)
    assert [each.kind for each in found.reviews] == ["format"]
    assert said(found, found.reviews) == [("Ports", "Ports")]


def comment(number: int, words: str, key: str = "") -> str:
    held = paragraph(words).replace("<w:p>", f'<w:p w14:paraId="{key}">') if key else ""
    author = 'w:author="Bo" w:date="2024-12-06T00:00:00Z"'
    return f'<w:comment w:id="{number}" {author}>{held or paragraph(words)}</w:comment>'


def commented(number: int, *content: str) -> str:
    return (
        f'<w:commentRangeStart w:id="{number}"/>'
        + "".join(map(word, content))
        + f'<w:commentRangeEnd w:id="{number}"/>'
        + f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def test_a_comment_is_at_the_words_it_is_about() -> None:
    comments = part("comments", comment(1, "Who says?") + comment(2, "A source?"))
    at_a_point = '<w:r><w:commentReference w:id="2"/></w:r>'
    body = paragraph("The ", commented(1, "ports ", "pay"), " much", at_a_point, ".")
    found = read(body, comments=comments)
    assert said(found, found.reviews) == [("Who says?", "ports pay"), ("A source?", "")]
    assert found.reviews[1].place.start == len("The ports pay much")
    assert (found.reviews[0].author, found.reviews[0].date[:10]) == ("Bo", "2024-12-06")


def test_a_comment_that_is_marked_as_done_is_settled() -> None:
    comments = part("comments", comment(1, "Who?", "0A") + comment(2, "Why?", "0B"))
    done = f'<w15:commentEx xmlns:w15="{W15}" w15:paraId="0A" w15:done="1"/>'
    body = paragraph(commented(1, "ports"), commented(2, "pay"))
    found = read(body, comments=comments, commentsExtended=part("commentsExtended", done))
    assert said(found, found.reviews) == [("Why?", "pay")]


def test_answers_stand_behind_their_comment(tmp_path: Path) -> None:
    comments = part("comments", comment(1, "Yes.", "0B") + comment(2, "Who?", "0A"))
    thread = (
        f'<w15:commentEx xmlns:w15="{W15}" w15:paraId="0A" w15:done="0"/>'
        f'<w15:commentEx xmlns:w15="{W15}" w15:paraId="0B" w15:paraIdParent="0A"/>'
    )
    body = paragraph(commented(2, "ports"), commented(1, ""))
    path = tmp_path / "draft.docx"
    extended = part("commentsExtended", thread)
    path.write_bytes(package(body, comments=comments, commentsExtended=extended))
    messages = [e.message for e in read_draft(path, "refuse").diagnostics]
    assert [each.partition(".”")[0] for each in messages if "comments" in each] == [
        "Bo on 2024-12-06 comments: “Who?”; Bo answers: “Yes"
    ]


@pytest.mark.parametrize("tracked", ["refuse", "accept"])
def test_a_note_whose_mark_a_change_takes_out_is_gone(tracked: Tracked) -> None:
    mark = f"<w:del {BY}>{reference(3)}</w:del>"
    held = notes("footnote", paragraph("One."), paragraph(DELETED.format("Two.")))
    found = read(paragraph("A.", reference(2), mark), tracked, footnotes=held)
    assert [each.id for each in found.notes] == ["2"]
    assert [each.words for each in found.reviews] == ["[note]", "Two."]
    where = found.file.where(found.reviews[1].place.start)
    assert where.endswith(", in a note without a number")


def test_a_paragraph_put_in_is_one_change() -> None:
    words = f"<w:ins {BY}>{word('New.')}</w:ins>"
    put_in = with_properties(f"<w:rPr><w:ins {BY}/></w:rPr>", words)
    found = read(put_in + with_properties(f"<w:rPr><w:ins {BY}/></w:rPr>", "Split."))
    assert [each.words for each in found.reviews] == ["New.", "Split."]
