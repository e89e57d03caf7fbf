"""The paragraphs and tables of a Word part, with what their styles make of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from briefkit.diagnostic import Severity
from briefkit.word.document import Block, Cell, Paragraph, Table
from briefkit.word.linereading import LineReader
from briefkit.word.names import MC, W, is_on, number, value
from briefkit.word.numbering import Numbering
from briefkit.word.pieces import chosen
from briefkit.word.styles import Styles, outline_level

# What holds blocks without being one.
THROUGH = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")
)
DEEPEST = 20


@dataclass(frozen=True)
class BlockReader:
    """Reads the blocks of one part; ``ranges`` has the range of each ``w:p`` in the text."""

    styles: Styles
    numbering: Numbering
    lines: LineReader
    ranges: Mapping[Any, tuple[int, int]]

    def blocks(self, holder: Any, depth: int = 0) -> Iterator[Block]:
        """The paragraphs and tables in an element; content controls are looked through."""
        if depth >= DEEPEST:
            return
        for each in holder:
            if each.tag == f"{W}p" and each in self.ranges:
                yield self.paragraph(each)
                yield from self._boxes(each, depth)
            elif each.tag == f"{W}tbl":
                yield self.table(each, depth)
            elif each.tag == f"{MC}AlternateContent":
                if (branch := chosen(each)) is not None:
                    yield from self.blocks(branch, depth + 1)
            elif each.tag in THROUGH:
                yield from self.blocks(each, depth + 1)

    def paragraph(self, element: Any) -> Paragraph:
        """A ``w:p``, with what its own properties and its style say of it."""
        style = self.styles.id_of(element)
        start, end = self.ranges[element]
        return Paragraph(
            self.lines.inlines(element, style, start),
            start,
            end,
            style=self.styles.name(style),
            level=self.level(element),
            listed=self.numbering.place(element, style),
            size=self._size(element, style),
            indent=self._indent(element, style),
            alignment=value(element, "pPr/jc"),
            bookmarks=tuple(
                each.get(f"{W}name", "") for each in element.iter(f"{W}bookmarkStart")
            ),
        )

    def level(self, paragraph: Any) -> int | None:
        """The outline level of a ``w:p``, from 1; None for running text."""
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        if own is not None:
            return outline_level(own)
        return self.styles.level(self.styles.id_of(paragraph))

    def _size(self, paragraph: Any, style: str | None) -> int | None:
        run = next(paragraph.iter(f"{W}r"), None)
        found = None if run is None else self.styles.property(run, style, "sz")
        return None if found is None else number(found.get(f"{W}val")) or None

    def _indent(self, paragraph: Any, style: str | None) -> int:
        """How far in a paragraph stands: its own indent, else its style's, in twips."""
        for each in (paragraph.find(f"{W}pPr/{W}ind"), self.styles.find(style, "pPr/ind")):
            if each is not None:
                return number(each.get(f"{W}left") or each.get(f"{W}start"))
        return 0

    def _boxes(self, paragraph: Any, depth: int) -> Iterator[Block]:
        """The blocks of the text boxes that a paragraph holds."""
        for box in paragraph.iter(f"{W}txbxContent"):
            if next(box.iterancestors(f"{MC}Fallback"), None) is None:
                start = self.ranges[paragraph][0]
                message = "A text box stands here; its words are kept after this paragraph"
                self.lines.lose(start, start, message, Severity.INFO)
                yield from self.blocks(box, depth + 1)

    def table(self, element: Any, depth: int) -> Table:
        """A ``w:tbl``, row by row."""
        rows: list[tuple[Cell, ...]] = []
        headers = 0
        for row in _own(element, f"{W}tr"):
            cells = tuple(self._cell(each, depth) for each in _own(row, f"{W}tc"))
            mark = row.find(f"{W}trPr/{W}tblHeader")
            headers += mark is not None and is_on(mark) and headers == len(rows)
            rows += [cells] if cells else []
        held = [self.ranges[each] for each in element.iter(f"{W}p") if each in self.ranges]
        start = min((first for first, _ in held), default=0)
        end = max((last for _, last in held), default=start)
        return Table(tuple(rows), start, end, headers)

    def _cell(self, element: Any, depth: int) -> Cell:
        merged = element.find(f"{W}tcPr/{W}vMerge")
        continued = merged is not None and merged.get(f"{W}val", "continue") == "continue"
        columns = max(1, min(63, number(value(element, "tcPr/gridSpan"), 1)))
        return Cell(tuple(self.blocks(element, depth + 1)), columns, continued)


def _own(holder: Any, tag: str) -> Iterator[Any]:
    """The rows of a table, or the cells of a row, within content controls as well."""
    for each in holder:
        if each.tag == tag:
            yield each
        elif each.tag in THROUGH:
            yield from _own(each, tag)
