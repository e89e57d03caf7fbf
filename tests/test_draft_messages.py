"""What is said of a Word draft names nothing that only a brief's file has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefkit.commands.checking import Asked, check
from briefkit.diagnostic import Diagnostic
from tests import googledocs, worddrafts
from tests.word_raw import field, notes, paragraph, reference
from tests.worddrafts import FOOTNOTES, TITLE, styled

# Marks and words that only someone knows who writes a brief's file.
OF_FILES = re.compile(
    r"\[\^|\[@|\[\]\(|\bYAML\b|\b(?:un)?labell?(?:ed)?s?\b|\bfields?\b|\bkeys?\b(?! points?\b)"
    r"|\w:”|\bnamed \d|unnumbered-|endnote-\d"
)

DRAFTS = worddrafts.DRAFTS | googledocs.DRAFTS


def found(data: bytes, folder: Path) -> tuple[Diagnostic, ...]:
    path = folder / "draft.docx"
    path.write_bytes(data)
    return check(path, Asked())[0].diagnostics


@pytest.mark.parametrize("name", DRAFTS)
def test_no_message_about_a_draft_speaks_of_a_file_of_another_kind(
    name: str, tmp_path: Path
) -> None:
    for each in found(DRAFTS[name].data, tmp_path):
        assert not OF_FILES.search(each.message), each.message


def typed(text: str, *listed: str) -> str:
    """A text with marks of typed notes, and the list of these."""
    lines = (paragraph(f"[{number}] {each}") for number, each in enumerate(listed, 1))
    return paragraph(text) + styled("1", "Notes") + "".join(lines)


FAULTY = {
    "unused-footnote": typed("A.[1] B.[2]", "See A, 2024.", "See B, 2024.", "See C, 2024."),
    "numbers-out-of-order": typed("A.[2] B.[1]", "See A, 2024.", "See B, 2024."),
    "empty-footnote": typed("A.[1] B.[2]", "See A, 2024.", "TK"),
    "undefined-footnote": paragraph("A.", reference(2), " B.", reference(7)),
    "footnote-in-heading": paragraph("Text.") + styled("1", "Costs", reference(2)),
    "forbidden-link": paragraph(field('HYPERLINK "file:///a.txt"', "here"), reference(2)),
}


@pytest.mark.parametrize("rule", FAULTY)
def test_a_fault_of_a_draft_is_told_in_words_that_its_author_knows(
    rule: str, tmp_path: Path
) -> None:
    parts = {} if "[1]" in FAULTY[rule] else {"footnotes": FOOTNOTES}
    data = worddrafts.draft(TITLE + FAULTY[rule], **parts)
    messages = [each.message for each in found(data, tmp_path) if each.rule == rule]
    assert messages
    assert not any(map(OF_FILES.search, messages)), messages


def test_a_note_in_a_note_is_told_without_its_name(tmp_path: Path) -> None:
    held = notes("footnote", paragraph("One.", reference(3)), paragraph("Two."))
    data = worddrafts.draft(TITLE + paragraph("A.", reference(2)), footnotes=held)
    (message,) = (e.message for e in found(data, tmp_path) if e.rule == "nested-footnote")
    assert "the mark of one stands here" in message


OWN_MARK = reference(2).replace("/></w:r>", ' w:customMarkFollows="1"/><w:t>*</w:t></w:r>')


@pytest.mark.parametrize(
    "body",
    [
        paragraph("A.", reference(2), " B.", reference(2, "endnote"), " C.", reference(3)),
        paragraph("A.", OWN_MARK, reference(3)),
    ],
)
def test_nobody_is_told_to_count_what_word_counts(body: str, tmp_path: Path) -> None:
    parts = {"footnotes": FOOTNOTES, "endnotes": notes("endnote", paragraph("Aside."))}
    rules = {each.rule for each in found(worddrafts.draft(TITLE + body, **parts), tmp_path)}
    assert "numbers-out-of-order" not in rules


def test_a_foreign_phrase_without_glyphs_is_one_finding(tmp_path: Path) -> None:
    data = worddrafts.draft(TITLE + paragraph("She said 북한의 항만과 식량 twice."))
    (one,) = (each for each in found(data, tmp_path) if each.rule == "missing-glyph")
    assert one.place.file.text[one.place.start : one.place.end] == "북한의 항만과 식량"
