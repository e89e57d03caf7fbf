"""Pictures and tables in files beside a brief, read to stand in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from briefkit.beside import NotBeside, beside
from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile, Unreadable
from briefkit.model import Brief
from briefkit.textfile import read_bytes, read_text_file
from briefkit.yamltree import Entry, Node, Scalar, Sequence
from briefkit.yamltree import Mapping as Fields

if TYPE_CHECKING:
    from briefkit.images import Image

TABLES, ROWS = "tables", "rows"
MAX_IMAGE = 50_000_000
MAX_ROWS = 5_000


@dataclass
class Tabled:
    """A brief's tree with the rows of its .csv files in it, and what was wrong with them."""

    root: Fields
    found: list[Diagnostic] = field(default_factory=list)


def with_rows(root: Fields, file: TextFile) -> Tabled:
    """Put the rows of the .csv files that tables name in the place of their names."""
    tabled = Tabled(root)
    entry = root.by_name.get(TABLES)
    if entry is None or not isinstance(entry.value, Fields):
        return tabled
    tables = tuple(
        Entry(e.key, _table(e.value, file, tabled.found)) for e in entry.value.entries
    )
    tree = Fields(tables, entry.value.place)
    tabled.root = Fields(
        tuple(Entry(e.key, tree) if e is entry else e for e in root.entries), root.place
    )
    return tabled


def _table(node: Node, file: TextFile, found: list[Diagnostic]) -> Node:
    if not isinstance(node, Fields):
        return node
    named = node.by_name.get(ROWS)
    if named is None or not isinstance(named.value, Scalar) or named.value.absent:
        return node
    rows = _rows(named.value, file, found)
    entries = (Entry(e.key, rows) if e is named else e for e in node.entries)
    return Fields(tuple(entries), node.place)


def _rows(name: Scalar, file: TextFile, found: list[Diagnostic]) -> Sequence:
    empty = Sequence((), name.place)
    try:
        if Path(name.value).suffix.lower() != ".csv":
            raise NotBeside("is no .csv file. Save the table as .csv, in UTF-8")
        text = read_text_file(beside(name.value, Path(file.name).parent))
        rows = list(_csv(text))
        if len(rows) > MAX_ROWS:
            raise NotBeside(f"has more than {MAX_ROWS:,} rows. Print fewer")
    except NotBeside as refusal:
        found.append(_refused("table", name.value, name.place, refusal))
        return empty
    except Unreadable as failure:
        found.append(failure.diagnostic)
        return empty
    return Sequence(tuple(rows), name.place)


def _csv(file: TextFile) -> Iterator[Sequence]:
    """The rows of a .csv file (RFC 4180), each cell at its line."""
    lines = file.text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    sample = file.text[:4096]
    separator = (
        ";"
        if sample.partition("\n")[0].count(";") > sample.partition("\n")[0].count(",")
        else ","
    )
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


def images_of(
    brief: Brief, root: Fields, file: TextFile
) -> tuple[dict[str, Image], list[Diagnostic]]:
    """The pictures that a brief's figures name, by name, and what is wrong with the others."""
    if not brief.figures:
        return {}, []
    # Opening pictures takes libraries that a brief without any does not need.
    from briefkit.images import Unusable, read_image
    from briefkit.validation import text_place

    images: dict[str, Image] = {}
    found: list[Diagnostic] = []
    for label, figure in brief.figures.items():
        place = text_place(root, ("figures", label, "image"), 0, len(figure.image))
        try:
            path = beside(figure.image, Path(file.name).parent)
            images[figure.image] = read_image(read_bytes(path, MAX_IMAGE))
        except (NotBeside, Unusable) as refusal:
            found.append(_refused("picture", figure.image, place, refusal))
        except Unreadable as failure:
            found.append(_refused("picture", figure.image, place, failure.diagnostic.message))
    return images, found


def _refused(what: str, name: str, place: Place, reason: object) -> Diagnostic:
    message = f"The {what} “{name}” {reason}"
    return Diagnostic(place, Severity.ERROR, f"{what}-file", message)
