"""Running text: CommonMark with tables, `[^label]` and `[@key]`, as one tree.

With `markdown`, on which this stands, the only parser of footnote references and
citations in the project.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from markdown_it.token import Token

from briefkit.lines import LineMap
from briefkit.markdown import MAX_NESTING, parser
from briefkit.prosetree import (
    Alignment,
    Block,
    BlockQuote,
    Blocks,
    CitationGroup,
    Code,
    CodeBlock,
    Emphasis,
    FootnoteReference,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Strong,
    Table,
    Text,
    ThematicBreak,
    Unsupported,
)

__all__ = [
    "Block",
    "BlockQuote",
    "Blocks",
    "CitationGroup",
    "Code",
    "CodeBlock",
    "Emphasis",
    "FootnoteReference",
    "Inline",
    "Inlines",
    "LineBreak",
    "Link",
    "ListBlock",
    "Paragraph",
    "Strong",
    "Table",
    "Text",
    "ThematicBreak",
    "Unsupported",
    "links",
    "parse",
    "parse_inline",
    "plain_text",
    "rebuild",
    "references",
    "walk",
]


def parse(source: str) -> Blocks:
    """The tree of a text: CommonMark 0.31 with tables; raw HTML is text.

    Nodes carry offsets into ``source``, in code points.
    """
    tokens = parser().parse(source)
    lines = LineMap(source)
    deep = next((token for token in tokens if token.level >= MAX_NESTING), None)
    if deep:
        start = lines.start_of(deep.map[0] if deep.map else 0)
        return (Paragraph((Unsupported("nesting", start, start + 1),)),)
    return _blocks(iter(tokens), lines)


def parse_inline(source: str) -> Inlines:
    """The tree of a line that holds no blocks, such as a heading."""
    tokens = parser().parseInline(source)
    return _inlines(tokens[0].children or [], LineMap(source).locate(source, (0, None)))


def _blocks(tokens: Iterator[Token], lines: LineMap) -> Blocks:
    """The blocks up to the end of the one they stand in."""
    blocks: list[Block] = []
    for token in tokens:
        if token.nesting < 0:
            break
        blocks.append(_block(token, tokens, lines))
    return tuple(blocks)


def _block(token: Token, tokens: Iterator[Token], lines: LineMap) -> Block:
    if token.type == "paragraph_open":
        return Paragraph(_content(tokens, lines))
    if token.type == "heading_open":
        content = _content(tokens, lines)
        start = lines.start_of(token.map[0] if token.map else 0)
        return Paragraph((Unsupported("heading", start, lines.end_from(start)), *content))
    if token.type in ("bullet_list_open", "ordered_list_open"):
        return _list(token, tokens, lines)
    if token.type == "blockquote_open":
        return BlockQuote(_blocks(tokens, lines))
    if token.type == "table_open":
        return _table(tokens, lines)
    if token.type == "hr":
        return ThematicBreak()
    return CodeBlock(token.content.removesuffix("\n"))


def _content(tokens: Iterator[Token], lines: LineMap) -> Inlines:
    """The inline content of a block, and the end of that block."""
    token = next(tokens)
    next(tokens)
    return _inlines(token.children or [], lines.locate(token.content, token.map or (0, None)))


def _list(token: Token, tokens: Iterator[Token], lines: LineMap) -> ListBlock:
    ordered = token.type == "ordered_list_open"
    start = int(token.attrGet("start") or 1) if ordered else None
    if token.attrGet("start") == 0:
        start = 0
    items, tight = [], True
    inner = _until(tokens, token)
    for each in inner:
        if each.type == "list_item_open":
            item = list(_until(inner, each))
            nested = {t.level for t in item if t.type == "paragraph_open" and not t.hidden}
            tight = tight and each.level + 1 not in nested
            items.append(_blocks(iter(item), lines))
    return ListBlock(start, tight, tuple(items))


def _until(tokens: Iterator[Token], opening: Token) -> Iterator[Token]:
    """The tokens up to the one that closes ``opening``."""
    for token in tokens:
        if token.nesting < 0 and token.level == opening.level:
            return
        yield token


def _table(tokens: Iterator[Token], lines: LineMap) -> Table:
    alignments: list[Alignment | None] = []
    rows: list[tuple[Inlines, ...]] = []
    cells: list[Inlines] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type in ("th_open", "td_open"):
            if not rows:
                alignments.append(_alignment(token))
            cells.append(_content(tokens, lines))
        elif token.type == "tr_close":
            rows.append(tuple(cells))
            cells = []
    return Table(tuple(alignments), rows[0], tuple(rows[1:]))


def _alignment(token: Token) -> Alignment | None:
    style = str(token.attrGet("style") or "")
    sides: tuple[Alignment, ...] = ("left", "center", "right")
    return next((side for side in sides if style.endswith(side)), None)


def _inlines(tokens: list[Token], locate: Callable[[int], int]) -> Inlines:
    """Inline tokens as a tree, each offset carried from the content to the source."""
    stack: list[tuple[Token | None, list[Inline]]] = [(None, [])]
    for token in tokens:
        if token.nesting > 0:
            stack.append((token, []))
        elif token.nesting < 0:
            opening, children = stack.pop()
            stack[-1][1].append(_span(opening or token, tuple(children), locate))
        elif token.type != "text" or token.content:
            _append(stack[-1][1], _leaf(token, stack[-1][0], locate))
    return tuple(stack[0][1])


def _span(opening: Token, children: Inlines, locate: Callable[[int], int]) -> Inline:
    if opening.type == "em_open":
        return Emphasis(children)
    if opening.type == "strong_open":
        return Strong(children)
    start, end = opening.meta["span"]
    return Link(
        str(opening.attrGet("href") or ""), children, locate(start), locate(end - 1) + 1
    )


def _leaf(token: Token, parent: Token | None, locate: Callable[[int], int]) -> Inline:
    if "pieces" in token.meta:
        return _text(token, locate)
    start, end = token.meta["span"]
    first, last = locate(start), locate(end - 1) + 1
    if token.type == "footnote":
        return FootnoteReference(token.content, first, last)
    if token.type == "citation":
        return CitationGroup(token.content, first, last)
    if token.type == "code_inline":
        return Code(token.content, first, last)
    if token.type == "image":
        return Unsupported("image", first, last)
    if token.type == "hardbreak":
        return LineBreak()
    if token.type == "softbreak":
        return Text(" ", first, last, ((0, first),))
    if token.type == "text_special":
        # An escaped character stands after its backslash; an entity counts as one.
        at = last - 1 if token.info == "escape" else first
        return Text(token.content, first, last, ((0, at),))
    at = locate(token.meta["at"] + (parent is not None and parent.markup == "autolink"))
    return Text(token.content, at, at + len(token.content), ((0, at),))


def _text(token: Token, locate: Callable[[int], int]) -> Text:
    """Words that were gathered from one or more stretches of the content."""
    pieces: list[tuple[int, int]] = []
    ends = [offset for offset, _ in token.meta["pieces"][1:]] + [len(token.content)]
    for (offset, source), end in zip(token.meta["pieces"], ends, strict=True):
        pieces.append((offset, locate(source)))
        for index in range(offset + 1, end):
            at = locate(source + index - offset)
            if at != pieces[-1][1] + index - pieces[-1][0]:
                pieces.append((index, at))
    last_offset, last_source = pieces[-1]
    end = last_source + len(token.content) - last_offset
    return Text(token.content, pieces[0][1], end, tuple(pieces))


def _append(nodes: list[Inline], node: Inline) -> None:
    """Add a node, joining words to the words before them."""
    before = nodes[-1] if nodes else None
    if isinstance(node, Text) and isinstance(before, Text):
        shift = len(before.text)
        pieces = before.pieces + tuple((offset + shift, at) for offset, at in node.pieces)
        nodes[-1] = Text(before.text + node.text, before.start, node.end, pieces)
    else:
        nodes.append(node)


def walk(nodes: Blocks | Inlines) -> Iterator[Block | Inline]:
    """Every node, in reading order, parents first."""
    for node in nodes:
        yield node
        for children in _children(node):
            yield from walk(children)


def _children(node: Block | Inline) -> Iterator[Blocks | Inlines]:
    if isinstance(node, ListBlock):
        yield from node.items
    elif isinstance(node, Table):
        for row in (node.header, *node.rows):
            yield from row
    elif isinstance(node, Paragraph | BlockQuote | Emphasis | Strong | Link):
        yield node.children


def references(blocks: Blocks) -> Iterator[FootnoteReference]:
    """The footnote references, in reading order."""
    return (node for node in walk(blocks) if isinstance(node, FootnoteReference))


def links(blocks: Blocks) -> Iterator[Link]:
    """The links, in reading order."""
    return (node for node in walk(blocks) if isinstance(node, Link))


def plain_text(nodes: Blocks | Inlines) -> str:
    """The words a reader sees, blocks on lines of their own; references give none."""
    parts = []
    for node in nodes:
        if isinstance(node, Text | Code | CodeBlock):
            parts.append(node.text)
        elif isinstance(node, LineBreak):
            parts.append(" ")
        elif isinstance(node, FootnoteReference | CitationGroup | Unsupported):
            continue
        else:
            separator = "" if isinstance(node, Emphasis | Strong | Link) else "\n"
            parts.append("".join(f"{plain_text(c)}{separator}" for c in _children(node)))
    return "".join(parts)


def rebuild(blocks: Blocks, change: Callable[[FootnoteReference], Inline]) -> Blocks:
    """A copy of the tree with each footnote reference replaced, in reading order."""
    return tuple(_rebuilt_block(block, change) for block in blocks)


def _rebuilt_block(block: Block, change: Callable[[FootnoteReference], Inline]) -> Block:
    def line(nodes: Inlines) -> Inlines:
        return tuple(_rebuilt_inline(node, change) for node in nodes)

    if isinstance(block, Paragraph):
        return Paragraph(line(block.children))
    if isinstance(block, BlockQuote):
        return BlockQuote(rebuild(block.children, change))
    if isinstance(block, ListBlock):
        return replace(block, items=tuple(rebuild(item, change) for item in block.items))
    if isinstance(block, Table):
        header = tuple(map(line, block.header))
        rows = tuple(tuple(map(line, row)) for row in block.rows)
        return Table(block.alignments, header, rows)
    return block


def _rebuilt_inline(node: Inline, change: Callable[[FootnoteReference], Inline]) -> Inline:
    if isinstance(node, FootnoteReference):
        return change(node)
    if isinstance(node, Emphasis | Strong | Link):
        children = tuple(_rebuilt_inline(child, change) for child in node.children)
        return replace(node, children=children)
    return node
