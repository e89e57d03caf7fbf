"""A text of our own with the slips of the article's notes: what must be found, and what not.

``golden/faulty.txt`` holds every finding; it is renewed by hand with
``python -m tests.test_article_faults`` and read in the difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefkit.commands.checking import Asked, check
from tests.conftest import ROOT

TEXT = ROOT / "tests/faulty.yaml"
GOLDEN = ROOT / "tests/golden/faulty.txt"

# By note, or where else it stands: the rule, and some of the words that it is about.
MUST_BE_FOUND = [
    ("greenhouse", "incomplete-note", "16 March 2024"),
    ("pay", "unbalanced-quotes", "‘’"),
    ("pay", "secondary-incomplete", "cited in"),
    ("sum", "long-short-form", "Mercenaries or allies"),
    ("hackers", "typed-ibid", "Ibid."),
    ("hackers", "rests-on-secondary", "hackers"),
    ("satellites", "mixed-date-forms", "11 Nov"),
    ("satellites", "tracking-url", "#return"),
    ("satellites", "tracking-url", "https://m.ytn.co.kr"),
    ("kursk", "incomplete-note", "BBC"),
    ("deaths", "title-differs-from-url", "Strom"),
    ("deaths", "malformed-url", ";"),
    ("deaths", "mixed-date-forms", "21 Nov"),
    ("nvu-2024", "incomplete-source", "nvu-2024"),
    ("secret", "mixed-quotes", '"'),
    ("secret", "space-inside-quotes", " "),
    ("secret", "missing-full-stop", "Korean"),
    ("secret", "tracking-url", "#"),
    ("body", "mixed-quotes", '"'),
    ("body", "asterisk-for-times", "20*10"),
    ("body", "unsupported-attribution", "has similarly estimated"),
    ("body", "unsupported-attribution", "revealed by"),
    ("authors", "placeholder", "Author(s)"),
    ("status", "missing-title", ""),
]

MUST_NOT_BE_FOUND = (
    *("undefined-footnote", "unused-footnote", "empty-footnote", "duplicate-footnote"),
    *("numbers-out-of-order", "reference-before-punctuation", "space-before-reference"),
    *("adjacent-references", "reused-footnote", "date-differs-from-url", "short-form-first"),
    *("ambiguous-ibid", "ibid-without-source"),
)


def findings() -> Iterator[tuple[str, str, str]]:
    """Each finding's field or note, its rule and its words."""
    field = ""
    lines = TEXT.read_text(encoding="utf-8").splitlines()
    names = []
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if ":" in line and (indent == 0 or (indent == 2 and not line.strip().startswith("-"))):
            field = line.strip().partition(":")[0]
        names.append("body" if field == "sections" else field)
    for each in check(TEXT, Asked())[0].diagnostics:
        place = each.place
        words = place.file.text[place.start : place.end]
        yield names[place.position.line - 1], each.rule, words


@pytest.mark.parametrize("wanted", MUST_BE_FOUND, ids="-".join)
def test_what_the_article_teaches_is_found(wanted: tuple[str, str, str]) -> None:
    where, rule, words = wanted
    found = [each for each in findings() if each[:2] == (where, rule)]
    assert any(words in each[2] for each in found), found


@pytest.mark.parametrize("rule", MUST_NOT_BE_FOUND)
def test_what_is_right_in_the_article_is_not_found(rule: str) -> None:
    assert [each for each in findings() if each[1] == rule] == []


def table() -> str:
    return "".join(f"{where:12}{rule:26}{words!r}\n" for where, rule, words in findings())


def test_all_findings_are_those_that_were_read() -> None:
    assert table() == GOLDEN.read_text(encoding="utf-8")


if __name__ == "__main__":
    Path(GOLDEN).write_text(table(), encoding="utf-8")
