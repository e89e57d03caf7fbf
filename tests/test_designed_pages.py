"""A cover, heads and feet designed in Word: their fields are filled, the brief poured in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt
from openxml_audit import OpenXmlValidator
from PIL import Image as Pictures

from briefkit.cli import run

BRIEF = """
title: What Ferries & <Boats> Are For
subtitle: "A field is {{ 7*7 }} or {{ title }}"
date: 2024-12-05
status: draft
authors: [{name: Ann Specimen, role: Fellow}, {name: Bo Specimen}]
series: {name: Harbour Notes, number: 3}
publisher: {name: The Harbour}
key_points: ["Ferries are **cheap**."]
sections:
  - heading: Why
    body: |
      Ferries carry a tenth of all.[^one] Few know it.[^two] They say {{ body }}.

      1. One
      2. Two
footnotes: {one: "Ann Specimen, *Ferries*, 2024, p. 3.", two: Counted by hand.}
"""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ferries.yaml").write_text(BRIEF, encoding="utf-8")
    assert run(["style", "new", "my-house"]) == 0
    assert run(["style", "word", "templates/my-house"]) == 0
    return tmp_path / "templates" / "my-house"


def render() -> Any:
    options = ["--style", "templates/my-house", "-f", "docx"]
    assert run(["render", "ferries.yaml", *options]) == 0
    assert OpenXmlValidator().validate("ferries.docx").errors == []
    return python_docx.Document("ferries.docx")


def redesigned(house: Path, change: Callable[[Any], object]) -> None:
    document = python_docx.Document(str(house / "template.docx"))
    change(document)
    document.save(str(house / "template.docx"))


def texts(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def cover(document: Any) -> None:
    """What a designer makes of the file: a cover of its own, with a picture and a table."""
    picture = io.BytesIO()
    Pictures.new("RGB", (40, 20), "navy").save(picture, "PNG")
    picture.seek(0)
    first = document.paragraphs[0]
    first.insert_paragraph_before("Policy brief", style="Byline")
    first.insert_paragraph_before().add_run().add_picture(picture)
    title = next(each for each in document.paragraphs if each.text == "{{ title }}")
    title.runs[0].text = "{{"
    for piece in (" ti", "tle", " }", "}"):
        title.add_run(piece).bold = piece == "tle"
    imprint = title.insert_paragraph_before(
        "A paper of {{ publisher }}, no. {{number}}: read it"
    )
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "By"
    authors = next(each for each in document.paragraphs if each.text == "{{ authors }}")
    table.cell(0, 1).paragraphs[0]._p.addprevious(authors._p)
    subtitle = next(each for each in document.paragraphs if each.text == "{{ subtitle }}")
    subtitle._p.addnext(table._tbl)
    breaking = document.add_section(WD_SECTION.NEW_PAGE)
    body = next(each for each in document.paragraphs if each.text == "{{ body }}")
    held = document.element.body.xpath("w:p[w:pPr/w:sectPr]")[0]
    body._p.addprevious(held)
    breaking.header.is_linked_to_previous = False
    breaking.header.paragraphs[0].text = "The Harbour | {{ title }}"
    body.insert_paragraph_before("The text begins")
    document.element.body[-1].addprevious(deepcopy(imprint._p))


def test_an_untouched_file_gives_the_same_document(house: Path) -> None:
    designed = render()
    (house / "template.docx").unlink()
    plain = render()
    assert texts(designed) == texts(plain)
    for one, other in zip(designed.sections, plain.sections, strict=True):
        assert texts(one.header) == texts(other.header)
        assert texts(one.first_page_header) == texts(other.first_page_header)
        assert texts(one.footer) == texts(other.footer)
        assert one.page_width == other.page_width
        assert one.left_margin == other.left_margin


def test_a_cover_of_ones_own_is_filled(house: Path) -> None:
    redesigned(house, cover)
    document = render()
    shown = texts(document)
    assert shown[0] == "Policy brief"
    assert "A paper of The Harbour, no. No. 3: read it" in shown
    assert shown[-1] == "A paper of The Harbour, no. No. 3: read it"
    assert shown.count("What Ferries & <Boats> Are For") == 1
    assert "A field is {{ 7*7 }} or {{ title }}" in shown
    cells = [cell.text for cell in document.tables[0].rows[0].cells]
    assert cells[0] == "By"
    assert cells[1].split("\n")[:2] == ["Ann Specimen, Fellow", "Bo Specimen"]
    assert shown.index("The text begins") < shown.index("Why") < len(shown) - 1
    assert len(document.inline_shapes) == 1
    assert len(document.sections) == 2
    heads = [section.header.paragraphs for section in document.sections]
    assert heads[1][0].text == "The Harbour | What Ferries & <Boats> Are For"
    assert all(head[-1].text == "Draft" for head in heads)
    assert not any(each.text.strip() == "Draft" for each in document.paragraphs)


def test_the_documents_made_say_what_the_brief_says(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    redesigned(house, cover)
    render()
    options = ["--style", "templates/my-house", "-f", "docx"]
    assert run(["verify", "ferries.yaml", *options]) == 0, capsys.readouterr()


def test_a_document_with_a_cover_gives_its_brief_back(house: Path, tmp_path: Path) -> None:
    redesigned(house, cover)
    render()
    assert run(["import", "ferries.docx", "-o", "again.yaml"]) == 0
    again = (tmp_path / "again.yaml").read_text(encoding="utf-8")
    assert 'title: "What Ferries & <Boats> Are For"' in again
    for words in ("Policy brief", "The text begins", "read it", "A paper of"):
        assert words not in again
    assert "Ferries carry a tenth of all.[^one]" in again


def test_a_section_that_ends_with_the_authors_ends_once(house: Path) -> None:
    def change(document: Any) -> None:
        authors = next(each for each in document.paragraphs if each.text == "{{ authors }}")
        setup = deepcopy(document.element.body[-1])
        authors._p.get_or_add_pPr().append(setup)

    redesigned(house, change)
    document = render()
    assert len(document.sections) == 2
    last = document.element.body.xpath("w:p[w:pPr/w:sectPr]")[0]
    assert [each.text for each in last.iter(qn("w:t"))] == ["Bo Specimen"]


def test_the_same_template_gives_the_same_bytes(house: Path) -> None:
    redesigned(house, cover)
    render()
    first = Path("ferries.docx").read_bytes()
    render()
    assert Path("ferries.docx").read_bytes() == first


def test_a_line_whose_fields_have_nothing_to_say_is_left_out(house: Path) -> None:
    redesigned(house, lambda each: each.add_paragraph("See {{ doi }}"))
    assert not any(text.startswith("See") for text in texts(render()))


def typed(words: str) -> Callable[[Any], object]:
    return lambda document: document.paragraphs[2].insert_paragraph_before(words)


def raw(markup: str) -> Callable[[Any], object]:
    """Put an element of WordprocessingML into the title."""

    def change(document: Any) -> None:
        names = " ".join(f'xmlns:{each}="{uri}"' for each, uri in NAMES.items())
        element = parse_xml(f"<w:r {names}>{markup}</w:r>")
        document.paragraphs[2]._p.append(element)

    return change


def related(kind: str, target: str, external: bool, markup: str) -> Callable[[Any], object]:
    def change(document: Any) -> None:
        base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        identifier = (
            document.part.relate_to(target, base + kind, is_external=True)
            if external
            else document.part.relate_to(document.part, base + kind)
        )
        raw(markup.replace("ID", identifier))(document)

    return change


def without_body(document: Any) -> None:
    body = next(each for each in document.paragraphs if each.text == "{{ body }}")
    body._p.getparent().remove(body._p)


def body_in_a_table(document: Any) -> None:
    without_body(document)
    document.add_table(1, 1).cell(0, 0).text = "{{ body }}"


NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
}
BEGIN, END = '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>'
BAD: dict[str, tuple[Callable[[Any], object], str]] = {
    "no field": (typed("{{ titel }}"), "{{ titel }}, which is no field. There are title"),
    "Python": (typed("{{ ''.__class__ }}"), "which is no field"),
    "no body": (without_body, "needs one paragraph that is {{ body }}"),
    "two bodies": (typed("{{ body }}"), "needs one paragraph that is {{ body }}"),
    "words beside the body": (typed("Text: {{ body }}"), "needs one paragraph"),
    "the body in a table": (body_in_a_table, "in no table"),
    "a field that reads a file": (
        raw(f'{BEGIN}<w:instrText> INCLUDE</w:instrText><w:instrText>TEXT "/etc/hostname"'
            f"</w:instrText>{END}"),
        "has the field INCLUDETEXT",
    ),
    "a field that runs a program": (
        raw(f"{BEGIN}<w:instrText>DDEAUTO cmd</w:instrText>{END}"), "has the field DDEAUTO",
    ),
    "a picture from elsewhere": (
        related("image", "http://example.org/a.png", True,
                '<w:pict><v:shape><v:imagedata r:id="ID"/></v:shape></w:pict>'),
        "brings in “http://example.org/a.png”",
    ),
    "a link that acts": (
        related("hyperlink", "javascript:alert(1)", True,
                '<w:pict><v:shape r:id="ID"/></w:pict>'),
        "links to “javascript:alert(1)”",
    ),
    "another program's object": (raw("<w:object/>"), "made in another program"),
    "a part of another kind": (
        related("chart", "", False, '<w:pict><v:shape r:id="ID"/></w:pict>'), "(chart)",
    ),
    "tracked changes": (raw("<w:ins/>"), "has tracked changes"),
    "a note": (raw('<w:footnoteReference w:id="2"/>'), "has a note of its own"),
    "a list": (
        lambda document: document.paragraphs[2]._p.get_or_add_pPr().get_or_add_numPr(),
        "a list numbered by hand",
    ),
    "a field in a text box": (
        raw("<w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>{{ doi }}</w:t></w:r>"
            "</w:p></w:txbxContent></v:textbox></v:shape></w:pict>"),
        "in a text box",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_carried_is_one_error(
    name: str, house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change, told = BAD[name]
    redesigned(house, change)
    assert run(["style", "check", str(house)]) == 1
    assert told in capsys.readouterr().err
    options = ["--style", "templates/my-house", "-f", "docx"]
    assert run(["render", "ferries.yaml", *options]) == 2
    told_again = capsys.readouterr().err
    assert told in told_again
    assert "fault of briefkit" not in told_again
    assert not Path("ferries.docx").exists()


def test_margins_that_have_left_the_style_are_told(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def change(document: Any) -> None:
        document.sections[0].left_margin = Pt(33)

    redesigned(house, change)
    assert run(["style", "check", str(house)]) == 0
    told = capsys.readouterr().err
    assert "The left margin of “the pages of {{ body }}” is 33 pt, by style.yaml" in told
    assert told.count("template-drift") == 1
    assert render().sections[0].left_margin != Pt(33)


def test_links_of_shapes_and_leavings_of_word_are_dropped(house: Path) -> None:
    shape = '<w:pict><v:shape href="javascript:alert(1)"/></w:pict><w:lastRenderedPageBreak/>'
    redesigned(house, raw(shape))
    render()
    with zipfile.ZipFile("ferries.docx") as package:
        made = package.read("word/document.xml")
    assert b"v:shape" in made
    assert b"javascript" not in made
    assert b"lastRendered" not in made


def test_styles_are_named_as_ours_in_the_designers_pages(house: Path) -> None:
    def change(document: Any) -> None:
        style = document.styles["Byline"].element
        style.set(qn("w:styleId"), "a4")
        for paragraph in document.element.body.iter(qn("w:pStyle")):
            if paragraph.get(qn("w:val")) == "Byline":
                paragraph.set(qn("w:val"), "a4")

    redesigned(house, change)
    byline = next(each for each in render().paragraphs if each.text.startswith("Ann"))
    assert byline.style.name == "Byline"


CORRECTED = """
corrections:
  - {date: 2024-12-09, text: "It said two ferries.[^corrected]"}
  - {date: 2024-12-10, kind: update, text: A third one sails.}
"""


def test_corrections_stand_where_the_designer_has_put_them(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brief = Path("ferries.yaml").read_text(encoding="utf-8")
    noted = brief.replace("footnotes: {", "footnotes: {corrected: A note., ") + CORRECTED
    Path("ferries.yaml").write_text(noted, encoding="utf-8")
    designed = render()
    assert run(["verify", "ferries.yaml", "-f", "docx", "--style", str(house)]) == 0, (
        capsys.readouterr().err
    )
    (house / "template.docx").unlink()
    assert texts(designed) == texts(render())
    assert run(["style", "word", str(house)]) == 0
    redesigned(house, cover)
    shown = texts(render())
    assert shown.index("It said two ferries.") < shown.index("The text begins")
    assert not [each for each in shown if "{{ corrections" in each]
    Path("ferries.yaml").write_text(brief, encoding="utf-8")
    assert not [each for each in texts(render()) if "orrection" in each]


@pytest.mark.parametrize(
    "change",
    [
        lambda document: document.add_paragraph("{{ corrections }}"),
        lambda document: document.add_table(1, 1).cell(0, 0).add_paragraph("{{ corrections }}"),
        lambda document: document.paragraphs[0].add_run("{{ corrections }}"),
        lambda document: document.sections[0].header.add_paragraph("{{ corrections }}"),
    ],
)
def test_corrections_have_one_place_before_the_text(
    change: Callable[[Any], object], house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    redesigned(house, change)
    assert run(["render", "ferries.yaml", "-f", "docx", "--style", str(house)]) == 2
    assert "{{ corrections }}" in capsys.readouterr().err
