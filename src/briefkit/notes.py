"""References in reading order become numbers: the one place that numbers notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from briefkit.prose import FootnoteReference


@dataclass
class Numbering:
    """Numbers notes by their first reference, from 1, in the order they are met.

    ``known`` are the labels that have a note; a reference to any other stays
    unnumbered (0), so that a half-finished brief still previews.
    """

    known: Iterable[str]
    numbers: dict[str, int] = field(default_factory=dict)
    references: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.known = frozenset(self.known)

    def number(self, reference: FootnoteReference) -> FootnoteReference:
        """Give a reference its note's number and say the how-manieth to it this is."""
        if reference.label not in self.known:
            return reference
        number = self.numbers.setdefault(reference.label, len(self.numbers) + 1)
        self.references[reference.label] += 1
        return replace(reference, number=number, occurrence=self.references[reference.label])
