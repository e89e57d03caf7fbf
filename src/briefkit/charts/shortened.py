"""A chart in its short form is judged, and written out as Vega-Lite."""

from __future__ import annotations

import re
from typing import Any

from briefkit.charts.data import NUMBER, Data
from briefkit.charts.faults import Faulty
from briefkit.charts.forms import FORMS, Form, Named
from briefkit.charts.written import Path, Spec, Written
from briefkit.diagnostic import Place

# 31/01/2024, 31.1.24: as spreadsheets save them, by the country of who saves.
SPREADSHEET_DAY = re.compile(r"\s*\d{1,2}([/.-])\d{1,2}\1(?:\d{2}|\d{4})\s*")
NO_NUMBER = (
    "The column “{}” holds “{}”, which is no number. Write numbers with digits and a point "
    "only, such as 1234.5"
)


def written_out(spec: Spec, written: Written, data: Data) -> Spec:
    """The Vega-Lite that a short form stands for. Raises `Faulty` for its first fault."""
    kind = written.known(spec["type"], FORMS, ("type",), "type of chart")
    form = FORMS[kind]
    for name in spec:
        if name not in ("type", "data", *form.fields):
            wants = ", ".join(form.fields)
            message = f"A chart of type {kind} has no “{name}”. It may have {wants}"
            written.fail((name,), message, at_name=True)
    for name in form.required:
        if name not in spec:
            message = f"A chart of type {kind} needs “{name}: …”, the name of a column"
            written.fail(("type",), message)
    named = {
        name: _columns(spec[name], (name,), form, written, data)
        for name in form.fields
        if name in spec
    }
    _check_numbers(form, named, written, data)
    if kind == "line":
        _check_days(named["x"][0], written, data)
    if kind == "map" and not data.shapes:
        message = "A map is drawn from areas. Name a .geojson file under “data:”"
        written.fail(("data",), message)
    return form.make(data, named)


def _columns(value: Any, path: Path, form: Form, written: Written, data: Data) -> list[str]:
    """The columns that a field names, one or several."""
    if not isinstance(value, list):
        return [written.known(str(value), data.columns, path, "column")]
    if path[0] not in form.several or not value:
        written.fail(path, f"“{path[0]}” holds the name of one column here")
    return [
        written.known(str(each), data.columns, (*path, index), "column")
        for index, each in enumerate(value)
    ]


def _check_numbers(form: Form, named: Named, written: Written, data: Data) -> None:
    """Raise `Faulty` where a column that is measured holds anything but numbers."""
    for name in form.numbers(data, named):
        for column in named[name]:
            if data.kinds[column] in ("number", "year"):
                continue
            other = _other(data, column)
            if other is None:
                written.fail((name,), f"The column “{column}” is empty")
            if other[0] and any(map(NUMBER.fullmatch, data.cells(column))):
                # Numbers but for this cell; else it is the wrong column that is named.
                raise Faulty(other[0], NO_NUMBER.format(column, other[1]))
            written.fail((name,), NO_NUMBER.format(column, other[1]))


def _check_days(column: str, written: Written, data: Data) -> None:
    """Raise `Faulty` where days stand as a spreadsheet writes them, which no line can order."""
    cells = list(data.cells(column))
    if cells and all(map(SPREADSHEET_DAY.fullmatch, cells)):
        message = (
            f"The column “{column}” holds days such as “{cells[0]}”, which may be read in two "
            "ways. Write them as 2024-05-31"
        )
        written.fail(("x",), message)


def _other(data: Data, column: str) -> tuple[Place | None, str] | None:
    """The first cell of a column that is no number: where it stands, and what it holds."""
    index = data.columns.index(column)
    for number, row in enumerate(data.rows):
        if row[index].strip() and not NUMBER.fullmatch(row[index]):
            return data.place(column, number), row[index]
    return None
