"""The paragraphs and tables of a Word part, with what their styles make of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Any

from briefkit.diagnostic import Severity
from briefkit.word.document import Block, Cell, ListPlace, Paragraph, Table
from briefkit.word.linereading import LineReader
from briefkit.word.names import MC, W, child, number, value
from briefkit.word.numbering import Numbering
from briefkit.word.pieces import DELETED, INSERTED, chosen
from briefkit.word.styles import Styles, outline_level

# What holds blocks without being one.
THROUGH = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")
)
# What stands in a file of its own within the document.
ELSEWHERE = (f"{W}altChunk", f"{W}subDoc")
BLOCKS = frozenset((f"{W}p", f"{W}tbl", *ELSEWHERE))
FIGURES = ("decimal", "decimalZero", "bullet")


@dataclass(frozen=True)
class BlockReader:
    """Reads the blocks of one part; ``ranges`` has the range of each ``w:p`` in the text.

    ``contents`` are the paragraphs to leave out, as those of a table of contents.
    """

    styles: Styles
    numbering: Numbering
    lines: LineReader
    ranges: Mapping[Any, tuple[int, int]]
    contents: Set[Any] = frozenset()
    lettered: dict[tuple[str, int], tuple[int, int]] = field(default_factory=dict)

    def blocks(self, holder: Any) -> Iterator[Block]:
        """The paragraphs and tables in an element; content controls are looked through."""
        unended: Paragraph | None = None
        for each in _through(holder):
            if each.tag == f"{W}tbl":
                if unended is not None:
                    yield unended
                    unended = None
                if (read := self.table(each)).rows:
                    yield read
            elif each.tag in ELSEWHERE:
                self._lose_elsewhere(each)
            elif each in self.ranges and each not in self.contents:
                made = self.paragraph(each)
                made = made if unended is None else _joined(unended, made)
                unended = made if self._goes_on(each) else None
                if unended is None:
                    yield made
                yield from self._boxes(each)
        if unended is not None:
            yield unended

    def _goes_on(self, paragraph: Any) -> bool:
        """Whether a paragraph is but the large first letter of the next, or a tracked change
        takes out its end."""
        frame = child(paragraph, "pPr/framePr")
        if frame is not None and frame.get(f"{W}dropCap", "none") != "none":
            return True
        dropped = INSERTED if self.lines.tracked == "reject" else DELETED
        mark = child(paragraph, "pPr/rPr")
        return mark is not None and any(each.tag in dropped for each in mark)

    def _lose_elsewhere(self, element: Any) -> None:
        before = next(
            (e for e in element.itersiblings(preceding=True) if e in self.ranges), None
        )
        at = self.ranges.get(before, (0, 0))[1]
        message = "Part of this draft is kept in another file within it, and is not read"
        self.lines.lose(at, at, message, Severity.WARNING)

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
            listed=self._listed(element, style, start),
            size=self._size(element, style),
            indent=self._indent(element, style),
            alignment=value(element, "pPr/jc") or self.styles.said(style, "pPr/jc"),
        )

    def _listed(self, paragraph: Any, style: str | None, start: int) -> ListPlace | None:
        """The list of a ``w:p``; what is not counted in figures will be, and that is said."""
        listed = self.numbering.place(paragraph, style)
        if listed is not None and listed.form not in FIGURES:
            message = "The letters or Roman figures before these items become figures"
            key = (listed.number, listed.level)
            self.lines.lose(
                *self.lettered.setdefault(key, (start, start)), message, Severity.INFO
            )
        return listed

    def level(self, paragraph: Any) -> int | None:
        """The outline level of a ``w:p``, from 1; None for running text."""
        own = child(paragraph, "pPr/outlineLvl")
        if own is not None:
            return outline_level(own)
        return self.styles.level(self.styles.id_of(paragraph))

    def _size(self, paragraph: Any, style: str | None) -> int | None:
        words = next(paragraph.iter(f"{W}t"), None)
        run = None if words is None else words.getparent()
        own = None if run is None else value(run, "rPr/sz")
        styles = (None if run is None else value(run, "rPr/rStyle"), style)
        return number(own or self.styles.property("sz", styles)) or None

    def _indent(self, paragraph: Any, style: str | None) -> int:
        """How far in a paragraph stands: its own indent, else its style's, in twips."""
        for each in (child(paragraph, "pPr/ind"), self.styles.find(style, "pPr/ind")):
            if each is not None:
                # A hanging line begins further out, as in a list of references.
                left = number(each.get(f"{W}left") or each.get(f"{W}start"))
                return left - number(each.get(f"{W}hanging"))
        return 0

    def _boxes(self, paragraph: Any) -> Iterator[Table]:
        """The text boxes that a paragraph holds, each as a table of one cell."""
        for box in paragraph.iter(f"{W}txbxContent"):
            holder = next(box.iterancestors(f"{W}p", f"{MC}Fallback"))
            held = [self.ranges[each] for each in box.iter(f"{W}p") if each in self.ranges]
            if holder is paragraph and any(start < end for start, end in held):
                blocks = tuple(self.blocks(box))
                yield Table(((Cell(blocks),),), held[0][0], held[-1][1], floating=True)

    def table(self, element: Any) -> Table:
        """A ``w:tbl``, row by row."""
        rows: list[tuple[Cell, ...]] = []
        for row in self._rows(element):
            cells = tuple(self._cell(each) for each in _own(row, f"{W}tc"))
            rows += [cells] if cells else []
        held = [self.ranges[each] for each in element.iter(f"{W}p") if each in self.ranges]
        start = min((first for first, _ in held), default=0)
        end = max((last for _, last in held), default=start)
        return Table(tuple(rows), start, end)

    def _rows(self, table: Any) -> Iterator[Any]:
        """The rows of a table, but for those that a tracked change takes out."""
        dropped = INSERTED if self.lines.tracked == "reject" else DELETED
        for row in _own(table, f"{W}tr"):
            properties = child(row, "trPr")
            if properties is None or not any(each.tag in dropped for each in properties):
                yield row

    def _cell(self, element: Any) -> Cell:
        merged = child(element, "tcPr/vMerge")
        continued = merged is not None and merged.get(f"{W}val", "continue") == "continue"
        columns = max(1, min(63, number(value(element, "tcPr/gridSpan"), 1)))
        return Cell(tuple(self.blocks(element)), columns, continued)


def _through(holder: Any) -> Iterator[Any]:
    """What an element holds of blocks, within content controls as well."""
    for each in holder:
        if each.tag == f"{MC}AlternateContent":
            if (branch := chosen(each)) is not None:
                yield from _through(branch)
        elif each.tag in THROUGH:
            yield from _through(each)
        elif each.tag in BLOCKS:
            yield each


def _joined(first: Paragraph, last: Paragraph) -> Paragraph:
    """Two paragraphs of which the first has no end; the last one says what they are."""
    return replace(
        last,
        inlines=first.inlines + last.inlines,
        start=first.start,
    )


def _own(holder: Any, tag: str) -> Iterator[Any]:
    """The rows of a table, or the cells of a row, within content controls as well."""
    for each in holder:
        if each.tag == tag:
            yield each
        elif each.tag in THROUGH:
            yield from _own(each, tag)
