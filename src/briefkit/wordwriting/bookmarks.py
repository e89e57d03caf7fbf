"""The bookmarks of a Word document's headings and blocks, which fields and links lead to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from briefkit.edition import EditedSection, Edition


class Bookmark(NamedTuple):
    """What fields and links lead to (ECMA-376 part 1, 17.13.6)."""

    id: int
    name: str


def bookmarks(edition: Edition) -> dict[str, Bookmark]:
    """The bookmark of each heading and each block, by the anchor or label that links name.

    The first ids are those of the notes.
    """
    ids = count(len(edition.notes) + 1)
    kinds: Counter[str] = Counter()
    found = {
        anchor: Bookmark(next(ids), f"_Section_{number}")
        for number, anchor in enumerate(_anchors(edition.sections), 1)
    }
    for label, block in edition.placed.items():
        kinds[block.kind] += 1
        found[label] = Bookmark(next(ids), f"_Ref_{block.kind}_{kinds[block.kind]}")
    return found


def _anchors(sections: tuple[EditedSection, ...]) -> Iterator[str]:
    for section in sections:
        if section.heading:
            yield section.anchor
        yield from _anchors(section.sections)
