"""The images and tables of a draft, and the captions that belong to them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import TypeGuard

from briefkit.word.document import Block, Cell, Paragraph, Picture, Table, paragraphs_of
from briefkit.word.shortening import printed

CAPTION = "caption"
# How captions begin, in the languages that we have words for; the number follows.
NUMBERED = re.compile(
    r"\s*(?P<name>(?:fig(?:ure)?|map|chart|photo|box|abb(?:ildung)?|그림|상자"
    r"|(?:ال)?(?:شكل|إطار)|(?P<table>tab(?:le|elle|leau)?|표|(?:ال)?جدول))\b\.?\s*\d+)"
    r"\s*(?P<mark>[.:–—|-]?)\s*",
    re.IGNORECASE,
)
# How a sentence names a figure or a table; a Korean one adds a syllable to the number.
NAMED = re.compile(
    r"(?<!\w)(?P<word>fig(?:ure)?|map|chart|photo|abb(?:ildung)?|그림|tab(?:le|elle|leau)?|표)"
    r"\b\.?\s*(?P<number>\d+)(?![\da-z_])",
    re.IGNORECASE,
)
LONGEST = 250  # Characters of a line that is typed as a caption.


def pictures(block: Block) -> list[Picture]:
    """The images of a block that are in the file."""
    every = (each for paragraph in paragraphs_of([block]) for each in paragraph.inlines)
    return [each for each in every if isinstance(each, Picture) and each.part]


def is_caption(block: Block) -> TypeGuard[Paragraph]:
    """Whether a block is a caption, by its style or by how it begins."""
    if not isinstance(block, Paragraph):
        return False
    found = NUMBERED.match(text := printed(block.inlines))
    typed = found is not None and bool(found["mark"]) and len(text) <= LONGEST
    return block.style == CAPTION or (typed and block.level is None)


def captions(blocks: Sequence[Block]) -> dict[int, Paragraph]:
    """The caption below or above each paragraph, or frame, with one image, by its identity.

    A chart that is not kept keeps its own.
    """
    of_tables = set(map(id, table_captions(blocks).values()))
    lines = {
        n: each
        for n, each in enumerate(blocks)
        if is_caption(each) and id(each) not in of_tables and not _drawings(each)
    }
    drawn = {n: held[0] for n, each in enumerate(blocks) if len(held := _drawings(each)) == 1}
    found = _beside_each(drawn, lines, (1, -1))
    return {id(drawn[n]): caption for n, caption in found.items() if drawn[n].part}


def table_captions(blocks: Sequence[Block]) -> dict[int, Paragraph]:
    """The caption above or below each table of several columns, by its identity."""
    lines = {n: each for n, each in enumerate(blocks) if _names_table(each)}
    tables = {n: each for n, each in enumerate(blocks) if _has_columns(each)}
    found = _beside_each(tables, lines, (-1, 1))
    return {id(tables[n]): caption for n, caption in found.items()}


def _names_table(block: Block) -> TypeGuard[Paragraph]:
    """Whether a block is the caption of a table, by what it says."""
    if not is_caption(block):
        return False
    named = NUMBERED.match(printed(block.inlines))
    return named is not None and named["table"] is not None


def _has_columns(block: Block) -> TypeGuard[Table]:
    return (
        isinstance(block, Table)
        and any(len(row) > 1 for row in block.rows)
        and laid_out(block) is None
    )


def _beside_each(
    held: Collection[int], lines: Mapping[int, Paragraph], sides: tuple[int, int]
) -> dict[int, Paragraph]:
    """The line beside each of what is held, by its index; no line belongs to two.

    All stand on the side where more have one, on the first of two that are equal.
    """
    free, found = dict(lines), dict[int, Paragraph]()
    first, other = (sum(n + side in lines for n in held) for side in sides)
    for side in sides if first >= other else reversed(sides):
        for index in held:
            if index not in found and index + side in free:
                found[index] = free.pop(index + side)
    return found


def _drawings(block: Block) -> list[Picture]:
    """The drawings of a paragraph, or of a table that only holds them in place."""
    if isinstance(block, Table):
        return pictures(block) if laid_out(block) == {} else []
    return [each for each in block.inlines if isinstance(each, Picture)]


def laid_out(table: Table) -> dict[int, Paragraph] | None:
    """The captions of images that a table only holds in place; None if it says more."""
    words = [each for each in paragraphs_of([table]) if each.text.strip()]
    found: dict[int, Paragraph] = {}
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            held = [picture for each in cell.blocks for picture in pictures(each)]
            near = [e for one in (cell, *_beside(table, row, column)) for e in one.blocks]
            free = [each for each in near if each in words]
            titled = next(filter(is_caption, free), free[0] if len(free) == 1 else None)
            if len(held) == 1 and isinstance(titled, Paragraph) and len(titled.text) <= LONGEST:
                words.remove(titled)
                found[id(held[0])] = titled
    return None if words or not pictures(table) else found


def _beside(table: Table, row: int, column: int) -> Iterator[Cell]:
    """The cells below and above one."""
    for other in (row + 1, row - 1):
        if 0 <= other < len(table.rows):
            yield from table.rows[other][column : column + 1]


def names(texts: Iterable[Sequence[Block]]) -> dict[str, str]:
    """The label of each figure and table of some texts by the name that its caption gives it.

    Tables are those that stand in the texts themselves, not in boxes.
    """
    found: dict[str, str] = {}
    figures, tables = count(1), count(1)
    for blocks in texts:
        titles, of_tables = dict(_titles(blocks)), table_captions(blocks)
        for block in blocks:
            if (caption := of_tables.get(id(block))) is not None:
                _name(found, caption, f"table-{next(tables)}")
            for picture in pictures(block):
                _name(found, titles.get(id(picture)), f"fig-{next(figures)}")
    return found


def _name(found: dict[str, str], caption: Paragraph | None, label: str) -> None:
    named = NAMED.match(printed(caption.inlines).strip()) if caption else None
    if named:
        found.setdefault(name_of(named), label)


def name_of(named: re.Match[str]) -> str:
    """The name of a figure or table in any spelling: “Fig. 1” is that of “Figure 1”."""
    return f"{named['word'][:3].lower()} {named['number']}"


def _titles(blocks: Sequence[Block]) -> Iterator[tuple[int, Paragraph]]:
    """All captions in blocks, and in their tables, by the identity of their images."""
    yield from captions(blocks).items()
    for each in blocks:
        if isinstance(each, Table):
            yield from (laid_out(each) or {}).items()
            for cell in (cell for row in each.rows for cell in row):
                yield from _titles(cell.blocks)
