"""The tree of a draft with its works as sources, and its notes as citations of them."""

from __future__ import annotations

from collections import abc
from dataclasses import dataclass
from typing import Any

from briefkit.diagnostic import Place, TextFile
from briefkit.drafting.citedworks import CitedWorks
from briefkit.drafting.fields import Path
from briefkit.drafting.nodes import node, with_fields
from briefkit.drafting.parsing import DraftNote, DraftSource, parsed
from briefkit.textfiles.yamlscalar import Piece
from briefkit.textfiles.yamltree import Mapping, Node, Scalar


@dataclass(frozen=True)
class Sourced:
    """A tree in which notes cite sources, and which of these were read out of typed words.

    ``read`` names, by the key of each such source, the note that gives it in full.
    """

    root: Mapping
    read: abc.Mapping[str, str]


def with_works(root: Mapping, works: CitedWorks) -> Mapping:
    """A tree with the works that its citation fields cite as its sources."""
    if not works.fields:
        return root
    file = root.place.file
    nodes = {
        key: node(fields, _everywhere(file, *works.places[key]))
        for key, fields in works.fields.items()
    }
    return with_fields(root, {"sources": _named(nodes, root.place)})


def sourced(root: Mapping, known: abc.Mapping[str, abc.Mapping[str, Any]]) -> Sourced:
    """A tree whose typed notes are citations, where that is sure.

    ``known`` are the fields of the sources that the notes cite by key already.
    """
    entry = root.by_name.get("footnotes")
    held = entry.value.entries if entry and isinstance(entry.value, Mapping) else ()
    notes = {e.key.value: e.value for e in held if isinstance(e.value, Scalar)}
    found = parsed({label: each.value for label, each in notes.items()}, known)
    texts: dict[str, Node] = {
        label: _rewritten(notes[label], note) for label, note in found.notes.items() if note
    }
    if not texts or entry is None or not isinstance(entry.value, Mapping):
        return Sourced(root, {})
    new = {key: _source(each, notes) for key, each in found.sources.items()}
    given = root.by_name.get("sources")
    before = given.value if given and isinstance(given.value, Mapping) else None
    sources = with_fields(before, new) if before else _named(new, root.place)
    fields: dict[str, Node] = {"footnotes": with_fields(entry.value, texts)}
    if new:
        fields["sources"] = sources
    read = {key: each.places[()].label for key, each in found.sources.items()}
    return Sourced(with_fields(root, fields), read)


def _source(source: DraftSource, notes: abc.Mapping[str, Scalar]) -> Node:
    def place(path: Path) -> Place:
        found = source.places.get(path) or source.places[()]
        return notes[found.label].range(found.start, found.end)

    return node(source.fields, place)


def _rewritten(old: Scalar, note: DraftNote) -> Scalar:
    """A note's new text: citations at the words they stand for, every other word at its own."""
    pieces: list[Piece] = []
    for piece in note.pieces:
        text = note.text[piece.start : piece.end]
        if piece.is_citation:
            place = old.range(piece.old_start, piece.old_end)
            pieces += [Piece(each, place.start, place.end) for each in text]
        else:
            for index, each in enumerate(text, piece.old_start):
                place = old.range(index, index + 1)
                pieces.append(Piece(each, place.start, place.end))
    return Scalar.of(old.place.file, pieces)


def _named(nodes: abc.Mapping[str, Node], place: Place) -> Mapping:
    """Nodes under their names, as one node that stands at the first of them."""
    first = min((each.place.start for each in nodes.values()), default=place.start)
    last = max((each.place.end for each in nodes.values()), default=first)
    empty = Mapping((), Place(place.file, first, last))
    return with_fields(empty, nodes)


def _everywhere(file: TextFile, start: int, end: int) -> abc.Callable[[Path], Place]:
    here = Place(file, start, end)
    return lambda _: here
