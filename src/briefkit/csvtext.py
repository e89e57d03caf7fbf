"""CSV text (RFC 4180) becomes rows of texts, each with its place."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from briefkit.diagnostic import Place, TextFile
from briefkit.yamltree import Scalar, Sequence


def rows_of(file: TextFile) -> Iterator[Sequence]:
    """The rows of a .csv file that hold anything, each cell at its line.

    Cells are parted by commas, or by semicolons where the first line has more of those.
    """
    lines = file.text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    first = file.text[:4096].partition("\n")[0]
    separator = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(file.text, newline=""), delimiter=separator)
    before = 0
    for row in reader:
        start, end = starts[min(before, len(lines))], starts[min(reader.line_num, len(lines))]
        before = reader.line_num
        if any(cell.strip() for cell in row):
            yield _row(row, file, start, end)


def _row(cells: list[str], file: TextFile, start: int, end: int) -> Sequence:
    nodes, at = [], start
    for cell in cells:
        found = file.text.find(cell, at, end)
        first = found if found >= 0 else at
        at = min(first + len(cell), end)
        nodes.append(Scalar(cell, Place(file, first, at)))
    return Sequence(tuple(nodes), Place(file, start, end))
