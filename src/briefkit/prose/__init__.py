"""Running text: CommonMark with tables, `[^label]` and `[@key]`, as one tree.

With `markdown`, `lines` and `blocks`, on which this stands, the only parser of
footnote references and citations in the project.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import accumulate, pairwise

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.token import Token

from briefkit.prose.blocks import blocks
from briefkit.prose.blocktree import (
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
from briefkit.prose.inline import MAX_NESTING, inlines
from briefkit.prose.inlinetree import (
    CitationGroup,
    Code,
    Emphasis,
    FootnoteReference,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteLink,
    SmallCaps,
    Strong,
    Styled,
    Subscript,
    Superscript,
    Text,
    Unsupported,
)
from briefkit.prose.lines import Places, place_blocks, unified
from briefkit.prose.markdown import place_inlines
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
        return blocks(iter(tokens), origin)
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
