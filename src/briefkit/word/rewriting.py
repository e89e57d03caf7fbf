"""Blocks of a Word document with their lines changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from briefkit.word.document import Block, Cell, Inline, Paragraph

Change = Callable[[tuple[Inline, ...]], Iterable[Inline]]


def rewritten(blocks: Iterable[Block], change: Change) -> tuple[Block, ...]:
    """Blocks with each line changed, those in cells of tables, too."""
    return tuple(_rewritten(each, change) for each in blocks)


def _rewritten(block: Block, change: Change) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, inlines=tuple(change(block.inlines)))
    rows = tuple(tuple(_cell(each, change) for each in row) for row in block.rows)
    return replace(block, rows=rows)


def _cell(cell: Cell, change: Change) -> Cell:
    return replace(cell, blocks=rewritten(cell.blocks, change))
