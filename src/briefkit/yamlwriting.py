"""A brief's tree as a YAML file that people can read and edit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from briefkit import prose, yamltree
from briefkit.yamltree import Node, Scalar, Sequence

Path = tuple[str | int, ...]

WIDTH = 88
PLACES = frozenset(("start", "end", "pieces"))
STEP = 2
RUNNING = frozenset(("abstract", "body", "text", "bio", "acknowledgements", "disclaimer"))
# Words that are a text however YAML is read, old or new, and hold nothing that it marks.
PLAIN = re.compile(
    r"(?!(?:null|true|false|yes|no|on|off|y|n)\Z)[^\W\d_](?:[\w .’“”–-]*[\w.”’])?",
    re.IGNORECASE,
)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
UNBLOCKED = re.compile(r"\A\s|[ \t]$|[\x85\u2028\u2029\ufeff\r]|\t", re.MULTILINE)
# At the beginning of a line, these would begin another block of Markdown.
STARTS_BLOCK = re.compile(r"[-+*#>=|~`]|\d+[.)]$")


def yaml_text(root: yamltree.Mapping, comments: Mapping[Path, str], wrap: bool = True) -> str:
    """Write a tree of texts, lists and fields as YAML 1.2.

    ``comments`` stand as ``# …`` lines above the fields at their paths; that of ``()`` is
    at the top. With ``wrap``, running text is broken into lines, and ends with one, where
    its meaning as Markdown stays the same; else every text is as it was.
    """
    head = [f"# {line}" for line in comments.get((), "").splitlines()]
    lines = [*head, *_Writing(comments, wrap).fields(root, ())]
    return "".join(f"{line}\n" for line in lines)


class _Writing:
    """Writes one tree, line by line."""

    def __init__(self, comments: Mapping[Path, str], wrap: bool) -> None:
        self.comments = comments
        self.wrap = wrap

    def fields(self, node: yamltree.Mapping, path: Path) -> Iterator[str]:
        for entry in node.entries:
            here = (*path, entry.key.value)
            if here in self.comments:
                yield f"# {self.comments[here]}"
            first, *rest = self.node(entry.value, here)
            yield f"{_inline(entry.key.value)}:{first and ' '}{first}"
            yield from rest

    def node(self, node: Node, path: Path) -> Iterator[str]:
        """The lines of a value: what stands behind the field's name, then what is below it."""
        if isinstance(node, Scalar):
            yield from [""] if node.absent else self.scalar(node.value, path)
        elif isinstance(node, Sequence):
            yield "" if node.items else "[]"
            for index, item in enumerate(node.items):
                yield from self.item(item, (*path, index))
        else:
            yield "" if node.entries else "{}"
            yield from _indented(self.fields(node, path))

    def item(self, node: Node, path: Path) -> Iterator[str]:
        held = isinstance(node, yamltree.Mapping) and bool(node.entries)
        if isinstance(node, yamltree.Mapping) and node.entries:
            lines = self.fields(node, path)
        else:
            lines = self.node(node, path)
        first, *rest = lines
        # A comment on an item's first field stands above the item.
        while first.startswith("# ") and rest:
            yield f"{' ' * STEP}{first}"
            first, *rest = rest
        yield f"{' ' * STEP}- {first}".rstrip()
        yield from _indented(rest, 2 * STEP if held else STEP)

    def scalar(self, text: str, path: Path) -> Iterator[str]:
        running = path[-1] in RUNNING or path[0] in ("footnotes", "key_points")
        long = "\n" in text or (running and len(text) > WIDTH - 20)
        body = text.removesuffix("\n")
        if not body or body.endswith("\n") or not long or UNBLOCKED.search(body):
            yield _inline(text)
            return
        yield "|" if self.wrap or text != body else "|-"
        yield from _indented((wrapped(body) if self.wrap else body).split("\n"))


def _indented(lines: Iterator[str] | list[str], by: int = STEP) -> Iterator[str]:
    return (f"{' ' * by}{line}" if line else line for line in lines)


def _inline(text: str) -> str:
    """A text on one line: plain where no reader of YAML could take it for anything else."""
    if PLAIN.fullmatch(text) or DAY.fullmatch(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff]", lambda m: f"\\u{ord(m[0]):04x}", quoted)


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
