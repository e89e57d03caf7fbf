"""Markdown whose every character knows which words of a Word document it stands for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from briefkit.diagnostic import Place, TextFile
from briefkit.textfiles.yamlscalar import Piece
from briefkit.textfiles.yamltree import Scalar


@dataclass(frozen=True)
class Marked:
    """A stretch of Markdown: its pieces, each with its range in the Word file's text."""

    pieces: tuple[Piece, ...] = ()

    @property
    def text(self) -> str:
        """The Markdown itself."""
        return "".join(piece.text for piece in self.pieces)

    def singly(self) -> Iterator[Piece]:
        """Its characters, each as a piece of its own."""
        for text, start, end in self.pieces:
            if len(text) == 1:
                yield Piece(text, start, end)
            else:
                yield from (Piece(c, start + n, start + n + 1) for n, c in enumerate(text))

    def slices(self, spans: Iterable[tuple[int, int]]) -> Iterator[Marked]:
        """What stands from an index up to another, for some pairs of them."""
        starts = [0, *accumulate(len(piece.text) for piece in self.pieces)]
        for first, last in spans:
            if first == last:
                yield Marked()
                continue
            begin, end = bisect_right(starts, first) - 1, bisect_left(starts, last)
            held = zip(self.pieces[begin:end], starts[begin:end], strict=True)
            yield Marked(tuple(_cut(piece, first - at, last - at) for piece, at in held))

    def reworded(self, text: str) -> Marked:
        """Other words, as long as its own, in the same places."""
        ends = [0, *accumulate(len(piece.text) for piece in self.pieces)]
        held = zip(self.pieces, pairwise(ends), strict=True)
        return Marked(
            tuple(Piece(text[first:last], *piece[1:]) for piece, (first, last) in held)
        )

    def parted(self, index: int) -> tuple[Marked, Marked]:
        """What stands before the character at an index, and from it on."""
        before: list[Piece] = []
        rest = list(self.pieces)
        while rest and index >= len(rest[0].text):
            index -= len(rest[0].text)
            before.append(rest.pop(0))
        if rest and index:
            text, start, end = rest[0]
            before.append(Piece(text[:index], start, start + index))
            rest[0] = Piece(text[index:], start + index, end)
        return Marked(tuple(before)), Marked(tuple(rest))

    def __add__(self, other: Marked) -> Marked:
        return Marked(self.pieces + other.pieces)

    def scalar(self, file: TextFile, start: int = 0) -> Scalar:
        """A text of a brief, at its place; at ``start`` when there are no words."""
        if not self.pieces:
            return Scalar("", Place(file, start, start))
        return Scalar.of(file, self.pieces)


def _cut(piece: Piece, first: int, last: int) -> Piece:
    """The letters of a piece from an index up to another, which may be beyond it."""
    text, start, end = piece
    if first <= 0 and last >= len(text):
        return piece
    first = max(first, 0)
    return Piece(text[first:last], start + first, min(start + last, end))


def own(text: str, start: int) -> Marked:
    """Words as they stand in the file, from ``start`` on."""
    return Marked((Piece(text, start, start + len(text)),) if text else ())


def put(text: str, start: int, end: int | None = None) -> Marked:
    """Markup in the place of a range of the file, or before ``start``."""
    stop = start if end is None else end
    return Marked(tuple(Piece(character, start, stop) for character in text))


def joined(parts: Iterable[Marked]) -> Marked:
    """Stretches one after the other."""
    return Marked(tuple(piece for part in parts for piece in part.pieces))
