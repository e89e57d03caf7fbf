"""Finished files read back: what a reader of each format is shown, as plain lines."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree

import html5lib
import pikepdf
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
H = "{http://www.w3.org/1999/xhtml}"
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u2060\u200b\u200e\u2066\u2069"))
# In the directions of a drawn line: what runs from left to right in one that runs back.
FORWARD = re.compile("l(?:[ldns]*[ld])?|d(?:s?d)*")
WORD_HEADINGS = {"Title": 1, "Heading1": 2, "Heading2": 3, "Heading3": 4, "Heading4": 5}


@dataclass
class Shown:
    """What a file shows: its lines with ⟦n⟧ at references, headings, and notes by number."""

    lines: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    notes: dict[int, str] = field(default_factory=dict)
    in_place: dict[int, str] = field(default_factory=dict)
    """The notes of a web page as read beside their references."""


def clean(text: str) -> str:
    """Text without what is invisible: canonical composition, one space for any white space."""
    return " ".join(unicodedata.normalize("NFC", text.translate(INVISIBLE)).split())


def squeezed(text: str) -> str:
    """Text without any space, for a medium that breaks lines where it likes."""
    return clean(text).replace(" ", "")


def bare(text: str) -> str:
    """The letters and digits of a text, all that a PDF keeps in order from right to left.

    WeasyPrint gives each glyph the characters of the first place where it stands: a bracket
    may be its fellow.
    """
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(filter(str.isalnum, decomposed))


def logical(glyphs: list[str]) -> str:
    """The text of a line's glyphs, which are drawn from left to right (UAX 9, turned round)."""
    kinds = "".join(_direction(glyph) for glyph in glyphs)
    if "r" not in kinds:
        return "".join(glyphs)
    turned, end = [], len(glyphs)
    for found in reversed(list(FORWARD.finditer(kinds))):
        turned += [*reversed(glyphs[found.end() : end]), *glyphs[found.start() : found.end()]]
        end = found.start()
    return "".join([*turned, *reversed(glyphs[:end])])


def _direction(glyph: str) -> str:
    classes = [unicodedata.bidirectional(character) for character in glyph]
    kinds = {"L": "l", "R": "r", "AL": "r", "EN": "d", "AN": "d", "CS": "s"}
    return kinds.get(classes[0], "n") if classes else "n"


# --- HTML


def read_html(content: bytes) -> Shown:
    root = html5lib.parse(content, namespaceHTMLElements=True)
    shown = Shown()
    body = root.find(f"{H}body//{H}article")
    assert body is not None
    for element in body.iter():
        classes = (element.get("class") or "").split()
        if element.get("role") == "doc-endnotes":
            for item in element.findall(f"{H}ol/{H}li"):
                number = int(item.get("id", "").removeprefix("fn-"))
                shown.notes[number] = clean(_html_text(item, skip=("number", "backlinks")))
        if element.get("role") == "note":
            number = int(element.get("id", "").removeprefix("note-"))
            shown.in_place[number] = clean(_html_text(element, skip=("number",)))
        if re.fullmatch(rf"{H}h[1-6]", element.tag) and "endnotes" not in classes:
            shown.headings.append((int(element.tag[-1]), clean(_html_text(element))))
    shown.lines = [clean(line) for line in _html_text(body, skip=SKIPPED).split("\n")]
    shown.lines = [line for line in shown.lines if line]
    return shown


SKIPPED = ("note", "endnotes", "contents", "mark", "numeral", "section-number")
HTML_LINES = {
    f"{H}{tag}"
    for tag in (
        *("p", "h1", "h2", "h3", "h4", "h5", "td", "th", "pre", "li"),
        *("figcaption", "caption", "dt", "dd", "img"),
    )
}


def _html_text(element: Any, skip: tuple[str, ...] = ("note", "section-number")) -> str:
    classes = (element.get("class") or "").split()
    if set(classes) & set(skip) or element.tag == f"{H}button":
        return ""
    if "ref" in classes:
        digits = re.sub(r"\D", "", "".join(element.itertext()))
        return f"⟦{digits}⟧"
    parts = [f"⟨{element.get('alt')}⟩" if element.tag == f"{H}img" else element.text or ""]
    for child in element:
        parts += [" " if child.tag == f"{H}br" else _html_text(child, skip), child.tail or ""]
    text = "".join(parts)
    if element.tag == f"{H}pre" or "pre" in classes:
        text = " ".join(text.split())
    if "title-note" in classes:
        return text.replace("\n", "")
    if "p" in classes or element.tag in HTML_LINES:
        return "\n" + " ".join(text.split(" ")) + "\n"
    return text


# --- Word


def read_docx(content: bytes) -> Shown:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        document = ElementTree.fromstring(package.read("word/document.xml"))
        has_notes = "word/footnotes.xml" in package.namelist()
        parts = (
            [ElementTree.fromstring(package.read("word/footnotes.xml"))] if has_notes else []
        )
    shown = Shown()
    for paragraph in document.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = style.get(f"{W}val", "") if style is not None else ""
        if name.startswith("TOC"):
            continue
        text = clean(_word_text(paragraph))
        if text:
            shown.lines.append(text)
        if name in WORD_HEADINGS:
            shown.headings.append((WORD_HEADINGS[name], text))
    for note in (each for part in parts for each in part):
        if note.get(f"{W}type") is None:
            number = int(note.get(f"{W}id", ""))
            text = " ".join(_word_text(paragraph) for paragraph in note.iter(f"{W}p"))
            shown.notes[number] = clean(text)
    return shown


def _word_text(paragraph: Any) -> str:
    parts: list[str] = []
    instruction, state = "", ""
    for run in paragraph.iter(f"{W}r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        mark = style is not None and style.get(f"{W}val") == "FootnoteReference"
        for child in run:
            tag = child.tag.removeprefix(W)
            if tag == "fldChar":
                state = child.get(f"{W}fldCharType", "")
                instruction = "" if state == "begin" else instruction
            elif tag == "instrText":
                instruction += child.text or ""
            elif tag == "footnoteReference":
                parts.append(f"⟦{child.get(f'{W}id')}⟧")
            elif tag in ("br", "tab"):
                parts.append(" ")
            elif tag == "drawing":
                parts += [f"⟨{each.get('descr')}⟩" for each in child.iter(f"{WP}docPr")]
            elif tag == "t" and mark and state == "separate" and "NOTEREF" in instruction:
                parts.append(f"⟦{child.text}⟧")
            elif tag == "t" and not mark:
                parts.append(child.text or "")
    return "".join(parts)


# --- PDF, by its structure tree (ISO 32000-1, 14.7)


class _MarkedText(PDFTextDevice):
    """The text of each marked-content sequence of a page."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self.stack: list[int | None] = []
        self.glyphs: dict[int, list[str]] = {}

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        self.stack.append(props.get("MCID") if isinstance(props, dict) else None)

    def end_tag(self) -> None:
        self.stack.pop()

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        mcid = next((each for each in reversed(self.stack) if each is not None), None)
        if mcid is None:
            return
        for piece in seq:
            if isinstance(piece, bytes):
                for code in textstate.font.decode(piece):
                    glyph = textstate.font.to_unichr(code)
                    self.glyphs.setdefault(mcid, []).append(glyph)


def _pages_text(content: bytes) -> Iterator[dict[int, str]]:
    manager = PDFResourceManager()
    for page in PDFPage.get_pages(io.BytesIO(content)):
        device = _MarkedText(manager)
        PDFPageInterpreter(manager, device).process_page(page)
        yield {mcid: logical(glyphs) for mcid, glyphs in device.glyphs.items()}


def read_pdf(content: bytes) -> Shown:
    """What the structure tree reads out; ``lines`` is one line without any space."""
    pages = list(_pages_text(content))
    shown, main = Shown(), []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        index = {page.objgen: number for number, page in enumerate(pdf.pages)}

        def text(element: Any, page: Any) -> Iterator[str]:
            if isinstance(element, int):
                yield pages[index[page.objgen]].get(element, "")
                return
            kind = element.get("/Type")
            if kind == "/MCR":
                yield pages[index[element.Pg.objgen]].get(int(element.MCID), "")
            if kind in ("/OBJR", "/MCR"):
                return
            page, role = element.get("/Pg", page), str(element.get("/S"))
            target = _target(element)
            if role == "/Lbl" or target.startswith("fnref-"):
                return
            words = "".join(t for kid in _kids(element) for t in text(kid, page))
            if role == "/Note":
                number = int(str(element.ID).removeprefix("fn-"))
                assert number not in shown.notes
                # In a list the number is text; at a page's foot it is a link, left out above.
                linked = any(_target(kid) for kid in _kids(element)[:1])
                typed = "" if linked else rf"^[\[\]]?{number}[\[\].]?"
                shown.notes[number] = re.sub(typed, "", squeezed(words))
            elif target.startswith("fn-"):
                digits = re.sub(r"\D", "", words)
                assert digits == target.removeprefix("fn-")
                yield words if words.startswith("note") else f"⟦{digits}⟧"
            else:
                if re.fullmatch("/H[1-6]", role):
                    shown.headings.append((int(role[-1]), squeezed(words)))
                if role == "/Figure":
                    yield f"⟨{element.get('/Alt')}⟩"
                yield words

        for kid in _kids(pdf.Root.StructTreeRoot):
            main += list(text(kid, None))
    shown.lines = [squeezed("".join(main))]
    return shown


def _kids(element: Any) -> list[Any]:
    if not isinstance(element, pikepdf.Dictionary):
        return []
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _target(element: Any) -> str:
    """The name of the place that a link element leads to, if it is one."""
    if not isinstance(element, pikepdf.Dictionary) or element.get("/S") != "/Link":
        return ""
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
            return str(kid.Obj.get("/Dest", ""))
    return ""
