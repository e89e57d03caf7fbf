"""A Word document with comments put into it: valid, shown, and as it was in all else."""

from __future__ import annotations

import copy
import io
import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from briefkit.diagnostic import Diagnostic, TextFile
from briefkit.editing import edit
from briefkit.formats import docx
from briefkit.loading import load
from briefkit.textfiles.textfile import read_text_file
from briefkit.word.annotating import annotated
from briefkit.word.document import Spot, WordDocument, WordFile
from briefkit.word.names import W
from tests.annotating import (
    MARKS,
    NUMBERS,
    at,
    commented,
    member,
    names,
    on,
    part,
    read,
    said,
)
from tests.conftest import DEMO, MOMENT, STYLES, style_named
from tests.word_faults import faults
from tests.word_raw import package, paragraph
from tests.word_tricky import TRICKY

CHANGED = "[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def bare(root: Any) -> bytes:
    """A part's XML without the marks of comments, runs that look alike being one."""
    for mark in [each for tag in MARKS for each in root.iter(f"{W}{tag}")]:
        gone = mark if mark.tag != f"{W}commentReference" else mark.getparent()
        gone.getparent().remove(gone)
    for tag in ("r", "t"):
        for each in [*root.iter(f"{W}{tag}")]:
            _join(each, each.getprevious())
    for each in root.iter(f"{W}t"):
        each.attrib.pop(SPACE, None)
    return etree.tostring(root, method="c14n")


def _join(each: Any, before: Any) -> None:
    if before is None or before.tag != each.tag or before.attrib.items() != each.attrib.items():
        return
    if each.tag == f"{W}t":
        before.text += each.text
    elif _look(each) == _look(before):
        before.extend(child for child in [*each] if child.tag != f"{W}rPr")
    else:
        return
    each.getparent().remove(each)


def _look(run: Any) -> bytes:
    look = copy.deepcopy(run.find(f"{W}rPr"))
    if look is None:
        return b""
    for change in look.iter(f"{W}rPrChange"):
        change.attrib.pop(f"{W}id")
    return etree.tostring(look, method="c14n")


def test_a_document_that_has_comments_keeps_them() -> None:
    document = python_docx.Document()
    run = document.add_paragraph().add_run("Words of a draft.")
    document.add_comment(run, "Mine.", "A. Author", "AA")
    document.add_comment(run, "Mine too.", "A. Author", "AA")
    saved = io.BytesIO()
    document.save(saved)
    data = saved.getvalue()
    made = commented(data, [on(read(data), "draft")])
    assert said(made) == ["Mine.", "Mine too.", "Warning: Look. (a-rule)"]
    numbers = [each.comment_id for each in python_docx.Document(io.BytesIO(made)).comments]
    assert numbers == [0, 1, 2]
    same = {*names(data)} - {"word/document.xml", "word/comments.xml"}
    assert names(made) == names(data)
    assert all(member(made, name) == member(data, name) for name in same)


def test_without_findings_a_document_is_the_same() -> None:
    assert commented(TRICKY, []) == TRICKY


def test_the_same_findings_give_the_same_bytes() -> None:
    findings = [on(read(TRICKY), each) for each in ("plain", "fault")]
    assert commented(TRICKY, findings) == commented(TRICKY, reversed(findings))


def test_members_keep_their_order_dates_and_packing() -> None:
    made = commented(TRICKY, [on(read(TRICKY), "plain")])
    assert names(made) == [*names(TRICKY), "word/comments.xml"]
    assert {looks[1:] for looks in packed(TRICKY)} == {looks[1:] for looks in packed(made)}


ranges = st.lists(
    st.tuples(st.integers(0, len(read(TRICKY).text)), st.integers(0, 30)), max_size=8
)


@given(ranges)
def test_nothing_but_the_comments_is_new(found: list[tuple[int, int]]) -> None:
    file = read(TRICKY)
    longest = len(file.text)
    findings = [at(file, start, min(start + size, longest)) for start, size in found]
    made = commented(TRICKY, findings)
    assert read(made) == file
    assert bare(part(made, "word/document.xml")) == bare(part(TRICKY, "word/document.xml"))
    assert sorted(said(made)) == sorted(each for each in said(made) if "Look." in each)
    assert len(said(made)) == len(found)
    for name in {*names(TRICKY)} - {*CHANGED}:
        assert member(made, name) == member(TRICKY, name)
    for name in CHANGED[:2]:
        kept = [etree.tostring(each) for each in part(TRICKY, name)]
        assert [etree.tostring(each) for each in part(made, name)][: len(kept)] == kept


def test_words_that_are_parted_keep_the_spaces_between_them() -> None:
    data = package(paragraph("<w:r><w:t>Some bare words here</w:t></w:r>"))
    texts = [
        *part(commented(data, [on(read(data), "bare")]), "word/document.xml").iter(f"{W}t")
    ]
    assert [(each.text, each.get(SPACE)) for each in texts] == [
        ("Some ", "preserve"),
        ("bare", None),
        (" words here", "preserve"),
    ]


def test_the_parts_that_change_keep_their_declarations() -> None:
    made = part(commented(TRICKY, [on(read(TRICKY), "plain")]), "word/document.xml")
    before = part(TRICKY, "word/document.xml")
    assert made.nsmap == before.nsmap
    assert made.attrib == before.attrib
    assert made.getroottree().docinfo.standalone is True


def test_a_document_without_a_paragraph_gets_one_for_its_comment() -> None:
    made = commented(package(""), [at(TextFile("draft.docx", ""), 0, 0, "No title.")])
    (paragraph_,) = part(made, "word/document.xml").iter(f"{W}p")
    assert paragraph_.getnext().tag == f"{W}sectPr"
    assert said(made) == ["Warning: No title. (a-rule)"]


def test_a_file_of_the_strict_kind_stays_one() -> None:
    """ISO/IEC 29500 Strict has namespaces of its own."""
    strict, data = io.BytesIO(), package(paragraph("Words of a strict draft."))
    old, new = (
        rb"http://schemas.openxmlformats.org/(\w+)/2006/",
        rb"http://purl.oclc.org/ooxml/\1/",
    )
    with zipfile.ZipFile(strict, "w") as target:
        for name in names(data):
            is_ours = "Content" not in name and name != "_rels/.rels"
            content = member(data, name)
            target.writestr(name, re.sub(old, new, content) if is_ours else content)
    document = WordDocument(read(data), (), {}, NUMBERS)
    found = [on(document.file, "strict")]
    made = annotated(strict.getvalue(), document, found, MOMENT, "accept")
    for name in ("word/document.xml", "word/comments.xml"):
        assert b"purl.oclc.org/ooxml/wordprocessingml/main" in member(made, name)
        assert b"http://schemas.openxmlformats.org" not in re.sub(
            rb"\S*markup-compatibility\S*", b"", member(made, name)
        )
    assert member(made, "word/document.xml").count(b"commentReference") == 1


@pytest.mark.parametrize("folder", ["Word", "content"])
def test_parts_may_have_any_names(folder: str) -> None:
    data, renamed = package(paragraph("Words.")), io.BytesIO()
    with zipfile.ZipFile(renamed, "w") as target:
        for name in names(data):
            content = member(data, name).replace(b"word/", folder.encode() + b"/")
            target.writestr(name.replace("word/", f"{folder}/"), content)
    moved = re.sub(r"^word", folder, "word/document.xml")
    file = WordFile("draft.docx", "Words.", (Spot(0, moved, 0),))
    document = WordDocument(file, (), {}, NUMBERS)
    made = annotated(renamed.getvalue(), document, [on(file, "Words")], MOMENT, "accept")
    assert said(made) == ["Warning: Look. (a-rule)"]
    assert names(made)[-1] == f"{folder}/comments.xml"


def everywhere(data: bytes) -> list[Diagnostic]:
    """A finding at the second word, or the nearest to it, of every paragraph."""
    file = read(data)
    return [
        at(file, spot.start + 3, spot.start + 9, f"Look {number}.")
        for number, spot in enumerate(file.spots)
    ]


@pytest.fixture(scope="session")
def drafts() -> dict[str, bytes]:
    """Documents of several makers."""
    document = python_docx.Document()
    document.add_heading("A heading")
    document.add_paragraph("Words of a draft.", "List Bullet")
    document.add_table(1, 1).cell(0, 0).text = "In a cell."
    saved = io.BytesIO()
    document.save(saved)
    brief = load(read_text_file(DEMO)).brief
    ours = docx.render(edit(brief, style_named(STYLES[0]), MOMENT))[".docx"]
    return {"tricky": TRICKY, "library": saved.getvalue(), "ours": ours}


@pytest.mark.parametrize("name", ["library", "ours", "tricky"])
def test_an_annotated_document_has_no_more_faults_than_before(
    name: str, drafts: dict[str, bytes], tmp_path: Path
) -> None:
    before, made = drafts[name], commented(drafts[name], everywhere(drafts[name]))
    assert len(said(made)) == len(read(before).spots)
    assert audit(made, tmp_path / "made.docx") == audit(before, tmp_path / "before.docx")


def test_an_annotated_brief_of_ours_is_valid(drafts: dict[str, bytes], tmp_path: Path) -> None:
    made = commented(drafts["ours"], everywhere(drafts["ours"]))
    assert audit(made, tmp_path / "made.docx") == []
    assert list(faults(made)) == []


def audit(data: bytes, path: Path) -> list[str]:
    path.write_bytes(data)
    return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]


def test_libreoffice_shows_every_comment(drafts: dict[str, bytes], tmp_path: Path) -> None:
    for name, data in drafts.items():
        (tmp_path / f"{name}.docx").write_bytes(commented(data, everywhere(data)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", "--headless", profile, "--convert-to", "odt", "--outdir"]
    files = [str(tmp_path / f"{name}.docx") for name in drafts]
    subprocess.run([*convert, str(tmp_path), *files], check=True, capture_output=True)
    for name, data in drafts.items():
        content = part((tmp_path / f"{name}.odt").read_bytes(), "content.xml")
        shown = [
            "".join(each.find("{*}p").itertext())
            for each in content.iter("{*}annotation")
            if each.findtext("{*}creator") == "briefkit"
        ]
        assert sorted(shown) == sorted(said(commented(data, everywhere(data))))


def packed(data: bytes) -> list[tuple[Any, ...]]:
    return [
        (each.filename, each.date_time, each.compress_type, each.create_system)
        for each in zipfile.ZipFile(io.BytesIO(data)).infolist()
    ]
