"""Faults of a brief, each with its rule, its place and words that say what to do."""

from __future__ import annotations

import pytest

from tests.conftest import loaded

FAULTS = {
    "an unknown field": ("title: A\nsubtitel: B\n", "unknown-field", 2, 1, "“subtitle”"),
    "an unknown field of an author": (
        "title: A\nauthors:\n  - name: B\n    rolle: C\n",
        "unknown-field",
        4,
        5,
        "“role”",
    ),
    "text where a list is wanted": ("title: A\nauthors: Kim\n", "wrong-type", 2, 10, "“- ”"),
    "a list where text is wanted": ("title: [A]\n", "wrong-type", 1, 8, "text"),
    "a colon in a key point": (
        "title: A\nkey_points:\n  - Growth: 3%\n",
        "unknown-field",
        3,
        5,
        "quotes",
    ),
    "a colon in a text": (
        "title: A\nabstract:\n  Growth: 3%\n",
        "wrong-type",
        3,
        3,
        "quotes",
    ),
    "no title": ("date: 2024-12-05\n", "missing-title", 1, 1, "title: …"),
    "an author without a name": (
        "title: A\nauthors:\n  - role: B\n",
        "missing-field",
        3,
        5,
        "name",
    ),
    "a language that is none": (
        "title: A\nlanguage: English!\n",
        "malformed-language",
        2,
        11,
        "en",
    ),
    "a status that is none": ("title: A\nstatus: final\n", "unknown-value", 2, 9, "draft"),
    "an ORCID with a wrong digit": (
        "title: A\nauthors:\n  - name: B\n    orcid: 0000-0002-1825-0098\n",
        "malformed-orcid",
        4,
        12,
        "orcid.org",
    ),
    "an e-mail address that is none": (
        "title: A\nauthors:\n  - name: B\n    email: nobody\n",
        "malformed-email",
        4,
        12,
        "name@example.org",
    ),
    "a field twice": ("title: A\ntitle: B\n", "duplicate-key", 2, 1, "line 1"),
    "a footnote twice": (
        "title: A\nfootnotes:\n  a: x\n  a: y\n",
        "duplicate-footnote",
        4,
        3,
        "line 3",
    ),
    "a control character": ('title: "A\\x07"\n', "control-character", 1, 10, "Delete"),
    "text after a hash": ("title: a #1 priority\n", "text-after-hash", 1, 10, "quotes"),
    "an empty key point": ("title: A\nkey_points:\n  - ''\n", "empty-field", 3, 5, "empty"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_at_its_place_and_says_what_to_do(name: str) -> None:
    text, rule, line, column, words = FAULTS[name]
    found = [each for each in loaded(text).diagnostics if each.rule == rule]
    assert len(found) == 1, [(each.rule, each.place.position) for each in found]
    assert tuple(found[0].place.position) == (line, column)
    assert words in found[0].message


def test_all_faults_are_found_at_once_and_in_order() -> None:
    text = "subtitel: x\nauthors: Kim\nlanguage: '!'\nstatus: final\ntitle: A\n"
    found = loaded(text).diagnostics
    assert [each.place.position.line for each in found] == [1, 2, 3, 4]


def test_what_fits_is_kept_beside_what_does_not() -> None:
    result = loaded("title: A\nkey_points:\n  - one\n  - [2]\n  - three\n")
    assert [point.text for point in result.brief.key_points] == ["one", "three"]
    assert result.place(("key_points", 1, "text")).position.line == 5


@pytest.mark.parametrize("written", ["No", "1.10", "3:30", "2024-12-05", "0x1F", "on", "1_000"])
def test_a_plain_word_stays_as_written(written: str) -> None:
    result = loaded(f"title: {written}\nkey_points:\n  - {written}\n")
    assert (result.brief.title, result.brief.key_points[0].text) == (written, written)


@pytest.mark.parametrize("empty", ["", "~", "null"])
def test_an_empty_value_means_that_the_field_is_absent(empty: str) -> None:
    assert loaded(f"title: A\nsubtitle: {empty}\n").brief.subtitle is None


def test_a_date_is_kept_as_written_beside_the_day_it_means() -> None:
    date = loaded("title: A\ndate: 2024-11-31\n").brief.date
    assert date is not None
    assert (date.written, date.value) == ("2024-11-31", None)


@pytest.mark.parametrize(
    "identifier", ["0000-0002-1825-0097", "https://orcid.org/0000-0002-1694-233X"]
)
def test_an_orcid_whose_check_character_is_right_passes(identifier: str) -> None:
    result = loaded(f"title: A\nauthors:\n  - name: B\n    orcid: {identifier}\n")
    assert result.diagnostics == ()
    assert result.brief.authors[0].orcid == identifier.removeprefix("https://orcid.org/")
