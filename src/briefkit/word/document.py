"""A Word document as it was read: blocks of words, each of which knows where it stands."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from briefkit.diagnostic import Diagnostic, Place, TextFile

NoteKind = Literal["footnote", "endnote"]


@dataclass(frozen=True)
class NoteId:
    """A note as Word knows it: its kind and its ``w:id``."""

    kind: NoteKind
    id: str


@dataclass(frozen=True)
class Spot:
    """A paragraph of the file: the part it stands in, and what a person finds it by.

    ``index`` counts the ``w:p`` elements of the part in document order, from 0. ``note``
    is the printed number of the note it belongs to, and ``heading`` the heading above it.
    """

    start: int
    part: str
    index: int
    note: int | None = None
    heading: str | None = None


@dataclass(frozen=True)
class WordFile(TextFile):
    """A Word document's words: each ``w:p`` is a line, notes after the body, in order.

    A line is the words of its `Piece` elements (`pieces`), so an offset in ``text`` finds
    its way back into the document.
    """

    spots: tuple[Spot, ...] = field(default=(), repr=False)

    def spot(self, offset: int) -> Spot:
        """The paragraph in which an offset stands."""
        return self.spots[max(0, bisect_right(self._starts, offset) - 1)]

    def is_main(self, spot: Spot) -> bool:
        """Whether a paragraph stands in the main text, not in a part for notes."""
        return spot.part == self.spots[0].part

    @cached_property
    def _starts(self) -> list[int]:
        return [each.start for each in self.spots]

    def where(self, offset: int) -> str:
        """The note, or else the heading, by which a person finds an offset in Word."""
        if not self.spots:
            return self.name
        spot = self.spot(offset)
        if spot.note is not None:
            return f"{self.name}, note {spot.note}"
        if not self.is_main(spot):
            return f"{self.name}, in a note without a number"
        return (
            f"{self.name}, under “{spot.heading}”"
            if spot.heading
            else f"{self.name}, at the top"
        )


@dataclass(frozen=True)
class Words:
    """Words that look alike; each character stands for itself, from ``start`` in the file."""

    text: str
    start: int
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    small_caps: bool = False
    capitals: bool = False
    """Whether they are shown in capitals, whatever was typed."""
    raised: Literal["superscript", "subscript"] | None = None
    highlighted: bool = False
    url: str | None = None
    """The address of the hyperlink that the words stand in."""


@dataclass(frozen=True)
class Break:
    """A line break within a paragraph (``w:br``, ``w:cr``): one character of the file."""

    start: int


@dataclass(frozen=True)
class NoteMark:
    """A reference to a note: Word's own, or a NOTEREF field that repeats one (``\\f``)."""

    note: NoteId
    start: int
    end: int


@dataclass(frozen=True)
class NoteNumber:
    """The number of a note in a sentence ("see note 3"): a NOTEREF field without ``\\f``."""

    note: NoteId
    start: int
    end: int


@dataclass(frozen=True)
class CitationField:
    """A field of a citation manager: its code, in which CSL-JSON stands, and its words."""

    code: str
    words: tuple[Words, ...]
    start: int
    end: int


@dataclass(frozen=True)
class Picture:
    """An image: the part that holds it, its alternative text, and where it stands."""

    part: str
    description: str
    start: int


Inline = Words | Break | NoteMark | NoteNumber | CitationField | Picture


@dataclass(frozen=True)
class ListPlace:
    """What a numbering says of a paragraph: which list, how deep (from 0), and its kind.

    ``start`` is the number that is printed before it, from which a list that begins here
    counts on; None for bullets. ``form`` is Word's name for its figures (17.18.59).
    """

    number: str
    level: int
    start: int | None
    form: str = "decimal"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its words, and what can tell what it is.

    ``style`` is the style's ``w:name`` in lower case, and ``level`` its outline level,
    from 1, by the paragraph or by its style. ``size`` is in half-points, ``indent`` in
    twips; ``alignment`` is ``w:jc``.
    """

    inlines: tuple[Inline, ...]
    start: int
    end: int
    style: str = "normal"
    level: int | None = None
    listed: ListPlace | None = None
    size: int | None = None
    indent: int = 0
    alignment: str | None = None

    @property
    def text(self) -> str:
        """Its words alone."""
        return "".join(each.text for each in self.inlines if isinstance(each, Words))


@dataclass(frozen=True)
class Cell:
    """A cell of a table: what it holds, the columns it spans, and whether it goes on a
    cell above it (``w:vMerge``)."""

    blocks: tuple[Block, ...]
    columns: int = 1
    continued: bool = False


@dataclass(frozen=True)
class Table:
    """A table row by row; a text box, ``floating`` on the page, is one of one cell."""

    rows: tuple[tuple[Cell, ...], ...]
    start: int
    end: int
    floating: bool = False


Block = Paragraph | Table


def paragraphs_of(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """All paragraphs in blocks, those in cells of tables, too."""
    for each in blocks:
        if isinstance(each, Paragraph):
            yield each
        else:
            for cell in (cell for row in each.rows for cell in row):
                yield from paragraphs_of(cell.blocks)


@dataclass(frozen=True)
class Review:
    """What is left of reviewing: a tracked change or a comment, with who made it and when."""

    kind: Literal["insertion", "deletion", "move", "format", "comment", "highlight"]
    author: str
    date: str
    words: str
    place: Place
    answers: tuple[tuple[str, str], ...] = ()
    """Of a comment, those to it: who answers, and what."""


@dataclass(frozen=True)
class WordDocument:
    """All that was read of a Word document.

    ``notes`` are in the order of their first references; ``numbers`` are those that Word
    prints. ``lost`` says what could not be carried, each at its place. ``bookmarks`` are the
    places of the paragraphs in which they begin, by their names; ``marks`` has the note
    whose reference stands in each, ``kept`` the custom XML part in which our own documents
    keep their brief, as it is; empty when it can't be read.
    """

    file: WordFile
    blocks: tuple[Block, ...]
    notes: Mapping[NoteId, tuple[Block, ...]]
    numbers: Mapping[NoteId, int]
    title: str = ""
    language: str = ""
    created: datetime.datetime | None = None
    reviews: tuple[Review, ...] = ()
    lost: tuple[Diagnostic, ...] = ()
    images: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    bookmarks: Mapping[str, int] = field(default_factory=dict)
    marks: Mapping[str, NoteId] = field(default_factory=dict, repr=False)
    kept: bytes | None = field(default=None, repr=False)
