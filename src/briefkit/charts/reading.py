"""The charts of a brief are read, with what is wrong with them."""

from __future__ import annotations

from briefkit.charts.datafiles import data_of
from briefkit.charts.faults import Faulty
from briefkit.charts.specs import Chart, spec_of
from briefkit.diagnostic import Diagnostic, Severity, TextFile, Unreadable
from briefkit.model import Brief
from briefkit.textfiles.yamltree import Mapping, Node, find


def charts_of(
    brief: Brief, root: Mapping, file: TextFile
) -> tuple[dict[str, Chart], list[Diagnostic]]:
    """The charts of a brief's figures by label, and what is wrong with the others."""
    charts: dict[str, Chart] = {}
    found: list[Diagnostic] = []
    for label, figure in brief.figures.items():
        node = find(root, ("figures", label, "chart"))
        if figure.chart is None or not isinstance(node, Mapping):
            continue
        try:
            data = data_of(_data(node), file)
            charts[label] = Chart(spec_of(node, data), data)
        except Faulty as fault:
            found.append(Diagnostic(fault.place, Severity.ERROR, "chart", str(fault)))
        except Unreadable as failure:
            found.append(failure.diagnostic)
    return charts, found


def _data(chart: Mapping) -> Node:
    """What stands under “data”. Raises `Faulty` where nothing does."""
    entry = chart.by_name.get("data")
    if entry is None or entry.value.absent:
        message = "The chart has no data. Add “data:”, the name of a .csv file beside the brief"
        raise Faulty(chart.place, message)
    return entry.value
