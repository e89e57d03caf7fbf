"""Quotation marks, dates, spaces and spelling: one form in one brief."""

from __future__ import annotations

import re

import pytest

from tests.findings import body, mended, note, of_rule, places

NBSP = "\u00a0"
UNBALANCED = ["‘’Bulletproof‘ says", "“so it is", "so it is”", "“so ‘it” is’"]


@pytest.mark.parametrize("words", UNBALANCED)
def test_quotation_marks_that_do_not_match_are_found(words: str) -> None:
    found = places("unbalanced-quotes", body(words)) + places("doubtful-quotes", body(words))
    assert found


BALANCED = [
    "“so it is”",
    "the people’s ‘lot’",
    "the soldiers’ pay",
    "rock ’n’ roll in the ’90s",
    "“He said ‘so it is,’” she said",
    "six feet 6'2\" tall",
    '"straight"',
    "‘so’ and “so”",
    "„so“ und «so»",
    "“first\n\n      “second”",
]


@pytest.mark.parametrize("words", BALANCED)
def test_quotation_marks_that_match_are_no_fault(words: str) -> None:
    assert places("unbalanced-quotes", body(words)) == []
    assert places("doubtful-quotes", body(words)) == []


# A rule, words, and the words when mended.
MENDED = [
    ("mixed-quotes", '“one” and "two"', "“one” and “two”"),
    ("mixed-quotes", "it’s and it's", "it’s and it’s"),
    ("space-inside-quotes", "“ Missing soldiers”", "“Missing soldiers”"),
    ("missing-nbsp", "No. 627", f"No.{NBSP}627"),
    ("missing-nbsp", "on 16 March", f"on 16{NBSP}March"),
    ("missing-nbsp", "p. 4", f"p.{NBSP}4"),
]


@pytest.mark.parametrize(("rule", "words", "right"), MENDED)
def test_a_slip_of_type_is_found_and_mended(rule: str, words: str, right: str) -> None:
    assert len(places(rule, body(words))) == 1
    assert mended(rule, body(words)) == body(right)
    assert places(rule, body(right)) == []


RIGHT = [
    ("mixed-quotes", '"one" and "two" and it\'s'),
    ("mixed-quotes", '“one” and `"two"`'),
    ("space-inside-quotes", "“Missing” and “so”"),
    ("missing-nbsp", "the number 627 in March"),
    ("hyphen-for-range", "COVID-19, 2024-12-05, 555-1234, WP-2019-21"),
    ("asterisk-for-times", "*so* and 20×10"),
    ("mixed-spelling", "U.S. and U.S. and us"),
]


@pytest.mark.parametrize(("rule", "words"), RIGHT)
def test_what_is_right_is_no_fault(rule: str, words: str) -> None:
    assert places(rule, body(words)) == []


HINTS = [
    ("hyphen-for-range", "pp. 10-20", "10-20"),
    ("hyphen-for-range", "in 2019-2021", "2019-2021"),
    ("asterisk-for-times", "the 20\\*10 policy", "20\\*10"),
    ("mixed-spelling", "the U.S. and the U.S. and the US", "US"),
]


@pytest.mark.parametrize(("rule", "words", "faulty"), HINTS)
def test_what_may_be_a_slip_is_hinted_at(rule: str, words: str, faulty: str) -> None:
    ((line, _, shown),) = places(rule, body(words))
    assert (line, shown) == (4, faulty)


def notes(*texts: str) -> str:
    """A brief with so many notes, each on a line of its own from line 5."""
    marks = "".join(f"[^n{index}]" for index in range(len(texts)))
    lines = "".join(f"  n{index}: '{text}'\n" for index, text in enumerate(texts))
    return f"title: A\nsections:\n  - body: 'x{marks}'\nfootnotes:\n{lines}"


def test_the_odd_date_among_the_notes_takes_the_form_of_most() -> None:
    rule = "mixed-date-forms"
    text = notes("A, 23 October 2024.", "B, 11 Nov 2024.", "C, 1 May 2024.", "D, 2 June 2024.")
    ((line, _, words),) = places(rule, text)
    assert (line, words) == (6, "11 Nov 2024")
    assert mended(rule, text) == text.replace("11 Nov 2024", "11 November 2024")
    assert places(rule, mended(rule, text)) == []


@pytest.mark.parametrize(
    "texts",
    [
        ("A, 23 October 2024.", "B, 11 November 2024."),
        ("A, 23 October 2024.", "B, “As of Nov 11, 2024,” C."),
        ("A, 3 May 2024.", "B, 11 November 2024."),
    ],
)
def test_dates_of_one_form_and_quoted_ones_are_no_fault(texts: tuple[str, ...]) -> None:
    assert places("mixed-date-forms", notes(*texts)) == []


def test_a_date_in_the_text_may_differ_from_the_notes() -> None:
    text = body("On October 3, 2024, and").rstrip() + "[^a]\nfootnotes: {a: 'A, 4 May 2024.'}\n"
    assert places("mixed-date-forms", text) == []


def test_fixes_leave_quotations_as_they_are() -> None:
    assert mended("missing-nbsp", note("A, “the 16 March raid.”")) == note(
        "A, “the 16 March raid.”"
    )


@pytest.mark.parametrize("language", ["es", "it", "nl"])
def test_quotations_are_not_mended_in_a_language_the_style_has_no_wording_for(
    language: str,
) -> None:
    words = '„een“ en “twee” en "drie" en x'
    text = f"language: {language}\n{body(words)}"
    assert len(places("mixed-quotes", text)) == 1
    assert mended("mixed-quotes", text) == text


def test_quotations_are_mended_as_the_language_has_them() -> None:
    for language, words, expected in (
        ("de", 'Die „Häfen“ und die "Schiffe"', "„Schiffe“"),
        ("fr", 'Les «\u00a0ports\u00a0» et les "bateaux"', "«\u00a0bateaux\u00a0»"),
    ):
        text = f"language: {language}\n{body(words)}"
        straight = words[words.index('"') :]
        assert mended("mixed-quotes", text) == text.replace(straight, expected)


def test_marks_within_the_words_of_other_languages_are_none() -> None:
    words = "צה\"ל ו“ארץ” וז'"
    text = f"language: he\n{body(words)}"
    assert places("mixed-quotes", text) == places("unbalanced-quotes", text) == []


def test_a_message_quotes_words_only() -> None:
    text = body('so“[^a] and `x`” it’s "on"[^b] and ‘[@k]x')
    rules = ("unbalanced-quotes", "doubtful-quotes", "mixed-quotes")
    messages = [each.message for rule in rules for each in of_rule(rule, text)]
    assert messages
    assert not re.search("[\ufdd0-\ufdef]", "".join(messages))
