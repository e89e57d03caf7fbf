"""Figures, tables, boxes and their like in Word: native, numbered, live."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from PIL import Image as Pictures

from briefkit.charts import drawing
from briefkit.drafts import read_draft
from briefkit.editing import edit
from briefkit.edition import Edition
from briefkit.formats import docx
from briefkit.images import read_image
from briefkit.missing import MissingLibrary
from briefkit.prose import Table, parse
from briefkit.verifying.wordfile import read_docx
from briefkit.wordwriting.layout import WordLayout, column_widths, table_type
from tests.conftest import MOMENT, loaded, style_named
from tests.test_agreement_blocks import LABELS, every_block
from tests.test_docx import assert_valid, part

DRAWN = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" font-size="15">'
    b'<text x="2" y="16" style="font-family: Nowhere">A</text>'
    b'<text x="22" y="16">B</text></svg>'
)
# Headings that the reader takes for the names of fields.
FIELD_NAMES = ("Key Points", "Executive Summary")
FIGURE = "sections: [{body: '![](#f)'}]\nfigures: {f: {image: f, alt: A drawing.}}\n"


@pytest.fixture(scope="session")
def made() -> bytes:
    return docx.render(every_block("korea-on-point"))[".docx"]


@pytest.fixture(scope="session")
def document(made: bytes) -> str:
    return part(made, "word/document.xml")


def with_picture(data: bytes) -> Edition:
    brief = loaded(f"title: A\n{FIGURE}").brief
    return edit(brief, style_named("base"), MOMENT, images={"f": read_image(data)})


def dots(width: int, height: int, kind: str = "PNG") -> bytes:
    saved = io.BytesIO()
    Pictures.new("RGB", (width, height), "teal").save(saved, kind)
    return saved.getvalue()


def test_a_document_with_every_block_is_valid(made: bytes, tmp_path: Path) -> None:
    assert_valid(made, tmp_path / "blocks.docx")


def test_the_same_brief_gives_the_same_bytes(made: bytes) -> None:
    assert docx.render(every_block("korea-on-point"))[".docx"] == made


def test_captions_are_counted_by_word_and_cross_references_lead_to_them(document: str) -> None:
    counted = re.findall(r"SEQ (\w+) \\\* ARABIC .*?<w:t>(\d)</w:t>", document)
    assert counted == [
        *(("Figure", "1"), ("Table", "1"), ("Box", "1"), ("Figure", "2")),
        *(("Table", "2"), ("Table", "3")),
    ]
    shown = re.findall(r" REF (\w+) \\h .*?preserve\">([^<]+)</w:t>", document)
    assert shown == [
        ("_Ref_figure_1", "Figure 1"),
        ("_Ref_table_block_3", "Table 3"),
        ("_Ref_box_1", "Box 1"),
        ("_Ref_table_block_2", "Table 2"),
    ]
    for name, words in shown:
        marked = re.search(rf'w:name="{name}"/>(.*?)<w:bookmarkEnd', document)
        assert marked is not None
        assert "".join(re.findall(r"<w:t[^>]*>([^<]+)</w:t>", marked[1])) == words
    assert '<w:hyperlink w:anchor="_Ref_pull_quote_1">' in document


def test_a_picture_stands_with_its_words_for_who_can_not_see_it(document: str) -> None:
    assert document.count('descr="Bars for “six” ports &amp; more."') == 2


def test_a_wide_table_has_a_page_on_its_side_with_a_header_of_its_own(
    made: bytes, document: str
) -> None:
    pages = re.findall(r'<w:pgSz w:w="(\d+)" w:h="(\d+)"( w:orient="landscape")?/>', document)
    upright, turned = ("11906", "16838", ""), ("16838", "11906", ' w:orient="landscape"')
    assert pages == [upright, turned, upright]
    assert document.count("<w:titlePg/>") == 1
    start = document.index('w:orient="landscape"')
    first_end = document.index("<w:sectPr>")
    assert first_end < document.index("A wide table") < start
    assert start < document.index("After the wide one.")
    assert 'w:pos="13890"' in part(made, "word/header2.xml")
    assert len(re.findall("<w:headerReference ", document)) == 3


def test_a_heading_stands_on_the_page_of_the_wide_table_that_it_opens_with() -> None:
    wide = "{wide: true, title: T, rows: [[a], [b]]}"
    body = "Table 1 has them.\\n\\n![](#t)"
    sections = f'[{{heading: H, body: One.}}, {{heading: Opens, body: "{body}"}}]'
    brief = loaded(f"title: A\nsections: {sections}\ntables: {{t: {wide}}}\n").brief
    made = docx.render(edit(brief, style_named("report"), MOMENT))[".docx"]
    upright, turned, last = part(made, "word/document.xml").split("</w:sectPr>")[:3]
    assert "One." in upright
    assert all(each in turned for each in ("Opens", "has them.", "<w:tbl>", "landscape"))
    assert "landscape" not in upright + last
    assert ['<w:spacing w:before="0"/>' in each for each in (upright, turned)] == [False, True]


def test_wide_tables_that_follow_each_other_have_no_empty_page_between() -> None:
    wide = "{wide: true, title: T, rows: [[a], [b]]}"
    text = "title: A\nsections: [{body: '![](#t)\n\n\n      ![](#u)'}]\n"
    brief = loaded(f"{text}tables: {{t: {wide}, u: {wide}}}\n").brief
    made = docx.render(edit(brief, style_named("base"), MOMENT))[".docx"]
    assert part(made, "word/document.xml").count("<w:pgSz ") == 3


@pytest.mark.parametrize(
    ("size", "inches"), [((300, 150), (2.0, 1.0)), ((3000, 1500), (6.457, 3.228))]
)
def test_a_picture_is_as_wide_as_the_page_allows_but_never_blown_up(
    size: tuple[int, int], inches: tuple[float, float]
) -> None:
    made = docx.render(with_picture(dots(*size, "JPEG")))[".docx"]
    found = re.search(r'<wp:extent cx="(\d+)" cy="(\d+)"/>', part(made, "word/document.xml"))
    assert found is not None
    assert [int(each) / 914400 for each in found.groups()] == pytest.approx(inches, abs=0.002)
    assert "word/media/image1.jpeg" in zipfile.ZipFile(io.BytesIO(made)).namelist()


def test_a_tall_picture_leaves_room_for_its_words() -> None:
    layout = WordLayout(style_named("base").tokens.page)
    width, height = layout.picture(read_image(dots(100, 4000)), layout.full.width)
    assert height / 635 < 0.8 * layout.height
    assert width == pytest.approx(height / 40, abs=1)


def test_an_svg_stands_behind_a_copy_in_dots_with_all_its_letters() -> None:
    made = docx.render(with_picture(DRAWN))[".docx"]
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        copy = Pictures.open(io.BytesIO(package.read("word/media/image1.png")))
        assert package.read("word/media/image2.svg") == DRAWN
        relations = package.read("word/_rels/document.xml.rels").decode()
    assert copy.size == (2000, 1000)
    # One letter in a font that is nowhere, and one in none.
    assert copy.crop((0, 0, 1000, 1000)).getbbox() is not None
    assert copy.crop((1000, 0, 2000, 1000)).getbbox() is not None
    related = dict(
        reversed(each) for each in re.findall(r'Id="(\w+)"[^>]*Target="([^"]+)"', relations)
    )
    blip = r'<a:blip r:embed="(\w+)">.*<asvg:svgBlip [^>]*r:embed="(\w+)"/>'
    found = re.search(blip, part(made, "word/document.xml"))
    assert found is not None
    assert found.groups() == (related["media/image1.png"], related["media/image2.svg"])


def test_without_what_draws_an_svg_the_error_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(drawing, "find_spec", lambda _: None)
    words = r"^Figure 1 is an \.svg .*briefkit\[charts\].* save the picture as \.png"
    with pytest.raises(MissingLibrary, match=words):
        docx.render(with_picture(DRAWN))


def table(markdown: str) -> Table:
    (found,) = parse(markdown)
    assert isinstance(found, Table)
    return found


def test_columns_are_as_wide_as_their_words_ask() -> None:
    words = "many words that go on and on for a good while, as remarks do"
    named = column_widths(table(f"| A | B |\n|--|--|\n| 1 | {words} |"), 9000)
    assert sum(named) == 9000
    assert named[1] > 3 * named[0]
    like = column_widths(table("| 2021 | 22 | x |\n|--|--|--|\n| 1 | 2 | 3 |"), 9000)
    assert like == (3000, 3000, 3000)
    crowded = column_widths(table(f"|{' a |' * 40}\n|{'--|' * 40}\n"), 9000)
    assert sum(crowded) == 9000
    assert min(crowded) == max(crowded) == 225


def test_a_table_its_notes_and_its_source_stand_on_one_page(made: bytes) -> None:
    styles = part(made, "word/styles.xml")
    remarks = styles[styles.index('w:styleId="Remarks"') :].partition("</w:style>")[0]
    assert "<w:keepNext/>" in remarks


def test_our_own_reader_keeps_the_words_and_notes_and_takes_no_caption_for_a_heading(
    made: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "blocks.docx"
    path.write_bytes(made)
    brief = read_draft(path, "refuse").brief
    assert [note.text for note in brief.footnotes.values()] == [
        f"A note, {label}." for label in LABELS
    ]
    assert brief.abstract is not None
    held = "".join(re.findall(r"\w", str(brief.model_dump())))
    shown = [line for line in read_docx(made).lines if line not in FIELD_NAMES]
    for line in shown:
        # The number of a figure, table or box is the brief's own to print, and a link names it.
        for words in re.split(r"(?:Figure|Table|Box) \d+|⟦\d+⟧|⟨.*⟩|: |, ", line):
            assert "".join(re.findall(r"\w", words)) in held, line
    assert f"as [](#{next(iter(brief.figures))}) shows." in brief.model_dump_json()
    sections = [*brief.sections]
    headings = []
    while sections:
        section = sections.pop(0)
        headings.append(section.heading)
        sections += section.sections
    assert headings == [None, "What To Do", "Appendix A. How they were chosen"]


def test_libreoffice_prints_every_block_and_every_note(made: bytes, tmp_path: Path) -> None:
    (tmp_path / "blocks.docx").write_bytes(made)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir"]
    subprocess.run(
        [*convert, str(tmp_path), str(tmp_path / "blocks.docx")],
        check=True,
        capture_output=True,
    )
    printed = subprocess.run(
        ["pdftotext", str(tmp_path / "blocks.pdf"), "-"], check=True, capture_output=True
    ).stdout.decode()
    shown = " ".join(printed.split())
    for label in LABELS:
        assert f"A note, {label}." in shown
    for words in ("Figure 1 Trade of six", "Box 1 How it was", "Table 3 A wide", "10%", "June"):
        assert words in shown


@pytest.mark.parametrize(
    ("cells", "width", "suffix", "bound"),
    [
        (["1 May", "Two words"], 4000, "", True),
        (["1 May"] * 5, 3600, "Small", True),
        (["some more words than fit"] * 5, 5400, "", True),
        (["Universities"] * 4, 5200, "Small", True),
        (["20\u00a0September"] * 4, 4000, "Smallest", True),
        (["20\u00a0September"] * 4, 3800, "Small", False),
    ],
)
def test_a_table_has_the_largest_type_that_breaks_no_word_nor_short_cell(
    cells: list[str], width: int, suffix: str, bound: bool
) -> None:
    row = f"| {' | '.join(cells)} |\n"
    found = table_type(table(f"{row}|{'--|' * len(cells)}\n{row}"), width)
    assert (found.suffix, found.bound) == (suffix, bound)


def test_a_captions_number_has_the_look_of_its_word(document: str) -> None:
    fields = re.findall(r'<w:r>(?:(?!</w:r>).)*w:fldCharType="begin".*?SEQ.*?w:t>', document)
    assert fields
    for field in fields:
        assert field.count("<w:r>") == field.count('<w:rStyle w:val="CaptionLabel"/>') == 4
