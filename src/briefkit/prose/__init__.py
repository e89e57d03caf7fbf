"""Running text: CommonMark with tables, `[^label]` and `[@key]`, as one tree.

With `markdown`, `lines` and `proseline`, on which this stands, the only parser of
footnote references and citations in the project.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate, pairwise

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.token import Token

from briefkit.prose.inline import MAX_NESTING, inlines
from briefkit.prose.lines import Places, place_blocks, unified
from briefkit.prose.markdown import place_inlines
from briefkit.prose.tree import (
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
    NoteLink,
    Paragraph,
    Placed,
    SmallCaps,
    Strong,
    Styled,
    Subscript,
    Superscript,
    Table,
    Text,
    ThematicBreak,
    Unsupported,
)
from briefkit.prose.walk import (
    citation_groups,
    links,
    marked,
    plain_text,
    rebuild,
    references,
    walk,
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
    "NoteLink",
    "Paragraph",
    "Placed",
    "SmallCaps",
    "Strong",
    "Styled",
    "Subscript",
    "Superscript",
    "Table",
    "Text",
    "ThematicBreak",
    "Unsupported",
    "citation_groups",
    "links",
    "marked",
    "parse",
    "parse_inline",
    "plain_text",
    "rebuild",
    "references",
    "walk",
]

# Texts whose trees are kept, since a draft's are parsed when written, checked and sourced.
MOST_KEPT = 16384


@cache
def _parser() -> MarkdownIt:
    """The one parser of running text: CommonMark with tables, without HTML."""
    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING})
    place_blocks(markdown)
    place_inlines(markdown)
    return markdown.enable("table").disable(["html_block", "html_inline"])


@lru_cache(MOST_KEPT)
def parse(source: str) -> Blocks:
    """The tree of a text: CommonMark 0.31 with tables; raw HTML is text.

    As in pandoc, ``2^nd^`` is raised, ``H~2~O`` lowered, and ``[nato]{.smallcaps}`` in
    small capitals.

    Nodes carry offsets into ``source``, in code points. A text nested too deep is given
    as one paragraph without its blocks, after an ``Unsupported``; emphasis too deep
    loses its marks. Link titles, unused link definitions and the language of a code
    block are left out.
    """
    text, origin = unified(source)
    tokens = _parser().parse(text)
    deep = next(filter(_too_deep, tokens), None)
    if not deep:
        return _blocks(iter(tokens), origin)
    lines = text.split("\n")
    line = deep.map[0] if deep.map else 0
    start = sum(map(len, lines[:line])) + line
    mark = Unsupported("nesting", origin.at(start), origin.at(start + len(lines[line])))
    return (Paragraph((mark, *parse_inline(source))),)


@lru_cache(MOST_KEPT)
def spans(source: str) -> tuple[tuple[int, int], ...]:
    """Where each block of a text begins and ends, offsets that leave nothing but empty lines.

    Text that makes no block, such as a definition of a link, belongs to the one before.
    """
    lines = source.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    tokens: list[Token] = []
    if "\r" not in source:
        # What stands in the blocks is not asked for.
        parser = _parser()
        parser.block.parse(source.replace("\0", "\ufffd"), parser, {}, tokens)
    firsts = [
        each.map[0] for each in tokens if each.map and not each.level and each.nesting >= 0
    ]
    cuts = [0, *(starts[first] for first in firsts[1:]), len(source)]
    found: list[tuple[int, int]] = []
    for start, end in pairwise(cuts):
        words = source[start:end]
        first = start + len(words) - len(words.lstrip("\n"))
        if first < (last := start + len(words.rstrip("\n"))):
            found.append((first, last))
    return tuple(found)


def _too_deep(token: Token) -> bool:
    """Whether markdown-it has left out what stands in a block."""
    holds_blocks = token.type in ("blockquote_open", "list_item_open")
    return holds_blocks and token.level >= MAX_NESTING - 1


def parse_inline(source: str) -> Inlines:
    """The tree of a line that holds no blocks, such as a heading."""
    text, origin = unified(source)
    words = mdTrim(text)
    start = text.index(words)
    (token,) = _parser().parseInline(words)
    pieces = origin.within(start, start + len(words))
    places = Places([(offset - start, place) for offset, place in pieces])
    return inlines(token.children or [], places)


def _blocks(tokens: Iterator[Token], origin: Places) -> Blocks:
    """The blocks up to the end of the one they stand in."""
    blocks: list[Block] = []
    for token in tokens:
        if token.nesting < 0:
            break
        blocks.append(_block(token, tokens, origin))
    return tuple(blocks)


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
        return BlockQuote(_blocks(tokens, origin))
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
        items.append(_blocks(iter(item), origin))
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
