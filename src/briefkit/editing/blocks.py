"""Figures, tables, boxes and their like are edited where the text places them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefkit import prose
from briefkit.editing.text import TextEditor
from briefkit.edition.blocks import (
    EditedBlock,
    EditedBox,
    EditedFigure,
    EditedItem,
    EditedItems,
    EditedPullQuote,
    EditedTable,
)
from briefkit.images import Image
from briefkit.model import Brief
from briefkit.model.blocks import BLOCK_FIELDS, Figure, TableBlock
from briefkit.prose import Blocks, Table
from briefkit.prose.blocktree import Alignment
from briefkit.style.wording import Wording

if TYPE_CHECKING:
    from briefkit.charts.drawing import Drawings, DrawnChart

# A cell that holds a number, a share, a sum of money, or nothing.
NUMBER = re.compile(
    r"\s*(?:[-+−±~<>≈]?\s*[$€£¥₩]?\s*\d[\d\s.,’'/–:-]*\s*(?:%|[\w$€£¥₩°]{1,3})?|[-–—…]|n/?a|)\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Pictures:
    """What figures show: pictures by the names of their files, and charts yet to be drawn."""

    images: Mapping[str, Image]
    drawings: Drawings | None = None

    def chart(self, label: str) -> DrawnChart | None:
        """The chart of a figure, if it has one."""
        if self.drawings is None or label not in self.drawings.charts:
            return None
        return self.drawings.of(label)


class BlockEditor:
    """Edits each block the first time that a text places it.

    ``placed`` has the blocks by label, in reading order; ``again`` the labels that a text
    places once more.
    """

    def __init__(
        self, brief: Brief, wording: Wording, pictures: Pictures, texts: TextEditor
    ) -> None:
        self.brief = brief
        self.wording = wording
        self.pictures = pictures
        self.texts = texts
        self.placed: dict[str, EditedBlock] = {}
        self._begun: set[str] = set()
        self._numbers: Counter[str] = Counter()
        self._fields = {
            label: field for field in BLOCK_FIELDS for label in getattr(brief, field)
        }

    def place(self, label: str) -> None:
        """Edit the block with a label, if there is one that has no place yet."""
        if label in self._fields and label not in self._begun:
            self._begun.add(label)
            name = self._name(self._fields[label])
            # It has its place before what stands in it.
            self.placed[label] = EditedItems("", label, ())
            self.placed[label] = self._edited(label, name)

    def _name(self, field: str) -> str:
        """“Figure 2”; nothing for what has no number."""
        form = {
            "figures": self.wording.figure,
            "tables": self.wording.table,
            "boxes": self.wording.box,
        }.get(field)
        if form is None:
            return ""
        self._numbers[field] += 1
        return form.replace("{number}", str(self._numbers[field]))

    def _edited(self, label: str, name: str) -> EditedBlock:
        field, brief, texts = self._fields[label], self.brief, self.texts
        path = (field, label)
        match field:
            case "figures":
                return self._figure(label, name, brief.figures[label])
            case "tables":
                return self._table(label, name, brief.tables[label])
            case "boxes":
                box = brief.boxes[label]
                title = texts.inline(box.title, *path, "title")
                return EditedBox(label, name, title, texts.text(box.text, *path, "text"))
            case "pull_quotes":
                quote = brief.pull_quotes[label]
                words = texts.text(quote.text, *path, "text")
                whose = texts.inline(quote.attribution, *path, "attribution")
                return EditedPullQuote(label, words, whose)
        return EditedItems(field, label, tuple(self._items(field, label)))

    def _items(self, field: str, label: str) -> list[EditedItem]:
        brief, text = self.brief, self.texts.text
        match field:
            case "recommendations":
                return [
                    EditedItem(text(e.text, field, label, n, "text"), e.to or "", e.by or "")
                    for n, e in enumerate(brief.recommendations[label])
                ]
            case "key_figures":
                return [
                    EditedItem(text(e.text, field, label, n, "text"), e.figure)
                    for n, e in enumerate(brief.key_figures[label])
                ]
        return [
            EditedItem(text(e.text, field, label, n, "text"), e.date)
            for n, e in enumerate(brief.timelines[label])
        ]

    def _figure(self, label: str, name: str, figure: Figure) -> EditedFigure:
        path = ("figures", label)
        return EditedFigure(
            label=label,
            name=name,
            title=self.texts.inline(figure.title, *path, "title"),
            alt=figure.alt or "",
            picture=self.pictures.images.get(figure.image or ""),
            chart=self.pictures.chart(label),
            source=self.texts.inline(figure.source, *path, "source"),
            credit=", ".join(filter(None, (figure.credit, figure.licence))),
        )

    def _table(self, label: str, name: str, table: TableBlock) -> EditedTable:
        path = ("tables", label)
        return EditedTable(
            label=label,
            name=name,
            title=self.texts.inline(table.title, *path, "title"),
            table=self._cells(label, table),
            notes=self.texts.text(table.notes, *path, "notes"),
            source=self.texts.inline(table.source, *path, "source"),
            wide=table.wide,
        )

    def _cells(self, label: str, table: TableBlock) -> Table:
        path = ("tables", label)
        written = self.texts.text(table.table, *path, "table")
        if not table.rows:
            return first_table(written)
        cells = [
            tuple(self.texts.inline(cell, *path, "rows", r, c) for c, cell in enumerate(row))
            for r, row in enumerate(table.rows)
        ]
        columns = max(map(len, cells))
        full = [(*row, *([()] * (columns - len(row)))) for row in cells]
        return Table(_alignments(table, columns), full[0], tuple(full[1:]))


def first_table(blocks: Blocks) -> Table:
    """The table that a text is; without one, an empty table."""
    found = (block for block in blocks if isinstance(block, Table))
    return next(found, Table((None,), ((),), ()))


def _alignments(table: TableBlock, columns: int) -> tuple[Alignment | None, ...]:
    """How columns stand: as is said, else numbers right."""
    body = [[*row, *[""] * (columns - len(row))] for row in table.rows[1:]]
    sides: list[Alignment | None] = []
    for index in range(columns):
        column = [prose.plain_text(prose.parse_inline(row[index])) for row in body]
        counts = any(any(map(str.isdigit, cell)) for cell in column)
        numbers = counts and all(NUMBER.fullmatch(cell) for cell in column)
        sides.append("right" if numbers else None)
    return (*table.align[:columns], *sides[len(table.align) :])
