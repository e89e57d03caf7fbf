"""Files from strangers: read, or refused with one clear error; never a traceback."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import pytest

from briefkit.diagnostic import Unreadable
from briefkit.word.document import Words
from briefkit.word.reading import read_word
from tests import word_raw, worddrafts
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


def test_pandoc_reads_the_same_notes_in_the_same_order(tmp_path: Path) -> None:
    compared = 0
    for number, draft in enumerate(DRAFTS.values()):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(draft.data)
        shown = subprocess.run(
            ["pandoc", path, "-t", "plain", "--wrap=none"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        theirs = [line for line in shown.splitlines() if line.startswith("[")]
        document = read_word("draft.docx", draft.data)
        ours = [
            " ".join(block.text for block in blocks if hasattr(block, "text"))
            for note, blocks in document.notes.items()
            if note in document.numbers
        ]
        for count, (their, our) in enumerate(zip(theirs, ours, strict=False), 1):
            assert their.startswith(f"[{count}] ")
            assert our.split()[0] in their
            compared += 1
    assert compared >= 4
