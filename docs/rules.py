"""Writes the page of all rules, docs/rules.md, from their docstrings: ``make rules``."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from briefkit import checks
from briefkit.checks import RULES

PAGE = Path(__file__).with_name("rules.md")
HEAD = """\
# The rules

What `briefkit check` looks for. `briefkit rule NAME` shows one of these on the terminal.

An *error* or a *warning* fails the check of a published brief, an error that of one in
review; of a draft only what breaks its structure. An *info* is a hint: it may be wrong, and
fails nothing but with `--strict`. A rule marked *fix* mends what it finds with `--fix`.

Where a rule is wrong about your brief, say so, with the reason: in the note itself,
`lim: {text: …, ignore: {year-only: the archive gives no day}}`, or for the whole brief,
`checks: {ignore: [{rule: incomplete-source, words: lim-2024, reason: …}]}`. A note speaks
for itself and for the sources that nothing else cites. `words` must stand, at least in part,
where the fault is found; without them the rule is silent everywhere. An ignore that silences
nothing is reported as *unused-ignore*.
"""


def page() -> str:
    """The page, as Markdown."""
    return "\n".join([HEAD, *(line for rule in RULES for line in _section(rule))])


def _section(rule: ModuleType) -> Iterator[str]:
    name = checks.name_of(rule)
    mends = " · fix" if getattr(rule, "MENDS", False) else ""
    text = inspect.getdoc(rule) or ""
    yield f"## {name}\n"
    yield f"*{rule.SEVERITY}*{mends}\n"
    yield f"{text}\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
