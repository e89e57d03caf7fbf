"""Writes the page of all rules, docs/rules.md, from their docstrings: ``make rules``."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from briefkit import checks
from briefkit.checks import RULES
from briefkit.faults import Fault, faults

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
READING = """\
# Found in reading

What is wrong with a file before any rule is asked: with a brief, the files beside it, a draft
from Word, or a style. None of these can be switched off, since what was not read would be
missing in print.
"""


def page() -> str:
    """The page, as Markdown."""
    of_rules = (line for rule in RULES for line in _section(rule))
    of_reading = (line for fault in faults() for line in _of_fault(fault))
    return "\n".join([HEAD, *of_rules, READING, *of_reading])


def _section(rule: ModuleType) -> Iterator[str]:
    name = checks.name_of(rule)
    mends = " · fix" if getattr(rule, "MENDS", False) else ""
    text = inspect.getdoc(rule) or ""
    yield f"## {name}\n"
    yield f"*{rule.SEVERITY}*{mends}\n"
    yield f"{text}\n"


def _of_fault(fault: Fault) -> Iterator[str]:
    yield f"## {fault.name}\n"
    yield f"*{fault.severity}*\n"
    yield f"{fault.text}\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
