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


def yaml_text(root: yamltree.Mapping, comments: Mapping[Path, str]) -> str:
    """Write a tree of texts, lists and fields as YAML 1.2.

    ``comments`` stand as ``# …`` lines above the fields at their paths; that of ``()`` is
    at the top. Running text is wrapped where its meaning as Markdown stays the same.
    """
    head = [f"# {line}" for line in comments.get((), "").splitlines()]
    return "\n".join([*head, *_fields(root, (), comments)]) + "\n"


def _fields(node: yamltree.Mapping, path: Path, comments: Mapping[Path, str]) -> Iterator[str]:
    for entry in node.entries:
        here = (*path, entry.key.value)
        if here in comments:
            yield f"# {comments[here]}"
        first, *rest = _node(entry.value, here, comments)
        yield f"{_inline(entry.key.value)}:{first and ' '}{first}"
        yield from rest


def _node(node: Node, path: Path, comments: Mapping[Path, str]) -> Iterator[str]:
    """The lines of a value: what stands behind the field's name, then what is below it."""
    if isinstance(node, Scalar):
        yield from _scalar(node.value, path)
    elif isinstance(node, Sequence):
        yield "" if node.items else "[]"
        for index, item in enumerate(node.items):
            yield from _item(item, (*path, index), comments)
    else:
        yield "" if node.entries else "{}"
        yield from _indented(_fields(node, path, comments))


def _item(node: Node, path: Path, comments: Mapping[Path, str]) -> Iterator[str]:
    if isinstance(node, yamltree.Mapping) and node.entries:
        lines = _fields(node, path, comments)
    else:
        lines = _node(node, path, comments)
    first, *rest = lines
    # A comment on an item's first field stands above the item.
    while first.startswith("# ") and rest:
        yield f"{' ' * STEP}{first}"
        first, *rest = rest
    yield f"{' ' * STEP}- {first}"
    yield from _indented(rest, 2 * STEP if isinstance(node, yamltree.Mapping) else STEP)


def _indented(lines: Iterator[str] | list[str], by: int = STEP) -> Iterator[str]:
    return (f"{' ' * by}{line}" if line else line for line in lines)


def _scalar(text: str, path: Path) -> Iterator[str]:
    running = path[-1] in RUNNING or path[0] in ("footnotes", "key_points")
    long = "\n" in text or (running and len(text) > WIDTH - 20)
    if not text or not long or UNBLOCKED.search(text):
        yield _inline(text)
        return
    yield "|"
    yield from _indented(wrapped(text).split("\n"))


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
