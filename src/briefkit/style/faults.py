"""Why a style can't be used."""

from __future__ import annotations

from pathlib import Path

from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile

FILE = "style.yaml"


class StyleError(Exception):
    """A style that is not to be found or that cannot be used; ``diagnostics`` say why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(diagnostics[0].message)
        self.diagnostics = diagnostics


class MissingFont(StyleError):
    """A font that the brief's language needs and this machine does not have."""


def fault_of(folder: Path, rule: str, message: str) -> Diagnostic:
    """An error in a style folder that has no line of its own."""
    return Diagnostic(
        Place(TextFile(str(folder / FILE), ""), 0, 0), Severity.ERROR, rule, message
    )
