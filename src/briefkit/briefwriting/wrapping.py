"""Running text in lines of a readable length, where it then says the same."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from briefkit import prose
from briefkit.textfiles.yamltree import Entry, Mapping, Node, Sequence

WIDTH = 88
LONG = 68  # From this length on, a text stands on lines of its own.
PLACES = frozenset(("start", "end", "pieces"))
RUNNING = frozenset(("abstract", "body", "text", "bio", "acknowledgements", "disclaimer"))
# At the beginning of a line, these would begin another block of Markdown.
STARTS_BLOCK = re.compile(r"[-+*#>=|~`]|\d+[.)]$")


def rewrapped(root: Mapping, kept: frozenset[str] = frozenset()) -> Mapping:
    """A tree of a brief whose long running texts are broken into lines, and end with one.

    Those that are among the ``kept`` stay as they are.
    """
    return _Wrapping(kept).fields(root, "")


class _Wrapping:
    def __init__(self, kept: frozenset[str]) -> None:
        self.kept = kept

    def fields(self, node: Mapping, field: str) -> Mapping:
        """Fields within one at the top of the brief, or those."""
        entries = (
            Entry(each.key, self.node(each.value, field or each.key.value, each.key.value))
            for each in node.entries
        )
        return Mapping(tuple(entries), node.place)

    def node(self, node: Node, field: str, name: str) -> Node:
        if isinstance(node, Mapping):
            return self.fields(node, field)
        if isinstance(node, Sequence):
            items = (self.node(each, field, name) for each in node.items)
            return Sequence(tuple(items), node.place)
        runs = name in RUNNING or field in ("footnotes", "key_points")
        long = "\n" in node.value or len(node.value) > LONG
        if not (runs and long) or node.value in self.kept:
            return node
        text = node.value.rstrip("\n")
        return replace(node, value=f"{wrapped(text)}\n")


def wrapped(text: str) -> str:
    """Markdown whose long paragraphs are broken into lines, if it then says the same."""
    lines = "\n".join(_wrapped(line) for line in text.split("\n"))
    said, meant = (_said(prose.parse(each)) for each in (lines, text))
    return lines if said == meant else text


def _wrapped(line: str) -> str:
    if len(line) <= WIDTH or line != line.strip() or STARTS_BLOCK.match(line.split(" ")[0]):
        return line
    made: list[str] = []
    for word in line.split(" "):
        fits = made and len(made[-1]) + len(word) < WIDTH
        if fits or (made and (STARTS_BLOCK.match(word) or not word)):
            made[-1] += f" {word}"
        else:
            made.append(word)
    return "\n".join(made)


def _said(nodes: Any) -> Any:
    """What a text says, with its blocks and its looks, wherever its lines end."""
    if isinstance(nodes, str):
        return nodes.replace("\n", " ")
    if isinstance(nodes, tuple):
        return tuple(map(_said, nodes))
    if not is_dataclass(nodes):
        return nodes
    held = (each.name for each in fields(nodes) if each.name not in PLACES)
    return (type(nodes), *(_said(getattr(nodes, name)) for name in held))
