"""The words of citations: names, dates, quotation marks and stops."""

from __future__ import annotations

import pytest

from briefkit.citations import phrases
from briefkit.citations.words import CitedWords, family_name, full_name, inverted_name
from briefkit.model.sourcedate import SourceDate
from briefkit.model.sourcenames import Name
from tests.conftest import style_named

WORDS = CitedWords(style_named("base").wording("en").citations, "en")

# A name; as printed in full, in short, and in a list.
NAMES = [
    ({"family": "Specimen", "given": "Ann"}, "Ann Specimen", "Specimen", "Specimen, Ann"),
    (
        {"family": "Lim", "given": "Soo-ho", "order": "family-first"},
        *("Lim Soo-ho", "Lim", "Lim Soo-ho"),
    ),
    ({"literal": "Example Office"}, "Example Office", "Example Office", "Example Office"),
    (
        {"family": "Muster", "given": "Jan", "non-dropping-particle": "van der"},
        *("Jan van der Muster", "van der Muster", "van der Muster, Jan"),
    ),
    (
        {"family": "Muster", "given": "Max", "dropping-particle": "von"},
        *("Max von Muster", "Muster", "Muster, Max von"),
    ),
    (
        {"family": "Muster", "given": "Jean", "dropping-particle": "d’"},
        *("Jean d’Muster", "Muster", "Muster, Jean d’"),
    ),
    (
        {"family": "Specimen", "given": "Bo", "suffix": "Jr."},
        *("Bo Specimen Jr.", "Specimen", "Specimen, Bo, Jr."),
    ),
    (
        {"family": "Specimen", "given": "Bo", "suffix": "Jr.", "comma-suffix": "true"},
        *("Bo Specimen, Jr.", "Specimen", "Specimen, Bo, Jr."),
    ),
    ({"given": "Mononym"}, "Mononym", "Mononym", "Mononym"),
    ({"family": "Kim", "given": "A", "static-ordering": "true"}, "Kim A", "Kim", "Kim A"),
]


@pytest.mark.parametrize(("fields", "full", "short", "listed"), NAMES)
def test_a_name_is_printed_as_its_bearer_writes_it(
    fields: dict[str, str], full: str, short: str, listed: str
) -> None:
    name = Name.model_validate(fields)
    assert (full_name(name), family_name(name), inverted_name(name)) == (full, short, listed)


def test_a_note_names_two_authors_and_a_list_more() -> None:
    people = [Name(family=f"F{n}", given=f"G{n}") for n in range(1, 8)]
    assert WORDS.names(people[:2]) == "G1 F1 and G2 F2"
    assert WORDS.names(people[:3]) == "G1 F1 et al."
    assert WORDS.families(people[:3]) == "F1 et al."
    assert WORDS.listed(people[:3]) == "F1, G1, G2 F2, and G3 F3"
    assert WORDS.listed(people) == "F1, G1, G2 F2, G3 F3 et al."


DATES = {
    "2024-11-27": "27 November 2024",
    "2024-11": "November 2024",
    "2024": "2024",
    "2023/2024": "2023–2024",
    "2024-01-30/2024-02-02": "30 January 2024–2 February 2024",
    "2024/..": "2024–",
    "../2024": "–2024",
    "2024~": "ca. 2024",
    "2024-22": "Summer 2024",
    "n.d.": "n.d.",
    "undated": "n.d.",
    "forthcoming": "forthcoming",
    "-0044": "-44",
}


@pytest.mark.parametrize("written", DATES)
def test_a_date_is_as_exact_as_it_is_known(written: str) -> None:
    assert SourceDate(written).meant
    assert WORDS.day(SourceDate(written)) == DATES[written]


@pytest.mark.parametrize(
    "written", ["2024-11-31", "2023-02-29", "2024-13", "2024-00", "24", "5 May 2024", "/", ".."]
)
def test_what_is_no_date_means_none(written: str) -> None:
    assert not SourceDate(written).meant


NESTED = {
    "“a”": "‘a’",
    "a “b ‘c’ d” e": "a ‘b “c” d’ e",
    "‘a’": "‘a’",
    "people’s “lot”": "people’s ‘lot’",
    "the soldiers’ pay": "the soldiers’ pay",
    "\"a\" and 'b'": "‘a’ and ‘b’",
    "it's": "it’s",
    "“‘a’ b”": "‘“a” b’",
    "(“a”)": "(‘a’)",
    "a — “b”": "a — ‘b’",
}


@pytest.mark.parametrize("title", NESTED)
def test_quotations_in_a_quoted_title_nest(title: str) -> None:
    assert WORDS.quoted(title) == f"“{NESTED[title]}”"


THEN = {
    ("A", "."): "A.",
    ("A.", "."): "A.",
    ("A?", "."): "A?",
    ("A?", ","): "A?",
    ("A.", ","): "A.,",
    ("“A”", ","): "“A,”",
    ("“A?”", ","): "“A?”",
    ("“‘A’”", "."): "“‘A.’”",
    ("*Ibid.*", "."): "*Ibid.*",
    ("*A*", "."): "*A*.",
    ("“*A*”", "."): "“*A*.”",
    ("A", ";"): "A;",
    ("“A”", ";"): "“A”;",
}


@pytest.mark.parametrize(("text", "mark"), THEN)
def test_a_mark_follows_where_the_language_wants_it(text: str, mark: str) -> None:
    assert phrases.then(text, mark, inside=True) == THEN[text, mark]


def test_marks_stand_outside_where_the_language_wants_that() -> None:
    assert phrases.then("“A”", ".", inside=False) == "“A”."


def test_italics_in_a_title_are_those_of_csl_json() -> None:
    assert phrases.escaped("On <i>A</i> * and <sc>b</sc>") == r"On *A* \* and b"


def test_raised_and_lowered_words_of_a_field_stay_so() -> None:
    assert phrases.escaped("CO<sub>2</sub> a km<sup>2</sup>^") == r"CO~2~ a km^2^\^"
    assert phrases.escaped("10<sub>2</sub> <sup>a b</sup> <sup>c") == "102 a b c"
