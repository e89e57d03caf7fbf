"""Briefs longer and stranger than any desk's: each comes out right, or is one clear error.

Right is what `briefkit verify` says of the finished PDF, Word document and web page.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from playwright.sync_api import sync_playwright

from briefkit.cli import run

HEAD = "title: {}\ndate: 2024-12-05\nauthors: [{{name: Ann Specimen}}]\nkey_points: [A, B]\n"
LINE = "The ferry leaves the harbour before the tide turns and carries grain to the islands. "
LONG = "Electroencephalographically" * 2 + "minded"
DEEPEST = 4


def four_hundred_notes() -> Iterator[str]:
    yield HEAD.format("Four hundred notes") + "sections:\n"
    for part in range(20):
        yield f"  - heading: Part {part}\n    body: |\n"
        for note in range(part * 20, part * 20 + 20):
            yield f"      Ferry {note} sails.[^n{note}]\n" + ("\n" if note % 4 == 3 else "")
    yield "footnotes:\n"
    yield from (f"  n{note}: Counted in harbour {note}.\n" for note in range(400))


def two_hundred_rows() -> Iterator[str]:
    yield HEAD.format("Two hundred rows") + "sections:\n  - heading: Rows\n    body: |\n"
    yield "      | Port of call | Boats |\n      |---|--:|\n"
    yield from (f"      | Port {row} | {row * 3}[^t{row}] |\n" for row in range(200))
    yield "footnotes:\n"
    yield from (f"  t{row}: Told in cell {row}.\n" for row in range(200))


def long_words() -> Iterator[str]:
    yield HEAD.format(LONG) + f"sections:\n  - heading: {LONG}\n    body: |\n"
    yield f"      {LINE}{LONG} and *{LONG}*.[^w]\n\n      - {LONG}\n\n      > {LONG}\n\n"
    yield f"      | {LONG} | {LONG} | B |\n      |---|---|---|\n      | {LONG} | a | {LONG} |\n"
    yield f"footnotes:\n  w: See {LONG}, https://example.org/{LONG}{LONG}.\n"


def empty_sections() -> Iterator[str]:
    yield HEAD.format("Empty") + "sections:\n  - heading: Nothing\n"
    yield '  - heading: Nor here\n    body: ""\n'
    yield "  - heading: Here\n    body: Words.[^n]\n    sections: [{heading: Within}]\n"
    yield "footnotes: {n: A note.}\n"


def a_hundred_pages() -> Iterator[str]:
    yield HEAD.format("A hundred pages") + "sections:\n"
    for part in range(50):
        yield f"  - heading: Chapter {part}\n    body: |\n      {LINE}[^n{part}]\n\n"
        yield from (f"      {LINE * 5}\n\n" for _ in range(15))
    yield "footnotes:\n"
    yield from (f"  n{part}: Kept in harbour {part}.\n" for part in range(50))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def rendered(lines: Iterator[str], *options: str) -> None:
    """Render a brief, and have its files read back."""
    Path("strange.yaml").write_text("".join(lines), encoding="utf-8")
    assert run(["render", "strange.yaml", *options]) == 0
    assert run(["verify", "strange.yaml", *options]) == 0


def refused(lines: Iterator[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Render a brief that can't be, and give the one error."""
    Path("strange.yaml").write_text("".join(lines), encoding="utf-8")
    assert run(["render", "strange.yaml"]) == 1
    assert {each.name for each in Path().iterdir()} == {"strange.yaml"}
    (error,) = re.findall(r"^strange\.yaml:\d+:\d+: error .*$", capsys.readouterr().err, re.M)
    return str(error)


def printed(file: str, *options: str) -> str:
    command = ["pdftotext", *options, file, "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("style", ["base", "memo"])
def test_four_hundred_notes_are_all_told(folder: Path, style: str) -> None:
    rendered(four_hundred_notes(), "--style", style)


def test_a_table_of_two_hundred_rows_repeats_its_header(folder: Path) -> None:
    rendered(two_hundred_rows())
    pages = printed("strange.pdf", "-layout").split("\f")
    on_pages = [page for page in pages if re.search(r"Port \d+ ", page)]
    assert len(on_pages) > 3
    assert all("Port of call" in page for page in on_pages)
    (table,) = docx.Document("strange.docx").tables
    assert len(table.rows) == 201
    headers = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") for row in table.rows]
    assert [each is not None for each in headers] == [True] + [False] * 200


@pytest.mark.parametrize("style", ["base", "memo", "report", "korea-on-point"])
def test_words_of_sixty_letters_stay_on_the_page(folder: Path, style: str) -> None:
    assert len(LONG) == 60
    rendered(long_words(), "--style", style)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", "word"]
    subprocess.run([*convert, "strange.docx"], check=True, capture_output=True)
    for file in ("strange.pdf", "word/strange.pdf"):
        boxes = printed(file, "-bbox")
        (width,) = {float(each) for each in re.findall(r'<page width="([\d.]+)"', boxes)}
        ends = [float(each) for each in re.findall(r'xMax="([-\d.]+)"', boxes)]
        assert len(ends) > 20
        assert max(ends) < width - 20


def test_words_of_sixty_letters_fit_a_phone(folder: Path) -> None:
    rendered(long_words())
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=options)
        page = browser.new_page(viewport={"width": 320, "height": 700})
        page.goto((folder / "strange.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_empty_sections_are_told_of_and_printed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rendered(empty_sections())
    told = capsys.readouterr().err
    assert told.count("empty-section") == 3


def test_a_brief_of_a_hundred_pages_is_made(folder: Path) -> None:
    rendered(a_hundred_pages())
    assert printed("strange.pdf").count("\f") > 100


def test_sections_deeper_than_the_headings_there_are_are_one_error(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [HEAD.format("Ten levels")]
    for level in range(10):
        indent = "    " * level
        lines.append(f"{indent}sections:\n{indent}  - heading: Level {level}\n")
        lines.append(f"{indent}    body: Words.\n")
    error = refused(iter(lines), capsys)
    assert f"Sections go {DEEPEST} deep; this one is deeper. Move it up" in error


def test_a_note_longer_than_a_page_is_one_error(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [
        HEAD.format("A long note"),
        "sections: [{heading: One, body: 'Told below.[^n]'}]\n",
    ]
    lines.append("footnotes:\n  n: |\n" + f"    {LINE * 6}\n\n" * 25)
    assert "Note 1 is longer than a page can hold. Shorten it" in refused(iter(lines), capsys)


def test_a_note_of_three_pages_may_stand_after_the_text(folder: Path) -> None:
    lines = [
        HEAD.format("A long note"),
        "sections: [{heading: One, body: 'Told below.[^n]'}]\n",
    ]
    lines.append("footnotes:\n  n: |\n" + f"    {LINE * 6}\n\n" * 40)
    rendered(iter(lines), "--style", "memo")
    assert printed("strange.pdf").count("\f") >= 3
