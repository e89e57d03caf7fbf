"""Briefs with charts, for the tests; all their data are invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from briefkit.editing import edit
from briefkit.edition import Edition
from briefkit.loading import Loaded, load
from briefkit.style import Style
from briefkit.textfiles.textfile import read_text_file
from tests.conftest import MOMENT, style_named

TRADE = "Port,Tonnes\nNorthport,320\nSouthport,410\nEastport,275\n"
YEARS = "Year,Northport,Southport\n2021,210,150\n2022,230,160\n2023,320,290\n"
DEPTHS = "Port,Depth (m),Ships,Coast\nNorthport,4.2,120,North\nSouthport,7.5,310,South\n"
ALT = "Three bars; “Southport’s” <is> the longest."
BAR = "{type: bar, data: trade.csv, x: Port, y: Tonnes}"
LINE = "{type: line, data: years.csv, x: Year, y: [Northport, Southport]}"
STACKED = "{type: stacked, data: years.csv, x: Year, y: [Northport, Southport]}"
SCATTER = "{type: scatter, data: depths.csv, x: Depth (m), y: Ships, color: Coast, label: Port}"
MAP = "{type: map, data: isles.geojson, color: share}"
VEGA_LITE = """
      data: trade.csv
      mark: {type: bar, opacity: 0.5}
      encoding: {x: {field: Port}, y: {field: Tonnes}}"""


def _area(west: int) -> list[list[list[int]]]:
    return [[[west, 50], [west + 3, 50], [west + 3, 53], [west, 53], [west, 50]]]


ISLES = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"name": name, "share": share},
                "geometry": {"type": "Polygon", "coordinates": _area(west)},
            }
            for name, share, west in (("Alder", 12, 0), ("Birch", 31, 4), ("Cedar", 48, 8))
        ],
    }
)


def brief_with(folder: Path, *charts: str) -> Path:
    """The path of a brief whose figures “fig-1”, “fig-2” … are charts, written as YAML."""
    for name, text in {
        "trade.csv": TRADE,
        "years.csv": YEARS,
        "depths.csv": DEPTHS,
        "isles.geojson": ISLES,
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    places = "\n\n".join(f"      As [](#fig-{n}) shows.\n\n      ![](#fig-{n})"
                         for n, _ in enumerate(charts, 1))  # fmt: skip
    figures = "".join(
        f"  fig-{n}:\n    alt: {ALT}\n    title: Trade\n    source: Invented Authority\n"
        f"    credit: Ann Specimen\n    licence: CC BY 4.0\n    chart: {chart}\n"
        for n, chart in enumerate(charts, 1)
    )
    path = folder / "brief.yaml"
    body = f"title: Ports\nsections:\n  - body: |\n{places}\nfigures:\n{figures}"
    path.write_text(body, encoding="utf-8")
    return path


def loaded_with(folder: Path, *charts: str) -> Loaded:
    """A brief with charts as it is loaded."""
    return load(read_text_file(brief_with(folder, *charts)))


def edition_with(folder: Path, *charts: str, style: Style | None = None) -> Edition:
    """The edition of a brief with charts that have no fault."""
    loaded = loaded_with(folder, *charts)
    assert loaded.diagnostics == (), [each.message for each in loaded.diagnostics]
    house = style or style_named("base")
    return edit(loaded.brief, house, MOMENT, images=loaded.images, charts=loaded.charts)


def spec_with(folder: Path, chart: str) -> Any:
    """The Vega-Lite specification of one chart that has no fault."""
    loaded = loaded_with(folder, chart)
    assert loaded.diagnostics == (), [each.message for each in loaded.diagnostics]
    return loaded.charts["fig-1"].spec
