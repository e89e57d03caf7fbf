"""A YAML text as a tree in which every node, and every character, knows its place."""

from __future__ import annotations

from collections import abc
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from briefkit.diagnostic import Place, TextFile
from briefkit.textfiles.yamlscalar import Origins, Piece, origins, without_controls

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Scalar:
    """A text, whatever YAML would make of it; ``place`` covers its quotes or block header.

    ``style`` is its quote, ``|``, ``>`` or None when plain. ``absent`` means that nothing,
    ``~`` or ``null`` was written, without quotes. ``written`` says, for a text that does
    not stand in a YAML file, where its characters do, counted from the place's start.
    """

    value: str
    place: Place
    style: str | None = None
    absent: bool = False
    written: Origins | None = None

    @cached_property
    def _origins(self) -> Origins | None:
        if self.written is not None:
            return self.written
        source = self.place.file.text[self.place.start : self.place.end]
        return origins(without_controls(source), self.style, self.value)

    @classmethod
    def of(cls, file: TextFile, pieces: abc.Sequence[Piece]) -> Scalar:
        """A text that consists of pieces, each at its range in a file, one at least."""
        first = min(piece.start for piece in pieces)
        last = max(piece.end for piece in pieces)
        moved = tuple(Piece(text, start - first, end - first) for text, start, end in pieces)
        value = "".join(piece.text for piece in pieces)
        return cls(value, Place(file, first, last), written=Origins.of(moved))

    def offset(self, index: int) -> int:
        """Where in the file's text the character at an index of the value was written.

        The index may equal the value's length. Where it cannot be told, as in an empty
        value, this is where the scalar begins.
        """
        if self._origins is None:
            return self.place.start
        if index >= len(self.value):
            return self.place.start + self._origins.span(len(self.value) - 1)[1]
        return self.place.start + self._origins.span(max(index, 0))[0]

    def range(self, start: int, end: int) -> Place:
        """The place of characters ``start`` up to ``end`` of the value."""
        first = self.offset(start)
        if self._origins is None or end <= max(start, 0):
            return Place(self.place.file, first, first)
        last = self._origins.span(min(end, len(self.value)) - 1)[1]
        return Place(self.place.file, first, max(first, self.place.start + last))


@dataclass(frozen=True, slots=True)
class Entry:
    """A field: its name and what it holds."""

    key: Scalar
    value: Node


@dataclass(frozen=True)
class Mapping:
    """Fields in the order they were written; no two have the same name."""

    absent: ClassVar[bool] = False
    entries: tuple[Entry, ...]
    place: Place

    @cached_property
    def by_name(self) -> dict[str, Entry]:
        """The entries by the text of their keys."""
        return {entry.key.value: entry for entry in self.entries}


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    absent: ClassVar[bool] = False
    items: tuple[Node, ...]
    place: Place


Node = Scalar | Mapping | Sequence


def scalars(node: Node) -> Iterator[Scalar]:
    """Every text of a tree, names of fields among them, in order."""
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.key
            yield from scalars(entry.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    else:
        yield node


def find(root: Node, path: Path) -> Node | None:
    """The node at a path of names and indexes, or None where there is none."""
    node: Node = root
    for step in path:
        found = _child(node, step)
        if found is None:
            return None
        node = found[0]
    return node


def key_place(root: Node, path: Path) -> Place:
    """The place of a field's name, or of a list's item; of the nearest parent if missing."""
    node, place = root, root.place
    for step in path:
        found = _child(node, step)
        if found is None:
            break
        node, place = found
    return place


def _child(node: Node, step: str | int) -> tuple[Node, Place] | None:
    """What stands one step below a node, and the place of its name or itself."""
    if isinstance(node, Mapping) and isinstance(step, str):
        entry = node.by_name.get(step)
        return (entry.value, entry.key.place) if entry else None
    if isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step], node.items[step].place
    return None
