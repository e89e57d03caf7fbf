"""Marks of typed notes in the text: `[1]` or a raised figure, and what only looks so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from briefkit.word.document import Inline, NoteId, NoteMark, Words
from briefkit.word.shortening import sliced

# One number, or some: “1, 3–5”.
NUMBERS = r"\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*"
BRACKETED = re.compile(rf"\[({NUMBERS})\]")
RAISED = re.compile(rf"\s*\(?({NUMBERS})\)?[,;\s]*")
RANGE = re.compile(r"(\d+)(?:\s*[–-]\s*(\d+))?")
MOST_IN_RANGE = 20
# What a raised figure after it makes a measure or a formula: km², x², 10⁶.
MEASURES = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]|[cdkmnµ]m|ft|in|mi|yd|sec|mc)\Z|(?<!\d)10\Z")
LONGEST = 8  # Characters before a figure that tell what it is.
FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True)
class Mark:
    """What may be the mark of some notes: its words, its range there, the notes' numbers.

    It is ``doubtful`` where a figure may also raise to a power.
    """

    words: Words
    first: int
    last: int
    numbers: tuple[int, ...]
    doubtful: bool


@dataclass(frozen=True)
class Signs:
    """The numbers of notes that other marks name for ``sure``, and those that are ``years``."""

    sure: Set[int]
    years: Set[int]

    def holds(self, mark: Mark) -> bool:
        """Whether a mark is one."""
        doubted = mark.doubtful and self.sure >= {*mark.numbers}
        return not doubted and self.years.isdisjoint(mark.numbers)


def typed_id(number: int) -> NoteId:
    """What a typed note is known by; no note of Word's has such an id."""
    return NoteId("endnote", f"typed-{number}")


def marks_in(inlines: Iterable[Inline]) -> Iterator[Mark]:
    """What may be marks of notes in a line."""
    before = ""
    for each in inlines:
        if not isinstance(each, Words):
            before = ""
            continue
        for first, last, numbers in _figures(each):
            power = each.text[first] != "[" and MEASURES.search(
                (before + each.text[:first])[-LONGEST:]
            )
            yield Mark(each, first, last, numbers, bool(power) and len(numbers) == 1)
        before = (before + each.text)[-LONGEST:]


def _figures(words: Words) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Where in words figures stand as marks of notes do, and their numbers."""
    if found := _raised_figures(words):
        yield 0, len(words.text), _numbers(found[1])
        return
    for found in BRACKETED.finditer(words.text):
        yield (*found.span(), _numbers(found[1]))
    for found in re.finditer("[⁰¹²³⁴-⁹]{1,3}", words.text):
        yield (*found.span(), (int(found[0].translate(FIGURES)),))


def _raised_figures(words: Words) -> re.Match[str] | None:
    """The numbers that words consist of, if they are raised."""
    return RAISED.fullmatch(words.text) if words.raised == "superscript" else None


def _numbers(text: str) -> tuple[int, ...]:
    """The numbers in “1, 3–5”; the ends of what is no range of notes."""
    found: list[int] = []
    for first, last in RANGE.findall(text):
        one, other = int(first), int(last or first)
        whole = one <= other <= one + MOST_IN_RANGE
        found += range(one, other + 1) if whole else (one, other)
    return tuple(found)


def referring(inlines: Sequence[Inline], signs: Signs) -> Iterator[Inline]:
    """A line with references in the place of its marks."""
    marks = defaultdict(list)
    for mark in marks_in(inlines):
        if signs.holds(mark):
            marks[mark.words.start].append(mark)
    for each in inlines:
        if isinstance(each, Words) and each.start in marks:
            yield from _with_references(each, sorted(marks[each.start], key=lambda m: m.first))
        else:
            yield each


def _with_references(words: Words, marks: list[Mark]) -> Iterator[Inline]:
    at, end = words.start, words.start + len(words.text)
    for mark in marks:
        start = words.start + mark.first
        yield from sliced([words], at, start)
        at = words.start + mark.last
        for number in mark.numbers:
            yield NoteMark(typed_id(number), start, at)
            start = at
    yield from sliced([words], at, end)
