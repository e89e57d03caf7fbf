"""The rules that judge sources given as fields, and notes that say whose words they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.checks import year_only
from briefkit.diagnostic import Severity
from briefkit.editing import edit
from briefkit.style import load_style
from tests.conftest import MOMENT, loaded
from tests.test_checks import found

LIM = "{type: report, title: T, publisher: P, issued: 2024, author: [{family: Lim}]}"
DAY = "{type: article-newspaper, title: T, container-title: C, issued: 2024-01-02, page: 1}"


FIELDS = (
    "incomplete-source",
    "year-only",
    "undated-web-source",
    "unused-source",
    "impossible-date",
)
SECONDARY = ("secondary-incomplete", "rests-on-secondary", "ambiguous-ibid", "short-form-first")
JUDGED = {*SECONDARY, *FIELDS, "duplicate-source", "numbers-out-of-order"}


def judged(text: str) -> list[tuple[str, int, int]]:
    """What the rules of this file find, of any severity."""
    return [each for each in found(text, *Severity) if each[0] in JUDGED]


def brief(sources: dict[str, str], *notes: str) -> str:
    """A brief with the notes, or else with each source cited once in its text."""
    cited = "".join(f"[@{key}]" for key in sources)
    marks = "".join(f"[^n{index}]" for index in range(len(notes))) or cited
    text = f"title: A\nsections:\n  - body: 'x{marks}'\nsources:\n"
    text += "".join(f"  {key}: {fields}\n" for key, fields in sources.items())
    if notes:
        text += "footnotes:\n"
        text += "".join(f"  n{index}: '{note}'\n" for index, note in enumerate(notes))
    return text


# What is wrong with a source that is cited once; none where it is right.
SOURCES = {
    "{type: report, title: T, publisher: P, issued: 2024}": [],
    "{type: report, title: T, issued: 2024}": ["incomplete-source"],
    "{type: report, title: T, publisher: P, issued: n.d.}": [],
    DAY: [],
    "{type: article-newspaper, container-title: C, issued: 2024-01-02}": ["incomplete-source"],
    "{type: article-newspaper, title: T, container-title: C, issued: 2024, page: 1}": [
        "year-only"
    ],
    "{type: article-magazine, title: T, container-title: C, issued: 2024-01, page: 1}": [],
    "{type: article-journal, author: [A], title: T, container-title: C, issued: 2024, "
    "volume: 1, DOI: 10.5555/x}": [],
    "{type: webpage, title: T, container-title: C, URL: 'https://example.org'}": [
        "undated-web-source"
    ],
    "{type: webpage, title: T, container-title: C, URL: 'https://example.org', issued: n.d.}": [
        "undated-web-source"
    ],
    "{type: webpage, title: T, container-title: C, URL: 'https://example.org', issued: n.d., "
    "accessed: 2024-01-02}": [],
    "{type: webpage, title: T, publisher: P, URL: 'https://example.org', issued: 2024}": [],
    "{type: treaty, title: T, issued: 2024-06-19}": [],
    "{type: treaty, title: T, issued: 2024-06-31}": ["impossible-date"],
    "{type: treaty, title: T, issued: 5 May 2024}": ["impossible-date"],
    "{type: treaty, title: T, issued: forthcoming}": [],
    "{type: treaty, title: T, issued: 2024-06-19, accessed: 2024-06-18}": ["impossible-date"],
    "{type: treaty, title: T, issued: 2024-06-19, accessed: 2024-06-19}": [],
    "{type: treaty, title: T, issued: 2024, accessed: 2024-06-19}": [],
    "{type: book, editor: [E], title: T, publisher: P, issued: 2024}": [],
    "{type: figure}": ["incomplete-source"],
}


@pytest.mark.parametrize("fields", SOURCES)
def test_a_source_is_judged_by_its_type(fields: str) -> None:
    line, places = f"  key: {fields}", {"year-only": "issued", "impossible-date": "accessed"}
    expected = []
    for rule in SOURCES[fields]:
        field = places.get(rule, "key")
        expected.append((rule, 5, line.index(field if field in line else "issued") + 1))
    assert judged(brief({"key": fields})) == expected


ALTERNATIVES = {
    "issued: 2024": 1,
    "issued: 2024-05": 1,
    "issued: 2024-05-06": 0,
    "issued: 2024, number: 7": 0,
    "number: 7": 0,
}


@pytest.mark.parametrize("fields", ALTERNATIVES)
def test_a_style_may_take_another_field_in_place_of_a_day(fields: str, tmp_path: Path) -> None:
    required = 'checks: {required: {report: ["number|issued:day"]}}'
    style = f"label: S\nextends: base\n{required}\n"
    (tmp_path / "style.yaml").write_text(style, encoding="utf-8")
    read = loaded(brief({"key": f"{{type: report, title: T, {fields}}}"})).brief
    edition = edit(read, load_style(tmp_path), MOMENT)
    assert len(list(year_only.check(edition))) == ALTERNATIVES[fields]


def test_a_source_can_not_come_out_after_the_brief() -> None:
    text = brief({"key": "{type: treaty, title: T, issued: 2024-06-19}"})
    assert judged(f"date: 2024-06-19\n{text}") == []
    assert judged(f"date: 2024-06-18\n{text}") == [("impossible-date", 6, 33)]


def test_a_source_that_nothing_cites_is_not_judged() -> None:
    text = "title: A\nsources:\n  key: {type: report, title: T}\n"
    assert [each[0] for each in judged(text)] == ["unused-source"]


NOTES: dict[tuple[str, ...], list[str]] = {
    ("[@day], cited in [@lim].",): [],
    ("[@day], cited in Lim, 2024.",): ["secondary-incomplete"],
    ("Someone, cited in [@lim].",): ["secondary-incomplete"],
    ("Jeong, “A,” cited in Lim, 2024, “B,” INSS.",): ["secondary-incomplete"],
    ("Jeong, “A,” cited in Lim, 3 May 2024, “B,” INSS.",): [],
    ("Jeong, “A,” cited in Roe, *B* (Hillford: Lantern Press, 2018), 12.",): [],
    ("Jeong, “A,” cited in Roe, “B,” *Specimen Quarterly* 14, no. 2 (2022): 7.",): [],
    ("[@day], cited in [@lim].", "[@lim]."): ["rests-on-secondary"],
    ("[@day], cited in [@lim].", "[@day]."): [],
    ("[@lim].", "[@day], cited in [@lim].", "[@lim]."): [],
    ("[@day; @lim].", "*Ibid.*"): ["ambiguous-ibid"],
    ("[@lim].", "*Ibid.*"): [],
    ("Lim, 2024, “Mercenaries or allies.”",): ["short-form-first"],
    ("Lim Soo-ho, 2024, “Mercenaries or allies,” INSS.", "Lim, 2024, “Mercenaries.”"): [],
    ("[@lim].", "Lim, 2024, “Mercenaries or allies,” p. 4."): [],
    ("Lim Soo-ho, 2024, “Mercenaries or allies,” Issue Brief No. 627, INSS.",): [],
    ("Inside, 2024 was a good year.",): [],
}


@pytest.mark.parametrize("notes", NOTES)
def test_what_notes_say_of_each_other_is_judged(notes: tuple[str, ...]) -> None:
    rules = [each[0] for each in judged(brief({"lim": LIM, "day": DAY}, *notes))]
    wanted = set(SECONDARY)
    assert [rule for rule in rules if rule in wanted] == NOTES[notes]


def test_one_work_under_two_keys_is_found_by_its_address() -> None:
    at = "{type: map, title: T, URL: '%s', issued: 2024}"
    urls = {"a": "https://example.org/x?y=1", "b": "http://www.example.org/x/?y=1"}
    text = brief({key: at % url for key, url in urls.items()})
    assert ("duplicate-source", 6, 3) in judged(text)

    text = brief({"a": at % "https://example.org/x?y=1", "b": at % "https://example.org/x?y=2"})
    assert judged(text) == []
    text = brief({"a": at % "http://[x", "b": at % "http://[x"})
    assert ("duplicate-source", 6, 3) in judged(text)


def test_notes_named_by_numbers_print_those() -> None:
    text = "title: A\nsections:\n  - body: x[^%s] y[^%s]\nfootnotes:\n  1: a.\n  2: b.\n"
    assert judged(text % (1, 2)) == []
    assert [each[0] for each in judged(text % (2, 1))] == ["numbers-out-of-order"] * 2
