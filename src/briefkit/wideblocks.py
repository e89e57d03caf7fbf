"""Which tables want more room than running text has."""

from __future__ import annotations

from briefkit import prose
from briefkit.edition import Edition
from briefkit.edition.blocks import EditedTable
from briefkit.edition.parts import EditedSection
from briefkit.prose.walk import plain_text

# As many letters as may lead from a section's heading to a table on the same wide page.
LEAD = 240
# As many columns as a table may have in one of several columns of text.
MOST_COLUMNS = 4


def stands_wide(edition: Edition, node: prose.Block | None) -> bool:
    """Whether a block is a table on a page of its own, turned on its side."""
    placed = _placed(edition, node)
    return isinstance(placed, EditedTable) and placed.wide


def opens_wide(edition: Edition, section: EditedSection) -> bool:
    """Whether a section's heading stands on the wide page of its table.

    It does where the section begins with the table, but for a short paragraph: the heading
    would otherwise stand alone on an upright page.
    """
    lead, rest = section.blocks[:1], section.blocks[1:]
    if lead and stands_wide(edition, lead[0]):
        return section.heading is not None
    short = all(each.kind == "paragraph" and len(plain_text(each)) < LEAD for each in lead)
    return bool(section.heading and short and rest and stands_wide(edition, rest[0]))


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
