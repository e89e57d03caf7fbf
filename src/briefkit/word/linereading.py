"""A Word paragraph's content as inline nodes: words with their looks, notes and fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from briefkit.diagnostic import Severity
from briefkit.word import drawings
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
from briefkit.word.fields import Field, code_of, is_citation, note_of, unkept, url_of
from briefkit.word.joining import joined
from briefkit.word.looks import Looks
from briefkit.word.losses import STRUCK, Lose, Losses
from briefkit.word.names import R, W
from briefkit.word.package import Relation
from briefkit.word.pieces import (
    EQUATIONS,
    FIELD_CHARACTER,
    SYMBOL,
    content,
    has_own_mark,
    is_hidden,
    note_referred_to,
    printed,
)
from briefkit.word.symbols import UNKNOWN
from briefkit.word.tracked import Tracked

BREAKS = (f"{W}br", f"{W}cr")
WORDS = (f"{W}t", f"{W}delText", SYMBOL)


class LineReader:
    """Reads the lines of one part of a document.

    ``relations`` are the part's, by id; ``marks`` the notes by bookmark; ``lose`` is told
    what can't be carried: its range in the file's text, a message, and how bad that is.
    ``spoken`` counts the characters of each language.
    """

    def __init__(
        self,
        looks: Looks,
        relations: Mapping[str, Relation],
        numbers: Mapping[NoteId, int],
        marks: Mapping[str, NoteId],
        tracked: Tracked,
        lose: Lose,
    ) -> None:
        self.looks = looks
        self.relations = relations
        self.numbers = numbers
        self.marks = marks
        self.tracked = tracked
        self.lose = lose
        self.spoken: Counter[str] = Counter()

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
        self.fields: list[Field] = []
        self.holder: Any = None
        self.marking: Any = None
        self.losses = Losses()

    def read(self, paragraph: Any) -> list[Inline]:
        for element, run in content(paragraph, self.reader.tracked):
            if element.tag == FIELD_CHARACTER:
                self.turn(element.get(f"{W}fldCharType"))
            elif any(field.in_code for field in self.fields):
                if element.tag == f"{W}instrText":
                    self.fields[-1].code += element.text or ""
            elif run is not None:
                self.take(element, run, paragraph)
            elif element.tag == f"{W}rt":
                self.losses.add(
                    self.at,
                    self.at,
                    "A reading aid over these words is left out",
                    Severity.INFO,
                )
        self.hold(None)
        self.losses.tell(self.found, self.reader.lose)
        return [*joined(self.found)]

    def turn(self, kind: str | None) -> None:
        """Note where a field begins, where its result does, and what it comes to."""
        if kind == "begin":
            self.fields.append(Field(len(self.found), self.at))
        elif self.fields and kind == "separate":
            self.fields[-1].in_code = False
            self.fields[-1].first, self.fields[-1].start = len(self.found), self.at
        elif self.fields and kind == "end":
            self.close(self.fields.pop())

    def hold(self, holder: Any) -> None:
        """End a field that is one element, when another or none begins."""
        if holder is self.holder:
            return
        if self.holder is not None and self.fields:
            self.close(self.fields.pop())
        if holder is not None:
            code = code_of(holder) or ""
            self.fields.append(Field(len(self.found), self.at, code, in_code=False))
        self.holder = holder

    def close(self, field: Field) -> None:
        """Make of a field's result what its code says that it is."""
        result = self.found[field.first :]
        words = tuple(each for each in result if isinstance(each, Words))
        if (note := note_of(field.code)) is not None:
            name, repeats = note
            if name not in self.reader.marks:
                self.losses.add(
                    self.at, self.at, "This number of a note leads to no note", Severity.WARNING
                )
                return
            raised = any(each.raised == "superscript" for each in words)
            kind = NoteMark if repeats or raised else NoteNumber
            made: list[Inline] = [kind(self.reader.marks[name], field.start, self.at)]
        elif is_citation(field.code):
            made = [CitationField(field.code, words, field.start, self.at)]
        elif (url := url_of(field.code)) is not None:
            made = [replace(e, url=url) if isinstance(e, Words) else e for e in result]
        else:
            if (message := unkept(field.code)) and self.at > field.start:
                self.losses.add(field.start, self.at, message, Severity.INFO)
            return
        self.found[field.first :] = made

    def take(self, element: Any, run: Any, paragraph: Any) -> None:
        """Add what a child of a run is to the line."""
        link, holder = _holders(run, paragraph)
        self.hold(holder)
        text = printed(element, run, self.reader.numbers)
        start, self.at = self.at, self.at + len(text)
        tag = element.tag
        if (note := note_referred_to(element)) is not None:
            self.mark(NoteMark(note, start, self.at), run if has_own_mark(element) else None)
        elif tag in drawings.DRAWINGS:
            self.draw(element)
        elif not text:
            if tag in WORDS and (element.text or tag == SYMBOL) and is_hidden(run):
                self.losses.add(
                    self.at, self.at, "Hidden words are left out here", Severity.WARNING
                )
        elif self.marking is run and isinstance(mark := self.found[-1], NoteMark):
            self.found[-1] = replace(mark, end=self.at)
        elif tag in BREAKS and element.get(f"{W}type", "textWrapping") == "textWrapping":
            self.found.append(Break(start))
        else:
            self.judge(element, text, start)
            self.found.append(self.words(text, run, start, link))

    def mark(self, mark: NoteMark, run: Any) -> None:
        """A reference to a note; ``run`` is that of a mark which the author typed."""
        self.found.append(mark)
        self.marking = run
        if run is not None:
            message = "This note has a mark of its own; the brief marks it as it does others"
            self.losses.add(self.at, self.at, message, Severity.INFO)

    def judge(self, element: Any, text: str, start: int) -> None:
        """Say what of these words can't be kept."""
        if element.tag in EQUATIONS:
            message = "An equation stands here; only its letters and figures are kept"
            self.losses.add(start, self.at, message, Severity.WARNING)
        elif element.tag == SYMBOL and text == UNKNOWN:
            font = element.get(f"{W}font", "")
            message = f"A sign of the font {font} stands here, and can't be kept"
            self.losses.add(start, self.at, message, Severity.WARNING)

    def words(self, text: str, run: Any, start: int, link: Any) -> Words:
        look = self.reader.looks.of(run, self.style)
        end = start + len(text)
        for language, count in look.languages(text):
            self.reader.spoken[language] += count
        if look.struck and text.strip():
            self.losses.add(start, end, STRUCK, Severity.INFO)
        underlined = look.underline not in (None, "none")
        if underlined and text.strip():
            self.losses.underlined.append((start, end))
        return Words(
            text,
            start,
            bold=look.bold,
            italic=look.italic,
            underlined=underlined,
            small_caps=look.small_caps,
            capitals=look.capitals,
            raised=look.raised,
            highlighted=look.highlight not in (None, "none"),
            url=None if link is None else self.address(link),
        )

    def address(self, link: Any) -> str | None:
        """Where a hyperlink leads."""
        relation = self.reader.relations.get(link.get(f"{R}id", ""))
        anchor = link.get(f"{W}anchor")
        return (relation.target if relation else "") + (f"#{anchor}" if anchor else "") or None

    def draw(self, element: Any) -> None:
        """The images of a drawing; what is none, or not in the file, is told."""
        held = [*drawings.images(element)]
        for key, description in held:
            relation = self.reader.relations.get(key)
            part = relation.target if relation and not relation.external else ""
            if not part:
                message = "The image that stands here is not in this file. Put it in"
                self.losses.add(self.at, self.at, message, Severity.WARNING)
            self.found.append(Picture(part, description, self.at))
        if not held and not drawings.is_rule(element) and not drawings.holds_text_box(element):
            kind, description = drawings.kind(element), drawings.description(element)
            named = f" (“{description}”)" if description else ""
            message = f"{kind}{named} stands here, and can't be kept. Put in a picture of it"
            self.losses.add(self.at, self.at, message, Severity.WARNING)
            self.found.append(Picture("", description, self.at))


def _holders(run: Any, paragraph: Any) -> tuple[Any, Any]:
    """The hyperlink and the field of one element in which a run stands, if it does."""
    link = holder = None
    above = run.getparent()
    while above is not None and above is not paragraph:
        if link is None and above.tag == f"{W}hyperlink":
            link = above
        elif holder is None and code_of(above) is not None:
            holder = above
        above = above.getparent()
    return link, holder
