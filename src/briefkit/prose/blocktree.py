"""The tree of running text: its blocks, with the words in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from briefkit.prose.inlinetree import Inlines

Alignment = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    kind: ClassVar[str] = "paragraph"
    children: Inlines


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; ``start`` is the first number of an ordered one, None for bullets."""

    kind: ClassVar[str] = "list"
    start: int | None
    tight: bool
    items: tuple[Blocks, ...]


@dataclass(frozen=True, slots=True)
class BlockQuote:
    """A quotation in blocks of its own."""

    kind: ClassVar[str] = "block_quote"
    children: Blocks


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines to be taken as typed."""

    kind: ClassVar[str] = "code_block"
    text: str


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    """A pause between paragraphs, as a rule or an ornament."""

    kind: ClassVar[str] = "thematic_break"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one alignment a column, a header row, then rows of cells."""

    kind: ClassVar[str] = "table"
    alignments: tuple[Alignment | None, ...]
    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """`![](#label)` on a line of its own: the place of a figure, a table or a box."""

    kind: ClassVar[str] = "placed"
    label: str
    start: int
    end: int


Block = Paragraph | ListBlock | BlockQuote | CodeBlock | ThematicBreak | Table | Placed
Blocks = tuple[Block, ...]
