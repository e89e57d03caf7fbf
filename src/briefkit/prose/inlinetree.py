"""The tree of a line of running text: what its words are, and where they stand."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import itemgetter
from typing import ClassVar, Literal


def _offset(pieces: tuple[tuple[int, int], ...], index: int, start: int) -> int:
    before = bisect_right(pieces, index, key=itemgetter(0))
    offset, source = pieces[before - 1] if before else (0, start)
    return source + index - offset


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words. ``pieces`` pairs offsets in ``text`` with offsets in the source."""

    kind: ClassVar[str] = "text"
    text: str
    start: int
    end: int
    pieces: tuple[tuple[int, int], ...] = ()

    def source_offset(self, index: int) -> int:
        """Where in the source the character at an index of the text was written."""
        return _offset(self.pieces, index, self.start)

    def source_offsets(self) -> list[int]:
        """Where in the source each character of the text was written."""
        pieces = self.pieces or ((0, self.start),)
        ends = (*(offset for offset, _ in pieces[1:]), len(self.text))
        found: list[int] = []
        for (offset, source), end in zip(pieces, ends, strict=True):
            found += range(source, source + end - offset)
        return found


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set off, in italics."""

    kind: ClassVar[str] = "emphasis"
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Words set off strongly, in bold."""

    kind: ClassVar[str] = "strong"
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Superscript:
    """Words above the line, `2^nd^`; ``signs`` are characters that stand there by nature."""

    kind: ClassVar[str] = "superscript"
    signs: ClassVar[dict[int, int]] = str.maketrans("0123456789+−-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Subscript:
    """Words below the line, `H~2~O`; ``signs`` are characters that stand there by nature."""

    kind: ClassVar[str] = "subscript"
    signs: ClassVar[dict[int, int]] = str.maketrans("0123456789+−-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class SmallCaps:
    """Words in small capitals, `[nato]{.smallcaps}`."""

    kind: ClassVar[str] = "small_caps"
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Words to be taken as typed."""

    kind: ClassVar[str] = "code"
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link; ``url`` is as written. A bare URL has itself as its text."""

    kind: ClassVar[str] = "link"
    url: str
    children: tuple[Inline, ...]
    start: int
    end: int

    @property
    def bare(self) -> bool:
        """Whether the address itself is what the reader sees."""
        return len(self.children) == 1 and getattr(self.children[0], "text", None) == self.url


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced line break (two spaces or a backslash at a line's end)."""

    kind: ClassVar[str] = "line_break"


@dataclass(frozen=True, slots=True)
class FootnoteReference:
    """`[^label]`; ``number`` and ``occurrence`` (from 1) are filled in by `editing`."""

    kind: ClassVar[str] = "footnote_reference"
    label: str
    start: int
    end: int
    number: int = 0
    occurrence: int = 0


@dataclass(frozen=True, slots=True)
class CitationGroup:
    """`[@key]` and its kin, as written between the brackets.

    One in running text, not in a note, makes a note of its own: ``number`` is that
    note's, filled in by `editing`.
    """

    kind: ClassVar[str] = "citation"
    source: str
    start: int
    end: int
    pieces: tuple[tuple[int, int], ...] = ()
    number: int = 0
    occurrence: ClassVar[int] = 1

    def source_offset(self, index: int) -> int:
        """Where in the text the character at an index of ``source`` was written."""
        return _offset(self.pieces, index, self.start + 1)


@dataclass(frozen=True, slots=True)
class NoteLink:
    """`[](#label)`: where the text names a note or a figure, as “note 3” does."""

    kind: ClassVar[str] = "note_link"
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unsupported:
    """Markup that running text cannot hold: a heading, an image, or nesting without end.

    A “block” is a `Placed` with a ``label`` that is not alone on its line.
    """

    kind: ClassVar[str] = "unsupported"
    what: Literal["heading", "image", "nesting", "block"]
    start: int
    end: int
    label: str = ""


# Words that only look otherwise than those around them.
Styled = Emphasis | Strong | Superscript | Subscript | SmallCaps
Inline = (
    Text
    | Styled
    | Code
    | Link
    | LineBreak
    | FootnoteReference
    | CitationGroup
    | NoteLink
    | Unsupported
)
Inlines = tuple[Inline, ...]
