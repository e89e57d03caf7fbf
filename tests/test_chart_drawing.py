"""Charts as they are drawn: the same everywhere, in the house's look, and without a network."""

from __future__ import annotations

import contextlib
import io
import json
import re
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from importlib.metadata import metadata
from itertools import pairwise
from pathlib import Path
from typing import Any

import html5lib
import pikepdf
import pytest
from lxml import etree
from PIL import Image as Pictures

from briefkit.charts import drawing, working
from briefkit.charts.colors import contrast, ramp, series
from briefkit.charts.drawing import Drawings, svg_to_png
from briefkit.charts.faults import Undrawn
from briefkit.charts.specs import Chart
from briefkit.cli import run
from briefkit.edition import Edition
from briefkit.edition.blocks import EditedFigure
from briefkit.formats import docx, html, pdf
from briefkit.verifying.pdfwords import tagged
from tests.charts import (
    ALT,
    BAR,
    LINE,
    MAP,
    SCATTER,
    STACKED,
    VEGA_LITE,
    brief_with,
    edition_with,
    loaded_with,
)
from tests.conftest import STYLES, style_named

ALL = (BAR, LINE, STACKED, SCATTER, MAP, VEGA_LITE)
H = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Edition]:
    """The edition of a brief with each chart, by style."""
    folder = tmp_path_factory.mktemp("charts")
    return {name: edition_with(folder, *ALL, style=style_named(name)) for name in STYLES}


def figures(edition: Edition) -> Iterator[EditedFigure]:
    return (each for each in edition.placed.values() if isinstance(each, EditedFigure))


def svgs(edition: Edition) -> list[bytes]:
    return [figure.image.data for figure in figures(edition) if figure.image]


def _is_figure(node: Any) -> bool:
    return isinstance(node, pikepdf.Dictionary) and node.get("/S") == "/Figure"


def painted(svg: bytes, paint: str, color: str) -> int:
    return len(etree.fromstring(svg).findall(f".//{SVG}path[@{paint}='{color}']"))


def test_each_chart_draws_what_its_data_hold(editions: dict[str, Edition]) -> None:
    bar, line, stacked, scatter, areas, vega_lite = svgs(editions["base"])
    first, second, *_ = series(editions["base"].style.tokens.color)
    lightest, *_, darkest = ramp(editions["base"].style.tokens.color)
    assert painted(bar, "fill", first) == 3
    assert [painted(line, "stroke", color) for color in (first, second)] == [1, 1]
    # Three parts, one point and one area of each, and its colour in the key.
    assert [painted(stacked, "fill", color) for color in (first, second)] == [4, 4]
    assert [painted(scatter, "fill", color) for color in (first, second)] == [2, 2]
    assert [painted(areas, "fill", color) for color in (lightest, darkest)] == [2, 2]
    assert painted(vega_lite, "fill", first) == 3


def test_lines_and_points_are_named_where_they_stand(editions: dict[str, Edition]) -> None:
    _, line, _, scatter, *_ = svgs(editions["base"])
    for svg in (line, scatter):
        words = {text.text for text in etree.fromstring(svg).iter(f"{SVG}text")}
        assert {"Northport", "Southport"} <= words


def _across(node: Any) -> float:
    """How far from the left edge of its picture a part of it stands."""
    moves = (each.get("transform", "") for each in (node, *node.iterancestors()))
    return sum(float(x) for each in moves for x in re.findall(r"translate\(([-\d.]+)", each))


@pytest.mark.parametrize("medium", ["paper", "phone"])
def test_long_names_of_series_go_on_in_a_second_row(
    medium: drawing.Medium, tmp_path: Path
) -> None:
    names = [f"Ports of the {side} and of its isles" for side in ("north", "south")]
    data = [["Year", *names], [2021, 1, 2], [2022, 2, 3]]
    chart = json.dumps({"type": "stacked", "data": data, "x": "Year", "y": names})
    (figure,) = figures(edition_with(tmp_path, chart, style=style_named("memo")))
    assert figure.chart
    picture = etree.fromstring(figure.chart.on(medium).data)
    found = [text for text in picture.iter(f"{SVG}text") if text.text in names]
    assert [text.text for text in found] == names
    assert len({round(_across(text)) for text in found}) == 1


@pytest.mark.parametrize("name", STYLES)
def test_charts_have_the_colours_and_letters_of_the_house(
    name: str, editions: dict[str, Edition]
) -> None:
    tokens = editions[name].style.tokens
    for svg in svgs(editions[name])[:4]:
        assert tokens.color.accent.encode() in svg
        sizes = {each.get("font-size") for each in etree.fromstring(svg).iter(f"{SVG}text")}
        points = {round(float((size or "").removesuffix("px")) * 72 / 96, 1) for size in sizes}
        assert points == {tokens.size.label}
        assert f"'{tokens.font.label[0]}'".encode() in svg


@pytest.mark.parametrize("name", STYLES)
def test_all_that_charts_draw_stands_out_from_the_paper(name: str) -> None:
    day = style_named(name).tokens.color
    for colors in (day, day.dark):
        made = series(colors)
        assert len(set(made)) == 6
        # The names of lines are set in these, too (WCAG 2.2, 1.4.3).
        assert min(contrast(each, colors.paper) for each in made) >= 4.5
        assert min(contrast(one, next_) for one, next_ in pairwise(made)) >= 1.4
        steps = [contrast(each, colors.paper) for each in ramp(colors)]
        assert min(after / before for before, after in pairwise(steps)) >= 1.3


def test_two_processes_draw_the_same_bytes(tmp_path: Path) -> None:
    path = brief_with(tmp_path, *ALL)
    for name in ("one", "two"):
        command = ["-m", "briefkit", "render", str(path), "-f", "pdf,html", "-o"]
        subprocess.run([sys.executable, *command, str(tmp_path / name)], check=True)
    made = [sorted((tmp_path / name).iterdir()) for name in ("one", "two")]
    assert len(made[0]) == 2
    for one, two in zip(*made, strict=True):
        assert one.read_bytes() == two.read_bytes()


def test_no_two_charts_of_a_page_share_an_identifier(tmp_path: Path) -> None:
    chart = "{data: trade.csv, mark: {type: bar, clip: true}, encoding: {x: {field: Tonnes}}}"
    page = html.render(edition_with(tmp_path, chart, chart))[".html"].decode()
    names = re.findall(r' id="([^"]+)"', page)
    # Each chart stands there twice, and begins with its figure's label whatever Vega counts.
    clips = [name.partition("-clip")[0] for name in names if "clip" in name]
    assert sorted(clips) == ["fig-1-phone", "fig-1-screen", "fig-2-phone", "fig-2-screen"]
    assert len(names) == len(set(names))
    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= set(names)


def test_a_page_has_each_chart_with_its_words_and_its_data(
    editions: dict[str, Edition],
) -> None:
    page = html5lib.parse(html.render(editions["base"])[".html"])
    first, *others = page.findall(f".//{H}figure")
    assert len(others) == 5
    drawn = first.findall(f"{H}div/{SVG}svg")
    assert [(each.get("role"), each.get("aria-label")) for each in drawn] == [("img", ALT)] * 2
    details = first.find(f"{H}details")
    assert details.find(f"{H}summary").text == "Data"
    assert details.find(f"{H}div").get("aria-label") == "Figure 1: Data"
    cells = [cell.text for cell in details.iter(f"{H}td")]
    assert cells == ["Northport", "320", "Southport", "410", "Eastport", "275"]


def test_a_long_table_of_data_says_what_it_leaves_out(tmp_path: Path) -> None:
    rows = ", ".join(f"[{n}, {n}]" for n in range(3000, 3300))
    edition = edition_with(tmp_path, f"{{type: scatter, data: [[A, B], {rows}], x: A, y: B}}")
    page = html5lib.parse(html.render(edition)[".html"])
    assert len(page.findall(f".//{H}details//{H}tbody/{H}tr")) == 200
    assert page.find(f".//{H}details/{H}p").text == "100 more rows are not shown."


def test_on_a_dark_screen_each_colour_of_the_house_changes(
    editions: dict[str, Edition],
) -> None:
    page = html.render(editions["korea-on-point"])[".html"].decode()
    day = editions["korea-on-point"].style.tokens.color
    assert f'[fill="{day.accent}"] {{ fill: {day.dark.accent}; }}' in page
    assert "by-day" not in page.partition("<body")[2]


def test_a_chart_with_a_colour_of_its_own_keeps_the_paper_of_the_day(tmp_path: Path) -> None:
    chart = "{data: trade.csv, mark: {type: bar, color: red}, encoding: {x: {field: Tonnes}}}"
    page = html.render(edition_with(tmp_path, chart))[".html"].decode()
    assert '<div class="chart by-day">' in page


def test_on_paper_a_chart_is_drawn_and_its_letters_are_letters(
    editions: dict[str, Edition],
) -> None:
    made = pdf.render(editions["base"])[".pdf"]
    assert b"/Subtype /Image" not in made
    with pikepdf.open(io.BytesIO(made)) as document:
        words = [str(each.Alt) for each in document.objects if _is_figure(each)]
    assert words == [ALT] * len(ALL)
    assert "Northport" in "".join(tagged(made).text.values())


def test_a_chart_without_the_library_is_one_error_at_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = brief_with(tmp_path, BAR, LINE)
    monkeypatch.setattr(drawing, "find_spec", lambda _: None)
    run(["check", str(path)])
    assert "vl-convert" not in capsys.readouterr().err
    assert run(["render", str(path), "-f", "html", "-o", str(tmp_path / "out")]) == 2
    told = capsys.readouterr().err
    line = path.read_text(encoding="utf-8").partition(f"chart: {BAR}")[0].count("\n") + 1
    assert f":{line}:5: error chart: Charts need vl-convert" in told
    assert told.count("vl-convert") == 1
    assert not (tmp_path / "out").exists()


def test_the_library_is_an_extra() -> None:
    wanted = metadata("briefkit").get_all("Requires-Dist") or []
    assert [each for each in wanted if "vl-convert-python" in each and "charts" in each]


def test_what_vega_lite_refuses_is_an_error_at_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chart = "{data: trade.csv, mark: bar, transform: [{calculate: 'datum.a +* 1', as: b}]}"
    path = brief_with(tmp_path, BAR, chart)
    assert run(["render", str(path), "-f", "html", "-o", str(tmp_path / "out")]) == 1
    told = capsys.readouterr().err
    line = path.read_text(encoding="utf-8").count("\n")
    assert (
        f":{line}:5: error chart: Vega-Lite can't draw this chart: Unexpected token *" in told
    )
    assert not (tmp_path / "out").exists()


def test_what_computes_without_end_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "COMPUTED_SECONDS", 4)
    encoding = "{x: {field: Tonnes, axis: {tickCount: 1e9}}}"
    with pytest.raises(Undrawn, match="too long to draw, or too much memory"):
        svgs(edition_with(tmp_path, f"{{data: trade.csv, mark: bar, encoding: {encoding}}}"))


def test_what_fills_the_memory_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "MEMORY", 300_000_000)
    with pytest.raises(Undrawn, match="too long to draw, or too much memory"):
        svgs(edition_with(tmp_path, BAR))


def test_what_takes_too_long_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "SECONDS", 0.01)
    with pytest.raises(Undrawn, match="too long"):
        svgs(edition_with(tmp_path, BAR))


def test_even_a_specification_that_was_not_judged_fetches_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Were there a request, it would wait for the answer of a server that gives none.
    monkeypatch.setattr(working, "SECONDS", 60)
    data = loaded_with(tmp_path, BAR).charts["fig-1"].data
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        url = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        port = {"x": {"field": "Port"}}
        lookup = {"lookup": "Port", "from": {"data": {"url": url}, "key": "a"}}
        specs: list[dict[str, Any]] = [
            {"layer": [{"data": {"url": url}, "mark": "bar"}]},
            {"mark": {"type": "image", "url": url}, "encoding": port},
            {"mark": "bar", "encoding": {"href": {"value": url}, **port}},
            {"mark": "bar", "transform": [lookup]},
            {"mark": {"type": "text", "font": f"x; src: url({url})", "text": "a"}},
        ]
        for spec in specs:
            drawn = Drawings(style_named("base"), "en", {"a": Chart(spec, data)}).of("a")
            with contextlib.suppress(Exception):
                assert url.encode() not in drawn.on("paper").data
            with pytest.raises(BlockingIOError):
                server.accept()


def test_a_chart_is_a_picture_of_many_dots_for_word(editions: dict[str, Edition]) -> None:
    style, svg = editions["base"].style, svgs(editions["base"])[0]
    png = svg_to_png(svg, 1300, style)
    with Pictures.open(io.BytesIO(png)) as picture:
        assert picture.width == 1300
        colors = picture.convert("RGBA").getcolors(maxcolors=1_000_000) or []
    accent = (*bytes.fromhex(style.tokens.color.accent[1:]), 255)
    assert accent in {color for _, color in colors}
    assert png == svg_to_png(svg, 1300, style)


def test_in_word_a_chart_is_one_opaque_picture_with_its_words(tmp_path: Path) -> None:
    made = docx.render(edition_with(tmp_path, BAR))[".docx"]
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        (name,) = (each for each in package.namelist() if each.startswith("word/media/"))
        document = etree.fromstring(package.read("word/document.xml"))
        with Pictures.open(io.BytesIO(package.read(name))) as picture:
            assert picture.width >= 1300
            assert picture.getchannel("A").getextrema() == (255, 255)
    words = {each.get("descr") for each in document.iter("{*}docPr")}
    assert words == {ALT}


def test_what_was_drawn_is_not_drawn_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart = "{data: trade.csv, mark: bar, encoding: {x: {field: Tonnes}}}"
    started: list[int] = []
    run = subprocess.run

    def counted(*command: Any, **options: Any) -> Any:
        started.append(1)
        return run(*command, **options)

    working._worked.cache_clear()
    monkeypatch.setattr(subprocess, "run", counted)
    pages = [html.render(edition_with(tmp_path, chart)) for _ in range(2)]
    assert pages[0] == pages[1]
    assert len(started) == 1
