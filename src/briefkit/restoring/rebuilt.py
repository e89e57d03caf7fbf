"""The tree of a brief whose texts were changed as a row of blocks."""

from __future__ import annotations

from collections import abc

from briefkit.diagnostic import Place
from briefkit.restoring.rows import SECTIONS, Block, Head, Row
from briefkit.textfiles.yamltree import Entry, Mapping, Node, Path, Scalar, Sequence

Text = tuple[Head, list[Block]]


def rebuilt(row: Row) -> Mapping:
    """The brief with the texts of the row, as they stand now."""
    texts = row.texts()
    written = {head.path: _text(head, blocks) for head, blocks in texts if not head.level}
    entries = []
    for each in row.root.entries:
        path = (each.key.value,)
        held: Node | None = each.value
        if path[0] in SECTIONS:
            held = _nested(
                [text for text in texts if text[0].path == path], 1, each.value.place
            )
        elif path[0] in row.names:
            held = _now(row, each.value, path, written)
        if held is not None:
            entries.append(Entry(each.key, held))
    return Mapping(tuple(entries), row.root.place)


def _now(row: Row, node: Node, path: Path, written: abc.Mapping[Path, str]) -> Node | None:
    """A node with its texts as they are now; None when nothing is left of it."""
    if path in row.dropped:
        return None
    if isinstance(node, Mapping):
        held = (
            (e.key, _now(row, e.value, (*path, e.key.value), written)) for e in node.entries
        )
        left = tuple(Entry(key, value) for key, value in held if value is not None)
        return Mapping(left, node.place) if left or not node.entries else None
    if isinstance(node, Sequence):
        items = (_now(row, e, (*path, n), written) for n, e in enumerate(node.items))
        return Sequence(tuple(each for each in items if each is not None), node.place)
    text = written[path]
    return node if text == node.value else Scalar(text, node.place)


def _text(head: Head, blocks: list[Block]) -> str:
    """A text as it is now: between its blocks as written, if they are still the same ones."""
    text = head.written.value if head.written else ""
    if blocks == [block for _, _, block in head.blocks]:
        for first, last, block in reversed(head.blocks):
            text = text[:first] + block.now + text[last:]
        return text
    if not blocks:
        return ""
    ending = "\n" if text.endswith("\n") or len(blocks) > 1 else ""
    return "\n\n".join(each.now for each in blocks) + ending


def _nested(texts: list[Text], level: int, place: Place) -> Sequence:
    """Sections of one level, each with those that stand in it."""
    groups: list[list[Text]] = []
    for each in texts:
        if each[0].level <= level or not groups:
            groups.append([each])
        else:
            groups[-1].append(each)
    sections = (_section(*group[0], group[1:], place) for group in groups)
    return Sequence(tuple(each for each in sections if each.entries), place)


def _section(head: Head, blocks: list[Block], inner: list[Text], place: Place) -> Mapping:
    fields: dict[str, Node] = {}
    if head.heading is not None:
        fields["heading"] = head.heading
    if text := _text(head, blocks):
        fields["body"] = Scalar(text, place)
    if inner:
        fields["sections"] = _nested(inner, head.level + 1, place)
    return Mapping(
        tuple(Entry(Scalar(name, place), node) for name, node in fields.items()), place
    )
