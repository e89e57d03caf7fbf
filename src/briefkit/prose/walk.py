"""Going through running text: its nodes in reading order, its words, and copies of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from briefkit.prose.blocktree import (
    Block,
    BlockQuote,
    Blocks,
    CodeBlock,
    ListBlock,
    Paragraph,
    Placed,
    Table,
)
from briefkit.prose.inlinetree import (
    CitationGroup,
    Code,
    FootnoteReference,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteLink,
    Styled,
    Subscript,
    Superscript,
    Text,
)

Parent = Paragraph | BlockQuote | Styled | Link
LEAVES = frozenset((Text, FootnoteReference, CitationGroup, Code, LineBreak, NoteLink, Placed))


def walk(nodes: Blocks | Inlines) -> Iterator[Block | Inline]:
    """Every node, in reading order, parents first."""
    found: list[Block | Inline] = []
    _gather(nodes, found)
    return iter(found)


def _gather(nodes: Blocks | Inlines, found: list[Block | Inline]) -> None:
    """Add nodes, and what is in them, to those that were found."""
    for node in nodes:
        found.append(node)
        if type(node) not in LEAVES:  # as most are
            for children in _children(node):
                _gather(children, found)


def _children(node: Block | Inline) -> tuple[Blocks | Inlines, ...]:
    if isinstance(node, Parent):
        return (node.children,)
    if isinstance(node, ListBlock):
        return node.items
    if isinstance(node, Table):
        return tuple(cell for row in (node.header, *node.rows) for cell in row)
    return ()


def references(nodes: Blocks | Inlines) -> Iterator[FootnoteReference]:
    """The footnote references, in reading order."""
    return (node for node in walk(nodes) if isinstance(node, FootnoteReference))


def citation_groups(nodes: Blocks | Inlines) -> Iterator[CitationGroup]:
    """The groups of citations, in reading order."""
    return (node for node in walk(nodes) if isinstance(node, CitationGroup))


def links(nodes: Blocks | Inlines) -> Iterator[Link]:
    """The links, in reading order."""
    return (node for node in walk(nodes) if isinstance(node, Link))


def plain_text(
    nodes: Block | Inline | Blocks | Inlines, named: Callable[[str], str] = lambda _: ""
) -> str:
    """The words a reader sees, blocks on lines of their own.

    References, citations and what is unsupported give none; a line break is a space.
    ``named`` gives the words of a link to a note, by its label.
    """
    if isinstance(nodes, tuple):
        parts = [plain_text(node, named) for node in nodes]
        return "\n".join(filter(None, parts)) if _of_blocks(nodes) else "".join(parts)
    if isinstance(nodes, Text | Code | CodeBlock):
        return nodes.text
    if isinstance(nodes, LineBreak):
        return " "
    if isinstance(nodes, NoteLink):
        return named(nodes.label)
    words = "\n".join(filter(None, (plain_text(each, named) for each in _children(nodes))))
    return words.translate(nodes.signs) if isinstance(nodes, Superscript | Subscript) else words


def _of_blocks(nodes: Blocks | Inlines) -> bool:
    return bool(nodes) and isinstance(nodes[0], Block)


def rebuild(
    blocks: Blocks,
    line: Callable[[Inlines], Inlines],
    placed: Callable[[Placed], Placed] = lambda block: block,
) -> Blocks:
    """A copy of the tree with the inline nodes of each paragraph and cell changed, in order.

    ``placed`` is called with the place of each figure, table or box, in its turn.
    """
    return tuple(_rebuilt(block, line, placed) for block in blocks)


def _rebuilt(
    block: Block, line: Callable[[Inlines], Inlines], placed: Callable[[Placed], Placed]
) -> Block:
    if isinstance(block, Paragraph):
        return Paragraph(line(block.children))
    if isinstance(block, Placed):
        return placed(block)
    if isinstance(block, BlockQuote):
        return BlockQuote(rebuild(block.children, line, placed))
    if isinstance(block, ListBlock):
        items = tuple(rebuild(item, line, placed) for item in block.items)
        return replace(block, items=items)
    if isinstance(block, Table):
        header = tuple(map(line, block.header))
        rows = tuple(tuple(map(line, row)) for row in block.rows)
        return Table(block.alignments, header, rows)
    return block


def marked(
    nodes: Inlines, change: Callable[[FootnoteReference | CitationGroup], Inline]
) -> Inlines:
    """A copy of a line with each footnote reference and group of citations changed."""
    return tuple(_marked(node, change) for node in nodes)


def _marked(
    node: Inline, change: Callable[[FootnoteReference | CitationGroup], Inline]
) -> Inline:
    if isinstance(node, FootnoteReference | CitationGroup):
        return change(node)
    if isinstance(node, Styled | Link):
        return replace(node, children=marked(node.children, change))
    return node
