"""`briefkit check --fix`: what rules know how to mend is mended in the brief's own text.

Comments, quotes, line ends and all else stay as they were. The changed text is read
again: a change that would do more to it than it says is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from briefkit.diagnostic import Change, Diagnostic, TextFile, Unreadable
from briefkit.yamltext import Mapping, Node, Scalar, Sequence, read

MAX_ROUNDS = 10
Check = Callable[[TextFile], Iterable[Diagnostic]]


def mended(file: TextFile, check: Check) -> tuple[TextFile, int]:
    """A brief's text after all changes that its findings propose, and how many were mended.

    ``check`` gives the findings in a text. It is asked again after each round, until
    nothing is left to change.
    """
    count = 0
    for _ in range(MAX_ROUNDS):
        file, made = _round(file, check(file))
        count += made
        if not made:
            break
    return file, count


def _round(file: TextFile, found: Iterable[Diagnostic]) -> tuple[TextFile, int]:
    """The text after one round of changes that do not touch, and how many faults went."""
    count, taken = 0, 0
    changes: list[Change] = []
    for diagnostic in sorted(found, key=lambda each: each.place.start):
        edits = sorted(diagnostic.edits, key=lambda each: each.place.start)
        ours = all(each.place.file is file for each in edits)
        if edits and ours and edits[0].place.start >= taken and _is_sound(file, edits):
            changes += edits
            count += 1
            taken = edits[-1].place.end + 1
    return (_applied(file, changes), count) if _is_sound(file, changes) else (file, 0)


def _applied(file: TextFile, changes: Iterable[Change]) -> TextFile:
    scalars = list(_scalars(read(file)[0]))
    text = file.text
    for change in sorted(changes, key=lambda each: each.place.start, reverse=True):
        start, end = change.place.start, change.place.end
        style = next((each.style for each in scalars if _holds(each, start, end)), None)
        text = text[:start] + _written(change.text, style) + text[end:]
    return TextFile(file.name, text)


def _written(words: str, style: str | None) -> str:
    """Words as a YAML scalar of a style has them (YAML 1.2, 7.3)."""
    if style == "'":
        return words.replace("'", "''")
    if style == '"':
        return words.replace("\\", "\\\\").replace('"', '\\"')
    return words


def _is_sound(file: TextFile, changes: list[Change]) -> bool:
    """Whether the changed text is the same tree, with only the changed texts different."""
    before, known = read(file)
    try:
        after, faults = read(_applied(file, changes))
    except Unreadable:
        return False
    old, new = list(_scalars(before)), list(_scalars(after))
    if len(faults) > len(known) or _shape(before) != _shape(after):
        return False
    spans = [(each.place.start, each.place.end) for each in changes]
    return all(
        was.value == now.value or any(_holds(was, *span) for span in spans)
        for was, now in zip(old, new, strict=True)
    )


def _holds(scalar: Scalar, start: int, end: int) -> bool:
    return scalar.place.start <= start and end <= scalar.place.end


def _scalars(node: Node) -> Iterator[Scalar]:
    """Every text of a tree, names of fields among them, in order."""
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.key
            yield from _scalars(entry.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    else:
        yield node


def _shape(node: Node) -> object:
    """A tree without its texts."""
    if isinstance(node, Mapping):
        return [_shape(entry.value) for entry in node.entries]
    if isinstance(node, Sequence):
        return tuple(_shape(item) for item in node.items)
    return node.style
