"""The part in which a Word document keeps its brief: valid, the same, and never a danger."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import OpenXmlValidator

from briefkit.cli import run
from briefkit.restoring import kept
from briefkit.textfiles.validation import plain
from briefkit.word import keptbrief
from briefkit.word.document import WordDocument
from briefkit.word.reading import read_word
from tests import word_raw
from tests.conftest import BRIEFS
from tests.roundtrip import BRIEF, KEPT, back, edited, made, saying, with_part
from tests.word_faults import faults
from tests.worddrafts import draft
from tests.wordreading import parts_of

DATA, FIELDS = made(BRIEF)
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
NAMED = f'xmlns="{keptbrief.NAMESPACE}"'.encode()


def part(fields: object, document: bytes = DATA, labels: tuple[str | None, ...] = ()) -> bytes:
    return keptbrief.written(fields, labels, document)


def bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("word/document.xml", bytes(60_000_000))
    return made.getvalue()


def deep(levels: int) -> bytes:
    nested = '{"a":' * levels + "1" + "}" * levels
    return part({}).replace(b"<fields>{}", b"<fields>" + nested.encode())


HOSTILE = {
    "entities": b'<!DOCTYPE d [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><d ' + NAMED + b">&b;</d>",
    "a file of this machine": b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]><brief '
    + NAMED
    + b' version="1"><fields>&a;</fields></brief>',
    "no XML": b"<brief " + NAMED,
    "another version": part(FIELDS).replace(b'version="1"', b'version="2"'),
    "another element": part(FIELDS)
    .replace(b"<brief ", b"<grief ")
    .replace(b"/brief", b"/grief"),
    "no fields": HEAD + b"<brief " + NAMED + b' version="1"/>',
    "no JSON": part({}).replace(b"{}", b"{,}"),
    "a list for a brief": part([1, 2]),
    "fields twice": part({}).replace(b"{}", b'{"title":"A","title":"B"}'),
    "no title": part({"subtitle": "A"}),
    "fields that no brief has": part({"title": "A", "secret": "B"}),
    "sources in a file": part({"title": "A", "sources": "../../../etc/passwd.yaml"}),
    "labels that are none": part(FIELDS).replace(b"<labels>[]", b"<labels>[[]]"),
    "too long": part({"title": "A" * 3_000_000}),
    "no document": part(FIELDS, b"Words."),
    "a zip bomb in it": part(FIELDS, bomb()),
    "nested too deeply": deep(5_000),
    "too many tags": HEAD
    + b"<brief "
    + NAMED
    + b' version="1">'
    + b"<a/>" * 5_000
    + b"</brief>",
    "bytes that are no base64": part(FIELDS, b"").replace(
        b"<document>", b"<document>\xc3\xa9="
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_part_that_is_not_ours_is_left_aside_and_that_is_said_once(
    name: str, tmp_path: Path
) -> None:
    found = back(with_part(DATA, KEPT, lambda _: HOSTILE[name]), tmp_path)
    messages = [each.message for each in found.diagnostics]
    assert sum(message.startswith("What briefkit had kept") for message in messages) == 1
    assert found.brief.title == "Who Pays for the Ports?"
    assert len(found.brief.footnotes) == 5
    assert not found.brief.sources


def test_a_part_that_is_too_large_is_not_even_read(tmp_path: Path) -> None:
    large = part(FIELDS).replace(b"</fields>", b" " * keptbrief.MOST_KEPT + b"</fields>")
    found = back(with_part(DATA, KEPT, lambda _: large), tmp_path)
    assert not found.brief.sources
    assert any(e.message.startswith("A program has taken out") for e in found.diagnostics)


def test_a_part_that_a_program_dropped_is_missed(tmp_path: Path) -> None:
    found = back(with_part(DATA, KEPT, lambda _: None), tmp_path)
    (message,) = [each.message for each in found.diagnostics if "program" in each.message]
    assert "without its sources" in message
    assert found.brief.key_points[0].lead == "Ports cost money."


def test_a_draft_of_another_s_is_not_said_to_miss_anything(tmp_path: Path) -> None:
    body = word_raw.paragraph("Ports cost money.")
    assert not [
        each for each in back(draft(body), tmp_path).diagnostics if "program" in each.message
    ]


def test_parts_of_other_programs_are_no_concern(tmp_path: Path) -> None:
    other = b'<!DOCTYPE a><a xmlns="https://example.org/forms">Secret</a>'

    def related(content: bytes) -> bytes:
        kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
        first = b'<Relationship Id="o" Type="' + kind + b'" Target="../customXml/item0.xml"/>'
        return content.replace(b"<Relationship ", first + b"<Relationship ", 1)

    data = with_part(DATA, "word/_rels/document.xml.rels", related)
    with zipfile.ZipFile(held := io.BytesIO(data), "a") as target:
        target.writestr("customXml/item0.xml", other)
    assert plain(back(held.getvalue(), tmp_path).root) == FIELDS


def test_a_stranger_s_style_names_no_folder(tmp_path: Path) -> None:
    folder = tmp_path / "evil"
    folder.mkdir()
    (folder / "style.yaml").write_text("extends: nowhere\n", encoding="utf-8")
    data, _ = made(BRIEF.replace("status: draft", "status: draft\nstyle: ./evil"))
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    assert run(["check", str(path)]) == 0


def test_what_travels_is_what_the_file_says_and_nothing_else() -> None:
    content = parts_of(DATA)[KEPT]
    held = keptbrief.read(content)
    assert json.loads(held.fields) == FIELDS
    assert json.loads(held.labels) == ["costs", None, "dredging", "again", None]
    assert KEPT not in parts_of(held.document)
    assert content == parts_of(made(BRIEF)[0])[KEPT]


@pytest.mark.parametrize(
    "text", [BRIEF, *(each.read_text(encoding="utf-8") for each in BRIEFS)], ids=len
)
def test_a_document_that_keeps_its_brief_is_valid(text: str, tmp_path: Path) -> None:
    data, _ = made(text)
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    assert [str(each) for each in OpenXmlValidator().validate(str(path)).errors] == []
    assert list(faults(data)) == []
    related = parts_of(data)["customXml/_rels/item1.xml.rels"].decode()
    assert re.findall('Target="([^"]+)"', related) == ["itemProps1.xml"]


def test_the_document_as_it_was_is_read_only_where_it_was_edited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The parts are compared first: an unedited document is not read twice."""
    seen: list[bytes] = []

    def counted(name: str, data: bytes) -> WordDocument:
        seen.append(data)
        return read_word(name, data)

    monkeypatch.setattr(kept, "read_word", counted)
    assert plain(back(DATA, tmp_path).root) == FIELDS
    assert not seen
    back(edited(DATA, lambda root: saying(root, "Ports cost money.").clear()), tmp_path)
    assert len(seen) == 1


def test_two_editions_of_a_brief_in_one_document_are_told_apart(tmp_path: Path) -> None:
    """A part is believed for what its own document says, not for another's words."""
    other = made(BRIEF.replace("Ports cost money", "Piers cost money"))[0]
    data = with_part(DATA, KEPT, lambda _: parts_of(other)[KEPT])
    assert plain(back(data, tmp_path).root)["key_points"][0]["lead"] == "Ports cost money."


def test_notes_that_read_alike_keep_their_own_sources(tmp_path: Path) -> None:
    """“Ibid.” says nothing of what it cites: its mark in the text does."""
    text = """
title: A
sections:
  - {heading: One, body: "First.[^a] Second.[^b]"}
  - {heading: Two, body: "Third.[^c] Fourth.[^d]"}
footnotes: {a: "[@x].", b: "[@x].", c: "[@y].", d: "[@y]."}
sources:
  x: {type: book, title: Sand, author: Doe, issued: 2020}
  y: {type: book, title: Mud, author: Roe, issued: 2021}
"""
    data, fields = made(text, "korea-on-point")

    def swap(root: Any) -> None:
        one = saying(root, "One")
        for each in (saying(root, "Two"), saying(root, "Third.")):
            one.addprevious(each)

    back_again = plain(back(edited(data, swap), tmp_path).root)
    assert back_again["sections"] == fields["sections"][::-1]
    assert back_again["footnotes"] == fields["footnotes"]
