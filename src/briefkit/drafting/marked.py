"""A note's line as one string in which italics and addresses are marked by signs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefkit import prose
from briefkit.prose import CitationGroup, Emphasis, Inline, Inlines, Link, Text

# Before and after italics and bare addresses, and for a citation (Unicode noncharacters).
ITALIC, ROMAN, ADDRESS, REST, CITED = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3", "\ufdd4"
SIGNS = ITALIC + ROMAN + ADDRESS + REST + CITED

Sign = tuple[str, int, int]


@dataclass(frozen=True)
class Marked:
    """The text of a line with its signs, and where each character was written."""

    text: str
    spans: tuple[tuple[int, int], ...]
    groups: tuple[CitationGroup, ...]

    def written(self, start: int, end: int) -> tuple[int, int]:
        """The range in the note of characters ``start`` up to ``end``."""
        if start >= end:
            at = self.spans[start][0] if start < len(self.spans) else self.spans[-1][1]
            return at, at
        return self.spans[start][0], self.spans[end - 1][1]


def marked(note: str) -> Marked | None:
    """A note of one paragraph of words, italics, bare addresses and citations.

    None for any other, or where a word of it is no plain text.
    """
    blocks = prose.parse(note)
    if len(blocks) != 1 or not isinstance(blocks[0], prose.Paragraph):
        return None
    signs = _line(blocks[0].children, note)
    if not signs or not set(SIGNS).isdisjoint(note):
        return None
    groups = tuple(prose.citation_groups(blocks))
    text = "".join(sign for sign, _, _ in signs)
    return Marked(text, tuple((start, end) for _, start, end in signs), groups)


def _line(nodes: Inlines, note: str) -> list[Sign] | None:
    found: list[Sign] = []
    for node in nodes:
        signs = _node(node, note)
        if signs is None:
            return None
        found += signs
    return found


def _node(node: Inline, note: str) -> list[Sign] | None:
    match node:
        case Text():
            return list(_text(node))
        case Emphasis():
            inner = [list(_text(each)) for each in node.children if isinstance(each, Text)]
            return _italics(inner) if len(inner) == len(node.children) else None
        case Link() if node.bare:
            at = note.find(node.url, node.start, node.end)
            if at < 0:
                return None
            inside = [(c, at + i, at + i + 1) for i, c in enumerate(node.url)]
            before, after = (ADDRESS, node.start, at), (REST, at + len(node.url), node.end)
            return [before, *inside, after]
        case CitationGroup():
            return [(CITED, node.start, node.end)]
    return None


def _italics(inner: list[list[Sign]]) -> list[Sign]:
    signs = [sign for each in inner for sign in each]
    if not signs:
        return []
    start, end = signs[0][1], signs[-1][2]
    return [(ITALIC, start - 1, start), *signs, (ROMAN, end, end + 1)]


def _text(node: Text) -> Iterator[Sign]:
    offsets = node.source_offsets()
    text = node.text.replace("\n", " ")
    return zip(text, offsets, [*offsets[1:], node.end], strict=True)
