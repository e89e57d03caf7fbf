"""A brief's tree as a YAML file that people can read and edit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from briefkit.textfiles import yamltree
from briefkit.textfiles.yamltree import Node, Scalar, Sequence

Path = tuple[str | int, ...]

STEP = 2
# Words that are a text however YAML is read, old or new, and hold nothing that it marks.
PLAIN = re.compile(
    r"(?!(?:null|true|false|yes|no|on|off|y|n)\Z)[^\W\d_](?:[\w .’“”–-]*[\w.”’])?",
    re.IGNORECASE,
)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
UNBLOCKED = re.compile(r"\A\s|[ \t]$|[\x85\u2028\u2029\ufeff\r]|\t", re.MULTILINE)


def yaml_text(root: yamltree.Mapping, comments: Mapping[Path, str]) -> str:
    """Write a tree of texts, lists and fields as YAML 1.2, every text as it is.

    ``comments`` stand as ``# …`` lines above the fields at their paths; that of ``()`` is
    at the top.
    """
    head = [f"# {line}" for line in comments.get((), "").splitlines()]
    lines = [*head, *_Writing(comments).fields(root, ())]
    return "".join(f"{line}\n" for line in lines)


class _Writing:
    """Writes one tree, line by line."""

    def __init__(self, comments: Mapping[Path, str]) -> None:
        self.comments = comments

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
            yield from [""] if node.absent else self.scalar(node.value)
        elif isinstance(node, Sequence):
            yield "" if node.items else "[]"
            for index, item in enumerate(node.items):
                yield from self.item(item, (*path, index))
        else:
            yield "" if node.entries else "{}"
            yield from _indented(self.fields(node, path))

    def item(self, node: Node, path: Path) -> Iterator[str]:
        if isinstance(node, yamltree.Mapping) and node.entries:
            lines, further_in = self.fields(node, path), 2 * STEP
        else:
            lines, further_in = self.node(node, path), STEP
        first, *rest = lines
        # A comment on an item's first field stands above the item.
        while first.startswith("# ") and rest:
            yield f"{' ' * STEP}{first}"
            first, *rest = rest
        yield f"{' ' * STEP}- {first}".rstrip()
        yield from _indented(rest, further_in)

    def scalar(self, text: str) -> Iterator[str]:
        body = text.removesuffix("\n")
        if "\n" not in text or not body or body.endswith("\n") or UNBLOCKED.search(body):
            yield _inline(text)
            return
        yield "|-" if text == body else "|"
        yield from _indented(body.split("\n"))


def _indented(lines: Iterator[str] | list[str], by: int = STEP) -> Iterator[str]:
    return (f"{' ' * by}{line}" if line else line for line in lines)


def _inline(text: str) -> str:
    """A text on one line: plain where no reader of YAML could take it for anything else."""
    if PLAIN.fullmatch(text) or DAY.fullmatch(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff]", lambda m: f"\\u{ord(m[0]):04x}", quoted)
