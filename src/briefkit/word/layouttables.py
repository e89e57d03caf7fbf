"""Tables that only lay out a page, such as a column of key points beside the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefkit.word.document import Block, Cell, Paragraph, Table

LONG = 200  # Characters; several paragraphs as long are running text.
FEWEST = 2


def unfolded(blocks: Iterable[Block], laid_out: list[Table]) -> Iterator[Block]:
    """Blocks with what such tables hold in their place, cell by cell.

    ``laid_out`` is given those tables.
    """
    for block in blocks:
        if isinstance(block, Table) and _lays_out(block):
            laid_out.append(block)
            for cell in (cell for row in block.rows for cell in row):
                yield from unfolded(cell.blocks, laid_out)
        else:
            yield block


def _lays_out(table: Table) -> bool:
    """Whether a table of several columns holds headings, or running text in one row."""
    if all(len(row) == 1 for row in table.rows):
        return False
    cells = [cell for row in table.rows for cell in row]
    return any(map(_has_heading, cells)) or (
        len(table.rows) == 1 and any(_is_running(cell.blocks) for cell in cells)
    )


def _has_heading(cell: Cell) -> bool:
    lines = [each for each in cell.blocks if isinstance(each, Paragraph)]
    return len(lines) > 1 and any(each.level and each.text.strip() for each in lines)


def _is_running(blocks: Sequence[Block]) -> bool:
    long = (isinstance(each, Paragraph) and len(each.text) >= LONG for each in blocks)
    return sum(long) >= FEWEST
