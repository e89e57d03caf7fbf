"""The texts of a brief as one row of blocks that can be moved, and the brief of that row."""

from __future__ import annotations

from collections import abc
from collections.abc import Container
from dataclasses import dataclass, field

from briefkit.restoring.blocktexts import spans_of
from briefkit.textfiles.yamltree import Entry, Mapping, Node, Path, Scalar, Sequence

SECTIONS = ("sections", "appendices")


@dataclass(eq=False)
class Block:
    """A block of a text as its author wrote it, and as it is ``now``."""

    text: str
    now: str = ""

    def __post_init__(self) -> None:
        self.now = self.now or self.text


@dataclass(eq=False)
class Head:
    """Where a text begins: its field, and of a section its heading and how deep it is.

    ``level`` is 0 for what is no section; ``written`` is the text, in which the author's
    ``blocks`` stand from one offset to another.
    """

    path: Path
    level: int = 0
    heading: Scalar | None = None
    written: Scalar | None = None
    blocks: list[tuple[int, int, Block]] = field(default_factory=list)


Item = Head | Block


class Row:
    """The texts of those fields of a brief that have some names, one after the other."""

    def __init__(self, root: Mapping, names: Container[str]) -> None:
        self.root, self.names = root, names
        self.items: list[Item] = []
        self.dropped: set[Path] = set()
        for entry in root.entries:
            if entry.key.value in SECTIONS:
                self._add_sections(entry.value, (entry.key.value,), 1)
            elif entry.key.value in names:
                self._add_texts(entry.value, (entry.key.value,))

    def _add_sections(self, node: Node, path: Path, level: int) -> None:
        for each in node.items if isinstance(node, Sequence) else ():
            fields = each.by_name if isinstance(each, Mapping) else {}
            heading, body = (_scalar(fields, name) for name in ("heading", "body"))
            self._add(Head(path, level, heading, body))
            if inner := fields.get("sections"):
                self._add_sections(inner.value, path, level + 1)

    def _add_texts(self, node: Node, path: Path) -> None:
        if isinstance(node, Mapping):
            for each in node.entries:
                self._add_texts(each.value, (*path, each.key.value))
        elif isinstance(node, Sequence):
            for index, item in enumerate(node.items):
                self._add_texts(item, (*path, index))
        else:
            self._add(Head(path, written=node))

    def _add(self, head: Head) -> None:
        text = head.written.value if head.written else ""
        head.blocks = [(first, last, Block(text[first:last])) for first, last in spans_of(text)]
        self.items += [head, *(block for _, _, block in head.blocks)]

    def head(self, item: Item) -> Head:
        """The head of the text in which an item stands."""
        before = self.items[: self.items.index(item) + 1]
        return next(each for each in reversed(before) if isinstance(each, Head))

    def texts(self) -> list[tuple[Head, list[Block]]]:
        """Each text: its head and its blocks."""
        held: list[tuple[Head, list[Block]]] = []
        for each in self.items:
            if isinstance(each, Head):
                held.append((each, []))
            else:
                held[-1][1].append(each)
        return held

    def move(self, item: Item, anchor: Item) -> None:
        """Put an item behind another, from where it was if it was anywhere."""
        if item in self.items:
            self.items.remove(item)
        if isinstance(item, Head):
            item.path = self.head(anchor).path
        self.items.insert(self.items.index(anchor) + 1, item)

    def remove(self, item: Item) -> bool:
        """Take out a block, or a heading; whether that can be.

        The last block of what is no section stays, and so does where all sections begin.
        """
        head = self.head(item)
        if item is head:
            first = next(each for each, _ in self.texts() if each.path == head.path)
            if first is head:
                head.heading = None
                return True
        elif not head.level and len(dict(self.texts())[head]) == 1:
            return False
        self.items.remove(item)
        return True

    def opening(self) -> Item | None:
        """What stands before all sections; None where the brief has none."""
        heads = (each for each in self.items if isinstance(each, Head))
        first = next((each for each in heads if each.path == SECTIONS[:1]), None)
        return self.before(first) if first else None

    def before(self, item: Item) -> Item:
        """What stands before an item; the head of a text without a heading, if it heads one."""
        index = self.items.index(item)
        if isinstance(item, Block):
            return self.items[index - 1]
        self.items.insert(index, made := Head(item.path, 1))
        return made

    def placing(self, label: object) -> Block | None:
        """The block that places a figure or its like."""
        mark = f"![](#{label})"
        blocks = (each for each in self.items if isinstance(each, Block))
        return next((each for each in blocks if each.text == mark), None)

    def drop(self, path: Path) -> None:
        """Take out what stands at a path and below, a figure or its like, and its place."""
        self.dropped.add(path)
        if block := self.placing(path[-1]):
            self.items.remove(block)


def _scalar(fields: abc.Mapping[str, Entry], name: str) -> Scalar | None:
    held = fields[name].value if name in fields else None
    return held if isinstance(held, Scalar) else None
