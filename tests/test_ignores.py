"""Switching a rule off: by style, brief and note, with a reason, and not without use."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.commands import checking
from briefkit.commands.checking import Asked

# What any brief as small as these lacks.
OTHERS = ("key-points", "missing-author", "metadata-limits", "incomplete-note")
BRIEF = """title: A
sections:
  - body: x[@a] y[@b]
sources:
  a: {type: report, title: T, publisher: P}
  b: {type: report, title: T2, publisher: P}
"""


def rules(folder: Path, text: str) -> list[tuple[str, int]]:
    path = folder / "brief.yaml"
    path.write_text(text, encoding="utf-8")
    found = checking.check(path, Asked())[0].diagnostics
    return [(each.rule, each.place.position.line) for each in found if each.rule not in OTHERS]


def ignoring(*entries: str) -> str:
    return BRIEF + "checks:\n  ignore:\n" + "".join(f"    - {each}\n" for each in entries)


def test_without_an_ignore_both_are_found(tmp_path: Path) -> None:
    assert rules(tmp_path, BRIEF) == [("incomplete-source", 5), ("incomplete-source", 6)]


CASES = {
    "the whole brief": (["{rule: incomplete-source, reason: r}"], []),
    "one place": (
        ["{rule: incomplete-source, words: a, reason: r}"],
        [("incomplete-source", 6)],
    ),
    "nothing": (
        ["{rule: incomplete-source, reason: r}", "{rule: year-only, reason: r}"],
        [("unused-ignore", 10)],
    ),
    "no rule": (
        ["{rule: incomplete-sources, reason: r}"],
        [("incomplete-source", 5), ("incomplete-source", 6), ("unused-ignore", 9)],
    ),
    "what blocks": (
        ["{rule: incomplete-source, reason: r}", "{rule: undefined-source, reason: r}"],
        [("unused-ignore", 10)],
    ),
    "without a reason": (
        ["{rule: incomplete-source}"],
        [("incomplete-source", 5), ("incomplete-source", 6), ("missing-field", 9)],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_brief_says_what_to_ignore(name: str, tmp_path: Path) -> None:
    entries, expected = CASES[name]
    assert rules(tmp_path, ignoring(*entries)) == expected


def test_a_note_ignores_for_itself_alone(tmp_path: Path) -> None:
    text = (
        "title: A\nsections:\n  - body: x[^a] y[^b]\nfootnotes:\n"
        "  a: {text: 'Lim, 2024, “A title.”', ignore: {short-form-first: it is full}}\n"
        "  b: Jeong, 2024, “A title.”\n"
    )
    assert rules(tmp_path, text) == [("short-form-first", 6)]


NOTED = """title: A
sections:
  - body: x[^a] y[^b]{body}
footnotes:
  a: {{text: "[@s].", ignore: {{incomplete-source: r}}}}
  b: {b}
sources:
  s: {{type: report, title: T, publisher: P}}
"""


def test_a_note_ignores_for_the_sources_that_nothing_else_cites(tmp_path: Path) -> None:
    assert rules(tmp_path, NOTED.format(body="", b="Words.")) == []
    left = [("unused-ignore", 5), ("incomplete-source", 8)]
    for body, b in (("", '"[@s]."'), (" z[@s]", "Words.")):
        assert sorted(rules(tmp_path, NOTED.format(body=body, b=b))) == sorted(left)


OPEN = """title: A
abstract: >-
  The first ??
  and the second ??
checks:
  ignore:
    - {{rule: unresolved-review, words: '{words}', reason: r}}
"""
FIRST, SECOND, UNUSED = ("unresolved-review", 3), ("unresolved-review", 4), ("unused-ignore", 7)
# The words of an ignore, and what is left to report.
WORDS = {
    "first ??": [SECOND],
    "?? and the": [SECOND],
    "second ??": [FIRST],
    "??": [],
    "?? and the second ??": [],
    "and the second": [FIRST, SECOND, UNUSED],
    "a third ??": [FIRST, SECOND, UNUSED],
}


@pytest.mark.parametrize("words", WORDS)
def test_words_must_stand_where_the_fault_is(words: str, tmp_path: Path) -> None:
    assert rules(tmp_path, OPEN.format(words=words)) == WORDS[words]


def test_faults_in_the_long_form_of_a_note_are_placed_in_its_text(tmp_path: Path) -> None:
    text = "title: A\nsections:\n  - body: x[^a]\nfootnotes:\n  a: {text: 'See [@b].'}\n"
    (tmp_path / "brief.yaml").write_text(text, encoding="utf-8")
    found = checking.check(tmp_path / "brief.yaml", Asked())[0].diagnostics
    (place,) = (each.place for each in found if each.rule == "undefined-source")
    assert place.position == (5, 19)


def test_a_style_switches_rules_on_and_off(tmp_path: Path) -> None:
    reused = "title: A\nstyle: s\nsections:\n  - body: x[^a] y[^a]\nfootnotes:\n  a: T.\n"
    assert rules(tmp_path, reused.replace("style: s\n", "")) == []
    (tmp_path / "s").mkdir()
    style = "label: S\nextends: base\nchecks: {ignore: []}\n"
    (tmp_path / "s/style.yaml").write_text(style, encoding="utf-8")
    assert rules(tmp_path, reused) == [("reused-footnote", 4)]
