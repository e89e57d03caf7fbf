"""The lines of a brief in Markdown, sorted by what they belong to: sections and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
# What closes a heading is no part of its words; possessive, so that time stays linear.
HEADING = re.compile(
    r" {0,3}(?P<level>#{1,6})[ \t]++"
    r"(?P<words>(?:[^ \t]++|[ \t]++(?!#*+[ \t]*+\Z))*+)(?:[ \t]++#*+[ \t]*+)?+"
)
NOTE = re.compile(r" {0,3}\[\^(?P<label>[^\[\]\s]+)\]:[ \t]*")
OPENS_COMMENT = re.compile(r"[ \t]*<!--")
INDENT = re.compile(r" {2,}|\t")


@dataclass(frozen=True)
class Line:
    """A line, or the rest of one: its text, where it begins, and where its end's mark ends."""

    text: str
    start: int
    end: int

    @property
    def blank(self) -> bool:
        """Whether there is nothing to see in it."""
        return not self.text.strip()

    def after(self, index: int) -> Line:
        """What stands behind some of its characters."""
        return Line(self.text[index:], self.start + index, self.end)

    def without_indent(self, width: int) -> Line:
        """The line without up to so much white space at its beginning."""
        return self.after(min(width, len(self.text) - len(self.text.lstrip(" \t"))))


@dataclass
class Part:
    """What a heading, or the beginning of a note, has below it.

    ``level`` counts the ``#`` of a heading; ``name`` is the words of that, or the label.
    """

    level: int
    name: Line | None
    lines: list[Line] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


class Sorting:
    """Sorts lines; ``parts`` are all headings and what stands before the first of them."""

    def __init__(self) -> None:
        self.parts = [Part(0, None)]
        self.notes: list[Part] = []
        self._in_note = False
        self._fence = ""
        self.comment: Line | None = None
        """The first line of a comment that has not ended yet."""

    def add(self, line: Line) -> None:
        """Take the next line."""
        shown = self._uncommented(line)
        if shown is not None:
            self._add(shown)

    def _add(self, line: Line) -> None:
        fence = FENCE.match(line.text)
        if self._fence:
            closed = (
                fence
                and fence[1].startswith(self._fence)
                and not line.text[fence.end() :].strip()
            )
            self._fence = "" if closed else self._fence
        elif fence:
            self._fence = fence[1]
        elif self._begins(line):
            return
        self._goes_on(line)

    def _uncommented(self, line: Line) -> Line | None:
        """A line, or the words behind the comments at its beginning; None without any."""
        at = 0
        while self.comment or (not self._fence and OPENS_COMMENT.match(line.text, at)):
            end = line.text.find("-->", at)
            if end < 0:
                self.comment = self.comment or line.after(at)
                return None
            self.comment, at = None, end + len("-->")
        rest = line.after(at)
        return None if at and rest.blank else rest

    def _begins(self, line: Line) -> bool:
        """Whether the line is a heading or the first of a note; then it is taken."""
        if note := NOTE.match(line.text):
            label = Line(note["label"], line.start + note.start("label"), line.end)
            self.notes.append(Part(0, label, [line.after(note.end())]))
            self._in_note = True
        elif heading := HEADING.fullmatch(line.text):
            words = Line(heading["words"], line.start + heading.start("words"), line.end)
            self.parts.append(Part(len(heading["level"]), words))
            self._in_note = False
        else:
            return False
        return True

    def _goes_on(self, line: Line) -> None:
        if self._in_note:
            last = self.notes[-1].lines[-1]
            if line.blank or INDENT.match(line.text) or not last.blank:
                self.notes[-1].lines.append(line.without_indent(4))
                return
            self._in_note = False
        self.parts[-1].lines.append(line)


def lines(text: str, start: int) -> Iterator[Line]:
    """The lines of a text from an offset on."""
    for found in LINE.finditer(text, start):
        if found[0] or found.end() < len(text):
            yield Line(found[1], found.start(), found.end())
