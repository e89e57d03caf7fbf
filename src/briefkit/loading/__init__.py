"""A brief's file becomes a Brief, with everything that was wrong, each at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile
from briefkit.loading.authorfiles import with_authors
from briefkit.loading.companions import charts_of, images_of, with_rows
from briefkit.loading.originalfiles import with_original
from briefkit.loading.sourcefiles import gather
from briefkit.model import Brief
from briefkit.model.blocks import BLOCK_FIELDS
from briefkit.textfiles.readers import reader
from briefkit.textfiles.validation import fit, text_place
from briefkit.textfiles.yamltree import Mapping as Fields
from briefkit.textfiles.yamltree import find

if TYPE_CHECKING:
    from briefkit.charts.specs import Chart
    from briefkit.images import Image

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Loaded:
    """A brief as far as it could be read, and what could not."""

    brief: Brief
    file: TextFile
    root: Fields
    diagnostics: tuple[Diagnostic, ...]
    library: frozenset[str] = frozenset()
    """The keys of all that the brief could cite from files of reference managers."""
    images: Mapping[str, Image] = field(default_factory=dict)
    """The pictures in files that the brief names, by the names."""
    charts: Mapping[str, Chart] = field(default_factory=dict)
    """The charts of figures, by the figures' labels."""
    unread: frozenset[str] = frozenset()
    """The labels of notes, sources and blocks that the file has, and that do not fit. What is
    wrong with each is among the diagnostics."""

    def place(self, path: Path, start: int = 0, end: int | None = None) -> Place:
        """Where a field stands, or characters ``start`` to ``end`` of its text."""
        return text_place(self.root, path, start, end)

    def whole(self, path: Path) -> Place:
        """Where an entry stands, from the beginning of its name to the end of what it holds."""
        key, node = self.place(path), find(self.root, path)
        return Place(key.file, key.start, max(key.end, node.place.end if node else key.end))


def load(file: TextFile) -> Loaded:
    """Read a brief from YAML or Markdown text, tolerantly, with the files that it names.

    They stand in its folder, as ``file.name`` has it; authors, sources that briefs share, and
    the original of a translation may stand in the folder above. All faults are found at once
    and returned as diagnostics; what does not fit is left out of the brief. Raises
    `Unreadable` when the text is no YAML mapping, or a file of authors or sources, or an
    original, cannot be read; tables, pictures and data that cannot be are told of.
    """
    root, diagnostics = reader(file)(file)
    root, of_authors = with_authors(root, file)
    root, of_original = with_original(root, file)
    gathered = gather(root, file)
    tabled = with_rows(gathered.root, file)
    fitted = fit(tabled.root, Brief, defaults={"title": "Untitled"}, required=("title",))
    judged = (_judged(each, gathered.libraries) for each in fitted.diagnostics)
    images, unusable = images_of(fitted.value, fitted.root, file)
    charts, faulty = charts_of(fitted.value, fitted.root, tabled.root, file)
    gathering = (*of_authors, *of_original, *gathered.found, *tabled.found)
    found = (*diagnostics, *gathering, *judged, *unusable, *faulty, *_empty(tabled.root))
    ordered = tuple(sorted(found, key=lambda each: each.order))
    keys = frozenset(gathered.keys)
    unread = frozenset(_unread(tabled.root, fitted.value)) | tabled.unread
    return Loaded(fitted.value, file, fitted.root, ordered, keys, images, charts, unread)


def _unread(written: Fields, brief: Brief) -> Iterator[str]:
    """The labels under which the file says something that the model does not hold."""
    for name in (*BLOCK_FIELDS, "footnotes", "sources"):
        held = find(written, (name,))
        for entry in held.entries if isinstance(held, Fields) else ():
            said = name in BLOCK_FIELDS or not entry.value.absent
            if said and entry.key.value not in getattr(brief, name):
                yield entry.key.value


def _empty(written: Fields) -> Iterator[Diagnostic]:
    """Each block of which nothing but the label is given."""
    for name in BLOCK_FIELDS:
        held = find(written, (name,))
        for entry in held.entries if isinstance(held, Fields) else ():
            if entry.value.absent:
                message = (
                    f"“{entry.key.value}” is empty. Write its fields below it, or take it out"
                )
                yield Diagnostic(entry.key.place, Severity.ERROR, "empty-field", message)


def _judged(diagnostic: Diagnostic, libraries: list[TextFile]) -> Diagnostic:
    """A field that is not known is no slip of the author's in a file that a program wrote."""
    written = any(diagnostic.place.file is library for library in libraries)
    if written and diagnostic.rule == "unknown-field":
        return replace(diagnostic, severity=Severity.WARNING)
    return diagnostic
