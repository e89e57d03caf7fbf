"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors show at their places."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from json import dumps
from pathlib import Path
from typing import Any
from urllib.parse import quote

from briefkit.checks import RULES, name_of, summary
from briefkit.commands.fixing import as_written
from briefkit.diagnostic import Change, Checked, Diagnostic, Place, Severity
from briefkit.faults import faults

SCHEMA = (
    "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/"
    "sarif-schema-2.1.0.json"
)
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
Json = dict[str, Any]


def report(briefs: Iterable[Checked]) -> str:
    """A SARIF log of one run: the rules with their help, and a result a finding."""
    found = [each for brief in briefs for each in as_written(brief.found)]
    run = {
        "tool": {"driver": _driver(found)},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [_result(each) for each in found],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return dumps(log, ensure_ascii=False, indent=2) + "\n"


def _driver(found: Iterable[Diagnostic]) -> Json:
    # Looked up here, since that takes time and no other report needs it.
    from importlib.metadata import version

    return {"name": "briefkit", "version": version("briefkit"), "rules": list(_rules(found))}


def _rules(found: Iterable[Diagnostic]) -> Iterator[Json]:
    """A description of each rule, and of what reading the files reported."""
    for rule in RULES:
        help_text = inspect.getdoc(rule) or ""
        yield _rule(name_of(rule), rule.SEVERITY, summary(rule), help_text)
    named = {each.rule for each in found}
    for fault in faults():
        if fault.name in named:
            yield _rule(fault.name, fault.severity, fault.summary, fault.text)


def _rule(name: str, severity: Severity, summarised: str, help_text: str) -> Json:
    return {
        "id": name,
        "shortDescription": {"text": summarised},
        "help": {"text": help_text},
        "defaultConfiguration": {"level": LEVELS[severity]},
    }


def _result(diagnostic: Diagnostic) -> Json:
    place = diagnostic.place
    physical = {"artifactLocation": _artifact(place), "region": _region(place)}
    result: Json = {
        "ruleId": diagnostic.rule,
        "level": LEVELS[diagnostic.severity],
        "message": {"text": diagnostic.message},
        "locations": [{"physicalLocation": physical}],
    }
    if diagnostic.edits:
        result["fixes"] = [{"artifactChanges": list(_changes(diagnostic.edits))}]
    return result


def _changes(edits: Iterable[Change]) -> Iterator[Json]:
    """The changes, file by file."""
    files: dict[str, list[Change]] = {}
    for each in edits:
        files.setdefault(each.place.file.name, []).append(each)
    for changes in files.values():
        yield {
            "artifactLocation": _artifact(changes[0].place),
            "replacements": [
                {"deletedRegion": _region(each.place), "insertedContent": {"text": each.text}}
                for each in changes
            ],
        }


def _artifact(place: Place) -> Json:
    """A file as a URI (RFC 3986): relative where its name is."""
    path = Path(place.file.name)
    return {"uri": path.as_uri() if path.is_absolute() else quote(path.as_posix())}


def _region(place: Place) -> Json:
    """A range; both count from 1, and the end is the column behind the last character."""
    start, end = place.position, place.file.position(place.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
