"""The short forms of charts: what a research editor needs most, as Vega-Lite."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from briefkit.charts.data import Data, field_name

Spec = dict[str, Any]
Named = dict[str, list[str]]
# More lines, and their names stand in each other's way.
MOST_NAMED = 8
SERIES, VALUE = "Series of the chart", "Value of the chart"


@dataclass(frozen=True)
class Form:
    """A short form: the fields it has, those it needs, and what it stands for.

    ``several`` are the fields that may name a list of columns; ``numbers`` tells which of
    those given must hold numbers.
    """

    fields: tuple[str, ...]
    required: tuple[str, ...]
    several: tuple[str, ...]
    numbers: Callable[[Data, Named], tuple[str, ...]]
    make: Callable[[Data, Named], Spec]


def _bars(data: Data, named: Named, stacked: bool) -> Spec:
    """Bars up from the categories, or to the right of them where x counts."""
    lying = _is_lying(data, named)
    across, along = ("y", "x") if lying else ("x", "y")
    base, series = _series(named, along, across)
    encoding = base["encoding"]
    encoding[across]["type"] = "nominal"
    encoding[across]["sort"] = None
    encoding[across].setdefault("axis", {})["title"] = None
    if series and stacked:
        _pile(base, series["field"], _names_of(data, named, along))
    elif series:
        encoding[f"{across}Offset"] = dict(series)
        encoding[along]["stack"] = None
    return {**base, "mark": {"type": "bar"}}


def _pile(base: Spec, field: str, names: list[str]) -> None:
    """Let the parts of bars lie on each other in the order of their names."""
    place = f"indexof({json.dumps(names)}, datum[{json.dumps(field)}])"
    base["transform"] = [*base.get("transform", ()), {"calculate": place, "as": "place"}]
    base["encoding"]["order"] = {"field": "place", "type": "quantitative"}


def _names_of(data: Data, named: Named, along: str) -> list[str]:
    """The names of series in order."""
    if "color" in named:
        return list(dict.fromkeys(data.cells(named["color"][0])))
    return named[along]


def _is_lying(data: Data, named: Named) -> bool:
    """Whether bars lie: x holds numbers, and y what they are of."""
    x, y = ([data.kinds[column] for column in named[name]] for name in ("x", "y"))
    return all(kind == "number" for kind in x) and any(kind != "number" for kind in y)


def _bar_numbers(data: Data, named: Named) -> tuple[str, ...]:
    return ("x",) if _is_lying(data, named) or len(named["x"]) > 1 else ("y",)


def _line(data: Data, named: Named) -> Spec:
    """Lines; where there are several, each is named at its end."""
    base, series = _series(named, "y", "x")
    base["encoding"]["x"].setdefault("axis", {})["grid"] = False
    if data.kinds[named["x"][0]] == "text":
        base["encoding"]["x"]["axis"]["title"] = None
    if not series or len(_names_of(data, named, "y")) > MOST_NAMED:
        return {**base, "mark": {"type": "line"}}
    base["encoding"]["color"]["legend"] = None
    return {**base, "layer": [{"mark": {"type": "line"}}, _names_at_ends(data, named, series)]}


def _names_at_ends(data: Data, named: Named, series: Spec) -> Spec:
    """The name of each line, where it ends."""
    group, x = series["field"], named["x"][0]
    value = VALUE if len(named["y"]) > 1 else named["y"][0]
    return {
        "transform": [
            {"filter": f"isValid(datum[{json.dumps(value)}])"},
            {
                "window": [{"op": "row_number", "as": "n"}],
                "groupby": [field_name(group)],
                "sort": [] if data.kinds[x] == "text" else [{"field": field_name(x)}],
            },
            {
                "joinaggregate": [{"op": "max", "field": "n", "as": "last"}],
                "groupby": [field_name(group)],
            },
            {"filter": "datum.n === datum.last"},
        ],
        "mark": {"type": "text", "align": "left", "baseline": "middle", "dx": 6},
        "encoding": {"text": {"field": group, "type": "nominal"}},
    }


def _scatter(_: Data, named: Named) -> Spec:
    """Points by two numbers, each named where there are names."""
    encoding: Spec = {
        axis: {"field": named[axis][0], "scale": {"zero": False}} for axis in ("x", "y")
    }
    if "color" in named:
        encoding["color"] = {"field": named["color"][0]}
    points = {"mark": {"type": "point"}}
    if "label" not in named:
        return {"encoding": encoding, **points}
    names = {
        "mark": {"type": "text", "align": "left", "baseline": "middle", "dx": 7},
        "encoding": {"text": {"field": named["label"][0], "type": "nominal"}},
    }
    return {"encoding": encoding, "layer": [points, names]}


def _map(data: Data, named: Named) -> Spec:
    """Areas, filled by a number in five steps, or by what they are."""
    spec: Spec = {"mark": {"type": "geoshape"}, "projection": {"type": "mercator"}}
    if "color" in named:
        column = named["color"][0]
        color: Spec = {"field": column}
        if data.kinds[column] == "number":
            color |= {"type": "quantitative", "scale": {"type": "quantize"}}
        spec["encoding"] = {"color": color}
    return spec


def _series(named: Named, along: str, across: str) -> tuple[Spec, Spec | None]:
    """What all forms with series share: the two axes, and the colour of each series.

    Several columns of values become one, beside a column with their names.
    """
    values = named[along]
    encoding: Spec = {across: {"field": named[across][0]}, along: {"field": values[0]}}
    if len(values) > 1:
        encoding[along] = {"field": VALUE, "type": "quantitative", "title": None}
        series: Spec | None = {"field": SERIES, "type": "nominal", "sort": values}
        fold = {"fold": list(map(field_name, values)), "as": [SERIES, VALUE]}
        return (
            {"transform": [fold], "encoding": {**encoding, "color": dict(series or {})}},
            series,
        )
    series = {"field": named["color"][0]} if "color" in named else None
    if series:
        encoding["color"] = dict(series)
    return {"encoding": encoding}, series


SERIES_FIELDS = ("x", "y", "color")
FORMS = {
    "bar": Form(
        SERIES_FIELDS, ("x", "y"), ("x", "y"), _bar_numbers, lambda d, n: _bars(d, n, False)
    ),
    "stacked": Form(
        SERIES_FIELDS, ("x", "y"), ("x", "y"), _bar_numbers, lambda d, n: _bars(d, n, True)
    ),
    "line": Form(SERIES_FIELDS, ("x", "y"), ("y",), lambda _, __: ("y",), _line),
    "scatter": Form(
        (*SERIES_FIELDS, "label"), ("x", "y"), (), lambda _, __: ("x", "y"), _scatter
    ),
    "map": Form(("color",), (), (), lambda _, __: (), _map),
}
