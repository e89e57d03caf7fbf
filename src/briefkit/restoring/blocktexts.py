"""The texts of a tree in blocks: as they are written, and where they were read in Word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from briefkit import prose
from briefkit.textfiles.yamlscalar import Piece
from briefkit.textfiles.yamltree import Mapping, Node, Scalar, Sequence
from briefkit.word.marking import Marked

RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*")


def texts_of(node: Node) -> Iterator[Scalar]:
    """The texts of a tree without the names of its fields."""
    if isinstance(node, Mapping):
        yield from chain.from_iterable(texts_of(each.value) for each in node.entries)
    elif isinstance(node, Sequence):
        yield from chain.from_iterable(map(texts_of, node.items))
    else:
        yield node


def spans_of(text: str) -> list[tuple[int, int]]:
    """The blocks of a text; a line across the page, which no words are, goes with another."""
    found: list[tuple[int, int]] = []
    held: int | None = None
    for start, end in prose.spans(text):
        rule = RULE.fullmatch(text[start:end])
        if rule and found:
            found[-1] = (found[-1][0], end)
        elif rule:
            held = start if held is None else held
        else:
            found.append((start if held is None else held, end))
            held = None
    return found if held is None else [(held, len(text.rstrip("\n")))]


def blocks_of(node: Node) -> list[str]:
    """The blocks of all texts of a tree."""
    texts = (each.value for each in texts_of(node))
    return [text[start:end] for text in texts for start, end in spans_of(text)]


def marked(text: Scalar) -> Marked:
    """A text that was read in Word, with the places of its characters."""
    start = text.place.start
    pieces = text.written.pieces if text.written else ()
    return Marked(
        tuple(Piece(piece.text, start + piece.start, start + piece.end) for piece in pieces)
    )


def marked_blocks(node: Node) -> Iterator[Marked]:
    """The blocks of all texts of a tree that was read in Word, each character at its place."""
    for text in texts_of(node):
        held = marked(text)
        yield from held.slices(spans_of(text.value) if held.pieces else ())
