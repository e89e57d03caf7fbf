"""Where among the notes a source is cited: its position, which decides its wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from briefkit.prose.citation import Citation

Position = Literal["first", "ibid", "ibid-with-locator", "subsequent"]
# CSL's near-note-distance, its default.
NEAR = 5


@dataclass(frozen=True)
class Placed:
    """A citation in a note, its position, and the note that cited its source before.

    ``first_note`` is where its source is cited first. ``near`` says that the source
    was cited at most five notes before (CSL's near-note).
    """

    citation: Citation
    position: Position
    first_note: int
    previous_note: int | None
    near: bool


def place(notes: Sequence[Sequence[Citation]]) -> tuple[tuple[Placed, ...], ...]:
    """The position of each citation, by note, from all notes' citations in reading order.

    Ibid only stands for the one source that the note just before cites, once, or that
    the same note has cited just before: never over a note that cites none.
    """
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    placed: list[tuple[Placed, ...]] = []
    before: Sequence[Citation] = ()
    for number, cited in enumerate(notes, 1):
        here: list[Placed] = []
        for index, citation in enumerate(cited):
            preceding = cited[index - 1] if index else before[0] if len(before) == 1 else None
            key = citation.key
            here.append(
                Placed(
                    citation,
                    _position(citation, preceding, key in first),
                    first.setdefault(key, number),
                    last.get(key),
                    number - last.get(key, number - NEAR - 1) <= NEAR,
                )
            )
            last[key] = number
        placed.append(tuple(here))
        before = cited
    return tuple(placed)


def _position(citation: Citation, preceding: Citation | None, known: bool) -> Position:
    if not known:
        return "first"
    if preceding is None or preceding.key != citation.key:
        return "subsequent"
    if _part(citation) == _part(preceding):
        return "ibid"
    # Without a locator of its own, it would seem to cite the part that the other cites.
    return "ibid-with-locator" if citation.locator else "subsequent"


def _part(citation: Citation) -> tuple[str | None, str | None]:
    return citation.label, citation.locator
