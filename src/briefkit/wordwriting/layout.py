"""How wide figures, tables and boxes stand on the pages of a Word document, in twips."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import ceil

from briefkit.images import Image
from briefkit.prose import Inlines, Table, plain_text
from briefkit.style.tokens import Page

# Twips: the twentieth part of a point.
TWIPS_PER_MM = 1440 / 25.4
PAGES = {"A4": (11906, 16838), "Letter": (12240, 15840)}
# DrawingML's units (ECMA-376 part 1, 20.1.10.16).
EMU_PER_TWIP = 635
# A picture of dots is never set larger than it prints well, in dots to the twip.
DOTS_PER_TWIP = 150 / 1440
# Of the height of a page's text, what a picture may take: its title and source stand there too.
TALLEST = 0.75
# Of a page's height, what the field of a cover takes.
COVER = 0.6325
# Within a box, before and behind its text, in millimetres.
BOX_PADDING = 6.0
# Between columns, in millimetres.
GAP = 7.0
# In letters of a table: the longest word that is kept whole, how much text makes a column
# wider, and what the narrowest is given, so that columns of like numbers are alike.
LONGEST_WORD, LONGEST_CELL, SHORTEST = 22, 60, 6
# How much of a letter's room other characters take, as sans serifs set them.
BREADTHS = {
    **dict.fromkeys(" \u00a0iIjl.,:;!|'’", 0.5),
    **dict.fromkeys("frt-()[]/", 0.65),
    **dict.fromkeys("mwMW@%—", 1.5),
}


@dataclass(frozen=True)
class TableType:
    """A table's type: how the names of its styles end, what a letter and a cell's end take.

    ``whole`` are cells that are kept in one line, in letters; ``bound`` tells whether
    no-break spaces hold: rather a date in two lines than a word. ``close`` is type whose
    words are measured letter by letter, where every letter counts.
    """

    suffix: str
    letter: int
    padding: int
    whole: int = 0
    bound: bool = True
    close: bool = False


# The best comes first.
TABLE_TYPES = (
    TableType("", 105, 140, whole=14),
    TableType("Small", 88, 90, whole=14),
    TableType("", 105, 140),
    TableType("Small", 88, 90),
    TableType("Smallest", 80, 90, close=True),
)
CROWDED = TableType("Small", 88, 90, bound=False)


@dataclass(frozen=True)
class Frame:
    """Where a block stands: from where in the text's column, and how wide."""

    left: int
    width: int


class WordLayout:
    """The measures of a style's pages.

    ``whole`` is the width of the text's space, ``column`` that of running text in it,
    ``full`` the frame of what reaches as far out as titles do, ``wide`` that of
    a page turned on its side, and ``boxed`` that within a box. ``cover`` is how high
    the field of a cover is.
    From right to left tables keep to the column: programs disagree on where they reach.
    """

    def __init__(self, page: Page, right_to_left: bool = False, columns: int = 1) -> None:
        self.width, self.height = PAGES[page.size]
        right, outdent = (round(each * TWIPS_PER_MM) for each in (page.right, page.outdent))
        self.gap = round(GAP * TWIPS_PER_MM)
        self.whole = self.width - round((page.left + page.right) * TWIPS_PER_MM)
        self.column = (self.whole - (columns - 1) * self.gap) // columns
        self.full = Frame(-outdent, self.column + outdent)
        self.usual = Frame(0, self.column) if right_to_left else self.full
        self.cover = round(self.height * COVER)
        self.wide = Frame(0, self.height - 2 * right)
        self.boxed = Frame(0, self.usual.width - 2 * round(BOX_PADDING * TWIPS_PER_MM))
        self._text_height = self.height - round((page.top + page.bottom) * TWIPS_PER_MM)

    def frame(self, left: int, in_box: bool) -> Frame:
        """The frame of what stands in running text: inset in a list, or else as usual."""
        if in_box:
            return Frame(left, self.boxed.width - left)
        return Frame(left, self.column - left) if left else self.usual

    def picture(self, image: Image, width: int) -> tuple[int, int]:
        """A picture's width and height in EMUs: as wide as its place, but well printed."""
        is_drawn = image.media_type == "image/svg+xml"
        natural = width if is_drawn else image.width / DOTS_PER_TWIP
        fits = self._text_height * TALLEST * image.width / image.height
        chosen = min(width, natural, fits) * EMU_PER_TWIP
        return round(chosen), max(1, round(chosen * image.height / image.width))


def table_type(table: Table, width: int) -> TableType:
    """The type of a table as wide as this: the best that breaks none of its words."""
    return next((each for each in TABLE_TYPES if sum(_least(table, each)) <= width), CROWDED)


def column_widths(table: Table, width: int) -> tuple[int, ...]:
    """Each column's share of a width: room for its longest word, then by its longest cell.

    Where even the words in small type have no room, all give way alike.
    """
    columns = [*zip(table.header, *table.rows, strict=True)]
    least = _least(table, table_type(table, width))
    over = width - sum(least)
    if over < 0:
        return tuple(_parted(least, width))
    lengths = [[len(plain_text(cell)) for cell in cells] for cells in columns]
    wish = [min(LONGEST_CELL, max(SHORTEST, *each)) for each in lengths]
    return tuple(a + b for a, b in zip(least, _parted(wish, over), strict=True))


def _least(table: Table, type_: TableType) -> list[int]:
    """How wide each column must be to hold its longest word."""
    columns = zip(table.header, *table.rows, strict=True)
    words = [_longest_word(cells, type_) for cells in columns]
    ends = [type_.padding] * (len(words) - 1) + [0 if type_.close else type_.padding]
    return [ceil(word * type_.letter) + end for word, end in zip(words, ends, strict=True)]


def _longest_word(cells: tuple[Inlines, ...], type_: TableType) -> float:
    texts = map(plain_text, cells)
    kept = ([text] if len(text) <= type_.whole else _words(text, type_.bound) for text in texts)
    words = [_breadth(word) if type_.close else len(word) for each in kept for word in each]
    return min(LONGEST_WORD, max(SHORTEST, *words)) if words else SHORTEST


def _breadth(word: str) -> float:
    return sum(BREADTHS.get(letter, 1) for letter in word)


def _words(text: str, bound: bool) -> list[str]:
    return text.split(" ") if bound else text.split()


def _parted(shares: list[int], width: int) -> Iterator[int]:
    """A width in parts of these shares, whole twips that add up to it."""
    ends = [0, *(width * end // sum(shares) for end in accumulate(shares))]
    yield from (end - start for start, end in pairwise(ends))
