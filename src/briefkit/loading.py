"""A brief's file becomes a Brief, with everything that was wrong, each at its place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile
from briefkit.model import Brief
from briefkit.sourcefiles import EXPORTED, with_sources
from briefkit.validation import fit, text_place
from briefkit.yamltext import Mapping, read

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Loaded:
    """A brief as far as it could be read, and what could not."""

    brief: Brief
    file: TextFile
    root: Mapping
    diagnostics: tuple[Diagnostic, ...]

    def place(self, path: Path, start: int = 0, end: int | None = None) -> Place:
        """Where a field stands, or characters ``start`` to ``end`` of its text."""
        return text_place(self.root, path, start, end)


def load(file: TextFile) -> Loaded:
    """Read a brief from YAML text, tolerantly, and the source files that it names.

    All faults are found at once and returned as diagnostics; what does not fit is
    left out of the brief. Raises `Unreadable` when the text is no YAML mapping.
    """
    root, diagnostics = read(file)
    root, in_files = with_sources(root, file)
    fitted = fit(root, Brief, defaults={"title": "Untitled"}, required=("title",))
    judged = map(_judged, fitted.diagnostics)
    found = sorted((*diagnostics, *in_files, *judged), key=lambda each: each.order)
    return Loaded(fitted.value, file, fitted.root, tuple(found))


def _judged(diagnostic: Diagnostic) -> Diagnostic:
    """A field that is not known is no fault of the author's in a file that a program wrote."""
    exported = diagnostic.place.file.name.endswith(EXPORTED)
    if exported and diagnostic.rule == "unknown-field":
        return replace(diagnostic, severity=Severity.WARNING)
    return diagnostic
