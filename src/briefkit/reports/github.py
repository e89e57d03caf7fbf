"""Diagnostics as annotations of GitHub Actions (its workflow commands)."""

from __future__ import annotations

from collections.abc import Iterable

from briefkit.diagnostic import Checked, Diagnostic, Severity

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
IN_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
IN_PROPERTIES = IN_DATA | {":": "%3A", ",": "%2C"}


def report(briefs: Iterable[Checked]) -> str:
    """One workflow command a finding, which GitHub shows at its line of a pull request."""
    return "".join(f"{_command(each)}\n" for brief in briefs for each in brief.found)


def _command(diagnostic: Diagnostic) -> str:
    place = diagnostic.place
    end = place.file.position(place.end)
    properties = {
        "file": place.file.name,
        "line": str(place.position.line),
        "endLine": str(end.line),
        "title": diagnostic.rule,
    }
    if end.line == place.position.line:
        # GitHub takes columns only where a finding stays on its line.
        properties |= {"col": str(place.position.column), "endColumn": str(end.column)}
    listed = ",".join(
        f"{name}={_escaped(value, IN_PROPERTIES)}" for name, value in properties.items()
    )
    message = _escaped(diagnostic.message, IN_DATA)
    return f"::{COMMANDS[diagnostic.severity]} {listed}::{message}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)
