"""CSV text (RFC 4180) becomes rows of texts, each with its place."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile, Unreadable
from briefkit.textfiles.yamltree import Scalar, Sequence

SEPARATORS = (",", ";", "\t")
QUOTED = re.compile(r'"[^"]*"')
UNENDED = "A quotation mark begins a cell here, and none ends it. Put one where the cell ends"
INSIDE = "A quotation mark stands within a cell that is in quotation marks. Write it twice"


def rows_of(file: TextFile) -> Iterator[Sequence]:
    """The rows of a .csv file that hold anything, each cell at its line.

    Cells are parted by commas, or by semicolons or tabs where the first line has more of
    those outside of quotation marks. Columns at the end in which nothing stands, as
    spreadsheets leave them, are left out. Raises `Unreadable` at a quotation mark that is
    missing or one too many.
    """
    rows = list(_rows(file))
    used = max((_used(cells) for cells, _, _ in rows), default=0)
    yield from (_row(cells[:used], file, start, end) for cells, start, end in rows)


def _used(cells: list[str]) -> int:
    """How many cells there are up to the last that says something."""
    return max((at for at, cell in enumerate(cells, 1) if cell.strip()), default=0)


def _rows(file: TextFile) -> Iterator[tuple[list[str], int, int]]:
    """The cells of each row that holds anything, and where its lines begin and end."""
    starts = (*file.line_starts, len(file.text))
    separator = max(SEPARATORS, key=QUOTED.sub("", file.line(1)[:4096]).count)
    text = io.StringIO(file.text, newline="")
    reader = csv.reader(text, delimiter=separator, strict=True)
    before = 0
    try:
        for row in reader:
            start, end = (starts[each] for each in (before, reader.line_num))
            before = reader.line_num
            if any(cell.strip() for cell in row):
                yield row, start, end
    except csv.Error as failure:
        start = starts[before]
        place = Place(file, start, start + len(file.line(before + 1)))
        message = INSIDE if "expected after" in str(failure) else UNENDED
        diagnostic = Diagnostic(place, Severity.ERROR, "table-file", message)
        raise Unreadable(diagnostic) from failure


def _row(cells: list[str], file: TextFile, start: int, end: int) -> Sequence:
    nodes, at = [], start
    for cell in cells:
        written = cell.replace('"', '""')
        if file.text.find(written, at, end) < 0:
            written = cell
        found = file.text.find(written, at, end)
        first = found if found >= 0 else at
        at = min(first + len(written), end)
        nodes.append(Scalar(cell, Place(file, first, at)))
    return Sequence(tuple(nodes), Place(file, start, end))
