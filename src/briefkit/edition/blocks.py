"""Figures, tables, boxes and their like as an edition has them: parsed, named, numbered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from briefkit.images import Image
from briefkit.prose import Blocks, Inlines, Table

if TYPE_CHECKING:
    from briefkit.charts.drawing import DrawnChart


@dataclass(frozen=True)
class EditedFigure:
    """A picture or a chart; ``name`` is what the text calls it, such as “Figure 2”."""

    kind: ClassVar[str] = "figure"
    label: str
    name: str
    title: Inlines
    alt: str
    picture: Image | None
    """None where there is no file, or it could not be read."""
    chart: DrawnChart | None
    """None where there is none, or it can't be drawn."""
    source: Inlines
    credit: str
    """Who made it, and what allows it to be printed."""

    @property
    def image(self) -> Image | None:
        """The picture, or the chart as it is printed. Raises `Undrawn` where it can't be."""
        return self.chart.on("paper") if self.chart else self.picture


@dataclass(frozen=True)
class EditedTable:
    """A table with its title, its notes and its source."""

    kind: ClassVar[str] = "table_block"
    label: str
    name: str
    title: Inlines
    table: Table
    notes: Blocks
    source: Inlines
    wide: bool


@dataclass(frozen=True)
class EditedBox:
    """A panel beside the argument."""

    kind: ClassVar[str] = "box"
    label: str
    name: str
    title: Inlines
    blocks: Blocks


@dataclass(frozen=True)
class TitleNote:
    """What is said of the brief, or of the author with an index, under the names."""

    mark: str
    blocks: Blocks
    author: int | None


@dataclass(frozen=True)
class EditedPullQuote:
    """Words set large."""

    kind: ClassVar[str] = "pull_quote"
    label: str
    blocks: Blocks
    attribution: Inlines


@dataclass(frozen=True)
class EditedItem:
    """One of a list: its words, and the few that stand before and after them.

    Of a recommendation these are who should act, and by when; of a key figure the number;
    of an event its date.
    """

    blocks: Blocks
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class EditedItems:
    """Recommendations, key figures or a timeline, as ``kind`` says."""

    kind: str
    label: str
    items: tuple[EditedItem, ...]


EditedBlock = EditedFigure | EditedTable | EditedBox | EditedPullQuote | EditedItems
