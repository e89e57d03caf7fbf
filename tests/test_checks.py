"""Every rule on the examples of its own documentation, and on near misses."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from briefkit import checks
from briefkit.checks import RULES, name_of
from briefkit.commands import checking
from briefkit.commands.checking import Asked
from briefkit.diagnostic import Diagnostic, Severity
from briefkit.editing import edit
from briefkit.faults import faults
from briefkit.style import Style
from briefkit.style.fonts import covered
from tests.conftest import BRIEFS, MOMENT, loaded, style_named
from tests.conftest import ROOT as REPOSITORY

EXAMPLE = re.compile(r"^(Failing|Passing):\n\n((?:    .*\n|\n)+)", re.MULTILINE)

# What a whole brief must have, and an example, which is short, need not.
OF_SHORT_BRIEFS = {"key-points", "missing-author", "metadata-limits", "missing-disclosure"}


def diagnosed(text: str) -> list[Diagnostic]:
    result = loaded(text)
    style = asking(style_named("korea-on-point"))
    return list(checks.check(result, edit(result.brief, style, MOMENT)))


def asking(style: Style) -> Style:
    """The style, asking for every disclosure."""
    judged = style.file.checks.model_copy(update={"disclosures": ("funding", "conflicts")})
    return replace(style, file=style.file.model_copy(update={"checks": judged}))


def found(text: str, *severities: Severity) -> list[tuple[str, int, int]]:
    """The findings of the given severities; errors, where none is given."""
    return [
        (each.rule, *each.place.position)
        for each in diagnosed(text)
        if each.severity in (severities or (Severity.ERROR,))
    ]


def examples_in(text: str) -> dict[str, str]:
    """The examples of a rule's or a fault's text, by what they are."""
    return {kind: textwrap.dedent(code) for kind, code in EXAMPLE.findall(text + "\n")}


def examples(rule: ModuleType) -> dict[str, str]:
    blocks = examples_in(inspect.getdoc(rule) or "")
    assert set(blocks) == {"Failing", "Passing"}
    return {k: code if "title:" in code else f"title: A\n{code}" for k, code in blocks.items()}


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_a_rule_finds_its_failing_example_and_nothing_in_its_passing_one(
    rule: ModuleType,
) -> None:
    cases = examples(rule)
    assert name_of(rule) in {each.rule for each in diagnosed(cases["Failing"])}
    passing = diagnosed(cases["Passing"])
    assert name_of(rule) not in {each.rule for each in passing}
    beyond_hints = {each.rule for each in passing if each.severity is not Severity.INFO}
    assert beyond_hints <= OF_SHORT_BRIEFS


def test_every_rule_file_is_in_the_list_of_rules() -> None:
    folder = REPOSITORY / "src/briefkit/checks"
    files = {path.stem.replace("_", "-") for path in folder.glob("[!_]*.py")}
    assert files == {name_of(rule) for rule in RULES}


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.parent.name)
def test_every_brief_of_ours_is_clean(path: Path) -> None:
    assert checking.check(path, Asked(strict=True))[0].code == 0


def test_a_reference_is_found_at_its_exact_column_in_every_scalar_style() -> None:
    bodies = {
        "plain": ("body: one [^x] two", 3, 15),
        "double": (r'body: "\u00e9\n[^x]"', 3, 20),
        "single": ("body: 'it''s [^x]'", 3, 18),
        "literal": ("body: |\n      one\n      *two*[^x]", 5, 12),
        "folded": ("body: >-\n      one\n      two [^x]", 5, 11),
    }
    for name, (body, line, column) in bodies.items():
        text = f"title: A\nsections:\n  - {body}\n"
        assert found(text) == [("undefined-footnote", line, column)], name


NEAR_MISSES = {
    "code": "title: A\nsections:\n  - body: 'see `[^x]`'\n",
    "an escaped mark": "title: A\nsections:\n  - body: 'see \\[^x]'\n",
    "a mark in a note's own name": (
        "title: A\nsections:\n  - body: see[^한-1]\nfootnotes:\n  한-1: b\n"
    ),
    "a mail address": "title: A\nsections:\n  - body: 'write to [a@b.org](mailto:a@b.org)'\n",
    "a place in the brief": "title: A\nsections:\n  - body: 'see [above](#s-deal)'\n",
    "an invisible mark": "title: A\u200d\u00ad\u00a0B\n",
    "a combining mark": "title: Cafe\u0301\n",
    "a marked key point": "title: '► A \u2011 B'\n",
}


@pytest.mark.parametrize("name", NEAR_MISSES)
def test_what_only_looks_like_a_fault_is_none(name: str) -> None:
    assert found(NEAR_MISSES[name]) == []


FORBIDDEN = ["javascript:alert(1)", "JavaScript:x", "file:///etc/passwd", "data:text/html,x"]


@pytest.mark.parametrize("link", [*FORBIDDEN, "a.html"])
def test_a_link_of_any_other_kind_is_forbidden(link: str) -> None:
    text = f"title: A\nsections:\n  - body: '[x]({link})'\n"
    assert ("forbidden-link", 3, 12) in found(text)


@pytest.mark.parametrize("style", ["base", "korea-on-point"])
def test_every_mark_and_word_of_a_style_is_in_the_font_that_sets_it(style: str) -> None:
    edition = edit(loaded("title: A\n").brief, style_named(style), MOMENT)
    label = edition.style.tokens.font.label[:1]
    known = covered(*edition.style.fonts_of(label))
    words = edition.style.marks.model_dump_json() + edition.wording.model_dump_json()
    assert set(words) - known == set()


BROKEN = {
    "undefined-footnote": {
        "[^my note]": "[^my",
        "[^ a]": "[^",
        "[^a": "[^a",
        "[^": "[^",
        "[^]": "[^",
        "^[a note]": "^[",
    },
    "undefined-source": {
        "[@ lim]": "[@",
        "[@{lim]": "[@{lim",
        "[@{a b": "[@{a",
        "[@lim and": "[@lim",
        "[-@ lim]": "[-@",
        "[see @lim, p. 4": "[see @lim,",
        "[@": "[@",
    },
}
ALL_BROKEN = [(rule, words) for rule, marks in BROKEN.items() for words in marks]


@pytest.mark.parametrize(("rule", "words"), ALL_BROKEN)
@pytest.mark.parametrize("where", ["title: '", "title: A\nabstract: 'some words "])
def test_a_mark_that_is_broken_is_found_once_where_it_would_print(
    where: str, rule: str, words: str
) -> None:
    text = f"{where}{words}'\n"
    line, column = where.count("\n") + 1, len(where.rpartition("\n")[2]) + 1
    ((found, place),) = ((each, each.place) for each in diagnosed(text) if each.rule == rule)
    assert (place.position.line, place.position.column) == (line, column)
    assert text[place.start : place.end] == BROKEN[rule][words]
    assert f"“{BROKEN[rule][words]}”" in found.message


UNBROKEN = [
    r"\[^my note]",
    r"[\^my note]",
    r"^\[a note]",
    r"\[@ lim]",
    r"\[@lim",
    "`[^my note] [@lim`",
    "5 apples [5 @ 3 euros]",
    "[write to a@example.org]",
    "2^x",
]


@pytest.mark.parametrize("words", UNBROKEN)
def test_a_mark_meant_as_it_stands_is_not_broken(words: str) -> None:
    assert found(f"title: A\nabstract: '{words}'\n") == []


def test_only_the_backslash_that_is_not_printed_itself_says_that_a_mark_is_meant() -> None:
    assert [each[0] for each in found("title: A\nabstract: '\\\\[^my note]'\n")] == [
        "undefined-footnote"
    ]


@pytest.mark.parametrize("mark", ["[^a]", "^[^a]", "[@a]", "^[@a]"])
def test_a_whole_mark_in_a_title_is_reported_once(mark: str) -> None:
    assert [each[0] for each in found(f"title: 'A {mark}'\n")] == ["footnote-in-heading"]


def test_the_words_around_a_citation_need_glyphs_and_its_key_does_not() -> None:
    source = "{type: book, author: [A], title: T, publisher: P, issued: 2020}"
    rest = f"abstract: '[%s@{{\u4e00}}%s]'\nsources:\n  \u4e00: {source}\n"
    assert found(f"title: A\n{rest}" % ("see ", "")) == []
    assert found(f"title: A\n{rest}" % ("\u4e01 ", ", \u4e02")) == [
        ("missing-glyph", 2, 13),
        ("missing-glyph", 2, 21),
    ]


@pytest.mark.parametrize("text", ["a&#12;b", "*a&#12;*", "[a](https://example.org/&#12;)"])
def test_a_control_character_written_as_an_entity_is_found(text: str) -> None:
    assert [each[0] for each in found(f"title: A\nsections:\n  - body: '{text}'\n")] == [
        "control-character"
    ]


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_only_a_rule_that_says_so_mends_its_failing_example(rule: ModuleType) -> None:
    found = [
        each for each in diagnosed(examples(rule)["Failing"]) if each.rule == name_of(rule)
    ]
    assert any(each.edits for each in found) == getattr(rule, "MENDS", False)


def test_the_page_of_all_rules_is_fresh() -> None:
    page = REPOSITORY / "docs/rules.md"
    made = subprocess.run(
        [sys.executable, "-c", "import rules; print(rules.page(), end='')"],
        cwd=REPOSITORY / "docs",
        capture_output=True,
        check=True,
        text=True,
    )
    assert made.stdout == page.read_text(encoding="utf-8")
    assert made.stdout.count("\n## ") == len(RULES) + len(faults())
