"""The data of a chart: rows under the names of columns, or the shapes of a map."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from briefkit.diagnostic import Place

Kind = Literal["number", "year", "date", "text"]
Value = str | int | float | None

NUMBER = re.compile(r"\s*[-−+]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d{1,3})?\s*")
YEAR = re.compile(r"\s*[12]\d{3}\s*")
# ISO 8601, a month or a day.
DATE = re.compile(r"\s*\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?\s*")


@dataclass(frozen=True)
class Data:
    """What a chart shows: each row as written, under the names of the columns.

    ``shapes`` are the features of a map (GeoJSON, RFC 7946), one for each row.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shapes: tuple[dict[str, Any], ...] = ()
    places: tuple[tuple[Place, ...], ...] = ()
    """Where each cell stands, if it is known."""

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """What each column holds."""
        return {name: _kind(list(self.cells(name))) for name in self.columns}

    def place(self, column: str, row: int) -> Place | None:
        """Where the cell of a column stands in a row, if that is known."""
        return self.places[row][self.columns.index(column)] if self.places else None

    def cells(self, column: str) -> Iterator[str]:
        """What stands in a column, from above, without what is empty."""
        index = self.columns.index(column)
        return (row[index] for row in self.rows if row[index].strip())

    @cached_property
    def values(self) -> list[dict[str, Any]]:
        """The rows as Vega-Lite reads them; what is empty is null, a shape is a feature."""
        read = [
            {
                name: _value(cell, self.kinds[name])
                for name, cell in zip(self.columns, row, strict=True)
            }
            for row in self.rows
        ]
        if not self.shapes:
            return read
        return [
            {**row, "type": "Feature", "geometry": shape}
            for row, shape in zip(read, self.shapes, strict=True)
        ]


def field_name(column: str) -> str:
    r"""A column's name as Vega-Lite reads it: “.” and “[” would lead into what it holds."""
    return "".join(f"\\{each}" if each in "\\.[]'\"" else each for each in column)


def _kind(cells: Sequence[str]) -> Kind:
    if cells and all(map(YEAR.fullmatch, cells)):
        return "year"
    if cells and all(map(NUMBER.fullmatch, cells)):
        return "number"
    if cells and all(map(DATE.fullmatch, cells)):
        return "date"
    return "text"


def _value(cell: str, kind: Kind) -> Value:
    cell = cell.strip()
    if not cell:
        return None
    if kind not in ("number", "year"):
        return cell
    number = float(cell.replace("−", "-"))
    return int(number) if number.is_integer() and abs(number) < 2**53 else number
