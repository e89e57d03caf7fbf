"""The typed notes of a draft as citations of sources, where that is sure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefkit.drafting.fields import Path
from briefkit.drafting.known import Known, Range
from briefkit.drafting.marked import Marked, marked
from briefkit.drafting.shortened import Short, ibid, short_form
from briefkit.drafting.stretches import PREFIX, SUFFIX, Stretch, is_prose, stretches
from briefkit.drafting.works import Work, work
from briefkit.prose.citation import citations

# Of a note with more parts than this, none is read.
MOST_PARTS = 40


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
        """The range in the old text that a range in the new text was.

        Any part of a citation was the whole of the words that it stands for.
        """
        touched = [p for p in self.pieces if p.start < end and start < p.end]
        if not touched:
            return (self.pieces[-1].old_end,) * 2
        first, last = touched[0], touched[-1]
        begin = first.old_start + (0 if first.is_citation else max(start - first.start, 0))
        stop = last.old_end - (0 if last.is_citation else max(last.end - end, 0))
        return begin, max(begin, stop)


@dataclass(frozen=True)
class ParsedNotes:
    """What was read: the sources by key, and each note by label, None where it is unsure."""

    sources: Mapping[str, DraftSource]
    notes: Mapping[str, DraftNote | None]


def parsed(
    notes: Mapping[str, str], known: Mapping[str, Mapping[str, Any]] | None = None
) -> ParsedNotes:
    """Read notes, given in reading order as Markdown by label, as citations of sources.

    ``known`` are the fields of sources that the notes cite by key already. A note of which
    a word has no field, and is no sentence of its own, is None: it stays the text it was.
    """
    reader = _Reader(Known.of(known or {}))
    read = {label: reader.note(label, text) for label, text in notes.items()}
    sources = {
        key: DraftSource(values, reader.known.places[key])
        for key, values in reader.known.values.items()
        if key not in (known or {})
    }
    return ParsedNotes(sources, read)


@dataclass(frozen=True)
class _Cited:
    """A citation that was read: its range in the marked text, its key and part."""

    start: int
    end: int
    key: str
    where: str | None


@dataclass
class _Reader:
    """Reads note after note, and knows the sources of those before."""

    known: Known
    last: tuple[str, str | None] | None = None
    """The one citation of the note before, or the one before in this note."""
    cited: list[list[str]] = field(default_factory=list)
    """The keys that each note cites."""

    def note(self, label: str, text: str) -> DraftNote | None:
        line = marked(text)
        if line and line.groups:
            self.by_key(line)
            return None
        before, self.known = self.known, self.known.layered()
        found = self.citations(label, line) if line else None
        if line and found:
            before.keep(self.known)
        self.known = before
        if line is None or not found:
            self.last = None
            self.cited.append([])
            return None
        self.cited.append([each.key for each in found])
        self.last = (found[0].key, found[0].where) if len(found) == 1 else None
        return _rewritten(text, line, found)

    def by_key(self, line: Marked) -> None:
        """Remember what a note cites by key already."""
        found = [each for group in line.groups for each in citations(group.source)]
        self.cited.append([each.key for each in found])
        (only, *more) = [*found, None]
        plain = only and not more[:-1] and only.label in (None, "page")
        part = f"p. {only.locator}" if only and only.locator else None
        self.last = (only.key, part) if only and plain else None

    def citations(self, label: str, line: Marked) -> list[_Cited] | None:
        """The citations of a note; None where something in it is neither one nor prose."""
        parts = stretches(line.text)
        found: list[_Cited] = []
        prose: list[Stretch] = []
        at = 0
        while at < len(parts) <= MOST_PARTS:
            number, cited = self.longest(label, line, parts[at:])
            if cited:
                found.append(cited)
                self.last = (cited.key, cited.where)
            else:
                prose.append(parts[at])
            at += number
        unsure = at < len(parts) or not all(is_prose(_of(line, part)) for part in prose)
        return None if unsure else found

    def longest(
        self, label: str, line: Marked, parts: list[Stretch]
    ) -> tuple[int, _Cited | None]:
        """How many parts make the citation that begins with the first, and what it cites."""
        for number in range(len(parts), 0, -1):
            cited = self.citation(label, line, parts[0].start, parts[number - 1].end)
            if cited:
                return number, cited
        return 1, None

    def citation(self, label: str, line: Marked, start: int, end: int) -> _Cited | None:
        """The citation that a stretch of a note is, its prefix and suffix left out."""
        text = line.text[start:end]
        prefix = PREFIX.match(text)
        begin = prefix.end() if prefix else 0
        stop = len(text.removesuffix("."))
        suffix = next((s for s in SUFFIX.finditer(text) if s.end() == stop), None)
        stop = suffix.start() if suffix else stop
        words = text[begin:stop]
        short = ibid(words)
        if short:
            return self.again(short, start + begin, start + stop)
        later = short_form(words)
        key = later and self.known.meant(later, self.cited, label, line, start + begin)
        if later and key:
            return _Cited(start + begin, start + stop, key, later.where)
        full = work(words)
        return self.full(full, label, line, start + begin, start + stop) if full else None

    def again(self, short: Short, start: int, end: int) -> _Cited | None:
        """Ibid.: the work cited just before, in the same part unless it says another."""
        if self.last is None:
            return None
        key, where = self.last
        return _Cited(start, end, key, short.where or where)

    def full(self, full: Work, label: str, line: Marked, start: int, end: int) -> _Cited:
        places = {
            path: Range(label, *line.written(start + first, start + last))
            for path, (first, last) in full.fields.places.items()
        }
        places[()] = Range(label, *line.written(start, end))
        key = self.known.add(full.fields.values, places)
        return _Cited(start, end, key, full.locator)


def _of(line: Marked, part: Stretch) -> str:
    return line.text[part.start : part.end]


def _rewritten(text: str, line: Marked, found: list[_Cited]) -> DraftNote:
    """The note with its citations by key, and every other word as it was."""
    pieces: list[Piece] = []
    words: list[str] = []
    old = new = 0
    for each in found:
        start, end = line.written(each.start, each.end)
        group = f"[@{each.key}, {each.where}]" if each.where else f"[@{each.key}]"
        if text[end : end + 1] in ("", " ") and not SUFFIX.match(text, end):
            group += "."
        for piece, old_start, old_end in ((text[old:start], old, start), (group, start, end)):
            if piece:
                pieces.append(Piece(new, new + len(piece), old_start, old_end, piece is group))
                words.append(piece)
                new += len(piece)
        old = end
    if text[old:]:
        pieces.append(Piece(new, new + len(text) - old, old, len(text), False))
    return DraftNote("".join([*words, text[old:]]), tuple(pieces))
