"""What a designer gets wrong in a style folder, and what `briefkit style check` says to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.cli import run
from briefkit.houses.judging import style_faults

STYLE = {
    "no room across": (
        "tokens: {page: {left: 150, right: 100}}", "no-room", "a width of -40 mm"),
    "no room down": ("tokens: {page: {top: 200, bottom: 90}}", "no-room", "a height of 7 mm"),
    "letters as large as lines": ("tokens: {size: {text: 60}}", "no-room", "too large"),
    "no number": ("tokens: {size: {text: 8pt}}", "unknown-value", "“8pt” is not known here"),
    "too small": ("tokens: {size: {title: -3}}", "unknown-value", "a number more than 0"),
    "too many": ("layout: {columns: 9}", "unknown-value", "a number not more than 3"),
    "no place for a number": ("marks: {note: '[n]'}", "missing-place", "has no “{number}”"),
    "two places for one number": (
        "wording: {en: {figure: 'Figure {number} ({number})'}}",
        "repeated-place", "has “{number}” more than once"),
    "no place for a date": ("wording: {en: {by: soon}}", "missing-place", "has no “{date}”"),
    "no place for a version": (
        "wording: {en: {imprint: {version: Version}}}", "missing-place", "has no “{}”"),
    "one word of a language": (
        "wording: {fi: {notes: Viitteet}}", "missing-field", "35 fields are missing"),
    "no such weight": (
        "faces: [{family: A, file: a.ttf, weight: bold}]", "unknown-value", "no weight"),
}  # fmt: skip


def house(folder: Path, style: str, name: str = "", text: str = "") -> Path:
    (folder / "languages").mkdir()
    (folder / "style.yaml").write_text(style, encoding="utf-8")
    if name:
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("case", STYLE)
def test_a_fault_is_told_once_in_plain_words(case: str, tmp_path: Path) -> None:
    text, rule, words = STYLE[case]
    (found,) = style_faults(house(tmp_path, f"extends: base\n{text}\n"))
    assert found.rule == rule
    assert words in found.message
    assert found.place.position.line == 2


def test_a_style_that_extends_nothing_is_told_to(tmp_path: Path) -> None:
    (found,) = style_faults(house(tmp_path, "label: Mine\n"))
    assert "Add a line “extends: base”" in found.message


def test_a_base_that_is_not_there_is_told_where_it_is_named(tmp_path: Path) -> None:
    (found,) = style_faults(house(tmp_path, "label: Mine\nextends: bse\n"))
    assert (found.rule, found.place.position) == ("unknown-style", (2, 10))


FILES = {
    "an unknown token": (
        "house.css", "p {\n  color: var(--color-acent);\n}", "unknown-token", 2),
    "a token with a value to fall back on": ("house.css", "p { top: var(--mine, 3px) }", "", 0),
    "a token of the house's own": ("house.css", ".a { --mine: 3px; top: var(--mine) }", "", 0),
    "a token in a comment": ("house.css", "/* was var(--old) */ p { top: 0 }", "", 0),
    "a rule without its end": ("house.css", "p { top: 0 }\nq r", "malformed-css", 2),
    "half a declaration": (
        "house-paper.css", "@media print {\n p { top }\n}", "malformed-css", 2),
    "a word that no language has": (
        "languages/ko.yaml", "size: 1\nwording: {nots: 주}", "unknown-field", 2),
    "no YAML": ("languages/ko.yaml", "words", "not-a-brief", 1),
    "a name that is no language": ("languages/Korean.yml", "size: 1", "malformed-language", 1),
    "what a computer leaves": ("languages/.DS_Store", "", "", 0),
}  # fmt: skip


@pytest.mark.parametrize("case", FILES)
def test_the_other_files_of_a_style_are_judged_too(case: str, tmp_path: Path) -> None:
    name, text, rule, line = FILES[case]
    found = style_faults(house(tmp_path, "extends: base\n", name, text))
    assert [(each.rule, each.place.position.line) for each in found] == (
        [(rule, line)] if rule else []
    )
    assert all(each.place.file.name.endswith(name) for each in found)


def test_a_sheet_that_is_not_utf_8_is_one_error(tmp_path: Path) -> None:
    folder = house(tmp_path, "extends: base\n")
    (folder / "house.css").write_bytes(b"/* caf\xe9 */")
    (found,) = style_faults(folder)
    assert (found.rule, found.place.file.name) == ("not-utf-8", str(folder / "house.css"))


FAILING = {"brief.html.j2": b"{% for %}", "house.css": b"/* caf\xe9 */"}


@pytest.mark.parametrize("name", FAILING)
def test_a_file_that_fails_is_told_of_the_style(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = house(tmp_path, "extends: base\n")
    (folder / name).write_bytes(FAILING[name])
    brief = tmp_path / "a.yaml"
    brief.write_text("title: A\nstatus: draft\nsections: [{body: Words.}]\n", encoding="utf-8")
    assert run(["render", str(brief), "-f", "html", "--style", str(folder)]) == 2
    assert "a file of the house style can't be used" in capsys.readouterr().err
