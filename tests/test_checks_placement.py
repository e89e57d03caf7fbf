"""Where references stand, and how notes end: found at their places, and mended."""

from __future__ import annotations

import pytest

from tests.findings import body, mended, note, places

BEFORE, DASH, SPACE, TWO = (
    "reference-before-punctuation",
    "reference-after-dash",
    "space-before-reference",
    "adjacent-references",
)

# A rule, words in running text, the words it finds, and the words when mended.
MISPLACED = [
    (BEFORE, "Arms came first[^a].", "[^a].", "Arms came first.[^a]"),
    (BEFORE, "Arms[^a], then money.", "[^a],", "Arms,[^a] then money."),
    (BEFORE, "“Arms[^a].”", "[^a].”", "“Arms.”[^a]"),
    (BEFORE, "(Arms[^a])", "[^a])", "(Arms)[^a]"),
    (BEFORE, "*Arms*[^a]: so", "[^a]:", "*Arms*:[^a] so"),
    (BEFORE, "Arms[@a].", "[@a].", "Arms.[@a]"),
    (DASH, "troops—[^a] and", "[^a]", "troops[^a]—and"),
    (DASH, "troops—[^a]and", "[^a]", "troops[^a]—and"),
    (DASH, "troops – [^a] and", "[^a]", "troops[^a] – and"),
    (SPACE, "Arms came first. [^a]", " ", "Arms came first.[^a]"),
]


@pytest.mark.parametrize(("rule", "words", "faulty", "right"), MISPLACED)
def test_a_misplaced_reference_is_found_and_mended(
    rule: str, words: str, faulty: str, right: str
) -> None:
    ((line, column, shown),) = places(rule, body(words))
    assert (line, shown) == (4, faulty)
    assert column == 7 + words.rindex(faulty)
    assert mended(rule, body(words)) == body(right)
    assert places(rule, body(right)) == []


PLACED = [
    (BEFORE, "Arms came first.[^a] Then money."),
    (BEFORE, "Arms[^a] and money."),
    (BEFORE, "`x[^a].`"),
    (BEFORE, "Arms[^a]—and money."),
    (DASH, "troops[^a]—and"),
    (SPACE, "as note [^a] says"),
    (SPACE, "see [@a]"),
    (SPACE, "Arms - [^a] and money"),
    (TWO, "Arms.[^a] Money.[^b]"),
]


@pytest.mark.parametrize(("rule", "words"), PLACED)
def test_a_reference_in_its_place_is_no_fault(rule: str, words: str) -> None:
    assert places(rule, body(words)) == []


@pytest.mark.parametrize("language", ["fr", "de-DE", "es", "ko"])
def test_the_order_of_mark_and_stop_is_judged_in_english_only(language: str) -> None:
    assert places(BEFORE, f"language: {language}\n{body('Arms[^a].')}") == []
    assert len(places(BEFORE, f"language: en-GB\n{body('Arms[^a].')}")) == 1


def test_only_in_english_a_space_that_does_not_break_is_no_better() -> None:
    words = body("Arms\u00a0[^a]")
    assert len(places(SPACE, words)) == 1
    assert places(SPACE, f"language: fr\n{words}") == []
    assert len(places(SPACE, f"language: fr\n{body('Arms [^a]')}")) == 1


def test_two_references_that_would_read_as_one_number_are_found() -> None:
    ((line, _, words),) = places(TWO, body("Arms.[^a][^b] Money."))
    assert (line, words) == (4, "[^a][^b]")


STOP = "missing-full-stop"
STOPPED = [
    "A source.",
    "“A title.”",
    "So it says (see above).",
    "Is it so?",
    "See https://example.org/a",
    "[@a]",
    "See [@a]",
    "A source…",
]


@pytest.mark.parametrize("words", STOPPED)
def test_a_note_that_ends_as_it_should_is_no_fault(words: str) -> None:
    assert places(STOP, note(words)) == []


UNSTOPPED = {
    "A source": "A source.",
    "A *source*": "A *source*.",
    "A 2^nd^": "A 2^nd^.",
    "A [source]{.smallcaps}": "A [source]{.smallcaps}.",
    "A “title”": "A “title.”",
    "[A link](https://example.org)": "[A link](https://example.org).",
}


@pytest.mark.parametrize("words", UNSTOPPED)
def test_a_note_without_a_stop_is_found_and_mended(words: str) -> None:
    assert len(places(STOP, note(words))) == 1
    assert mended(STOP, note(words)) == note(UNSTOPPED[words])
    assert places(STOP, note(UNSTOPPED[words])) == []


def test_a_stop_stays_out_of_a_quotation_where_the_style_has_no_wording() -> None:
    text = f"language: nl\n{note('A “titel”')}"
    assert mended(STOP, text) == f"language: nl\n{note('A “titel”.')}"


def test_two_references_are_not_mended_into_one_number() -> None:
    text = body("Arms[^a].[^b]")
    assert len(places(BEFORE, text)) == 1
    assert mended(BEFORE, text) == text
