"""A chart's specification is made whole for Vega-Lite."""

from __future__ import annotations

from dataclasses import dataclass

from briefkit.charts import grammar
from briefkit.charts.data import Data, Kind, field_name
from briefkit.charts.judging import Judge, refuse
from briefkit.charts.shortened import written_out
from briefkit.charts.values import values_of
from briefkit.charts.written import Spec, Written
from briefkit.textfiles.yamltree import Mapping

TYPES: dict[Kind, str] = {
    "number": "quantitative",
    "year": "quantitative",
    "date": "temporal",
    "text": "nominal",
}


@dataclass(frozen=True)
class Chart:
    """A chart: its Vega-Lite specification, whole but for its data, and these."""

    spec: Spec
    data: Data


def spec_of(chart: Mapping, data: Data) -> Spec:
    """The Vega-Lite specification of a chart, its data left out.

    ``chart`` is the chart as written, in the short form or as Vega-Lite. The type of each
    field is told by its column where it is not said. Raises `Faulty` for the first fault.
    """
    written, spec = Written(chart), values_of(chart)
    refuse(spec, written)
    if "type" in spec:
        whole = written_out(spec, written, data)
    else:
        whole = {name: each for name, each in spec.items() if name != "data"}
        Judge(written, whole, data).layer(whole)
    _complete(whole, "", data)
    return whole


def _complete(spec: Spec, mark: str, data: Data) -> None:
    """Give each channel its type and order, by what its column holds."""
    own = spec.get("mark", mark)
    mark = own["type"] if isinstance(own, dict) else own
    for inner in spec.get("layer", ()):
        _complete(inner, mark, data)
    for channel, definition in spec.get("encoding", {}).items():
        for each in definition if isinstance(definition, list) else [definition]:
            if (column := each.get("field")) in data.columns:
                each["field"] = field_name(column)
                _type(channel, each, mark, data.kinds[column])


def _type(channel: str, definition: Spec, mark: str, kind: Kind) -> None:
    is_axis = channel in grammar.AXES
    if not {"type", "bin", "timeUnit", "aggregate"} & set(definition):
        counts = kind != "year" or (is_axis and mark != "bar")
        definition["type"] = TYPES[kind] if counts else "ordinal"
    if kind == "year" and is_axis and isinstance(definition.get("axis", {}), dict):
        _year_axis(definition)
    if kind == "text" and channel in grammar.SORTED and "aggregate" not in definition:
        # As the data have them; Vega-Lite would put them in the order of the alphabet.
        definition.setdefault("sort", None)


def _year_axis(definition: Spec) -> None:
    """Years need no title, no comma after the first digit, and no year nought."""
    counts = definition.get("type") == "quantitative"
    years = {"format": "d", "tickMinStep": 1} if counts else {}
    definition["axis"] = {"title": None, **years, **definition.get("axis", {})}
    if counts:
        definition.setdefault("scale", {"zero": False, "nice": False})
