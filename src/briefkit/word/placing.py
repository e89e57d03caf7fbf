"""What of a draft's running text becomes a figure or a box, with its place in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefkit.diagnostic import Severity
from briefkit.textfiles.yamltree import Node
from briefkit.word import fieldtexts
from briefkit.word.captions import captions, laid_out, pictures
from briefkit.word.carrying import Carrying, kinds
from briefkit.word.document import Block, Paragraph, Picture, Table
from briefkit.word.growing import mapping
from briefkit.word.layout import parted
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


class Placing:
    """Carries running text, and keeps the figures and boxes that have a place in it.

    ``figures`` are images by label, each with its caption.
    """

    def __init__(self, carrying: Carrying) -> None:
        self.carrying = carrying
        self.figures: dict[str, tuple[Picture, Paragraph | None]] = {}
        self.boxes: dict[str, Box] = {}

    def text(self, blocks: Sequence[Block]) -> Marked:
        """The Markdown of blocks, with the places of figures and boxes."""
        found = captions(blocks)
        taken = set(map(id, found.values()))
        parts: list[Marked] = []
        rest: list[Block] = []
        behind: list[Marked] = []
        last = ""
        for kind, block in zip(kinds(blocks), blocks, strict=True):
            held = [(each, found.get(id(each))) for each in pictures(block)]
            apart = self._apart(block, held) if isinstance(block, Table) else None
            gone = apart is not None or id(block) in taken
            if rest and (gone or (behind and (kind != last or kind not in WITHIN))):
                parts += [self.carrying.blocks(rest), *behind]
                rest, behind = [], []
            last = kind
            if apart is not None:
                parts.append(apart)
            elif not gone:
                behind += [self._figure(picture, caption, kind) for picture, caption in held]
                rest.append(block)
        return parted([*parts, self.carrying.blocks(rest), *behind])

    def _apart(
        self, table: Table, held: Sequence[tuple[Picture, Paragraph | None]]
    ) -> Marked | None:
        """A table that is none: a box, or a frame of images."""
        if (within := laid_out(table)) is not None:
            return parted(
                self._figure(picture, within.get(id(picture), caption), "")
                for picture, caption in held
            )
        blocks = boxed(table)
        if blocks is None:
            return None
        title, *text = blocks
        if not isinstance(title, Paragraph) or not text or not _heads(title):
            self.carrying.lose(table.start, table.end, BOX, Severity.INFO)
            return self.text(blocks)
        label = f"box-{len(self.boxes) + 1}"
        self.boxes[label] = Box(title, Marked())  # Boxes within it count on.
        if drawn := pictures(title):
            text = [replace(title, inlines=tuple(drawn), level=None, style="normal"), *text]
        self.boxes[label] = Box(title, self.text(text))
        return put(f"![](#{label})", table.start)

    def _figure(self, picture: Picture, caption: Paragraph | None, kind: str) -> Marked:
        """The place of an image as a figure."""
        if kind in WITHIN:
            named = f" (“{picture.description}”)" if picture.description else ""
            message = f"The image{named} stands behind this {WITHIN[kind]} now, as a figure"
            self.carrying.lose(picture.start, picture.start, message, Severity.INFO)
        label = f"fig-{len(self.figures) + 1}"
        self.figures[label] = picture, caption
        self.carrying.placed.append(picture)
        return put(f"![](#{label})", picture.start)

    def figure_fields(self) -> Iterator[tuple[str, Node]]:
        """The figures of the text by label, each under its part's name until it is saved."""
        file = self.carrying.file
        for label, (picture, caption) in self.figures.items():
            fields: dict[str, Node] = {"image": put(picture.part, picture.start).scalar(file)}
            if picture.description.strip():
                text = put(picture.description, picture.start)
                fields["alt"] = text.scalar(file, picture.start)
            if caption:
                fields["title"] = fieldtexts.caption(caption, self.carrying)
            yield label, mapping(file, fields)

    def box_fields(self) -> Iterator[tuple[str, Node]]:
        """The boxes of the text by label."""
        file = self.carrying.file
        for label, box in self.boxes.items():
            text = box.text.scalar(file, box.title.end)
            title = fieldtexts.caption(box.title, self.carrying)
            yield label, mapping(file, {"title": title, "text": text})


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
