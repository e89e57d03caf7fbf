"""A brief's file becomes a Brief, with everything that was wrong, each at its place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefkit.authorfiles import with_authors
from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile
from briefkit.model import Brief
from briefkit.originalfiles import with_original
from briefkit.readers import reader
from briefkit.sourcefiles import gather
from briefkit.validation import fit, text_place
from briefkit.yamltree import Mapping, find

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Loaded:
    """A brief as far as it could be read, and what could not."""

    brief: Brief
    file: TextFile
    root: Mapping
    diagnostics: tuple[Diagnostic, ...]
    library: frozenset[str] = frozenset()
    """The keys of all that the brief could cite from files of reference managers."""

    def place(self, path: Path, start: int = 0, end: int | None = None) -> Place:
        """Where a field stands, or characters ``start`` to ``end`` of its text."""
        return text_place(self.root, path, start, end)

    def whole(self, path: Path) -> Place:
        """Where an entry stands, from the beginning of its name to the end of what it holds."""
        key, node = self.place(path), find(self.root, path)
        return Place(key.file, key.start, max(key.end, node.place.end if node else key.end))


def load(file: TextFile) -> Loaded:
    """Read a brief from YAML or Markdown text, tolerantly, with the files that it names.

    Those of sources stand in its folder, as ``file.name`` has it; that of authors, and the
    original of a translation, there or in the folder above. All faults are found at once and
    returned as diagnostics; what does not fit is left out of the brief. Raises
    `Unreadable` when the text is no YAML mapping, or one of those files cannot be read.
    """
    root, diagnostics = reader(file)(file)
    root, of_authors = with_authors(root, file)
    root, of_original = with_original(root, file)
    gathered = gather(root, file)
    fitted = fit(gathered.root, Brief, defaults={"title": "Untitled"}, required=("title",))
    judged = (_judged(each, gathered.libraries) for each in fitted.diagnostics)
    every = (*diagnostics, *of_authors, *of_original, *gathered.found, *judged)
    found = sorted(every, key=lambda each: each.order)
    return Loaded(fitted.value, file, fitted.root, tuple(found), frozenset(gathered.keys))


def _judged(diagnostic: Diagnostic, libraries: list[TextFile]) -> Diagnostic:
    """A field that is not known is no slip of the author's in a file that a program wrote."""
    written = any(diagnostic.place.file is library for library in libraries)
    if written and diagnostic.rule == "unknown-field":
        return replace(diagnostic, severity=Severity.WARNING)
    return diagnostic
