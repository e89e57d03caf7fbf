"""Where the images of a Word draft stand in the brief, and what captions they have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from briefkit.drafts import Draft, read_draft
from briefkit.textfiles.validation import plain
from tests.conftest import ROOT
from tests.word_raw import NAMESPACES, field, package, paragraph, part
from tests.worddrafts import by_library

PICTURE = str(ROOT / "docs" / "base.png")
CHART = (
    f'<w:r {NAMESPACES} xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><w:drawing>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/>'
    "</w:drawing></w:r>"
)

CAPTIONED = '<w:pPr><w:pStyle w:val="c"/></w:pPr>'
STYLED = part(
    "styles", '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="caption"/></w:style>'
)


def in_a_list(document: Any) -> None:
    document.add_paragraph("One.", style="List Bullet").add_run().add_picture(PICTURE)
    document.add_paragraph("Two.", style="List Bullet")


def in_a_quotation(document: Any) -> None:
    document.add_paragraph("So she said.", style="Quote").add_run().add_picture(PICTURE)


def in_a_frame(document: Any) -> None:
    cell = document.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0].add_run().add_picture(PICTURE)
    document.add_paragraph("Figure 1: Trade", style="Caption")


def side_by_side(document: Any) -> None:
    table = document.add_table(2, 2)
    for column, words in enumerate(("Figure 1. Trade", "Figure 2. Aid")):
        table.cell(0, column).paragraphs[0].add_run().add_picture(PICTURE)
        table.cell(1, column).text = words


def in_a_table_of_words(document: Any) -> None:
    table = document.add_table(2, 2)
    for index, words in enumerate(("Port", "Flag", "North", "")):
        table.cell(index // 2, index % 2).text = words
    table.cell(1, 1).paragraphs[0].add_run().add_picture(PICTURE)


def behind_a_chart(document: Any) -> None:
    document.add_paragraph()._p.append(etree.fromstring(CHART))
    document.add_paragraph("Figure 1: Trade", style="Caption")
    document.add_picture(PICTURE)


def with_a_typed_caption(document: Any) -> None:
    document.add_paragraph("Figure 1 shows trade.")
    document.add_picture(PICTURE)
    document.add_paragraph("Figure 1: Trade")


# What is drafted, the section's text, and the titles of its figures.
DRAFTED: dict[str, tuple[Callable[[Any], None], str, list[str | None]]] = {
    "in a list": (in_a_list, "- One.\n- Two.\n\n![](#fig-1)", [None]),
    "in a quotation": (in_a_quotation, "> So she said.\n\n![](#fig-1)", [None]),
    "in a frame": (in_a_frame, "![](#fig-1)", ["Trade"]),
    "side by side": (side_by_side, "![](#fig-1)\n\n![](#fig-2)", ["Trade", "Aid"]),
    "in a table of words": (
        in_a_table_of_words,
        "| Port | Flag |\n| --- | --- |\n| North | |\n\n![](#fig-1)",
        [None],
    ),
    "behind a chart": (behind_a_chart, "**Figure 1: Trade**\n\n![](#fig-1)", [None]),
    "with a typed caption": (
        with_a_typed_caption, "[](#fig-1) shows trade.\n\n![](#fig-1)", ["Trade"],
    ),
}  # fmt: skip


def drafted(write: Callable[[Any], None], folder: Path) -> Draft:
    def whole(document: Any) -> None:
        document.add_heading("Ports", 0)
        document.add_heading("Costs", 1)
        write(document)

    path = folder / "draft.docx"
    path.write_bytes(by_library(whole))
    return read_draft(path, "refuse")


@pytest.mark.parametrize("name", DRAFTED)
def test_an_image_is_a_figure_behind_what_it_stood_in(name: str, tmp_path: Path) -> None:
    write, text, titles = DRAFTED[name]
    fields: Any = plain(drafted(write, tmp_path).root)
    assert fields["sections"][0]["body"] == text
    assert [each.get("title") for each in fields["figures"].values()] == titles


def test_the_text_leads_to_the_figures_that_it_names(tmp_path: Path) -> None:
    def write(document: Any) -> None:
        document.add_paragraph(
            "As Figure 2 shows, and fig. 1; but see Figure 3 and 12 figures."
        )
        for words in ("Figure 2: Aid", "Figure 1: Trade"):
            document.add_picture(PICTURE)
            document.add_paragraph(words, style="Caption")

    draft = drafted(write, tmp_path)
    fields: Any = plain(draft.root)
    assert fields["sections"][0]["body"].startswith(
        "As [](#fig-1) shows, and [](#fig-2); but see Figure 3 and 12 figures."
    )


def test_the_line_below_an_image_says_where_it_is_from(tmp_path: Path) -> None:
    def write(document: Any) -> None:
        document.add_picture(PICTURE)
        document.add_paragraph("Figure 1: Trade", style="Caption")
        document.add_paragraph("Source: Invented Review.")
        document.add_paragraph("Source: none.")

    fields: Any = plain(drafted(write, tmp_path).root)
    assert fields["sections"][0]["body"] == "![](#fig-1)\n\nSource: none."
    assert fields["figures"]["fig-1"]["source"] == "Invented Review."


def test_an_image_in_a_table_with_a_caption_stands_behind_it(tmp_path: Path) -> None:
    def write(document: Any) -> None:
        document.add_paragraph("Table 1: Flags", style="Caption")
        in_a_table_of_words(document)

    fields: Any = plain(drafted(write, tmp_path).root)
    assert fields["sections"][0]["body"] == "![](#table-1)\n\n![](#fig-1)"
    assert fields["tables"]["table-1"]["title"] == "Flags"


def test_a_cross_reference_to_a_caption_is_a_name_in_words(tmp_path: Path) -> None:
    mark = '<w:bookmarkStart w:id="5" w:name="_Ref5"/><w:bookmarkEnd w:id="5"/>'
    body = paragraph(
        "See ", field("REF _Ref5 \\h", "Table 1"), " on ", field("PAGEREF _Ref5", "2")
    )
    caption = paragraph(mark, "Table 1. Boats").replace("<w:p>", "<w:p>" + CAPTIONED)
    path = tmp_path / "draft.docx"
    path.write_bytes(package(body + caption, styles=STYLED))
    lost = [
        e.message for e in read_draft(path, "refuse").diagnostics if e.rule == "not-carried"
    ]
    assert lost == ["The number of a page is kept as it is, and may be wrong in print"]


def test_an_image_in_the_title_of_a_box_begins_the_box_and_is_counted(tmp_path: Path) -> None:
    def with_a_box(document: Any) -> None:
        document.add_paragraph("Rafts are few, as Figure 1 shows to all who look at it long.")
        cell = document.add_table(1, 1).cell(0, 0)
        cell.paragraphs[0].add_run("What to do").bold = True
        cell.paragraphs[0].add_run().add_picture(PICTURE)
        cell.add_paragraph("Lend the rafts to all who ask.")
        document.add_paragraph("Nobody knows how many there are, or where.")
        document.add_paragraph().add_run().add_picture(PICTURE)
        document.add_paragraph("Figure 1: Rafts", style="Caption")

    path = tmp_path / "draft.docx"
    path.write_bytes(by_library(with_a_box))
    fields = plain(read_draft(path, "refuse").root)
    assert fields["boxes"]["box-1"]["text"] == "![](#fig-1)\n\nLend the rafts to all who ask."
    assert "as [](#fig-2) shows" in fields["sections"][0]["body"]
    assert fields["figures"]["fig-2"]["title"] == "Rafts"


def test_an_image_at_the_end_of_a_key_point_is_said_to_have_no_place(tmp_path: Path) -> None:
    def with_a_point(document: Any) -> None:
        document.add_heading("Key points", 1)
        point = document.add_paragraph("Rafts are few.", style="List Bullet")
        point.add_run().add_picture(PICTURE)
        document.add_heading("Why", 1)
        document.add_paragraph("Nobody knows how many there are, or where.")

    path = tmp_path / "draft.docx"
    path.write_bytes(by_library(with_a_point))
    draft = read_draft(path, "refuse")
    assert plain(draft.root)["key_points"] == ["Rafts are few."]
    assert [each for each in draft.diagnostics if "can't stand here" in each.message]
