"""A table whose text is no table, that is given twice, or whose rows differ in length.

Readers take a number in the wrong column for what the column says.

Failing:

    sections:
      - body: "![](#tab-arms)"
    tables:
      tab-arms: {title: Arms, source: Invented Institute, rows: [[Year, Arms], ["2024"]]}

Passing:

    sections:
      - body: |
          Arms came first, as [](#tab-arms) says.

          ![](#tab-arms)
    tables:
      tab-arms: {title: Arms, source: Invented Institute, rows: [[Year, Arms], ["2024", "3"]]}
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit import prose
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.model.blocks import TableBlock

SEVERITY = Severity.ERROR
BLOCKS = True


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each table that can't be printed as it is meant."""
    for label, table in edition.brief.tables.items():
        path = ("tables", label)
        if label in edition.unread:
            continue
        if bool(table.table) == bool(table.rows):
            wants = (
                "both “table:” and “rows:”. Keep one"
                if table.rows
                else "neither “table:” nor “rows:”. Give one of them"
            )
            yield Problem(path, f"The table “{label}” has {wants}")
        elif table.table and label in edition.placed and not _is_table(edition, label):
            message = "This is not one table. Write its rows between | marks, and nothing else"
            yield Problem((*path, "table"), message, 0, len(table.table))
        elif table.rows and not any(cell.strip() for row in table.rows for cell in row):
            yield Problem(path, f"No cell of the table “{label}” says anything. Fill it in")
        else:
            yield from _ragged(label, table)


def _is_table(edition: Edition, label: str) -> bool:
    blocks = edition.texts["tables", label, "table"]
    return len(blocks) == 1 and isinstance(blocks[0], prose.Table)


def _ragged(label: str, table: TableBlock) -> Iterator[Problem]:
    columns = len(table.rows[0]) if table.rows else 0
    for index, row in enumerate(table.rows):
        if len(row) != columns:
            has = "1 cell" if len(row) == 1 else f"{len(row)} cells"
            message = f"This row has {has}, the header of its table {columns}"
            yield Problem(("tables", label, "rows", index), message)
