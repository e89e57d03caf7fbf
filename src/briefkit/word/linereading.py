"""A Word paragraph's content as inline nodes: words with their looks, notes and fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from briefkit.diagnostic import Severity
from briefkit.word.document import (
    Break,
    CitationField,
    Inline,
    NoteId,
    NoteMark,
    NoteNumber,
    Picture,
    Words,
)
from briefkit.word.names import R, W, is_on
from briefkit.word.package import Relation
from briefkit.word.pieces import EQUATIONS, content, note_referred_to, printed
from briefkit.word.styles import Styles
from briefkit.word.tracked import Tracked

HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:"(?P<url>[^"]*)"|(?P<bare>[^\s\\]\S*))?')
ANCHOR = re.compile(r'\\l\s+"([^"]+)"')
NOTE_FIELD = re.compile(r"\s*NOTEREF\s+(?P<name>\S+)(?P<switches>.*)", re.DOTALL)
BREAKS = (f"{W}br", f"{W}cr")
BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
IMAGE_DATA = "{urn:schemas-microsoft-com:vml}imagedata"
VML_SHAPE = "{urn:schemas-microsoft-com:vml}shape"
Lose = Callable[[int, int, str, Severity], None]


@dataclass
class _Field:
    """A field that has begun: its code so far, and where its result began."""

    first: int
    start: int
    code: str = ""
    in_code: bool = True


class LineReader:
    """Reads the lines of one part of a document.

    ``relations`` are the part's, by id; ``marks`` the notes by bookmark; ``lose`` is told
    what can't be carried: its range in the file's text, a message, and how bad that is.
    """

    def __init__(
        self,
        styles: Styles,
        relations: Mapping[str, Relation],
        numbers: Mapping[NoteId, int],
        marks: Mapping[str, NoteId],
        tracked: Tracked,
        lose: Lose,
    ) -> None:
        self.styles = styles
        self.relations = relations
        self.numbers = numbers
        self.marks = marks
        self.tracked = tracked
        self.lose = lose

    def inlines(self, paragraph: Any, style: str | None, start: int) -> tuple[Inline, ...]:
        """The inline nodes of a ``w:p`` whose line begins at an offset of the file's text."""
        return tuple(_Line(self, style, start).read(paragraph))


class _Line:
    """One line while it is read."""

    def __init__(self, reader: LineReader, style: str | None, start: int) -> None:
        self.reader = reader
        self.style = style
        self.at = start
        self.found: list[Inline] = []
        self.fields: list[_Field] = []
        self.simple: Any = None

    def read(self, paragraph: Any) -> list[Inline]:
        for element, run in content(paragraph, self.reader.tracked):
            if element.tag == f"{W}fldChar":
                self.turn(element.get(f"{W}fldCharType"))
            elif any(field.in_code for field in self.fields):
                if element.tag == f"{W}instrText":
                    self.fields[-1].code += element.text or ""
            else:
                self.take(element, run)
        self.close_simple(None)
        return _joined(self.found)

    def turn(self, kind: str | None) -> None:
        """Note where a field begins, where its result does, and what it comes to."""
        if kind == "begin":
            self.fields.append(_Field(len(self.found), self.at))
        elif self.fields and kind == "separate":
            self.fields[-1].in_code = False
            self.fields[-1].first, self.fields[-1].start = len(self.found), self.at
        elif self.fields and kind == "end":
            self.close(self.fields.pop())

    def close(self, field: _Field) -> None:
        """Make of a field's result what its code says that it is."""
        result = self.found[field.first :]
        made: list[Inline]
        if (note := NOTE_FIELD.match(field.code)) and note["name"] in self.reader.marks:
            kind = NoteMark if "\\f" in note["switches"] else NoteNumber
            made = [kind(self.reader.marks[note["name"]], field.start, self.at)]
        elif "CSL_CITATION" in field.code:
            words = tuple(each for each in result if isinstance(each, Words))
            made = [CitationField(field.code, words, field.start, self.at)]
        elif found := HYPERLINK.match(field.code):
            anchor = ANCHOR.search(field.code)
            url = (found["url"] or found["bare"] or "") + (f"#{anchor[1]}" if anchor else "")
            made = [replace(e, url=url) if isinstance(e, Words) else e for e in result]
        else:
            return
        self.found[field.first :] = made

    def close_simple(self, holder: Any) -> None:
        """End a field that is one element (17.16.19), when another or none begins."""
        if self.simple is not None and self.simple is not holder and self.fields:
            self.close(self.fields.pop())
        if holder is not None and self.simple is not holder:
            code = holder.get(f"{W}instr", "")
            self.fields.append(_Field(len(self.found), self.at, code, in_code=False))
        self.simple = holder

    def take(self, element: Any, run: Any) -> None:
        """Add what a child of a run is to the line."""
        if run is None:
            return
        holder = next(iter(run.iterancestors(f"{W}fldSimple")), None)
        self.close_simple(holder)
        text = printed(element, run, self.reader.numbers)
        start, self.at = self.at, self.at + len(text)
        if (note := note_referred_to(element)) is not None:
            self.found.append(NoteMark(note, start, self.at))
        elif element.tag in BREAKS and text:
            self.found.append(Break(start))
        elif element.tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            self.picture(element, start)
        elif text:
            if element.tag in EQUATIONS:
                message = "An equation stands here; only its letters and figures are kept"
                self.reader.lose(start, self.at, message, Severity.WARNING)
            self.found.append(self.words(text, run, start))

    def words(self, text: str, run: Any, start: int) -> Words:
        styles, style = self.reader.styles, self.style
        raised = styles.property(run, style, "vertAlign")
        marked = styles.property(run, style, "highlight")
        line = styles.property(run, style, "u")
        url = self.address(run)
        # A link is underlined as such, and in a field it is not yet known to be one.
        if line is not None and line.get(f"{W}val") != "none" and not (url or self.fields):
            message = "The line under these words can't be kept; the words are"
            self.reader.lose(start, start + len(text), message, Severity.INFO)
        struck = any(styles.switched(run, style, name) for name in ("strike", "dstrike"))
        if struck and text.strip():
            message = "The line through these words can't be kept; the words are"
            self.reader.lose(start, start + len(text), message, Severity.INFO)
        found = styles.find(style, "rPr/i")
        slanted = found is not None and is_on(found)
        position = None if raised is None else raised.get(f"{W}val")
        return Words(
            text,
            start,
            bold=styles.switched(run, style, "b"),
            italic=not slanted and styles.switched(run, style, "i"),
            small_caps=styles.switched(run, style, "smallCaps"),
            raised=position if position in ("superscript", "subscript") else None,
            highlighted=marked is not None and marked.get(f"{W}val") != "none",
            url=url,
        )

    def address(self, run: Any) -> str | None:
        """The address of the hyperlink in which a run stands."""
        holder = next(iter(run.iterancestors(f"{W}hyperlink")), None)
        if holder is None:
            return None
        relation = self.reader.relations.get(holder.get(f"{R}id", ""))
        anchor = holder.get(f"{W}anchor")
        return (relation.target if relation else "") + (f"#{anchor}" if anchor else "") or None

    def picture(self, element: Any, start: int) -> None:
        """An image; of other drawings only a finding is left."""
        blip = next(element.iter(BLIP, IMAGE_DATA), None)
        if blip is None:
            if next(element.iter(f"{W}txbxContent"), None) is None:
                message = "A drawing, chart or object stands here, and can't be kept"
                self.reader.lose(start, start, message, Severity.WARNING)
            return
        key = blip.get(f"{R}embed") or blip.get(f"{R}id") or blip.get(f"{R}link") or ""
        relation = self.reader.relations.get(key)
        named = next(element.iter(PROPERTIES, VML_SHAPE), None)
        description = "" if named is None else named.get("descr") or named.get("alt") or ""
        part = relation.target if relation and not relation.external else ""
        self.found.append(Picture(part, description, start))


def _joined(found: list[Inline]) -> list[Inline]:
    """Words that look alike and follow each other, as one."""
    joined: list[Inline] = []
    for each in found:
        last = joined[-1] if joined else None
        if isinstance(each, Words) and isinstance(last, Words):
            goes_on = replace(each, text=last.text, start=last.start) == last
            if goes_on and last.start + len(last.text) == each.start:
                joined[-1] = replace(last, text=last.text + each.text)
                continue
        joined.append(each)
    return joined
