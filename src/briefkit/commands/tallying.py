"""How many notes of a brief are whole: the sentence at the end of a check."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefkit import prose
from briefkit.diagnostic import Diagnostic, Place
from briefkit.edition import Edition, Note
from briefkit.loading import Loaded
from briefkit.textfiles.yamltree import find


@dataclass(frozen=True)
class Tally:
    """How many notes there are, and how many of them have something to look at."""

    notes: int = 0
    flagged: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.notes + other.notes, self.flagged + other.flagged)

    def sentence(self, briefs: int = 1) -> str:
        """The tally as a person reads it, such as “32 notes: 29 whole, 3 to look at.”"""
        where = f" in {briefs} briefs" if briefs > 1 else ""
        if not self.notes:
            return f"No notes{where}."
        noun = "note" if self.notes == 1 else "notes"
        if not self.flagged:
            return f"{self.notes} {noun}{where}: all whole."
        whole = self.notes - self.flagged
        return f"{self.notes} {noun}{where}: {whole} whole, {self.flagged} to look at."


def tally(loaded: Loaded, edition: Edition, found: Iterable[Diagnostic]) -> Tally:
    """How many notes a brief has, and how many something was found in.

    A finding belongs to a note when it stands in its text or label, at a reference to it,
    or in a source that it cites.
    """
    places = sorted((each.place for each in found), key=_begin)
    marks = _marks(loaded, edition)
    unused = [label for label in edition.brief.footnotes if label not in edition.numbers]
    notes = [tuple(_parts(loaded, note, marks)) for note in edition.notes]
    notes += [(loaded.whole(("footnotes", label)),) for label in unused]
    flagged = (any(_holds_one(part, places) for part in parts) for parts in notes)
    return Tally(len(notes), sum(flagged))


def _marks(loaded: Loaded, edition: Edition) -> dict[str, list[Place]]:
    """Where the references to each note stand, by label."""
    marks: dict[str, list[Place]] = {}
    for path, blocks in edition.texts.items():
        for each in prose.references(blocks):
            marks.setdefault(each.label, []).append(loaded.place(path, each.start, each.end))
    return marks


def _parts(loaded: Loaded, note: Note, marks: dict[str, list[Place]]) -> Iterator[Place]:
    """The places that make up a note."""
    if note.end is None:
        yield loaded.whole(note.path)
        yield from marks[note.label]
    else:
        yield loaded.place(note.path, note.start, note.end)
    for placed in note.placed:
        path = ("sources", placed.citation.key)
        if find(loaded.root, path) is not None:
            yield loaded.whole(path)


def _begin(place: Place) -> int:
    return place.start


def _holds_one(part: Place, places: list[Place]) -> bool:
    """Whether one of the places, which are in order, stands in a part."""
    first = bisect_left(places, part.start, key=_begin)
    last = bisect_right(places, part.end, key=_begin)
    return any(each.file is part.file and each.end <= part.end for each in places[first:last])
