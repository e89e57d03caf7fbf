"""References in reading order become numbers: the one place that numbers notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from briefkit.prose import CitationGroup, FootnoteReference


@dataclass
class Numbering:
    """Numbers notes by their first reference, from 1, in the order they are met.

    ``known`` are the labels that have a note; a reference to any other stays
    unnumbered (0), so that a half-finished brief still previews. A citation in running
    text is a note of its own. ``order`` has each note's label or citation by number.
    """

    known: Iterable[str]
    numbers: dict[str, int] = field(default_factory=dict)
    references: Counter[str] = field(default_factory=Counter)
    order: list[str | CitationGroup] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.known = frozenset(self.known)

    def number(
        self, mark: FootnoteReference | CitationGroup
    ) -> FootnoteReference | CitationGroup:
        """Give a reference its note's number and say the how-manieth to it this is."""
        if isinstance(mark, CitationGroup):
            self.order.append(mark)
            return replace(mark, number=len(self.order))
        if mark.label not in self.known:
            return mark
        if mark.label not in self.numbers:
            self.order.append(mark.label)
            self.numbers[mark.label] = len(self.order)
        self.references[mark.label] += 1
        number, occurrence = self.numbers[mark.label], self.references[mark.label]
        return replace(mark, number=number, occurrence=occurrence)
