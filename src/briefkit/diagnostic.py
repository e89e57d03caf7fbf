"""What a user is told about a brief: frozen shapes, no wording of their own."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

LINE_END = re.compile(r"\r\n|\n|\r")


class Severity(StrEnum):
    """How much a finding matters; only errors and, when published, warnings fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Position(NamedTuple):
    """A line and a column, both counted from 1, the column in Unicode code points."""

    line: int
    column: int


@dataclass(frozen=True)
class TextFile:
    """A file as read: the name to show for it and its decoded text.

    Offsets into ``text`` count Unicode code points from 0. Lines end with
    ``\\n``, ``\\r\\n`` or ``\\r``.
    """

    name: str
    text: str

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset at which each line begins."""
        return (0, *(end.end() for end in LINE_END.finditer(self.text)))

    def position(self, offset: int) -> Position:
        """Where an offset stands, as a person counts."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def where(self, offset: int) -> str:
        """Where an offset stands, as a finding says it: ``name:line:column``."""
        line, column = self.position(offset)
        return f"{self.name}:{line}:{column}"

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its ending."""
        start = self.line_starts[number - 1]
        following = self.line_starts[number : number + 1]
        return self.text[start : following[0] if following else None].rstrip("\r\n")


@dataclass(frozen=True)
class Place:
    """A range in a text file, as two offsets: from ``start`` up to, not with, ``end``."""

    file: TextFile
    start: int
    end: int

    @property
    def position(self) -> Position:
        """The line and column where the range begins."""
        return self.file.position(self.start)


@dataclass(frozen=True)
class Change:
    """Words to put in the place of others, to mend a fault."""

    place: Place
    text: str


@dataclass(frozen=True)
class Diagnostic:
    """One finding: where it is, how much it matters, which rule, and what to do.

    ``edits`` mend it, where a machine can, safely.
    """

    place: Place
    severity: Severity
    rule: str
    message: str
    edits: tuple[Change, ...] = ()

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The key by which findings are listed: file, place, rule, message."""
        place = self.place
        return (place.file.name, place.start, place.end, self.rule, self.message)


@dataclass(frozen=True)
class Edit:
    """Words to put in the place of characters ``start`` up to ``end`` of a field's text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Problem:
    """What a rule finds: the path of a field in the brief, a range in its text, and why.

    ``end`` is None when the whole field is meant. ``edits`` mend it, in the same text.
    ``severity`` stands where it is not the rule's own. ``in_word`` is what to say of a Word
    draft instead, whose author knows no labels, keys or fields.
    """

    path: tuple[str | int, ...]
    message: str
    start: int = 0
    end: int | None = None
    edits: tuple[Edit, ...] = ()
    severity: Severity | None = None
    in_word: str = ""


@dataclass(frozen=True)
class Checked:
    """What a check of one brief found, by the name of its file, and which of that fails it."""

    name: str
    found: tuple[Diagnostic, ...] = ()
    failing: tuple[Diagnostic, ...] = ()


class Unreadable(Exception):
    """A file that could not be taken for a brief at all; ``diagnostic`` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic
