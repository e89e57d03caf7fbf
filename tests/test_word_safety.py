"""Files from strangers: read, or refused with one clear error; never a traceback."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from briefkit.diagnostic import Unreadable
from briefkit.word.document import Words, paragraphs_of
from briefkit.word.reading import read_word
from tests import word_raw, worddrafts
from tests.effort import calls_in
from tests.word_raw import paragraph, reference, word
from tests.word_tricky import TRICKY
from tests.worddrafts import DRAFTS

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
PLAIN = DRAFTS["title by its style"].data


def member(name: str, content: bytes) -> bytes:
    """A small document in which one part is another."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as source, zipfile.ZipFile(target, "w", 8) as made:
        for each in source.namelist():
            if each != name:
                made.writestr(each, source.read(each))
        if content:
            made.writestr(name, content)
    return target.getvalue()


MAIN = "word/document.xml"
# Somewhere in the packed text.
INSIDE = zipfile.ZipFile(io.BytesIO(PLAIN)).getinfo(MAIN).header_offset + 80
ENTITIES = b'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'
BAD = {
    "with a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted-file"),
    "of the old kind": (OLE + "WordDocument".encode("utf-16-le"), "old-word-file"),
    "of another program": (OLE, "not-word"),
    "RTF": (rb"{\rtf1\ansi Words.}", "not-word"),
    "a web page": (b"<html><p>Words.</p></html>", "not-word"),
    "no document": (b"Words.", "not-word"),
    "empty": (b"", "not-word"),
    "cut off": (PLAIN[: len(PLAIN) // 2], "damaged-file"),
    "broken within": (PLAIN[:INSIDE] + bytes(40) + PLAIN[INSIDE + 40 :], "damaged-file"),
    "without its text": (member(MAIN, b""), "damaged-file"),
    "with broken XML": (member(MAIN, b"<w:document>"), "damaged-file"),
    "with entities": (member(MAIN, ENTITIES), "unsafe-file"),
    "a spreadsheet": (member(MAIN, b"<workbook/>"), "not-word"),
    "a zip bomb": (member("word/media/a.png", bytes(60_000_000)), "file-too-large"),
    "nested too deeply": (worddrafts.draft(150 * "<w:ins>" + 150 * "</w:ins>"), "damaged-file"),
    "with too many tags": (worddrafts.draft(paragraph(1_000_000 * "<w:r/>")), "file-too-large"),
    "nested without end": (member(MAIN, b"<a>" * 100_000 + b"</a>" * 100_000), "damaged-file"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_safe_word_file_is_refused_with_one_error(name: str) -> None:
    data, rule = BAD[name]
    with pytest.raises(Unreadable) as caught:
        read_word("draft.docx", data)
    assert caught.value.diagnostic.rule == rule
    assert caught.value.diagnostic.place.file.name == "draft.docx"


@pytest.mark.parametrize("start", range(0, len(PLAIN), max(1, len(PLAIN) // 60)))
def test_a_damaged_file_is_read_or_refused(start: int) -> None:
    damaged = PLAIN[:start] + b"\xff\x00\x13" + PLAIN[start + 3 :]
    try:
        found = read_word("draft.docx", damaged)
    except Unreadable:
        return
    assert found.blocks


def test_five_thousand_notes_keep_their_order() -> None:
    body = "".join(word_raw.paragraph(f"S{n}.", word_raw.reference(n)) for n in range(2, 5002))
    held = word_raw.notes("footnote", *(word_raw.paragraph(f"N{n}.") for n in range(2, 5002)))
    found = read_word("draft.docx", worddrafts.draft(body, footnotes=held))
    assert list(found.numbers.values()) == list(range(1, 5001))
    words = [
        each.text
        for blocks in found.notes.values()
        for each in blocks[0].inlines  # type: ignore[union-attr]
        if isinstance(each, Words)
    ]
    assert words == [f"N{n}." for n in range(2, 5002)]


# Beside one use of a thing, many: what takes the time of all pairs shows in the counts.
MANY = {
    "bookmarks": lambda n: paragraph(
        *(f'<w:bookmarkStart w:id="{i}" w:name="b{i}"/>' for i in range(n)), *n * [reference(2)]
    ),
    "comments": lambda n: paragraph(
        *(f'<w:commentRangeStart w:id="{i}"/>' for i in range(n)), *n * [word("a")]
    ),
    "runs": lambda n: paragraph(*n * [word("a", "<w:b/>"), word("b")]),
    "fields": lambda n: paragraph(*n * ['<w:r><w:fldChar w:fldCharType="begin"/></w:r>']),
    "items": lambda n: "".join(worddrafts.item(2, i % 9, "x") for i in range(n)),
    "changes": lambda n: paragraph(*n * [f'<w:ins w:id="1" w:author="A">{word("a")}</w:ins>']),
    "cells": lambda n: worddrafts.table(worddrafts.row(*n * [paragraph("a")])),
    "boxes": lambda n: paragraph(*n * [word_raw.text_box(paragraph("a"))]),
}


@pytest.mark.parametrize("name", MANY)
def test_twice_as_much_takes_no_more_than_twice_the_work(name: str) -> None:
    assert calls_to_read(MANY[name](600)) < 2.5 * calls_to_read(MANY[name](300))


def test_text_boxes_within_each_other_are_each_read_once() -> None:
    def nested(depth: int) -> str:
        body = paragraph("x")
        for _ in range(depth):
            body = paragraph("x", word_raw.text_box(body))
        return body

    assert calls_to_read(nested(14)) < 2.5 * calls_to_read(nested(7))


def calls_to_read(body: str) -> int:
    """How many functions are called to read a document."""
    data = worddrafts.draft(body, footnotes=worddrafts.FOOTNOTES)
    return calls_in(lambda: read_word("draft.docx", data))


LARGE = {
    "tags without end": lambda: "<w:p/>" * 3_000_000,
    "attributes without end": lambda: "<w:p {}/>".format(
        " ".join(f"a{i}=''" for i in range(900_000))
    ),
    "as many tags as may be": lambda: paragraph(*150_000 * ["<w:r><w:t>a</w:t></w:r>"]),
    "long text in changes in changes": lambda: (
        "<w:p>" + 60 * "<w:ins>" + 8 * word(1_000_000 * "abc ") + 60 * "</w:ins>" + "</w:p>"
    ),
}
READING = """
import resource, sys
from pathlib import Path
from briefkit.diagnostic import Unreadable
from briefkit.word.reading import read_word
resource.setrlimit(resource.RLIMIT_AS, (500_000_000, 500_000_000))
try:
    print(len(read_word("draft.docx", Path(sys.argv[1]).read_bytes()).file.text))
except Unreadable as refused:
    print(refused.diagnostic.rule)
"""


@pytest.mark.parametrize("name", LARGE)
def test_no_file_takes_more_than_500_megabytes(name: str, tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(worddrafts.draft(LARGE[name]()))
    run = [sys.executable, "-c", READING, str(path)]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.strip().isdecimal() or done.stdout == "file-too-large\n"


def test_pandoc_reads_the_same_notes_in_the_same_order(tmp_path: Path) -> None:
    compared = 0
    files = [*(each.data for each in DRAFTS.values()), TRICKY, MIXED]
    for number, data in enumerate(files):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(data)
        run = ["pandoc", str(path), "-t", "json"]
        tree = json.loads(subprocess.run(run, capture_output=True, check=True).stdout)
        document = read_word("draft.docx", data)
        referred = (
            blocks for note, blocks in document.notes.items() if note in document.numbers
        )
        ours = ["".join(each.text for each in paragraphs_of(blocks)) for blocks in referred]
        assert [squeezed(each) for each in notes_of(tree)] == list(map(squeezed, ours))
        compared += len(ours)
    assert compared >= 12


# Notes in another order than their part has, with all that can stand in a note.
MIXED = worddrafts.draft(
    paragraph("a", reference(6), reference(2), "b", reference(2, "endnote"), reference(4))
    + worddrafts.table(
        worddrafts.row(paragraph("c", reference(3)) + paragraph("d", reference(5)))
    ),
    footnotes=word_raw.notes(
        "footnote",
        paragraph("A ", word("bold", "<w:b/>"), word(" and raised", worddrafts.RAISED), "."),
        paragraph("B ", word_raw.field('HYPERLINK "https://example.org/a"', "link"), "."),
        paragraph("C ", '<w:ins w:id="9" w:author="Ann">' + word("new") + "</w:ins>", "."),
        worddrafts.item(1, 0, "D one") + worddrafts.item(1, 0, "D two"),
        paragraph("E\u2014“quoted”.") + paragraph("E, more."),
    ),
    endnotes=word_raw.notes("endnote", paragraph("End", "<w:r><w:tab/></w:r>", "note.")),
)


def notes_of(tree: object) -> list[str]:
    """The words of each note in pandoc's tree."""
    if isinstance(tree, dict):
        if tree.get("t") == "Note":
            return [words_of(tree["c"])]
        return [note for each in tree.values() for note in notes_of(each)]
    return [note for each in tree for note in notes_of(each)] if isinstance(tree, list) else []


def words_of(tree: object) -> str:
    if isinstance(tree, dict):
        return tree["c"] if tree.get("t") == "Str" else words_of(tree.get("c"))
    return "".join(map(words_of, tree)) if isinstance(tree, list) else ""


def squeezed(text: str) -> str:
    return "".join(text.split())
