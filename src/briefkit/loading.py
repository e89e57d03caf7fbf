"""A brief's file becomes a Brief, with everything that was wrong, each at its place."""

from __future__ import annotations

from dataclasses import dataclass

from briefkit.diagnostic import Diagnostic, Place, TextFile
from briefkit.model import Brief
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
    """Read a brief from YAML text, tolerantly.

    All faults are found at once and returned as diagnostics; what does not fit is
    left out of the brief. Raises `Unreadable` when the text is no YAML mapping.
    """
    root, diagnostics = read(file)
    fitted = fit(root, Brief, defaults={"title": "Untitled"}, required=("title",))
    found = sorted((*diagnostics, *fitted.diagnostics), key=lambda each: each.order)
    return Loaded(fitted.value, file, fitted.root, tuple(found))
