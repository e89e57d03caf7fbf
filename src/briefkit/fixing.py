"""`briefkit check --fix`: what rules know how to mend is mended in the brief's own text.

Comments, quotes, line ends and all else stay as they were. The changed text is read
again: a change that would do anything else to it than it says is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefkit import yamltext
from briefkit.diagnostic import Change, Diagnostic, TextFile, Unreadable
from briefkit.yamltext import Mapping, Node, Scalar, read

MAX_ROUNDS = 10
Check = Callable[[TextFile], Iterable[Diagnostic]]


def mended(file: TextFile, check: Check) -> tuple[TextFile, int]:
    """A brief's text after all changes that its findings propose, and how many were mended.

    ``check`` gives the findings in a text. It is asked again after each round, until
    nothing is left to change. Raises `Unreadable` when the text is no YAML mapping.
    """
    count = 0
    for _ in range(MAX_ROUNDS):
        file, made = _round(file, check(file))
        count += made
        if not made:
            break
    return file, count


def as_written(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings with their edits as an editor can apply them to the file's text.

    Words are escaped as the quotes around them need; edits that `mended` would leave out
    are left out.
    """
    trees: dict[TextFile, _Tree] = {}
    for diagnostic in found:
        file = diagnostic.place.file
        if not diagnostic.edits:
            yield diagnostic
            continue
        tree = trees[file] = trees.get(file) or _Tree(file)
        sound = diagnostic.edits if tree.takes(diagnostic.edits) else ()
        edits = tuple(Change(each.place, tree.written(each)) for each in sound)
        yield replace(diagnostic, edits=edits)


def _round(file: TextFile, found: Iterable[Diagnostic]) -> tuple[TextFile, int]:
    """The text after one round of changes that do not touch, and how many faults went."""
    tree = _Tree(file)
    count, taken = 0, 0
    changes: list[Change] = []
    for diagnostic in sorted(found, key=lambda each: each.place.start):
        edits = sorted(diagnostic.edits, key=_start)
        if edits and _start(edits[0]) >= taken and tree.takes([*changes, *edits]):
            changes += edits
            count += 1
            taken = edits[-1].place.end + 1
    return tree.changed(changes), count


class _Tree:
    """A file's text with its scalars, to be changed and compared with what came of it."""

    def __init__(self, file: TextFile) -> None:
        root, faults = read(file)
        self.file = file
        self.faults = len(faults)
        self.shape = _shape(root)
        self.scalars = list(_scalars(root))

    def changed(self, changes: Iterable[Change]) -> TextFile:
        """The file after the changes."""
        text = self.file.text
        for each in sorted(changes, key=_start, reverse=True):
            text = text[: each.place.start] + self.written(each) + text[each.place.end :]
        return TextFile(self.file.name, text)

    def written(self, change: Change) -> str:
        """The words of a change as the scalar around them has them (YAML 1.2, 7.3)."""
        style = next((each.style for each in self.scalars if _holds(each, change)), None)
        if style == "'":
            return change.text.replace("'", "''")
        if style == '"':
            return change.text.replace("\\", "\\\\").replace('"', '\\"')
        return change.text

    def takes(self, changes: Sequence[Change]) -> bool:
        """Whether the changes, and nothing else, come of making them."""
        ordered = sorted(changes, key=_start)
        apart = all(a.place.end <= b.place.start for a, b in pairwise(ordered))
        ours = all(each.place.file is self.file for each in changes)
        held = all(any(_holds(each, change) for each in self.scalars) for change in changes)
        if not (apart and ours and held):
            return False
        try:
            after = _Tree(self.changed(changes))
        except Unreadable:
            return False
        if after.faults > self.faults or after.shape != self.shape:
            return False
        wanted = (_expected(each, ordered) for each in self.scalars)
        return all(a == b.value for a, b in zip(wanted, after.scalars, strict=True))


def _start(change: Change) -> int:
    return change.place.start


def _holds(scalar: Scalar, change: Change) -> bool:
    return scalar.place.start <= change.place.start and change.place.end <= scalar.place.end


def _expected(scalar: Scalar, changes: Iterable[Change]) -> str | None:
    """The value of a scalar after the changes in it; None where one cannot be placed."""
    ours = [each for each in changes if _holds(scalar, each)]
    value = scalar.value
    if not ours:
        return value
    indexes = range(len(value))
    starts = {scalar.offset(index): index for index in (len(value), *reversed(indexes))}
    ends = {scalar.range(index, index + 1).end: index + 1 for index in indexes}
    for each in reversed(ours):
        start, end = each.place.start, each.place.end
        first = starts.get(start, ends.get(start))
        last = first if end == start else ends.get(end, starts.get(end))
        if first is None or last is None:
            return None
        value = value[:first] + each.text + value[last:]
    return value


def _scalars(node: Node) -> Iterator[Scalar]:
    """Every text of a tree, names of fields among them, in order."""
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.key
            yield from _scalars(entry.value)
    elif isinstance(node, yamltext.Sequence):
        for item in node.items:
            yield from _scalars(item)
    else:
        yield node


def _shape(node: Node) -> object:
    """A tree without its texts: how it is built, and how each text is written."""
    if isinstance(node, Mapping):
        return [_shape(entry.value) for entry in node.entries]
    if isinstance(node, yamltext.Sequence):
        return tuple(_shape(item) for item in node.items)
    return (node.style, node.absent)
