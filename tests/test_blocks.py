"""Figures, tables, boxes and their like: placed by label, numbered, named, never lost."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import lxml.html
import pikepdf
import pytest
from PIL import Image

from briefkit import checks
from briefkit.editing import edit
from briefkit.edition import Edition
from briefkit.edition.blocks import EditedFigure, EditedItems, EditedTable
from briefkit.formats import html, pdf
from briefkit.loading import Loaded, load
from briefkit.textfiles.textfile import read_text_file
from tests.conftest import MOMENT, style_named

BRIEF = """\
title: Ports
title_note: Invented data.
authors: [{name: Ann Specimen, note: Invented.}]
epigraph: {text: A port in a storm., attribution: "A proverb[^proverb]"}
executive_summary: A tenth of the trade.[^share]
sections:
  - body: |
      As [](#fig-trade) and [](#tab-ports) say.

      ![](#kf)

      ![](#fig-trade)

      ![](#q)
  - heading: Numbers
    body: |
      ![](#tab-ports)

      ![](#tab-wide)

      ![](#box)

      As [](#tab-wide) says.[^last]

      ![](#recs)

      ![](#tl)
appendices: [{heading: Method, body: By lot.}]
figures:
  fig-trade: {image: bars.png, alt: Bars rise., title: "Trade[^title]",
    source: "Authority[^source]", credit: Ann, licence: CC BY 4.0}
tables:
  tab-ports: {title: Tonnage, rows: ports.csv, notes: "Metric.[^remark]", source: Authority}
  tab-wide: {title: Wide, wide: true, table: "| A | B[^head] |\\n|---|---|\\n| 1 | 2[^cell] |"}
boxes: {box: {title: Counting, text: "Twice.[^twice]\\n\\n- One\\n- Two"}}
pull_quotes: {q: {text: Small is not dear., attribution: Ann}}
recommendations: {recs: [{text: "Count.[^rec]", to: Ministry, by: May}, Lend.]}
key_figures: {kf: [{figure: "10%", text: "of trade[^tenth]"}]}
timelines: {tl: [{date: "1990", text: "Closed.[^closed]"}]}
abbreviations: {IPA: Invented Port Authority}
footnotes:
  proverb: n
  share: n
  tenth: n
  title: n
  source: n
  remark: n
  head: n
  cell: n
  twice: n
  last: n
  rec: n
  closed: n
"""
# In the order in which a reader meets them.
LABELS = "proverb share tenth title source remark head cell twice last rec closed".split()  # noqa: SIM905 shorter
CSV = 'Port,2022,Change\nNorth,"1,350",+17.5%\nSouth[^csv],790,–\n'


def png(width: int = 60, height: int = 30) -> bytes:
    saved = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(saved, "PNG")
    return saved.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bars.png").write_bytes(png())
    (tmp_path / "ports.csv").write_text(CSV.replace("[^csv]", ""), encoding="utf-8")
    (tmp_path / "brief.yaml").write_text(BRIEF, encoding="utf-8")
    return tmp_path


def read(folder: Path, text: str = BRIEF) -> Loaded:
    (folder / "brief.yaml").write_text(text, encoding="utf-8")
    return load(read_text_file(folder / "brief.yaml"))


def edition(folder: Path, text: str = BRIEF) -> Edition:
    loaded = read(folder, text)
    assert not loaded.diagnostics
    return edit(loaded.brief, style_named("base"), MOMENT, images=loaded.images)


def findings(folder: Path, text: str) -> list[tuple[str, str, int]]:
    """Rule, file and line of all that is wrong."""
    loaded = read(folder, text)
    made = edit(loaded.brief, style_named("base"), MOMENT, images=loaded.images)
    found = (*loaded.diagnostics, *checks.check(loaded, made))
    return [
        (each.rule, Path(each.place.file.name).name, each.place.position[0]) for each in found
    ]


def test_notes_in_blocks_are_numbered_where_a_reader_meets_them(folder: Path) -> None:
    assert [note.label for note in edition(folder).notes] == LABELS


def test_a_whole_specimen_has_no_error(folder: Path) -> None:
    rules = {rule for rule, _, _ in findings(folder, BRIEF)}
    assert not rules & {"undefined-block", "unplaced-block", "malformed-table",
                        "missing-alt-text", "undefined-note-link", "figure-not-cited",
                        "missing-rights"}  # fmt: skip


def test_each_kind_is_numbered_by_itself_in_the_order_of_the_text(folder: Path) -> None:
    made = edition(folder)
    names = {label: made.named(label) for label in made.placed}
    assert names == {
        "kf": None, "fig-trade": "Figure 1", "q": None, "tab-ports": "Table 1",
        "tab-wide": "Table 2", "box": "Box 1", "recs": None, "tl": None,
    }  # fmt: skip


def test_a_csv_file_becomes_a_table_with_its_numbers_on_the_right(folder: Path) -> None:
    table = edition(folder).placed["tab-ports"]
    assert isinstance(table, EditedTable)
    assert table.table.alignments == (None, "right", "right")
    assert len(table.table.rows) == 2


def test_faults_in_a_csv_file_are_found_at_their_line(folder: Path) -> None:
    (folder / "ports.csv").write_text(CSV, encoding="utf-8")
    assert ("undefined-footnote", "ports.csv", 3) in findings(folder, BRIEF)


@pytest.mark.parametrize("separator", [";", ","])
def test_rows_are_parted_by_what_their_header_uses(separator: str, folder: Path) -> None:
    text = separator.join("abc") + "\n" + separator.join("123") + "\n\n"
    (folder / "ports.csv").write_text(text, encoding="utf-8")
    table = edition(folder).placed["tab-ports"]
    assert isinstance(table, EditedTable)
    assert (len(table.table.header), len(table.table.rows)) == (3, 1)


FAULTS = {
    "unknown": ("![](#kf)", "![](#kg)", {("undefined-block", 10), ("unplaced-block", 38)}),
    "twice": ("![](#q)\n", "![](#kf)\n\n      ![](#q)\n", {("undefined-block", 14)}),
    "in a line": ("![](#kf)", "See ![](#kf) here.", {("unsupported-markup", 10)}),
    "in a note": ("  share: n", "  share: |\n    n\n\n    ![](#fig-trade)",
                  {("undefined-block", 46)}),
    "no alternative text": ("alt: Bars rise.,", "", {("missing-alt-text", 30)}),
    "text that says nothing": ("Bars rise.", "image 1", {("missing-alt-text", 30)}),
    "no licence": (", licence: CC BY 4.0", "", {("missing-rights", 30)}),
    "never named": ("As [](#tab-wide) says", "Done", {("figure-not-cited", 34)}),
    "no such name": ("As [](#tab-wide)", "As [](#tab-wade)", {("undefined-note-link", 23)}),
    "no number": ("As [](#tab-wide)", "As [](#recs)", {("undefined-note-link", 23)}),
    "no table": ('"| A | B[^head] |\\n|---|---|\\n| 1 | 2[^cell] |"', '"A[^head] B[^cell]"',
                 {("malformed-table", 34)}),
    "one label": ("boxes: {box:", "boxes: {share: {title: A, text: B}, box:",
                  {("duplicate-label", 35)}),
    "two tables": ("wide: true", "wide: true, rows: [[a]]", {("malformed-table", 34)}),
    "ragged rows": ("rows: ports.csv", "rows: [[a, b], [c]]", {("malformed-table", 33)}),
    "no such file": ("bars.png", "bras.png", {("picture-file", 30)}),
    "no such rows": ("ports.csv", "prots.csv", {("table-file", 33)}),
    "another kind of rows": ("ports.csv", "ports.xls", {("table-file", 33)}),
    "outside": ("bars.png", "../bars.png", {("picture-file", 30)}),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_at_its_line(fault: str, folder: Path) -> None:
    before, after, expected = FAULTS[fault]
    assert before in BRIEF
    found = {
        (rule, line) for rule, _, line in findings(folder, BRIEF.replace(before, after, 1))
    }
    new = found - {(rule, line) for rule, _, line in findings(folder, BRIEF)}
    assert expected <= new


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">{}</svg>'
PICTURES: dict[str, str | bytes] = {
    "a script": SVG.format("<script>1</script>"),
    "an event": SVG.format('<rect onload="x()"/>'),
    "a picture elsewhere": SVG.format('<image href="https://example.org/a.png"/>'),
    "a file": SVG.format('<use href="file:///etc/passwd#a"/>'),
    "a style elsewhere": SVG.format("<style>@import 'a.css'</style>"),
    "a fill elsewhere": SVG.format('<rect fill="url(https://example.org/a)"/>'),
    "HTML": SVG.format("<foreignObject/>"),
    "a document type": '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;"),
    "a style sheet": '<?xml-stylesheet href="a.css"?>' + SVG.format(""),
    "no size": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "half a tag": SVG.format("<rect"),
    "another kind": "GIF89a",
    "half a picture": png()[:40],
    "too many pixels": png()[:16] + (20_000).to_bytes(4) * 2 + png()[24:],
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_that_is_not_safe_or_whole_is_refused_at_its_place(
    name: str, folder: Path
) -> None:
    data = PICTURES[name]
    (folder / "bars.png").write_bytes(data if isinstance(data, bytes) else data.encode())
    assert ("picture-file", "brief.yaml", 30) in findings(folder, BRIEF)


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('viewBox="0 0 40 20"', (40, 20)),
        ('width="2in" height="96px"', (192, 96)),
        ('width="100%" viewBox="0 0 40 20"', (40, 20)),
        ('width="80" viewBox="0 0 40 20"', (80, 40)),
    ],
)
def test_a_drawing_has_the_size_that_it_says(
    root: str, size: tuple[float, float], folder: Path
) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {root}><rect fill="url(#a)"/></svg>'
    (folder / "bars.png").write_text(svg, encoding="utf-8")
    figure = edition(folder).placed["fig-trade"]
    assert isinstance(figure, EditedFigure)
    assert figure.image
    assert (figure.image.width, figure.image.height) == size


def test_the_web_page_has_every_block_with_its_parts(folder: Path) -> None:
    page: Any = lxml.html.fromstring(html.render(edition(folder))[".html"])
    (picture,) = page.xpath("//figure[@id='fig-trade']/img")
    assert picture.get("alt") == "Bars rise."
    assert str(picture.get("src")).startswith("data:image/png;base64,")
    named = [each.text_content() for each in page.xpath("//a[@class='cross']")]
    assert named == ["Figure 1", "Table 1", "Table 2"]
    assert page.xpath("//*[@id='tab-ports']//caption")
    assert len(page.xpath("//*[@id='tab-ports']//th[@scope='col']")) == 3
    parts = ("section[@id='box']//ul", "ol[@id='recs']/li", "dl[@id='kf']//dt",
             "ol[@id='tl']/li", "*[@role='doc-pullquote']", "*[@role='doc-epigraph']",
             "*[@role='doc-appendix']")  # fmt: skip
    assert [each for each in parts if not page.xpath(f"//{each}")] == []
    marks = [each.text_content() for each in page.xpath("//*[@class='title-mark']")]
    assert marks == ["*", "†", "*", "†"]


def test_a_wide_table_turns_its_page_and_a_figure_says_what_it_shows(folder: Path) -> None:
    made = pikepdf.open(io.BytesIO(pdf.render(edition(folder))[".pdf"]))
    sizes = [tuple(map(float, page.mediabox[2:])) for page in made.pages]
    assert sum(width > height for width, height in sizes) == 1
    texts = {str(each.Alt) for each in made.objects if _has_alt(each)}
    assert "Bars rise." in texts


def _has_alt(found: pikepdf.Object) -> bool:
    return isinstance(found, pikepdf.Dictionary) and "/Alt" in found


def test_a_block_is_edited_once_where_it_stands_in_another(folder: Path) -> None:
    text = BRIEF.replace("- One", "![](#q)").replace("      ![](#q)\n", "", 1)
    made = edition(folder, text)
    assert list(made.placed)[-4:-2] == ["box", "q"]
    assert isinstance(made.placed["recs"], EditedItems)


def test_a_box_that_places_itself_is_an_error_and_no_hang(folder: Path) -> None:
    text = BRIEF.replace("- One", "![](#box)")
    assert any(rule == "undefined-block" for rule, _, _ in findings(folder, text))
