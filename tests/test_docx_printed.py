"""The Word document as LibreOffice prints it: nothing lost, notes where they belong."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image as Picture
from PIL import ImageColor

from briefkit import prose
from briefkit.editing import edit
from briefkit.edition import Edition
from briefkit.formats import docx
from briefkit.loading import load
from briefkit.textfiles.textfile import read_text_file
from tests.conftest import DEMO, MOMENT, style_named
from tests.test_docx import EVERYTHING
from tests.test_docx_constructs import ARABIC

# Tables whose words have no room in a column in usual type, or only letter by letter.
CROWDED = """
title: Tables in a column
language: en
sections:
  - body: |
      | System | Released | First end | Second end | Last end |
      |---|---|---|---|---|
      | Ubuntu 22.04 | Apr 2022 | Jun 2027 | Apr 2032 | Apr 2034 |

      | Government | In force | In the database | In Debian 12 | First clocks wrong |
      |---|---|---|---|---|
      | Northwest Territories | 20 September | 11 September | 23 October | 20 September |
"""
NUMBERED = """
title: Numbered
language: en
date: 2026-01-05
authors: [{name: Ada Example}]
executive_summary: In short.
sections: [{heading: First, body: One.}, {heading: Second, body: Two.}]
"""


@pytest.fixture(scope="session")
def demo() -> Edition:
    return edit(load(read_text_file(DEMO)).brief, style_named("korea-on-point"), MOMENT)


@pytest.fixture(scope="session")
def printed(
    demo: Edition,
    edition_of: Callable[..., Edition],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """A folder of briefs as PDF, all made in one run."""
    folder = tmp_path_factory.mktemp("printed")
    editions = {
        "demo": demo,
        "everything": edition_of(EVERYTHING),
        "arabic": edition_of(ARABIC),
        "crowded": edition_of(CROWDED, style_named("memo")),
        "numbered": edition_of(NUMBERED, style_named("report")),
    }
    for name, edition in editions.items():
        (folder / f"{name}.docx").write_bytes(docx.render(edition)[".docx"])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder)]
    files = [str(folder / f"{name}.docx") for name in editions]
    subprocess.run([*convert, *files], check=True, capture_output=True)
    return folder


def text_of(path: Path, *options: str) -> str:
    return subprocess.run(
        ["pdftotext", *options, str(path), "-"], check=True, capture_output=True, text=True
    ).stdout


def test_every_note_stands_at_the_foot_of_its_references_page(
    demo: Edition, printed: Path
) -> None:
    pages = [
        "".join(page.split()) for page in text_of(printed / "demo.pdf", "-layout").split("\f")
    ]
    assert demo.notes
    for note in demo.printed_notes:
        opening = "".join(prose.plain_text(note.blocks).split())[:24]
        (page,) = [each for each in pages if f"{note.number}{opening}" in each]
        assert page.index(f"[{note.number}]") < page.index(f"{note.number}{opening}")


def test_nothing_in_a_note_is_clipped(printed: Path) -> None:
    text = text_of(printed / "everything.pdf")
    for words in ("Two paragraphs.", "a list", "a quotation", "a table", "in a note"):
        assert words in text


@pytest.mark.parametrize("name", ["demo", "everything", "arabic"])
def test_no_word_stands_outside_the_page(name: str, printed: Path) -> None:
    boxes = text_of(printed / f"{name}.pdf", "-bbox")
    (width,) = {float(each) for each in re.findall(r'<page width="([\d.]+)"', boxes)}
    words = re.findall(r'<word xMin="([-\d.]+)" yMin="[-\d.]+" xMax="([-\d.]+)"', boxes)
    assert words
    assert [word for word in words if float(word[0]) < 0 or float(word[1]) > width] == []


def test_no_cell_of_a_table_breaks_a_word(printed: Path) -> None:
    words = text_of(printed / "crowded.pdf", "-raw").split()
    table = CROWDED[CROWDED.index("| System") :]
    wanted = [word for word in table.split() if word.isalpha()]
    assert "September" in wanted
    assert [word for word in wanted if word not in words] == []


def test_short_cells_and_dates_stand_in_one_line_of_small_type(printed: Path) -> None:
    text = text_of(printed / "crowded.pdf", "-raw").replace("\u00a0", " ")
    assert "Ubuntu 22.04 Apr 2022 Jun 2027 Apr 2032 Apr 2034" in text
    assert "20 September 11 September 23 October 20 September" in text


def test_the_executive_summary_is_not_counted_among_numbered_sections(printed: Path) -> None:
    text = text_of(printed / "numbered.pdf", "-raw")
    headings = re.findall(r"^(?:\d )?(?:Executive summary|First|Second)$", text, re.MULTILINE)
    assert headings[-3:] == ["Executive summary", "1 First", "2 Second"]


def test_the_field_of_a_cover_reaches_the_edges_of_the_sheet_above_the_names(
    printed: Path,
) -> None:
    sheet = ["pdftoppm", "-png", "-r", "30", "-l", "1", "-singlefile", "numbered.pdf", "cover"]
    subprocess.run(sheet, check=True, cwd=printed)
    with Picture.open(printed / "cover.png") as shown:
        page = shown.convert("RGB")
    field = ImageColor.getrgb(style_named("report").tokens.color.heading)
    right, foot = page.width - 2, round(page.height * 0.62)
    corners = [page.getpixel(each) for each in ((1, 1), (right, 1), (1, foot), (right, foot))]
    assert corners == [field] * 4
    names = re.search(r'yMin="([\d.]+)"[^>]*>Ada<', text_of(printed / "numbered.pdf", "-bbox"))
    assert names
    assert float(names[1]) > 0.65 * 842
