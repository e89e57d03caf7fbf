"""Findings put into Word documents, and what is read of their comments again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import Any

import docx as python_docx
from lxml import etree

from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile
from briefkit.word.annotating import annotated
from briefkit.word.document import NoteId, Spot, WordDocument, WordFile
from briefkit.word.names import M, W
from briefkit.word.pieces import pieces
from tests.conftest import MOMENT

MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
STORIES = ("document", "footnotes", "endnotes")
NUMBERS = {
    NoteId(kind, str(number)): number - 1
    for kind in ("footnote", "endnote")
    for number in range(2, 100)
}


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


def names(data: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(data)).namelist()


def member(data: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read(name)
