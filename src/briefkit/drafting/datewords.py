"""Dates as notes write them: `11 Nov 2024`, `March 2024`, `2023–2024`, `n.d.`."""

from __future__ import annotations

import re

from briefkit.model.sourcedate import SourceDate
from briefkit.words.dates import MONTH, NUMBERS, days

YEAR = r"(?:1[5-9]|20)\d\d"
SEASONS = ("Spring", "Summer", "Autumn", "Winter")
MONTH_YEAR = re.compile(rf"(?P<month>{MONTH})[ \u00a0](?P<year>{YEAR})")
SEASON_YEAR = re.compile(rf"(?P<season>{'|'.join(SEASONS)}|Fall) (?P<year>{YEAR})")
DATE = (
    rf"\d\d?(?:st|nd|rd|th)?[ \u00a0](?:{MONTH})[ \u00a0]{YEAR}"
    rf"|(?:{MONTH})[ \u00a0]\d\d?(?:st|nd|rd|th)?,?[ \u00a0]{YEAR}|{YEAR}-\d\d-\d\d"
    rf"|(?:{MONTH}|{'|'.join(SEASONS)}|Fall)[ \u00a0]{YEAR}"
    rf"|{YEAR}–{YEAR}|(?:ca?\. ?){YEAR}|{YEAR}|n\.\s?d\.|forthcoming|in press"
)


def meant(written: str) -> str | None:
    """A date as a source has it (EDTF, or words that stand for one); None if it is none."""
    value = _edtf(written)
    return value if value and SourceDate(value).meant else None


def is_day(date: str) -> bool:
    """Whether a source's date is exact to the day."""
    return re.fullmatch(r"\d{4}-\d\d-\d\d", date) is not None


def is_year(date: str) -> bool:
    """Whether a source's date is of years alone, or says that there is none."""
    return not re.search(r"\d-\d", date)


def _edtf(written: str) -> str | None:
    (day, *_) = [*days(written), None]
    if day and (day.start, day.end) == (0, len(written)):
        return f"{day.year}-{day.month + 1:02}-{day.day:02}"
    if found := MONTH_YEAR.fullmatch(written):
        return f"{found['year']}-{NUMBERS[found['month'][:3]] + 1:02}"
    if found := SEASON_YEAR.fullmatch(written):
        name = found["season"].replace("Fall", "Autumn")
        return f"{found['year']}-{21 + SEASONS.index(name)}"
    if re.fullmatch(r"n\.\s?d\.", written):
        return "n.d."
    if found := re.fullmatch(rf"ca?\. ?({YEAR})", written):
        return f"{found[1]}~"
    return written.replace("–", "/")
