"""Changes of words in a brief's file: how they are written, and if they do what they say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from briefkit.diagnostic import Change, TextFile, Unreadable
from briefkit.textfiles.readers import reader
from briefkit.textfiles.yamltree import Mapping, Node, Scalar, scalars
from briefkit.textfiles.yamltree import Sequence as Items


class Tree:
    """A file's text with its scalars, to be changed and compared with what came of it."""

    def __init__(self, file: TextFile) -> None:
        """Read the file; raises `Unreadable` when it is no brief."""
        root, _ = reader(file)(file)
        self.file = file
        self.shape = _shape(root)
        self.scalars = [_Text(each) for each in scalars(root)]

    def changed(self, changes: Iterable[Change]) -> TextFile:
        """The file after the changes."""
        text = self.file.text
        for each in sorted(changes, key=start_of, reverse=True):
            text = text[: each.place.start] + self.written(each) + text[each.place.end :]
        return TextFile(self.file.name, text)

    def written(self, change: Change) -> str:
        """The words of a change as the scalar around them has them (YAML 1.2, 7.3)."""
        style = next((e.scalar.style for e in self.scalars if e.holds(change)), None)
        if style == "'":
            return change.text.replace("'", "''")
        if style == '"':
            return change.text.replace("\\", "\\\\").replace('"', '\\"')
        return change.text

    def takes(self, changes: Sequence[Change]) -> bool:
        """Whether the changes, and nothing else, come of making them."""
        ordered = sorted(changes, key=start_of)
        apart = all(a.place.end <= b.place.start for a, b in pairwise(ordered))
        ours = all(each.place.file is self.file for each in changes)
        held = all(any(each.holds(change) for each in self.scalars) for change in changes)
        if not (apart and ours and held):
            return False
        try:
            after = Tree(self.changed(changes))
        except Unreadable:
            return False
        if after.shape != self.shape:
            return False
        wanted = (each.after(ordered) for each in self.scalars)
        given = (each.scalar.value for each in after.scalars)
        return all(a == b for a, b in zip(wanted, given, strict=True))


def start_of(change: Change) -> int:
    """The offset at which a change begins."""
    return change.place.start


class _Text:
    """A scalar, with the index in its value of each offset in the file."""

    def __init__(self, scalar: Scalar) -> None:
        self.scalar = scalar

    @cached_property
    def starts(self) -> dict[int, int]:
        """The index of the character that begins at an offset, or the end of all."""
        indexes = range(len(self.scalar.value), -1, -1)
        return {self.scalar.offset(index): index for index in indexes}

    @cached_property
    def ends(self) -> dict[int, int]:
        """The index behind the character that ends at an offset."""
        indexes = range(len(self.scalar.value))
        return {self.scalar.range(index, index + 1).end: index + 1 for index in indexes}

    def holds(self, change: Change) -> bool:
        """Whether a change is in the scalar, or in its quotes."""
        place = self.scalar.place
        return place.start <= change.place.start and change.place.end <= place.end

    def after(self, changes: Iterable[Change]) -> str | None:
        """The value after those of the changes that are in it; None if one can't be placed."""
        value = self.scalar.value
        for each in reversed([change for change in changes if self.holds(change)]):
            start, end = each.place.start, each.place.end
            first = self.starts.get(start, self.ends.get(start))
            last = first if end == start else self.ends.get(end, self.starts.get(end))
            if first is None or last is None:
                return None
            value = value[:first] + each.text + value[last:]
        return value


def _shape(node: Node) -> object:
    """A tree without its texts: how it is built, and how each text is written."""
    if isinstance(node, Mapping):
        return [_shape(entry.value) for entry in node.entries]
    if isinstance(node, Items):
        return tuple(_shape(item) for item in node.items)
    return (node.style, node.absent)
