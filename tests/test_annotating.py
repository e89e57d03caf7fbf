"""Findings as comments in a Word document, which stays as it was in all else."""

from __future__ import annotations

import copy
import io
import re
import subprocess
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile
from briefkit.editing import edit
from briefkit.formats import docx
from briefkit.loading import load
from briefkit.textfile import read_text_file
from briefkit.word.annotating import annotated
from briefkit.word.document import NoteId, Spot, WordDocument, WordFile
from briefkit.word.names import M, W
from briefkit.word.pieces import pieces
from tests.conftest import BRIEFS, MOMENT, STYLES, style_named
from tests.word_faults import faults
from tests.word_raw import (
    field,
    notes,
    package,
    paragraph,
    reference,
    text_box,
    word,
)

MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
STORIES = ("document", "footnotes", "endnotes")
NUMBERS = {
    NoteId(kind, str(number)): number - 1
    for kind in ("footnote", "endnote")
    for number in range(2, 100)
}
CHANGED = "[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"
BY = 'w:author="A. Author" w:date="2024-01-01T00:00:00Z"'

BODY = {
    "plain": paragraph("One run of plain words."),
    "looks": paragraph("Some ", word("bold", "<w:b/>"), word(" and italic", "<w:i/>"), " runs"),
    "tab": paragraph("<w:r><w:t>left</w:t><w:tab/><w:t>right</w:t></w:r>"),
    "spaces": paragraph("<w:r><w:t> bare spaces </w:t></w:r>", "then words"),
    "link": paragraph(
        "A ", f'<w:hyperlink w:anchor="_x">{word("linked title")}</w:hyperlink>', "."
    ),
    "table": "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='2000'/></w:tblGrid><w:tr><w:tc>"
    f"<w:tcPr><w:tcW w:w='2000' w:type='dxa'/></w:tcPr>{paragraph('In a table cell.')}"
    "</w:tc></w:tr></w:tbl>",
    "field": paragraph("See ", field("REF _x", "the field ", "result"), " after"),
    "simple": paragraph(
        "By ", f'<w:fldSimple w:instr=" TITLE ">{word("a title")}</w:fldSimple>'
    ),
    "control": paragraph(
        "In ",
        f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{word('a control')}"
        "</w:sdtContent></w:sdt>",
    ),
    "inserted": paragraph("An ", f'<w:ins w:id="90" {BY}>{word("inserted pair")}</w:ins>'),
    "equation": paragraph("Then ", "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", " holds"),
    "changed": paragraph(
        word("changed look", f'<w:b/><w:rPrChange w:id="91" {BY}><w:rPr/></w:rPrChange>')
    ),
    "ruby": paragraph(
        "Over ",
        "<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val='center'/><w:hps w:val='10'/>"
        "<w:hpsRaise w:val='18'/><w:hpsBaseText w:val='20'/><w:lid w:val='ja-JP'/></w:rubyPr>"
        f"<w:rt>{word('above')}</w:rt><w:rubyBase>{word('base')}</w:rubyBase></w:ruby></w:r>",
    ),
    "alternative": paragraph(
        "By ",
        f'<mc:AlternateContent><mc:Choice Requires="w14">{word("choice of two")}</mc:Choice>'
        f"<mc:Fallback>{word('fall back')}</mc:Fallback></mc:AlternateContent>",
    ),
    "box": paragraph(text_box(paragraph("Boxed words here."))),
    "noted": paragraph("Two claims", reference(2), " stand", reference(2, "endnote"), " here."),
    "target": f'<w:p><w:bookmarkStart w:id="1" w:name="_x"/>{word("Target")}'
    '<w:bookmarkEnd w:id="1"/></w:p>',
    "empty": "<w:p/>",
}
FOOTNOTE = paragraph("<w:r><w:footnoteRef/></w:r>", " A footnote with a fault.")
ENDNOTE = paragraph("<w:r><w:endnoteRef/></w:r>", " An endnote with a flaw.")
TRICKY = package(
    "".join(BODY.values()),
    footnotes=notes("footnote", FOOTNOTE),
    endnotes=notes("endnote", ENDNOTE),
)


def part(data: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return etree.fromstring(source.read(name))


def read(data: bytes) -> WordFile:
    """The words of a document whose notes are each referred to once, in order."""
    lines: list[str] = []
    spots: list[Spot] = []
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    for name in (f"word/{each}.xml" for each in STORIES):
        found = part(data, name).iter(f"{W}p") if name in names else ()
        for index, each in enumerate(found):
            note = next(each.iterancestors(f"{W}footnote", f"{W}endnote"), None)
            number = None if note is None else int(note.get(f"{W}id")) - 1
            start = sum(len(line) + 1 for line in lines)
            spots.append(Spot(start, name, index, number))
            lines.append("".join(piece.text for piece in pieces(each, "accept", NUMBERS)))
    return WordFile("draft.docx", "\n".join(lines), tuple(spots))


def at(file: TextFile, start: int, end: int, message: str = "Look.") -> Diagnostic:
    return Diagnostic(Place(file, start, end), Severity.WARNING, "a-rule", message)


def on(file: TextFile, words: str, message: str = "Look.") -> Diagnostic:
    start = file.text.index(words)
    return at(file, start, start + len(words), message)


def commented(data: bytes, findings: Iterable[Diagnostic]) -> bytes:
    document = WordDocument(read(data), (), {}, NUMBERS)
    return annotated(data, document, findings, MOMENT, "accept")


def marked(data: bytes) -> list[str]:
    """The words that each comment is about, in the order of the comments' numbers."""
    words: dict[str, str] = {}
    open_now: list[str] = []
    for each in part(data, "word/document.xml").iter():
        if each.tag == f"{W}commentRangeStart":
            open_now.append(each.get(f"{W}id"))
            words[open_now[-1]] = ""
        elif each.tag == f"{W}commentRangeEnd":
            open_now.remove(each.get(f"{W}id"))
        elif each.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            words |= {number: words[number] + "[note]" for number in open_now}
        elif each.tag in (f"{W}t", f"{M}t", f"{W}tab"):
            text = each.text or "\t"
            words |= {number: words[number] + text for number in open_now}
    return [words[number] for number in sorted(words, key=int)]


def said(data: bytes) -> list[str]:
    return [each.text for each in python_docx.Document(io.BytesIO(data)).comments]


def bare(root: Any) -> bytes:
    """A part's XML without the marks of comments, runs that look alike being one."""
    for mark in [each for tag in MARKS for each in root.iter(f"{W}{tag}")]:
        gone = mark if mark.tag != f"{W}commentReference" else mark.getparent()
        gone.getparent().remove(gone)
    for tag in ("r", "t"):
        for each in [*root.iter(f"{W}{tag}")]:
            _join(each, each.getprevious())
    for each in root.iter(f"{W}t"):
        each.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
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


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("plain", "plain"),
        ("One", "One"),
        ("words.", "words."),
        ("me bold and it", "me bold and it"),
        ("ft\tri", "ft\tri"),
        ("title.", "title."),
        ("table", "table"),
        ("serted", "serted"),
        ("claims[1] stand", "claims[note] stand"),
        ("field", "the field result"),
        ("result after", "the field result after"),
        ("title", "title"),
        ("control", "a control"),
        ("words here", "Boxed words here."),
        (" bare", " bare spaces "),
        ("x=", "x=1"),
        ("changed", "changed"),
        ("ase", "abovebase"),
        ("two", "choice of twofall back"),
    ],
)
def test_a_comment_stands_at_its_very_words_or_the_whole_they_stand_in(
    words: str, expected: str
) -> None:
    assert marked(commented(TRICKY, [on(read(TRICKY), words)])) == [expected]


def test_a_simple_field_is_marked_as_a_whole() -> None:
    file = read(TRICKY)
    start = file.text.index("By a title") + len("By a ")
    assert marked(commented(TRICKY, [at(file, start, start + 5)])) == ["a title"]


@pytest.mark.parametrize(
    ("before", "expected"),
    [("One run", "run"), ("One run of plain words.", "words"), ("", "One"), ("O", "One")],
)
def test_a_place_without_words_is_marked_at_the_nearest_word(
    before: str, expected: str
) -> None:
    file = read(TRICKY)
    place = file.text.index(before) + len(before)
    assert marked(commented(TRICKY, [at(file, place, place)])) == [expected]


def test_a_range_over_paragraphs_ends_with_the_first() -> None:
    file = read(TRICKY)
    start = file.text.index("words.")
    assert marked(commented(TRICKY, [at(file, start, start + 20)])) == ["words."]


def test_an_empty_paragraph_can_have_a_comment() -> None:
    file = read(TRICKY)
    place = file.text.index("Target") + len("Target\n")
    made = commented(TRICKY, [at(file, place, place, "Empty.")])
    (mark,) = part(made, "word/document.xml").iter(f"{W}commentReference")
    assert next(mark.iterancestors(f"{W}p")).getparent().tag == f"{W}body"
    assert said(made) == ["Warning: Empty. (a-rule)"]


def test_what_is_wrong_in_a_note_is_said_at_its_number_with_its_words() -> None:
    file = read(TRICKY)
    made = commented(TRICKY, [on(file, "fault"), on(file, "flaw", "See.")])
    assert marked(made) == ["[note]", "[note]"]
    assert said(made) == [
        "Warning in note 1, “fault”: Look. (a-rule)",
        "Warning in note 1, “flaw”: See. (a-rule)",
    ]
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        assert member(made, name) == member(TRICKY, name)


def test_long_words_of_a_note_are_quoted_in_short() -> None:
    data = package(
        paragraph("Text", reference(2)), footnotes=notes("footnote", paragraph("ab " * 40))
    )
    (words,) = said(commented(data, [on(read(data), "ab " * 40)]))
    assert words == f"Warning in note 1, “{'ab ' * 19}ab…”: Look. (a-rule)"


def test_what_is_wrong_in_a_text_box_is_said_at_the_box() -> None:
    made = commented(TRICKY, [on(read(TRICKY), "Boxed")])
    assert said(made) == ["Warning in a text box, “Boxed”: Look. (a-rule)"]
    (box,) = part(made, "word/document.xml").iter(f"{W}txbxContent")
    assert not [each for tag in MARKS for each in box.iter(f"{W}{tag}")]


def test_a_note_that_nothing_refers_to_has_its_comment_at_the_first_paragraph() -> None:
    data = package(paragraph("First."), footnotes=notes("footnote", FOOTNOTE))
    made = commented(data, [on(read(data), "fault")])
    assert marked(made) == ["First"]
    assert said(made) == ["Warning in note 1, “fault”: Look. (a-rule)"]


def test_what_stands_in_no_paragraph_has_its_comment_at_the_first() -> None:
    front = TextFile("draft.docx", "title: A")
    made = commented(TRICKY, [at(front, 0, 8, "No date.")])
    assert (marked(made), said(made)) == (["One"], ["Warning: No date. (a-rule)"])


def test_comments_may_overlap_nest_and_stand_at_the_same_words() -> None:
    file = read(TRICKY)
    wanted = ["One run of", "run of", "run of", "run of plain", "of", "plain words"]
    made = commented(TRICKY, [on(file, each, f"At {each}.") for each in reversed(wanted)])
    assert marked(made) == wanted
    assert said(made) == [f"Warning: At {each}. (a-rule)" for each in wanted]


def test_a_comment_says_who_wrote_it_and_when() -> None:
    made = commented(TRICKY, [on(read(TRICKY), "plain")])
    (comment,) = python_docx.Document(io.BytesIO(made)).comments
    assert (comment.author, comment.initials) == ("briefkit", "bk")
    assert comment.timestamp == MOMENT


def test_a_comment_holds_no_character_that_xml_forbids() -> None:
    assert said(commented(TRICKY, [on(read(TRICKY), "plain", "A\x0b&<b>")])) == [
        "Warning: A\ufffd&<b> (a-rule)"
    ]


def test_the_reference_stands_outside_a_link_and_a_tracked_change() -> None:
    file = read(TRICKY)
    made = commented(TRICKY, [on(file, "linked"), on(file, "inserted")])
    for mark in part(made, "word/document.xml").iter(f"{W}commentReference"):
        assert mark.getparent().getparent().tag == f"{W}p"


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
    brief = load(read_text_file(BRIEFS[0])).brief
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


def names(data: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(data)).namelist()


def member(data: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read(name)


def packed(data: bytes) -> list[tuple[Any, ...]]:
    return [
        (each.filename, each.date_time, each.compress_type, each.create_system)
        for each in zipfile.ZipFile(io.BytesIO(data)).infolist()
    ]
