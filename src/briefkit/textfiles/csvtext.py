"""CSV text (RFC 4180) becomes rows of texts, each with its place."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile, Unreadable
from briefkit.textfiles.yamltree import Scalar, Sequence


def rows_of(file: TextFile) -> Iterator[Sequence]:
    """The rows of a .csv file that hold anything, each cell at its line.

    Cells are parted by commas, or by semicolons where the first line has more of those.
    Raises `Unreadable` at a cell that has no end.
    """
    lines = file.text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    first = file.text[:4096].partition("\n")[0]
    separator = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(file.text, newline=""), delimiter=separator)
    before = 0
    for row in _read(reader, file):
        start, end = starts[min(before, len(lines))], starts[min(reader.line_num, len(lines))]
        before = reader.line_num
        if any(cell.strip() for cell in row):
            yield _row(row, file, start, end)


def _read(reader: Iterator[list[str]], file: TextFile) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error as failure:
        message = (
            "A cell of this table goes on for more than 130,000 letters. Perhaps a quotation "
            "mark is missing that should end it"
        )
        place = Place(file, 0, 0)
        diagnostic = Diagnostic(place, Severity.ERROR, "table-file", message)
        raise Unreadable(diagnostic) from failure


def _row(cells: list[str], file: TextFile, start: int, end: int) -> Sequence:
    nodes, at = [], start
    for cell in cells:
        found = file.text.find(cell, at, end)
        first = found if found >= 0 else at
        at = min(first + len(cell), end)
        nodes.append(Scalar(cell, Place(file, first, at)))
    return Sequence(tuple(nodes), Place(file, start, end))
