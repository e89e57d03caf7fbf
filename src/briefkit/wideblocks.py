"""Which tables want more room than running text has."""

from __future__ import annotations

from briefkit import prose
from briefkit.edition import Edition
from briefkit.edition.blocks import EditedTable

# As many columns as a table may have in one of several columns of text.
MOST_COLUMNS = 4


def stands_wide(edition: Edition, node: prose.Block | None) -> bool:
    """Whether a block is a table on a page of its own, turned on its side."""
    placed = _placed(edition, node)
    return isinstance(placed, EditedTable) and placed.wide


def reaches_over(edition: Edition, node: prose.Block | None) -> bool:
    """Whether a block is a table that reaches over all columns of text."""
    if edition.style.file.layout.columns == 1:
        return False
    placed = _placed(edition, node)
    table = placed.table if isinstance(placed, EditedTable) else node
    many = isinstance(table, prose.Table) and len(table.header) > MOST_COLUMNS
    return many or stands_wide(edition, node)


def _placed(edition: Edition, node: prose.Block | None) -> object:
    return edition.placed.get(node.label) if isinstance(node, prose.Placed) else None
