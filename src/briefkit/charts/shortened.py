"""A chart in its short form is judged, and written out as Vega-Lite."""

from __future__ import annotations

from typing import Any

from briefkit.charts.data import NUMBER, Data
from briefkit.charts.forms import FORMS, Form, Named
from briefkit.charts.written import Path, Spec, Written


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
            other = next((c for c in data.cells(column) if not NUMBER.fullmatch(c)), None)
            message = f"The column “{column}” is empty"
            if other is not None:
                message = (
                    f"The column “{column}” holds “{other}”, which is no number. Write numbers "
                    "with digits and a point only, such as 1234.5"
                )
            written.fail((name,), message)
