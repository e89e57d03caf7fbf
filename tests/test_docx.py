"""The Word document: valid, with native notes, live fields and Word's own styles."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
from docx.shared import Length
from openxml_audit import OpenXmlValidator

from briefkit.editing import edit
from briefkit.edition import Edition
from briefkit.formats import docx, html
from briefkit.loading import load
from briefkit.textfiles.textfile import read_text_file
from tests.conftest import BRIEFS, MOMENT, STYLES, loaded, style_named
from tests.word_faults import faults

EVERYTHING = """
title: "Notes & <Things>: a “Test”"
subtitle: Under it
language: en-GB
date: 2024-12-05
status: draft
series: {name: A Series, number: "7"}
keywords: [one, two]
abstract: In *short*.[^a]
authors:
  - {name: A. Author, role: Fellow, affiliation: Institute, email: a@example.org,
     orcid: 0000-0002-1825-0097, bio: Writes **briefs**.}
  - {name: B. Author}
key_points:
  - lead: Lead words.
    text: Text of it.[^b]
  - "- a list\\n- in a point"
sections:
  - body: |
      Again[^a] and `code` and [a link](https://example.org/?a=1&b=2), [inside](#s-head).

      1. one
         - deep[^c]
      2. two

      > quoted[^d]
      >
      > > twice

      | a | b |
      |:--|--:|
      | c[^e] | d |

      ***

          typed  as is
  - heading: Head
    body: "hard\\\\\\nbreak"
    sections:
      - heading: Second
        sections:
          - heading: Third
            sections: [{heading: Fourth, body: Deep.}]
footnotes:
  a: See https://example.org/x.
  b: "One.\\n\\nTwo paragraphs."
  c: "- a list\\n- in a note"
  d: "> a quotation"
  e: "| a table |\\n|---|\\n| in a note |"
acknowledgements: Thanks.
disclaimer: None.
about: An institute.
"""


@pytest.fixture(scope="session")
def everything(edition_of: Callable[..., Edition]) -> bytes:
    return docx.render(edition_of(EVERYTHING))[".docx"]


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name).decode()


def assert_valid(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    result = OpenXmlValidator().validate(str(path))
    assert [str(error) for error in result.errors] == []
    assert list(faults(content)) == []


def test_a_document_with_everything_in_it_is_valid(everything: bytes, tmp_path: Path) -> None:
    assert_valid(everything, tmp_path / "everything.docx")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.parent.name)
def test_every_brief_in_every_style_is_valid(path: Path, style: str, tmp_path: Path) -> None:
    edition = edit(load(read_text_file(path)).brief, style_named(style), MOMENT)
    assert_valid(docx.render(edition)[".docx"], tmp_path / "brief.docx")


def test_our_own_check_sees_what_is_broken(everything: bytes) -> None:
    broken = {
        (
            "word/document.xml",
            'footnoteReference w:id="2"',
            'footnoteReference w:id="3"',
        ): "notes",
        ("word/document.xml", "NOTEREF _Ref_note_1", "NOTEREF _Ref_note_9"): "nowhere",
        ("word/document.xml", 'fldCharType="end"', 'fldCharType="begin"'): "not closed",
        ("word/document.xml", "_Ref_note_2", "_Ref_note_1"): "twice",
        ("word/document.xml", 'pStyle w:val="Title"', 'pStyle w:val="Titel"'): "undefined",
    }
    for (name, old, new), words in broken.items():
        assert old in part(everything, name)
        changed = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(everything)) as source,
            zipfile.ZipFile(changed, "w") as target,
        ):
            for member in source.namelist():
                data = source.read(member)
                data = data.replace(old.encode(), new.encode()) if member == name else data
                target.writestr(member, data)
        assert any(words in fault for fault in faults(changed.getvalue())), (old, words)


def test_a_repeated_reference_is_a_live_field_with_the_right_number(everything: bytes) -> None:
    document = part(everything, "word/document.xml")
    assert document.count("<w:footnoteReference ") == 5
    field = re.search(r"NOTEREF (\S+) \\f \\h .*?<w:t>(\d+)</w:t>", document)
    assert field is not None
    assert field.groups() == ("_Ref_note_1", "1")


def test_python_docx_reads_headings_and_core_properties(everything: bytes) -> None:
    document: Any = python_docx.Document(io.BytesIO(everything))
    core = document.core_properties
    assert core.title == "Notes & <Things>: a “Test”: Under it"
    assert (core.author, core.language) == ("A. Author; B. Author", "en-GB")
    assert core.created == core.modified == MOMENT
    names = [paragraph.style.name for paragraph in document.paragraphs]
    assert [name for name in names if name.startswith("Heading")] == [
        f"Heading {level}" for level in (1, 2, 3, 4)
    ]
    assert "Key Point" in names


def test_the_page_has_live_numbers_and_a_first_page_of_its_own(everything: bytes) -> None:
    assert "<w:titlePg/>" in part(everything, "word/document.xml")
    assert re.findall(r"\b(PAGE|NUMPAGES)\b", part(everything, "word/footer1.xml")) == [
        "PAGE",
        "NUMPAGES",
    ]


@pytest.mark.parametrize(("size", "width"), [("A4", "11906"), ("Letter", "12240")])
def test_the_page_is_of_the_styles_size(
    size: str, width: str, edition_of: Callable[..., Edition]
) -> None:
    style = style_named("base")
    page = style.tokens.page.model_copy(update={"size": size})
    tokens = style.tokens.model_copy(update={"page": page})
    file = style.file.model_copy(update={"tokens": tokens})
    changed = type(style)(style.name, style.folders, file, style.faces)
    content = docx.render(edition_of("title: A\n", changed))[".docx"]
    assert f'<w:pgSz w:w="{width}"' in part(content, "word/document.xml")


def test_a_band_carries_the_series_in_word_and_on_the_page() -> None:
    brief = loaded("title: A\nseries: {name: Papers}\n").brief
    banded, ruled = (
        edit(brief, style_named(each), MOMENT) for each in ("korea-on-point", "base")
    )
    heading = banded.style.tokens.color.heading.removeprefix("#").upper()
    styles = part(docx.render(banded)[".docx"], "word/styles.xml")
    (masthead,) = re.findall('w:styleId="Masthead".*?</w:style>', styles, re.DOTALL)
    assert f'w:fill="{heading}"' in masthead
    plain = part(docx.render(ruled)[".docx"], "word/styles.xml")
    (masthead,) = re.findall('w:styleId="Masthead".*?</w:style>', plain, re.DOTALL)
    assert "w:fill" not in masthead
    pages = [html.render(each)[".html"].decode() for each in (banded, ruled)]
    assert ["has-band" in re.findall('<body class="(.*?)"', page)[0] for page in pages] == [
        True,
        False,
    ]


def test_the_first_page_begins_as_high_as_in_print_and_others_below_their_header() -> None:
    made = docx.render(edit(loaded("title: A\n").brief, style_named("base"), MOMENT))[".docx"]
    document = python_docx.Document(io.BytesIO(made))
    (section,) = document.sections
    page = style_named("base").tokens.page
    assert section.top_margin is not None
    assert round(section.top_margin.mm) == page.first_top
    (line,) = section.header.paragraphs
    leading = document.styles["header"].paragraph_format.line_spacing
    ends = section.header_distance + leading + line.paragraph_format.space_after
    assert round(Length(ends).mm, 1) == page.top
