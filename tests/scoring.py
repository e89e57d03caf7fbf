"""Precision and recall of a rule on labelled notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tests.labelled_notes import Labelled


@dataclass(frozen=True)
class Score:
    """How many faults were found, how many were none, and how many were not found."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of the findings that are right; 0 where there are none."""
        return self.right / ((self.right + self.wrong) or 1)

    @property
    def recall(self) -> float:
        """The share of the faults that are found."""
        return self.right / ((self.right + self.missed) or 1)


def score(pairs: Iterable[tuple[bool, bool]]) -> Score:
    """The score of pairs: whether there is a fault, and whether the rule says so."""
    pairs = list(pairs)
    return Score(*(pairs.count(each) for each in ((True, True), (False, True), (True, False))))


def flagged(notes: list[Labelled]) -> Score:
    """Whether notes with anything missing are told from whole ones."""
    return score((bool(note.lacks), note.flagged) for note in notes)


def by_part(notes: list[Labelled], part: str) -> Score:
    """Whether a part is said to be missing where it is."""
    return score((part in note.lacks, part in note.named) for note in notes)
