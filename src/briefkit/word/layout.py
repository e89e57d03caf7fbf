"""Blocks of Markdown put together from lines: paragraphs, lists, quotations, tables, code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from briefkit.word.document import Block, Cell, Inline, Paragraph, Table
from briefkit.word.lettering import Stretch
from briefkit.word.marking import Marked, joined, put

# Text stands at the beginning of a cell by itself, and Word often says so all the same.
SIDES = {"center": ":-:", "right": "--:", "end": "--:"}


def parted(parts: Iterable[Marked], between: str = "\n\n") -> Marked:
    """Blocks one under the other; those without words are left out."""
    written: list[Marked] = []
    for part in parts:
        if part.pieces:
            end = written[-1].pieces[-1].end if written else 0
            written += [put(between, end), part] if written else [part]
    return joined(written)


def indented(marked: Marked, first: str, following: str | None = None) -> Marked:
    """A block with a prefix before each of its lines, and another before the first."""
    if not marked.pieces:
        return marked
    rest = first if following is None else following
    parts = [put(first, marked.pieces[0].start)]
    pieces = [*marked.singly()]
    for index, piece in enumerate(pieces):
        parts.append(Marked((piece,)))
        after = pieces[index + 1 : index + 2]
        if piece.text == "\n" and after:
            empty = after[0].text == "\n"
            parts.append(put(rest.rstrip() if empty else rest, after[0].start))
    return joined(parts)


@dataclass
class _Item:
    """An item of a list: its paragraphs, and the lists within it."""

    first: Paragraph
    more: list[Paragraph] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)


def listing(
    paragraphs: Sequence[Paragraph], line: Callable[[Iterable[Inline]], Marked]
) -> Iterator[Marked]:
    """Lists of paragraphs that a numbering, or a typed mark, makes items; nested by level."""
    yield from _lists(_items(paragraphs), line)


def _items(paragraphs: Sequence[Paragraph]) -> list[_Item]:
    top: list[_Item] = []
    open_items: list[tuple[int, _Item]] = []
    for each in paragraphs:
        if not each.listed and open_items:
            open_items[-1][1].more.append(each)
            continue
        level = each.listed.level if each.listed else 0
        while open_items and open_items[-1][0] >= level:
            open_items.pop()
        item = _Item(each)
        (open_items[-1][1].items if open_items else top).append(item)
        open_items.append((level, item))
    return top


def _lists(items: list[_Item], line: Callable[[Iterable[Inline]], Marked]) -> Iterator[Marked]:
    """Each list of items of one numbering, or of one that counts on from it.

    Neighbours have marks that differ.
    """
    runs: list[list[_Item]] = []
    for item in items:
        same = runs and (
            _number(runs[-1][0]) == _number(item) or _counts_on(runs[-1][-1], item)
        )
        runs[-1].append(item) if same else runs.append([item])
    for count, run in enumerate(runs):
        start = run[0].first.listed.start if run[0].first.listed else None
        loose = any(item.more for item in run)
        parts = []
        for number, item in enumerate(run, start or 0):
            bullet = "-*"[count % 2] if start is None else f"{number}{'.)'[count % 2]}"
            parts.append(_item(item, f"{bullet} ", loose, line))
        yield parted(parts, "\n\n" if loose else "\n")


def _number(item: _Item) -> tuple[str, bool]:
    listed = item.first.listed
    return (listed.number, listed.start is None) if listed else ("", True)


def _counts_on(before: _Item, item: _Item) -> bool:
    """Whether an item has the next number of its kind, though of a numbering of its own."""
    one, other = before.first.listed, item.first.listed
    if not one or not other or one.start is None or other.start is None:
        return False
    return (one.start + 1, one.form) == (other.start, other.form)


def _item(
    item: _Item, mark: str, loose: bool, line: Callable[[Iterable[Inline]], Marked]
) -> Marked:
    words = parted(line(each.inlines) for each in (item.first, *item.more))
    inner = parted(_lists(item.items, line))
    whole = parted((words, inner), "\n\n" if loose else "\n")
    if not whole.pieces:
        return put(mark.rstrip(), item.first.start)
    return indented(whole, mark, " " * len(mark))


def code(line: Iterable[Stretch], start: int) -> Marked:
    """Lines to be taken as typed, between fences longer than any in them."""
    words = joined(each.as_is() for each in line if not each.inset)
    ticks = max((len(run) for run in re.findall("`+", words.text)), default=0)
    fence = "`" * max(3, ticks + 1)
    return put(f"{fence}\n", start) + words + put(f"\n{fence}", start)


def table(found: Table, cell: Callable[[tuple[Block, ...], bool], Marked]) -> Marked:
    """A table (GFM 4.10); its first row is the header, and short rows are filled up."""
    width = max(sum(each.columns for each in row) for row in found.rows)
    rows = []
    for number, row in enumerate(found.rows):
        cells = []
        for each in row:
            cells += [cell(each.blocks, number == 0)] + [Marked()] * (each.columns - 1)
        cells += [Marked()] * (width - len(cells))
        rows.append(_row(cells, found.start))
        if number == 0:
            rows.append(_rule(row, width, found.start))
    return parted(rows, "\n")


def _row(cells: list[Marked], start: int) -> Marked:
    parts = [put("|", start)]
    for cell in cells:
        at = cell.pieces[-1].end if cell.pieces else start
        bars = joined(
            put("\\|", *piece[1:]) if piece.text == "|" else Marked((piece,))
            for piece in cell.singly()
        )
        parts += [put(" ", at), bars, put(" |" if cell.pieces else "|", at)]
    return joined(parts)


def _rule(row: tuple[Cell, ...], width: int, start: int) -> Marked:
    sides = []
    for cell in row:
        paragraphs = [each for each in cell.blocks if isinstance(each, Paragraph)]
        side = paragraphs[0].alignment if paragraphs else None
        sides += [SIDES.get(side or "", "---")] * cell.columns
    sides += ["---"] * (width - len(sides))
    return put("| " + " | ".join(sides) + " |", start)
