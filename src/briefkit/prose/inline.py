"""What stands in a line of running text as a tree, each node with its place in the source."""

from __future__ import annotations

from markdown_it.token import Token

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
from briefkit.prose.lines import Pieces, Places

# How deep emphasis may stand in emphasis, and quotes and lists in each other.
MAX_NESTING = 40

STYLED: dict[str, type[Styled]] = {
    "em_open": Emphasis,
    "strong_open": Strong,
    "superscript_open": Superscript,
    "subscript_open": Subscript,
    "small_caps_open": SmallCaps,
}

# Words with their pieces and where they end: not yet joined to those beside them.
_Words = tuple[str, Pieces, int]
_Node = Inline | _Words


def inlines(tokens: list[Token], places: Places) -> Inlines:
    """Inline tokens as a tree, each offset carried from the content to the source."""
    nodes: list[_Node] = []
    stack: list[tuple[Token | None, list[_Node]]] = []
    for token in tokens:
        if token.nesting > 0 and len(stack) >= MAX_NESTING and token.type != "link_open":
            # Emphasis too deep for a tree is left out with a mark; what it holds is not.
            if len(stack) == MAX_NESTING:
                nodes.append(Unsupported("nesting", *_range(token, places)))
            stack.append((None, nodes))
        elif token.nesting > 0:
            stack.append((token, nodes))
            nodes = []
        elif token.nesting < 0:
            opening, around = stack.pop()
            if opening:
                around += _span(opening, _joined(nodes), places)
            nodes = around
        elif token.type != "text" or token.content:
            nodes.append(_leaf(token, places))
    return _joined(nodes)


def _range(token: Token, places: Places) -> tuple[int, int]:
    """Where in the source a token begins and ends."""
    start, end = token.meta["span"]
    return places.at(start), places.at(end - 1) + 1


def _span(opening: Token, children: Inlines, places: Places) -> Inlines:
    if opening.type in ("superscript_open", "subscript_open"):
        # A mark of a note has its own height.
        words, marks = _parted(children)
        return (STYLED[opening.type](words), *marks)
    if opening.type in STYLED:
        return (STYLED[opening.type](children),)
    url = str(opening.attrGet("href") or "")
    if not children and url.startswith("#"):
        return (NoteLink(url[1:], *_range(opening, places)),)
    # A mark of a note is a link itself, and links do not nest: it follows this one.
    words, marks = _parted(children)
    link = Link(url, words, *_range(opening, places))
    return (link, *marks)


def _parted(nodes: Inlines) -> tuple[Inlines, Inlines]:
    """Nodes without the footnote references and citations in them, and these."""
    words: list[Inline] = []
    marks: list[Inline] = []
    for node in nodes:
        if isinstance(node, FootnoteReference | CitationGroup):
            marks.append(node)
        elif isinstance(node, Styled):
            inner, found = _parted(node.children)
            words.append(type(node)(inner))
            marks += found
        elif isinstance(node, Text) and words and isinstance(words[-1], Text):
            words[-1] = _pair(words[-1], node)
        else:
            words.append(node)
    return tuple(words), tuple(marks)


def _pair(first: Text, second: Text) -> Text:
    """Two texts as one."""
    length = len(first.text)
    pieces = tuple((offset + length, place) for offset, place in second.pieces)
    text = first.text + second.text
    return Text(text, first.start, second.end, (*first.pieces, *pieces))


def _leaf(token: Token, places: Places) -> _Node:
    if token.type == "text":
        return _words(token, places)
    if token.type == "hardbreak":
        return LineBreak()
    start, end = _range(token, places)
    if token.type == "footnote":
        return FootnoteReference(token.content, start, end)
    if token.type == "citation":
        return CitationGroup(token.content, start, end, _pieces(token, places))
    if token.type == "code_inline":
        return Code(token.content, start, end)
    if token.type == "image":
        url = str(token.attrGet("src") or "")
        if url.startswith("#") and not token.content:
            return Unsupported("block", start, end, url[1:])
        return Unsupported("image", start, end)
    if token.type == "softbreak":
        return " ", [(0, start)], end
    # An escaped character stands after its backslash; an entity begins with its "&".
    at = end - len(token.content) if token.info == "escape" else start
    return token.content, [(0, at)], end


def _pieces(token: Token, places: Places) -> tuple[tuple[int, int], ...]:
    """Where what stands in brackets was written, piece by piece."""
    start = token.meta["span"][0] + 1
    within = places.within(start, start + len(token.content))
    return tuple((offset - start, place) for offset, place in within)


def _words(token: Token, places: Places) -> _Words:
    """The words of a text token."""
    words, at = token.content, token.meta["at"]
    within = places.within(at, at + len(words))
    pieces = [(offset - at, place) for offset, place in within]
    offset, place = pieces[-1]
    return words, pieces, place + len(words) - offset


def _joined(nodes: list[_Node]) -> Inlines:
    """Nodes with neighbouring words made one."""
    joined: list[Inline] = []
    words: list[_Words] = []
    for node in nodes:
        if isinstance(node, tuple):
            words.append(node)
            continue
        if words:
            joined.append(_text(words))
            words = []
        joined.append(node)
    return (*joined, _text(words)) if words else tuple(joined)


def _text(words: list[_Words]) -> Text:
    """One text of its words, with only the pieces at which its places jump."""
    pieces: Pieces = []
    length = 0
    for text, stretches, _ in words:
        for offset, place in stretches:
            if not pieces or place - pieces[-1][1] != offset + length - pieces[-1][0]:
                pieces.append((offset + length, place))
        length += len(text)
    joined = "".join(text for text, _, _ in words)
    return Text(joined, words[0][1][0][1], words[-1][2], tuple(pieces))
