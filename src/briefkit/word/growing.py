"""Groups of fields and lists of a brief's tree, put together from what a draft holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefkit.diagnostic import Place, TextFile
from briefkit.textfiles import yamltree
from briefkit.textfiles.yamltree import Entry, Node, Scalar


def mapping(file: TextFile, fields: Mapping[str, Node]) -> yamltree.Mapping:
    """Fields by name; a name stands where what it holds begins."""
    entries = tuple(Entry(_key(file, name, node), node) for name, node in fields.items())
    return yamltree.Mapping(entries, _around(file, [entry.value for entry in entries]))


def items(file: TextFile, nodes: Iterable[Node]) -> yamltree.Sequence:
    """A list of what stands in a draft one after the other."""
    held = tuple(nodes)
    return yamltree.Sequence(held, _around(file, held))


def _key(file: TextFile, name: str, node: Node) -> Scalar:
    return Scalar(name, Place(file, node.place.start, node.place.start))


def _around(file: TextFile, nodes: Sequence[Node]) -> Place:
    start = min((node.place.start for node in nodes), default=0)
    return Place(file, start, max((node.place.end for node in nodes), default=start))
