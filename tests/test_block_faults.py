"""What people get wrong in figures, tables and boxes: each fault is said once, at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.commands.examining import examine
from briefkit.commands.results import Wanted
from briefkit.diagnostic import TextFile
from briefkit.textfiles.csvtext import rows_of
from briefkit.textfiles.yamltree import Scalar

HEAD = "title: T\nbyline: institutional\nkey_points: [a, b]\nstatus: draft\n"


def said(folder: Path, brief: str, **files: str) -> list[tuple[str, str, str]]:
    """Each finding in a brief with files beside it: where it is, its rule, its message."""
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    path = folder / "brief.yaml"
    path.write_text(HEAD + brief, encoding="utf-8")
    _, _, found = examine(path, Wanted())
    return [
        (f"{Path(each.place.file.name).name}:{at.line}:{at.column}", each.rule, each.message)
        for each in found
        for at in [each.place.position]
    ]


def placed(label: str, entry: str) -> str:
    return f'sections: [{{body: "See.\\n\\n![](#{label})"}}]\n{entry}\n'


FAULTS = {
    "an empty list": ("key_figures: {x: []}", "empty-field", "“x” is empty. Write its first"),
    "no recommendation": ("recommendations: {x: []}", "empty-field", "“x” is empty"),
    "no event": ("timelines: {x: []}", "empty-field", "“x” is empty"),
    "nothing but a label": ("boxes:\n  x:", "empty-field", "“x” is empty. Write its fields"),
    "text for fields": ("boxes: {x: Words}", "wrong-type", "a group of fields"),
    "no table": ("tables: {x: {rows: none.csv}}", "table-file", "is not there"),
    "an address": ("tables: {x: {rows: 'https://e.org/a.csv'}}", "table-file", "is an address"),
    "no cell": ("tables: {x: {rows: [[], []]}}", "malformed-table", "No cell of the table"),
    "an empty file": ("tables: {x: {rows: void.csv}}", "table-file", "“void.csv” is empty"),
    "no end of a cell": ("tables: {x: {rows: open.csv}}", "table-file", "none ends it"),
    "a mark in a cell": ("tables: {x: {rows: mark.csv}}", "table-file", "Write it twice"),
    "content of a wrong type": (
        "figures: {x: {alt: A., credit: C, licence: L, chart: trade.csv}}",
        "wrong-type",
        "“chart” holds text",
    ),
}


@pytest.mark.parametrize("case", FAULTS)
def test_one_fault_is_said_once(case: str, tmp_path: Path) -> None:
    entry, rule, words = FAULTS[case]
    files = {"void": "", "open": 'a,b\n"x,1\ny,2\n', "mark": 'a\n"x" y\n'}
    found = said(tmp_path, placed("x", entry), **files)
    found = [each for each in found if each[1] != "figure-not-cited"]
    assert [(each[1], words in each[2]) for each in found] == [(rule, True)]


def test_a_picture_that_can_not_be_read_is_told_in_whole_sentences(tmp_path: Path) -> None:
    with (tmp_path / "big.png").open("wb") as stream:
        stream.truncate(60_000_000)
    entry = "figures: {x: {alt: A., credit: C, licence: L, image: big.png}}"
    (message,) = {each[2] for each in said(tmp_path, placed("x", entry)) if "big" in each[2]}
    wanted = "The picture “big.png” can't be used. This file is larger than 50 MB"
    assert message.startswith(wanted)


def test_cells_have_their_places_behind_marks_and_letters_that_end_lines_elsewhere() -> None:
    file = TextFile("d.csv", 'a,b\u2028\x0cc\n"x ""b"" z",z\n1,2\n')
    found = [
        (cell.value, tuple(cell.place.position))
        for row in rows_of(file)
        for cell in row.items
        if isinstance(cell, Scalar)
    ]
    assert found == [
        ("a", (1, 1)),
        ("b\u2028\x0cc", (1, 3)),
        ('x "b" z', (2, 2)),
        ("z", (2, 13)),
        ("1", (3, 1)),
        ("2", (3, 3)),
    ]


def test_what_parts_cells_is_told_outside_of_quotation_marks() -> None:
    (row,) = rows_of(TextFile("d.csv", '"Share; 1990; %","Sum; all",Year\n'))
    cells = [cell.value for cell in row.items if isinstance(cell, Scalar)]
    assert cells == ["Share; 1990; %", "Sum; all", "Year"]


def test_what_a_note_or_source_lacks_is_not_said_to_be_missing_itself(tmp_path: Path) -> None:
    notes = "footnotes: {n: [a]}\nsources: {s: {title: A}}\n"
    text = f"sections: [{{body: 'A.[^n] B.[@s] C.'}}]\n{notes}"
    assert {each[1] for each in said(tmp_path, text)} == {"wrong-type", "missing-field"}


def test_a_list_of_recommendations_has_no_number_to_link_to(tmp_path: Path) -> None:
    text = 'sections: [{body: "See [](#x).\\n\\n![](#x)"}]\nrecommendations: {x: [Act.]}\n'
    ((_, rule, message),) = said(tmp_path, text)
    assert rule == "undefined-note-link"
    assert "“x” has no number to be named by" in message


VALUES = {
    "wide: maybe": "“maybe” is not known here. Write true or false",
    "wide: [true]": "“wide” holds a list where it should hold true or false",
}


@pytest.mark.parametrize("field", VALUES)
def test_truth_values_are_asked_for_in_plain_words(field: str, tmp_path: Path) -> None:
    found = said(tmp_path, placed("x", f"tables: {{x: {{rows: [[a], [b]], {field}}}}}"))
    assert VALUES[field] in [each[2] for each in found]


def test_the_day_on_which_a_licence_ends_must_be_one(tmp_path: Path) -> None:
    entry = (
        "tables: {}\nfigures: {x: {alt: A., credit: C, licence: L, licence_expires: 31/12/2025,"
        " chart: {type: bar, data: [[a, b], [c, 1]], x: a, y: b}}}"
    )
    found = [
        each for each in said(tmp_path, placed("x", entry)) if each[1] != "figure-not-cited"
    ]
    assert [each[:2] for each in found] == [("brief.yaml:7:64", "impossible-date")]


def test_a_chart_needs_no_licence(tmp_path: Path) -> None:
    chart = "chart: {type: bar, data: [[a, b], [c, 1]], x: a, y: b}"
    found = said(tmp_path, placed("x", f"figures: {{x: {{alt: A., {chart}}}}}"))
    assert "missing-rights" not in [each[1] for each in found]


def test_a_source_may_be_as_young_as_the_last_version(tmp_path: Path) -> None:
    text = (
        "date: 2024-01-05\nupdated: 2024-06-05\nsections: [{body: 'A.[@s]'}]\nsources:\n"
        "  s: {type: report, title: A, publisher: P, issued: {day}}\n"
    )
    for day, expected in (("2024-06-05", 0), ("2024-06-06", 1)):
        found = said(tmp_path, text.replace("{day}", day))
        assert [each[1] for each in found].count("impossible-date") == expected


def test_a_cell_that_is_no_number_is_shown_where_it_stands(tmp_path: Path) -> None:
    entry = "figures: {x: {alt: A., chart: {type: bar, data: d.csv, x: Port, y: Share}}}"
    found = said(tmp_path, placed("x", entry), d="Port,Share\nA,12\nB,n/a\n")
    (where, message) = next((each[0], each[2]) for each in found if each[1] == "chart")
    assert where == "d.csv:3:3"
    assert "“n/a”, which is no number" in message


def test_a_map_needs_areas(tmp_path: Path) -> None:
    entry = "figures: {x: {alt: A., chart: {type: map, data: d.csv, color: A}}}"
    found = said(tmp_path, placed("x", entry), d="A\n1\n")
    assert [each[2] for each in found if each[1] == "chart"] == [
        "A map is drawn from areas. Name a .geojson file under “data:”"
    ]


@pytest.mark.parametrize(
    "text",
    ["Port,Tonnes\nA,1\n", "Port;Tonnes\nA;1\n", "Port\tTonnes\nA\t1\n",
     "Port,Tonnes,,\nA,1,,\n,,,\n", "Port,Tonnes\nA,1,\n"],
)  # fmt: skip
def test_tables_as_spreadsheets_write_them(text: str) -> None:
    rows = rows_of(TextFile("t.csv", text))
    cells = [[each.value for each in row.items if isinstance(each, Scalar)] for row in rows]
    assert cells == [["Port", "Tonnes"], ["A", "1"]]


def test_a_line_is_not_drawn_along_days_that_may_be_read_in_two_ways(tmp_path: Path) -> None:
    entry = "figures: {x: {alt: A., chart: {type: line, data: d.csv, x: Day, y: N}}}"
    for day, expected in (("05/06/2024", 1), ("5.6.24", 1), ("2024-06-05", 0), ("Q1/2024", 0)):
        found = said(tmp_path, placed("x", entry), d=f"Day,N\n{day},1\n{day},2\n")
        assert ["Write them as" in each[2] for each in found].count(True) == expected
