"""The typed notes of a draft as citations of sources, where that is sure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Range:
    """Where words stand: in the note with a label, from ``start`` up to ``end``."""

    label: str
    start: int
    end: int


@dataclass(frozen=True)
class DraftSource:
    """A source read out of notes: its fields as a brief has them, and where they stand.

    ``places`` has the range of each text in ``fields`` by its path, such as
    ``("author", 0, "family")``, and under the empty path that of the full citation.
    """

    fields: Mapping[str, Any]
    places: Mapping[Path, Range]


@dataclass(frozen=True)
class Piece:
    """A stretch of a note's new text, and the stretch of the old text that it was.

    Either both are the same words, or ``is_citation``: the new is ``[@key, p. 4]``.
    """

    start: int
    end: int
    old_start: int
    old_end: int
    is_citation: bool


@dataclass(frozen=True)
class DraftNote:
    """A note whose citations were read: its new text, and where that comes from."""

    text: str
    pieces: tuple[Piece, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The range in the old text that a range in the new text was."""
        touched = [p for p in self.pieces if p.start < end and start < p.end]
        if not touched:
            return (self.pieces[-1].old_end,) * 2
        first, last = touched[0], touched[-1]
        begin = first.old_start if first.is_citation else first.old_start + start - first.start
        stop = last.old_end if last.is_citation else last.old_end - (last.end - end)
        return max(begin, first.old_start), min(stop, last.old_end)


@dataclass(frozen=True)
class ParsedNotes:
    """What was read: the sources by key, and each note by label, None where it is unsure."""

    sources: Mapping[str, DraftSource]
    notes: Mapping[str, DraftNote | None]


def parsed(notes: Mapping[str, str]) -> ParsedNotes:
    """Read notes, given in reading order as Markdown by label, as citations of sources."""
    return ParsedNotes({}, dict.fromkeys(notes))
