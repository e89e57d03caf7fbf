"""Running text as it is read: each line's words in one string that knows its source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

from briefkit.prose.blocktree import Block, BlockQuote, Blocks, ListBlock, Paragraph, Table
from briefkit.prose.inlinetree import (
    CitationGroup,
    Code,
    FootnoteReference,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteLink,
    Subscript,
    Superscript,
    Text,
    Unsupported,
)

# What stands for a node that has no words of its own (Unicode noncharacters).
REFERENCE, CITATION, VERBATIM = "\ufdd0", "\ufdd1", "\ufdd2"
# What the mark of a note is in print, as it stands in a pattern's brackets.
MARKS = REFERENCE + CITATION

Leaf = Text | Code | Link | LineBreak | FootnoteReference | CitationGroup


@dataclass(frozen=True)
class Flow:
    """The words of a paragraph or a table's cell, emphasis and links taken away.

    Raised and lowered figures are signs of their own: a square metre's is no second one.
    A footnote reference is one ``REFERENCE``, a group of citations one ``CITATION``;
    each character of code and of bare URLs is ``VERBATIM``. ``leaves`` pairs the index
    at which a node begins in ``text`` with the node. ``quoted`` says that it stands in
    a block quote.
    """

    text: str
    leaves: tuple[tuple[int, Leaf], ...]
    quoted: bool = False

    def leaf(self, index: int) -> tuple[int, Leaf]:
        """The node that holds the character at an index, and where it begins."""
        return self.leaves[bisect_right(self.leaves, index, key=itemgetter(0)) - 1]

    def source(self, index: int) -> int:
        """The offset in the source of the character at an index; its end after the last."""
        if not self.leaves:
            return 0
        if index >= len(self.text):
            return self.source_end(len(self.text) - 1)
        begin, leaf = self.leaf(index)
        if isinstance(leaf, Text):
            return leaf.source_offset(index - begin)
        if isinstance(leaf, LineBreak):
            return self.source_end(index - 1) if index else 0
        return leaf.start

    def source_end(self, index: int) -> int:
        """The offset in the source just after the character at an index."""
        begin, leaf = self.leaf(index)
        if isinstance(leaf, Text):
            last = index - begin + 1 == len(leaf.text)
            return leaf.end if last else leaf.source_offset(index - begin) + 1
        return self.source(index) if isinstance(leaf, LineBreak) else leaf.end


def flows(blocks: Blocks) -> Iterator[Flow]:
    """Each paragraph and each cell of a table, in reading order; code blocks are left out."""
    return _flows(blocks, quoted=False)


def flow(nodes: Inlines, quoted: bool = False) -> Flow:
    """One line of running text as it is read."""
    parts: list[str] = []
    leaves: list[tuple[int, Leaf]] = []
    length = 0
    for words, leaf in _leaves(nodes):
        if words:
            leaves.append((length, leaf))
            parts.append(words)
            length += len(words)
    return Flow("".join(parts), tuple(leaves), quoted)


def _flows(blocks: Blocks, quoted: bool) -> Iterator[Flow]:
    for block in blocks:
        yield from _block_flows(block, quoted)


def _block_flows(block: Block, quoted: bool) -> Iterator[Flow]:
    if isinstance(block, Paragraph):
        yield flow(block.children, quoted)
    elif isinstance(block, BlockQuote):
        yield from _flows(block.children, quoted=True)
    elif isinstance(block, ListBlock):
        for item in block.items:
            yield from _flows(item, quoted)
    elif isinstance(block, Table):
        for row in (block.header, *block.rows):
            yield from (flow(cell, quoted) for cell in row)


def _leaves(nodes: Inlines) -> Iterator[tuple[str, Leaf]]:
    for node in nodes:
        yield from _leaf(node)


def _leaf(node: Inline) -> Iterator[tuple[str, Leaf]]:
    match node:
        case Text():
            yield node.text, node
        case Code():
            yield VERBATIM * len(node.text), node
        case LineBreak():
            yield "\n", node
        case FootnoteReference():
            yield REFERENCE, node
        case CitationGroup():
            yield CITATION, node
        case Link() if node.bare:
            yield VERBATIM * len(node.url), node
        case Superscript() | Subscript():
            for words, leaf in _leaves(node.children):
                yield words.translate(node.signs), leaf
        case NoteLink() | Unsupported():
            pass
        case _:
            yield from _leaves(node.children)
