"""What of a draft's running text becomes a figure, table or box, with its place in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefkit.diagnostic import Severity
from briefkit.textfiles.yamltree import Node
from briefkit.word import fieldtexts
from briefkit.word.captions import laid_out, pictures
from briefkit.word.carrying import Carrying, kinds
from briefkit.word.document import Block, Paragraph, Picture, Table
from briefkit.word.growing import mapping
from briefkit.word.layout import parted
from briefkit.word.linesaround import LinesAround, lines_around
from briefkit.word.marking import Marked, put
from briefkit.word.standing import stands_like_a_heading

BOX_TITLE = "box title"
BOX = "A box stands here; its words are kept, without the box, for it has no title"
# Where a figure can stand only behind the whole of what holds its image.
WITHIN = {"list": "list", "quote": "quotation", "table": "table"}


@dataclass(frozen=True)
class Box:
    """A box: the line that heads it, and its text."""

    title: Paragraph
    text: Marked


@dataclass(frozen=True)
class Figure:
    """An image, with its caption and where it is from."""

    picture: Picture
    title: Paragraph | None
    source: Paragraph | None


@dataclass(frozen=True)
class PlacedTable:
    """A table as Markdown, with its caption and where it is from."""

    table: Marked
    title: Paragraph
    source: Paragraph | None


class Placing:
    """Carries running text, and keeps the figures, tables and boxes that have a place in it.

    Tables with a caption stand ``apart``, and lines below them and below images are their
    sources; otherwise all these stay in the text, as those in boxes do.
    """

    def __init__(self, carrying: Carrying, apart: bool) -> None:
        self.carrying = carrying
        self.apart = apart
        self.figures: dict[str, Figure] = {}
        self.tables: dict[str, PlacedTable] = {}
        self.boxes: dict[str, Box] = {}

    def text(self, blocks: Sequence[Block]) -> Marked:
        """The Markdown of a section's blocks, with the places of figures, tables and boxes."""
        return self._text(blocks, lines_around(blocks, self.apart))

    def _text(self, blocks: Sequence[Block], lines: LinesAround) -> Marked:
        taken = lines.taken
        parts: list[Marked] = []
        rest: list[Block] = []
        behind: list[Marked] = []
        last = ""
        for kind, block in zip(kinds(blocks), blocks, strict=True):
            held = [*_figures(block, lines)]
            apart = self._apart(block, held, lines) if isinstance(block, Table) else None
            gone = apart is not None or id(block) in taken
            if rest and (gone or (behind and (kind != last or kind not in WITHIN))):
                parts += [self.carrying.blocks(rest), *behind]
                rest, behind = [], []
            last = kind
            if apart is not None:
                parts.append(apart)
            elif not gone:
                behind += [self._figure(each, kind) for each in held]
                rest.append(block)
        return parted([*parts, self.carrying.blocks(rest), *behind])

    def _apart(self, table: Table, held: Sequence[Figure], lines: LinesAround) -> Marked | None:
        """A table that is none of the text: a frame of images, one with a caption, a box."""
        if (within := laid_out(table)) is not None:
            titled = (replace(e, title=within.get(id(e.picture), e.title)) for e in held)
            return parted(self._figure(each, "") for each in titled)
        if id(table) in lines.of_tables:
            return self._table(table, held, lines)
        blocks = boxed(table)
        return None if blocks is None else self._box(table, blocks)

    def _table(self, table: Table, held: Sequence[Figure], lines: LinesAround) -> Marked:
        """The place of a table with a caption, and of the images in it."""
        label = f"table-{len(self.tables) + 1}"
        title, source = lines.of_tables[id(table)], lines.sources.get(id(table))
        figures = [self._figure(replace(each, source=None), "table") for each in held]
        self.tables[label] = PlacedTable(self.carrying.blocks([table]), title, source)
        return parted([put(f"![](#{label})", table.start), *figures])

    def _box(self, table: Table, blocks: Sequence[Block]) -> Marked:
        """The place of a box with a title; the words of one without."""
        title, *text = blocks
        if not isinstance(title, Paragraph) or not text or not _heads(title):
            self.carrying.lose(table.start, table.end, BOX, Severity.INFO)
            return self._text(blocks, lines_around(blocks, apart=False))
        label = f"box-{len(self.boxes) + 1}"
        self.boxes[label] = Box(title, Marked())  # Boxes within it count on.
        if drawn := pictures(title):
            text = [replace(title, inlines=tuple(drawn), level=None, style="normal"), *text]
        self.boxes[label] = Box(title, self._text(text, lines_around(text, apart=False)))
        return put(f"![](#{label})", table.start)

    def _figure(self, figure: Figure, kind: str) -> Marked:
        """The place of an image as a figure."""
        picture = figure.picture
        if kind in WITHIN:
            named = f" (“{picture.description}”)" if picture.description else ""
            message = f"The image{named} stands behind this {WITHIN[kind]} now, as a figure"
            self.carrying.lose(picture.start, picture.start, message, Severity.INFO)
        label = f"fig-{len(self.figures) + 1}"
        self.figures[label] = figure
        self.carrying.placed.append(picture)
        return put(f"![](#{label})", picture.start)

    def figure_fields(self) -> Iterator[tuple[str, Node]]:
        """The figures of the text by label, each under its part's name until it is saved."""
        file = self.carrying.file
        for label, figure in self.figures.items():
            picture = figure.picture
            fields: dict[str, Node] = {"image": put(picture.part, picture.start).scalar(file)}
            if picture.description.strip():
                text = put(picture.description, picture.start)
                fields["alt"] = text.scalar(file, picture.start)
            if figure.title:
                fields["title"] = fieldtexts.caption(figure.title, self.carrying)
            if figure.source:
                fields["source"] = fieldtexts.source(figure.source, self.carrying)
            yield label, mapping(file, fields)

    def table_fields(self) -> Iterator[tuple[str, Node]]:
        """The tables with captions by label."""
        file = self.carrying.file
        for label, each in self.tables.items():
            fields: dict[str, Node] = {
                "title": fieldtexts.caption(each.title, self.carrying),
                "table": each.table.scalar(file),
            }
            if each.source:
                fields["source"] = fieldtexts.source(each.source, self.carrying)
            yield label, mapping(file, fields)

    def box_fields(self) -> Iterator[tuple[str, Node]]:
        """The boxes of the text by label."""
        file = self.carrying.file
        for label, box in self.boxes.items():
            text = box.text.scalar(file, box.title.end)
            title = fieldtexts.caption(box.title, self.carrying)
            yield label, mapping(file, {"title": title, "text": text})


def _figures(block: Block, lines: LinesAround) -> Iterator[Figure]:
    """The images of a block, with the lines that belong to each."""
    held = pictures(block)
    source = lines.sources.get(id(block)) if len(held) == 1 else None
    for each in held:
        yield Figure(each, lines.captions.get(id(each)), source)


def boxed(table: Table) -> list[Block] | None:
    """The blocks in a table that only draws a box: of one cell, or of a heading and a cell."""
    if any(len(row) != 1 for row in table.rows) or len(table.rows) > 2:
        return None
    held = [[each for each in row[0].blocks if not _blank(each)] for row in table.rows]
    one = len(held) == 1 or (len(held[0]) == 1 and _heads(held[0][0]))
    return [each for blocks in held for each in blocks] or None if one else None


def _heads(block: Block) -> bool:
    """Whether a block is the title of a box."""
    if not isinstance(block, Paragraph):
        return False
    return bool(block.level) or block.style == BOX_TITLE or stands_like_a_heading(block)


def _blank(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.inlines
