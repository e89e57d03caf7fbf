"""Charts as they are written: what is read, and what is wrong at which place."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefkit.charts.data import Data
from briefkit.checks import missing_glyph
from briefkit.diagnostic import TextFile
from briefkit.loading import load
from tests.charts import (
    BAR,
    LINE,
    MAP,
    SCATTER,
    STACKED,
    VEGA_LITE,
    brief_with,
    edition_with,
    loaded_with,
    spec_with,
)


@pytest.mark.parametrize("chart", [BAR, LINE, STACKED, SCATTER, MAP, VEGA_LITE])
def test_a_chart_is_read_without_fault(chart: str, tmp_path: Path) -> None:
    assert spec_with(tmp_path, chart)


def test_plain_words_become_values_and_quoted_ones_stay_text(tmp_path: Path) -> None:
    spec = spec_with(
        tmp_path,
        "{data: trade.csv, mark: {type: bar, a: 1, b: 1.5, c: true, d: '1', e: \"true\", "
        "f: no, g: null, h: ~, i: 0x1F, j: 0o17, k: -2e3, l: .5, m: , n: 1_000, o: 08}}",
    )
    assert spec["mark"] == {
        "type": "bar", "a": 1, "b": 1.5, "c": True, "d": "1", "e": "true", "f": "no", "g": None,
        "h": None, "i": 31, "j": 15, "k": -2000.0, "l": 0.5, "n": "1_000", "o": 8,
    }  # fmt: skip


def test_a_field_has_the_type_that_its_column_tells(tmp_path: Path) -> None:
    rows = "[[Port, Ships, Opened, Year, Note], [Highport, 3, 2020-01-02, 1999, '4 a']]"
    fields = "Port", "Ships", "Opened", "Year", "Note"
    channels = zip(("x", "y", "color", "size", "text"), fields, strict=True)
    encoding = ", ".join(f"{channel}: {{field: {name}}}" for channel, name in channels)
    spec = spec_with(tmp_path, f"{{data: {rows}, mark: point, encoding: {{{encoding}}}}}")
    types = {name: each["type"] for name, each in spec["encoding"].items()}
    assert types == {
        "x": "nominal",
        "y": "quantitative",
        "color": "temporal",
        "size": "ordinal",
        "text": "nominal",
    }


def test_years_along_the_bottom_are_no_numbers_with_commas(tmp_path: Path) -> None:
    axis = spec_with(tmp_path, LINE)["encoding"]["x"]["axis"]
    assert axis["format"] == "d"


def test_what_is_empty_is_no_number() -> None:
    data = Data(("Port", "Tonnes"), (("Northport", "−1.5"), ("Southport", " ")))
    assert [row["Tonnes"] for row in data.values] == [-1.5, None]


def test_rows_that_name_their_fields_are_data_too(tmp_path: Path) -> None:
    rows = "[{Port: Northport, Tonnes: 3}, {Tonnes: 4, Port: Southport}]"
    loaded = loaded_with(tmp_path, f"{{type: bar, data: {rows}, x: Port, y: Tonnes}}")
    assert loaded.charts["fig-1"].data.rows == (("Northport", "3"), ("Southport", "4"))


def test_a_json_file_holds_data_too(tmp_path: Path) -> None:
    (tmp_path / "more.json").write_text('[{"Port": "Northport", "Tonnes": 3.5}]')
    chart = "{type: bar, data: more.json, x: Port, y: Tonnes}"
    data = loaded_with(tmp_path, chart).charts["fig-1"].data
    assert data.values == [{"Port": "Northport", "Tonnes": 3.5}]


def test_a_name_with_points_and_brackets_leads_into_nothing(tmp_path: Path) -> None:
    rows = "[['Trade [m.t.]', Port], [3, Northport]]"
    spec = spec_with(tmp_path, f"{{type: bar, data: {rows}, x: Port, y: 'Trade [m.t.]'}}")
    assert spec["encoding"]["y"]["field"] == r"Trade \[m\.t\.\]"


def test_areas_are_turned_clockwise_for_what_draws_them(tmp_path: Path) -> None:
    (shape, *_) = loaded_with(tmp_path, MAP).charts["fig-1"].data.shapes
    ring = shape["coordinates"][0]
    assert ring == [[0, 50], [0, 53], [3, 53], [3, 50], [0, 50]]


FAULTS = [
    ("{type: pie, data: trade.csv}", "pie", "There is no type of chart “pie”"),
    ("{type: bars, data: trade.csv}", "bars", "Did you mean “bar”?"),
    ("{type: bar, data: trade.csv, x: Prot, y: Tonnes}", "Prot", "Did you mean “Port”?"),
    ("{type: bar, data: trade.csv, x: Port}", "bar", "needs “y: …”"),
    ("{type: bar, data: trade.csv, x: Port, y: Port}", "Port}", "“Northport”, which is no n"),
    ("{type: bar, data: trade.csv, x: Port, y: Tonnes, label: Port}", "label", "no “label”"),
    ("{type: map, data: trade.csv, mark: bar}", "mark", "has no “mark”"),
    ("{data: trade.csv, mark: baar}", "baar", "There is no mark “baar”. Did you mean “bar”?"),
    ("{data: trade.csv, mark: {type: image}}", "image", "There is no mark “image”"),
    ("{data: trade.csv, mark: bar, encoding: {z: {field: Port}}}", "z:", "no channel “z”"),
    ("{data: trade.csv, mark: bar, encoding: {x: {field: Pot}}}", "Pot}", "mean “Port”?"),
    ("{data: trade.csv, mark: bar, encoding: {x: Port}}", "Port}", "“x” holds fields"),
    ("{data: trade.csv, mark: bar, encoding: {x: {aggregate: summ}}}", "summ", "mean “sum”?"),
    ("{data: trade.csv, mark: bar, encoding: {x: {type: text}}}", "text}", "no type “text”"),
    ("{data: trade.csv, mark: bar, transform: [{sift: 1}]}", "sift", "no transform “sift”"),
    ("{data: trade.csv, mark: bar, transform: {filter: a}}", "transform", "holds a list"),
    ("{data: trade.csv, layer: [{mark: bar}, {mark: lin}]}", "lin}", "Did you mean “line”?"),
    ("{data: trade.csv}", "{data", "Say what chart this is"),
    ("{type: bar, x: Port, y: Tonnes}", "{type", "The chart has no data"),
    ("{data: gone.csv, mark: bar}", "gone.csv", "gone.csv” is not there"),
    ("{data: ../x.csv, mark: bar}", "../x.csv", "outside the brief's folder"),
    ("{data: brief.yaml, mark: bar}", "brief.yaml", "is no data that is known"),
    ("{data: [[A], [1, 2]], mark: bar}", "[1, 2]", "This row has 2 cells"),
    ("{data: [[A, A], [1, 2]], mark: bar}", "[A, A]", "Two columns are named “A”"),
    ("{data: [[A]], mark: bar}", "[[A]]", "no row below the names"),
    ("{data: [[A], [[1]]], mark: bar}", "[1]", "one number or one text"),
    ("{data: 3.csv.exe, mark: bar}", "3.csv.exe", "is not there"),
    ("{data: trade.csv, mark: bar, encodng: {}}", "encodng", "Did you mean “encoding”?"),
]


@pytest.mark.parametrize(("chart", "words", "message"), FAULTS)
def test_a_fault_is_told_once_at_its_place(
    chart: str, words: str, message: str, tmp_path: Path
) -> None:
    loaded = loaded_with(tmp_path, chart)
    (fault,) = loaded.diagnostics
    assert message in fault.message
    assert fault.place.file.text.startswith(words, fault.place.start)


URL = "http://127.0.0.1:9/x"
FETCHING = [
    f"{{data: '{URL}.csv', mark: bar}}",
    f"{{data: {{url: '{URL}'}}, mark: bar}}",
    f"{{data: trade.csv, mark: {{type: image, url: '{URL}'}}}}",
    f"{{data: trade.csv, mark: {{type: bar, href: '{URL}'}}}}",
    f"{{data: trade.csv, mark: bar, encoding: {{href: {{value: '{URL}'}}}}}}",
    f"{{data: trade.csv, mark: bar, encoding: {{url: {{value: '{URL}'}}}}}}",
    "{data: trade.csv, mark: bar, transform: [{lookup: Port, from: {data: {url: "
    f"'{URL}'}}}}}}]}}",
    f"{{data: trade.csv, layer: [{{data: {{url: '{URL}'}}, mark: bar}}]}}",
    f"{{data: trade.csv, mark: bar, config: {{background: 'url({URL})'}}}}",
    f"{{data: trade.csv, mark: bar, datasets: {{a: '{URL}'}}}}",
    f"{{data: {{url: '{URL}', format: {{type: topojson}}}}, mark: geoshape}}",
    "{data: trade.csv, mark: bar, params: [{name: a, expr: 'sequence(1e9)'}]}",
    "{data: trade.csv, mark: {type: bar, width: {expr: 'sequence(1e9)'}}}",
    "{data: trade.csv, mark: bar, transform: [{sample: 3}]}",
    "{data: trade.csv, mark: {type: text, font: Comic}}",
]


@pytest.mark.parametrize("chart", FETCHING)
def test_what_fetches_or_acts_is_an_error(chart: str, tmp_path: Path) -> None:
    loaded = loaded_with(tmp_path, chart)
    assert loaded.diagnostics
    assert not loaded.charts or "127.0.0.1" not in str(loaded.charts["fig-1"].spec)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("alt: A.", "neither “image:” nor “chart:”"),
        (
            "image: a.png\n    chart: {type: map, data: isles.geojson}",
            "both “image:” and “chart:”",
        ),
    ],
)
def test_a_figure_has_a_picture_or_a_chart(content: str, message: str, tmp_path: Path) -> None:
    brief_with(tmp_path)
    text = f"title: Ports\nfigures:\n  fig:\n    {content}\n"
    found = load(TextFile(str(tmp_path / "brief.yaml"), text)).diagnostics
    (fault,) = (each for each in found if each.rule == "figure-content")
    assert message in fault.message
    assert fault.place.position.line == 3


def test_checking_a_chart_loads_nothing_that_draws(tmp_path: Path) -> None:
    path = brief_with(tmp_path, BAR)
    program = (
        "import sys; from briefkit.cli import run; code = run(['check', sys.argv[1]]); "
        "assert 'briefkit.charts.drawing' in sys.modules; "
        "sys.exit('vl_convert' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True)
    assert done.returncode == 0, done.stderr.decode()


def test_a_character_without_glyph_in_the_data_is_an_error(tmp_path: Path) -> None:
    rows = "[[Port, Tonnes], [기술, 3]]"
    edition = edition_with(tmp_path, f"{{type: bar, data: {rows}, x: Port, y: Tonnes}}")
    (first, *_) = missing_glyph.check(edition)
    assert first.path == ("figures", "fig-1", "chart")
