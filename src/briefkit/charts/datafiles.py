"""The data of a chart are read: rows in the brief, or a .csv, .json or .geojson file."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Any

from briefkit.charts.data import Data
from briefkit.charts.faults import Faulty
from briefkit.charts.shapes import shapes_of
from briefkit.diagnostic import TextFile
from briefkit.textfiles import jsontext
from briefkit.textfiles.beside import NotBeside, beside
from briefkit.textfiles.csvtext import rows_of
from briefkit.textfiles.textfile import read_text_file
from briefkit.textfiles.yamltree import Mapping, Node, Scalar, Sequence

MAX_ROWS = 5_000
MAX_COLUMNS = 100
MAX_BYTES = 5_000_000
ENDINGS = (".csv", ".json", ".geojson")
ROWS = (
    "Write the data as rows of which the first names the columns: "
    "[[Port, Tonnes], [Northport, 3]], or name a .csv or .json file beside the brief"
)


def data_of(node: Node, file: TextFile) -> Data:
    """The data that a chart names or holds.

    Raises `Faulty` where they can't be read as rows, and `Unreadable` for a file that is
    no text, or not in its own format.
    """
    if not isinstance(node, Scalar):
        return _rows(node)
    try:
        path = beside(node.value, Path(file.name).parent)
        if path.suffix.lower() not in ENDINGS:
            raise NotBeside("is no data that is known. Name a .csv, .json or .geojson file")
    except NotBeside as refusal:
        raise Faulty(node.place, f"The data “{node.value}” {refusal}") from refusal
    text = read_text_file(path, limit=MAX_BYTES)
    if path.suffix.lower() == ".csv":
        return _rows(Sequence(tuple(islice(rows_of(text), MAX_ROWS + 1)), node.place))
    content = jsontext.parse(text)
    tree, _ = jsontext.read(text)
    if isinstance(content, dict) and "features" in content:
        return _map(content, node)
    return _rows(tree)


def _rows(node: Node) -> Data:
    """Rows under a row of names, or rows that each name what they hold."""
    if not isinstance(node, Sequence) or not node.items:
        raise Faulty(node.place, ROWS)
    if len(node.items) > MAX_ROWS:
        raise Faulty(node.place, f"The data have more than {MAX_ROWS:,} rows. Show fewer")
    if all(isinstance(row, Mapping) for row in node.items):
        return _named(node)
    cells = [tuple(map(_text, _items(row))) for row in node.items]
    columns, *rows = cells
    _check_names(columns, node.items[0])
    for row, item in zip(rows, node.items[1:], strict=True):
        if len(row) != len(columns):
            has = "1 cell" if len(row) == 1 else f"{len(row)} cells"
            message = f"This row has {has}, the row of names {len(columns)}"
            raise Faulty(item.place, message)
    if not rows:
        raise Faulty(node.place, "The data have no row below the names of the columns")
    places = tuple(tuple(each.place for each in _items(row)) for row in node.items[1:])
    return Data(columns, tuple(rows), places=places)


def _named(node: Sequence) -> Data:
    rows = [row.by_name for row in node.items if isinstance(row, Mapping)]
    columns = tuple(dict.fromkeys(name for row in rows for name in row))
    _check_names(columns, node)
    cells = (
        tuple(_text(row[name].value) if name in row else "" for name in columns) for row in rows
    )
    return Data(columns, tuple(cells))


def _check_names(columns: tuple[str, ...], node: Node) -> None:
    if len(columns) > MAX_COLUMNS:
        raise Faulty(node.place, f"The data have more than {MAX_COLUMNS} columns. Show fewer")
    for name in columns:
        if not name.strip():
            raise Faulty(node.place, "A column has no name. The first row names each column")
        if columns.count(name) > 1:
            raise Faulty(node.place, f"Two columns are named “{name}”. Name each differently")


def _items(row: Node) -> tuple[Node, ...]:
    if not isinstance(row, Sequence):
        raise Faulty(row.place, ROWS)
    return row.items


def _text(node: Node) -> str:
    if not isinstance(node, Scalar):
        raise Faulty(node.place, "A cell holds one number or one text, and nothing in it")
    return "" if node.absent else node.value


def _map(content: dict[str, Any], node: Node) -> Data:
    """The features of a map, each with its properties as a row."""
    features = content["features"]
    if not isinstance(features, list) or not features or len(features) > MAX_ROWS:
        message = f"A map needs a list of “features”, at most {MAX_ROWS:,}"
        raise Faulty(node.place, message)
    properties = [_properties(each) for each in features]
    columns = tuple(dict.fromkeys(name for each in properties for name in each))
    _check_names(columns, node)
    rows = tuple(tuple(each.get(name, "") for name in columns) for each in properties)
    return Data(columns, rows, shapes_of(features, node.place))


def _properties(feature: object) -> dict[str, str]:
    """The properties of a feature that are single values, as they are written."""
    held = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(held, dict):
        return {}
    return {
        name: str(value)
        for name, value in held.items()
        if isinstance(value, str) and name not in ("type", "geometry")
    }
