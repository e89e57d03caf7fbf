"""Dates as BibTeX and BibLaTeX write them, as one text of EDTF (ISO 8601-2)."""

from __future__ import annotations

import re
from typing import NamedTuple

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
CLOCK = re.compile(r"T\d{2}:\d{2}[^/]*")
NUMBER = re.compile(r"\d{1,2}", re.ASCII)


class Issued(NamedTuple):
    """A date, empty where there is none, and a month that could not be read."""

    date: str = ""
    unread: str = ""


def spelled(written: str) -> str:
    """BibLaTeX's date without its time of day; the rest is EDTF already."""
    return CLOCK.sub("", written).strip("{} ")


def issued(parts: dict[str, str]) -> Issued:
    """BibTeX's year, month and day as one date; ``nov # "~27"`` has a day in its month."""
    year, written, day = parts["year"].strip(), parts["month"].strip(), parts["day"].strip()
    if not year or not written or not re.fullmatch(r"-?\d{4}", year, re.ASCII):
        return Issued(year, "" if year or not written else written)
    months = [code for each in re.findall(r"[^\W\d_]+", written) if (code := _month(each))]
    numbers = NUMBER.findall(written)
    if not months and numbers and not re.search(r"[^\W\d_]", written):
        months, numbers = [f"{int(numbers[0]):02}"], numbers[1:]
    if not months:
        return Issued(year, written)
    if len(months) > 1:
        return Issued("/".join(f"{year}-{month}" for month in (months[0], months[-1])))
    days = NUMBER.findall(day) or numbers
    ends = [f"{year}-{months[0]}-{int(each):02}" for each in days[:2]]
    return Issued("/".join(ends) or f"{year}-{months[0]}")


def _month(word: str) -> str | None:
    short = word.lower()[:3]
    if short in MONTHS:
        return f"{MONTHS.index(short) + 1:02}"
    return SEASONS.get(word.lower())
