"""Diagnostics as JSON, for programs: a list of objects, one a finding."""

from __future__ import annotations

from collections.abc import Iterable
from json import dumps
from typing import Any

from briefkit.commands.fixing import as_written
from briefkit.diagnostic import Checked, Diagnostic, Place


def report(briefs: Iterable[Checked]) -> str:
    """A JSON list of findings; lines and columns count from 1, the end is not included."""
    found = [_finding(each) for brief in briefs for each in as_written(brief.found)]
    return dumps(found, ensure_ascii=False, indent=2) + "\n"


def _finding(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "file": diagnostic.place.file.name,
        "where": diagnostic.place.file.where(diagnostic.place.start),
        **_range(diagnostic.place),
        "severity": diagnostic.severity.value,
        "rule": diagnostic.rule,
        "message": diagnostic.message,
        "edits": [{**_range(each.place), "text": each.text} for each in diagnostic.edits],
    }


def _range(place: Place) -> dict[str, int]:
    end = place.file.position(place.end)
    return {
        "line": place.position.line,
        "column": place.position.column,
        "end_line": end.line,
        "end_column": end.column,
    }
