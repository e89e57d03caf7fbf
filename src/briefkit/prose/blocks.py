"""Tokens of markdown-it become the blocks of running text."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.token import Token

from briefkit.prose.blocktree import (
    Alignment,
    Block,
    BlockQuote,
    Blocks,
    CodeBlock,
    ListBlock,
    Paragraph,
    Placed,
    Table,
    ThematicBreak,
)
from briefkit.prose.inline import inlines
from briefkit.prose.inlinetree import Inlines, Unsupported
from briefkit.prose.lines import Places


def blocks(tokens: Iterator[Token], origin: Places) -> Blocks:
    """The blocks up to the end of the one they stand in."""
    found: list[Block] = []
    for token in tokens:
        if token.nesting < 0:
            break
        found.append(_block(token, tokens, origin))
    return tuple(found)


def _block(token: Token, tokens: Iterator[Token], origin: Places) -> Block:
    if token.type == "paragraph_open":
        return _placed(_content(tokens, origin))
    if token.type == "heading_open":
        start, end = token.meta["span"]
        mark = Unsupported("heading", origin.at(start), origin.at(end))
        return Paragraph((mark, *_content(tokens, origin)))
    if token.type in ("bullet_list_open", "ordered_list_open"):
        return _list(token, tokens, origin)
    if token.type == "blockquote_open":
        return BlockQuote(blocks(tokens, origin))
    if token.type == "table_open":
        return _table(tokens, origin)
    if token.type == "hr":
        return ThematicBreak()
    return CodeBlock(token.content.removesuffix("\n"))


def _placed(line: Inlines) -> Block:
    """A paragraph, or the place of a block that is all of it."""
    match line:
        case (Unsupported("block", start, end, label),):
            return Placed(label, start, end)
    return Paragraph(line)


def _content(tokens: Iterator[Token], origin: Places) -> Inlines:
    """The inline content of a block, and the end of that block."""
    token = next(tokens)
    next(tokens)
    places = Places([(offset, origin.at(place)) for offset, place in token.meta["places"]])
    return inlines(token.children or [], places)


def _list(token: Token, tokens: Iterator[Token], origin: Places) -> ListBlock:
    ordered = token.type == "ordered_list_open"
    start = int(token.attrs.get("start", 1)) if ordered else None
    items, tight = [], True
    inner = _until(tokens, token)
    for opening in inner:
        item = list(_until(inner, opening))
        paragraphs = (t for t in item if t.type == "paragraph_open" and not t.hidden)
        tight = tight and all(t.level > opening.level + 1 for t in paragraphs)
        items.append(blocks(iter(item), origin))
    return ListBlock(start, tight, tuple(items))


def _until(tokens: Iterator[Token], opening: Token) -> Iterator[Token]:
    """The tokens up to the one that closes ``opening``."""
    for token in tokens:
        if token.nesting < 0 and token.level == opening.level:
            return
        yield token


def _table(tokens: Iterator[Token], origin: Places) -> Table:
    alignments: list[Alignment | None] = []
    rows: list[tuple[Inlines, ...]] = []
    cells: list[Inlines] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type in ("th_open", "td_open"):
            if not rows:
                alignments.append(_alignment(token))
            cells.append(_content(tokens, origin))
        elif token.type == "tr_close":
            rows.append(tuple(cells))
            cells = []
    return Table(tuple(alignments), rows[0], tuple(rows[1:]))


def _alignment(token: Token) -> Alignment | None:
    style = str(token.attrGet("style") or "")
    sides: tuple[Alignment, ...] = ("left", "center", "right")
    return next((side for side in sides if style.endswith(side)), None)
