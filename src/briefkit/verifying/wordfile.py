"""What a Word document shows (WordprocessingML): its text, and its notes in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefkit.verifying.shown import Shown, clean
from briefkit.word.housewords import without_house_words
from briefkit.word.names import W, value
from briefkit.word.package import Package

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
# By the names of styles, which are the same in a Word of any language.
LEVELS = {"title": 1} | {f"heading {level}": level + 1 for level in range(1, 7)}
MASTHEAD, COLOPHON, CONTENTS = "masthead", "colophon", "toc"
# Word's name for the style of a note's number, and those of LibreOffice.
MARKS = ("footnote reference", "footnote characters", "footnote anchor")
# What was deleted or moved away while changes were tracked.
GONE = (f"{W}del", f"{W}moveFrom")
# A further reference to a note (17.16.5.34).
AGAIN = re.compile(r"NOTEREF\s+(\S+)\s+\\f")


def read_docx(data: bytes, name: str = "This file") -> Shown:
    """Read a Word document; ``name`` is what errors call it. Raises `Unreadable`."""
    package = Package(name, data)
    return _Reading(package).shown


class _Reading:
    """A document's styles by their ids, and its notes numbered as they come."""

    def __init__(self, package: Package) -> None:
        self.styles = _style_names(package)
        self.numbers: dict[str, int] = {}
        self.bookmarks: dict[str, int] = {}
        self.shown = Shown()
        document = package.main()
        without_house_words(document)
        self._number(document)
        for paragraph in document.iter(f"{W}p"):
            self._read(paragraph)
        notes = package.related(package.document, "footnotes")
        for note in package.xml(notes) if notes else ():
            number = self.numbers.get(note.get(f"{W}id", ""))
            if number and note.get(f"{W}type") is None:
                paragraphs = map(self._words, note.iter(f"{W}p"))
                self.shown.notes[number] = clean(" ".join(paragraphs))

    def _number(self, document: Any) -> None:
        """Number the notes by their first references, and know what bookmarks hold them."""
        opened: list[str] = []
        for element in document.iter(f"{W}bookmarkStart", f"{W}footnoteReference"):
            if element.tag == f"{W}bookmarkStart":
                opened.append(element.get(f"{W}name", ""))
            elif not _is_gone(element):
                identifier = element.get(f"{W}id", "")
                number = self.numbers.setdefault(identifier, len(self.numbers) + 1)
                self.bookmarks |= dict.fromkeys(opened, number)
                opened.clear()

    def _read(self, paragraph: Any) -> None:
        style = self._style(paragraph, "pPr/pStyle")
        if style == MASTHEAD or style.startswith(CONTENTS):
            return
        text = self._words(paragraph)
        # A label stands beside the words that it names.
        lines = text.split("\t", 1) if style == COLOPHON else [text]
        self.shown.lines += filter(None, map(clean, lines))
        if style in LEVELS and clean(text):
            self.shown.headings.append((LEVELS[style], clean(text)))

    def _style(self, element: Any, path: str) -> str:
        identifier = value(element, path) or ""
        return self.styles.get(identifier, identifier).lower()

    def _words(self, paragraph: Any) -> str:
        return "".join(self._pieces(paragraph))

    def _pieces(self, paragraph: Any) -> Iterator[str]:
        instruction, state = "", ""
        for run in paragraph.iter(f"{W}r"):
            if _is_gone(run):
                continue
            is_mark = self._style(run, "rPr/rStyle") in MARKS
            for child in run:
                if child.tag == f"{W}fldChar":
                    state = child.get(f"{W}fldCharType", "")
                    instruction = "" if state == "begin" else instruction
                elif child.tag == f"{W}instrText":
                    instruction += child.text or ""
                elif child.tag != f"{W}t":
                    yield self._piece(child)
                elif state == "separate" and (again := AGAIN.search(instruction)):
                    yield f"⟦{self.bookmarks.get(again[1], '?')}⟧"
                elif not is_mark:
                    yield child.text or ""

    def _piece(self, child: Any) -> str:
        name = child.tag.removeprefix(W)
        if name == "footnoteReference":
            return f"⟦{self.numbers[child.get(f'{W}id', '')]}⟧"
        if name == "drawing":
            alts = (each.get("descr", "") for each in child.iter(f"{WP}docPr"))
            return "".join(f"⟨{alt}⟩" for alt in alts)
        return {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "\u2011"}.get(name, "")


def _style_names(package: Package) -> dict[str, str]:
    part = package.related(package.document, "styles")
    styles = package.xml(part).iterfind(f"{W}style") if part else ()
    return {each.get(f"{W}styleId", ""): value(each, "name") or "" for each in styles}


def _is_gone(element: Any) -> bool:
    return any(each.tag in GONE for each in element.iterancestors())
