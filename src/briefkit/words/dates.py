"""Days as English text writes them: `11 Nov 2024`, `November 11, 2024`; and `2024-11-11`.

A full date is also read as Korean text writes it: `2024년 11월 11일`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Order = Literal["day first", "month first"]
Length = Literal["full", "short", "short with a stop"]

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
NUMBERS = {name[:3]: number for number, name in enumerate(MONTHS)}
MONTH = "|".join(f"{name}|{name[:3]}\\b\\.?" for name in MONTHS) + "|Sept\\b\\.?"
DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
SPACE = "[ \u00a0]"
DAY_FIRST = rf"{DAY}{SPACE}(?P<month>{MONTH}){SPACE}(?P<year>\d{{4}})"
MONTH_FIRST = rf"(?P<month>{MONTH}){SPACE}{DAY},?{SPACE}(?P<year>\d{{4}})"
FORMS: tuple[tuple[Order, re.Pattern[str]], ...] = (
    ("day first", re.compile(rf"(?<![\w/.-]){DAY_FIRST}(?![\w-])")),
    ("month first", re.compile(rf"(?<![\w/.-]){MONTH_FIRST}(?![\w-])")),
)
# A full date in any form, be it a day of the calendar or not.
NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = re.compile(
    rf"\b{NUMBER}{SPACE}(?:{MONTH}),?{SPACE}\d{{4}}\b"
    rf"|\b(?:{MONTH}){SPACE}{NUMBER},?{SPACE}\d{{4}}\b"
    r"|\b\d{4}-\d\d-\d\d\b"
    rf"|\b\d{{4}}년{SPACE}?\d{{1,2}}월{SPACE}?\d{{1,2}}일"
)


@dataclass(frozen=True)
class FullDate:
    """A day of the calendar as a text gives it, from ``start`` on."""

    start: int
    written: str
    day: datetime.date

    @property
    def end(self) -> int:
        """Where in the text it ends."""
        return self.start + len(self.written)


def dates(text: str) -> Iterator[FullDate]:
    """The full dates of a text that are days of the calendar, in order."""
    for found in DATE.finditer(text):
        month = re.search(MONTH, found[0])
        numbers = [int(number) for number in re.findall(r"\d+", found[0])]
        if month:
            numbers = [numbers[1], NUMBERS[month[0][:3]] + 1, numbers[0]]
        try:
            day = datetime.date(*numbers)
        except ValueError:
            continue
        yield FullDate(found.start(), found[0], day)


@dataclass(frozen=True)
class DateForm:
    """How a day is written; ``length`` is None for May, which is short and full at once."""

    order: Order
    length: Length | None

    def agrees(self, other: DateForm) -> bool:
        """Whether two forms can stand in one text."""
        return self.order == other.order and (
            None in (self.length, other.length) or self.length == other.length
        )


@dataclass(frozen=True)
class WrittenDay:
    """A day in a text, from ``start`` up to ``end``."""

    start: int
    end: int
    day: int
    month: int
    year: str
    form: DateForm

    def written(self, form: DateForm) -> str:
        """The same day in another form."""
        name = MONTHS[self.month]
        if form.length not in (None, "full") and name != "May":
            name = name[:3] + ("." if form.length == "short with a stop" else "")
        if form.order == "day first":
            return f"{self.day} {name} {self.year}"
        return f"{name} {self.day}, {self.year}"


def days(text: str) -> Iterator[WrittenDay]:
    """The days of a text, in order."""
    found = [(match, order) for order, form in FORMS for match in form.finditer(text)]
    for match, order in sorted(found, key=lambda each: each[0].start()):
        form = DateForm(order, _length(match["month"]))
        month = NUMBERS[match["month"][:3]]
        yield WrittenDay(*match.span(), int(match["day"]), month, match["year"], form)


def _length(month: str) -> Length | None:
    if month == "May":
        return None
    if month in MONTHS:
        return "full"
    return "short with a stop" if month.endswith(".") else "short"
