"""A date that is no day of the calendar, or that can't be right.

A source can't have come out after the brief that cites it, or after its last update, nor
been read before it came out. A brief can't have been corrected before it was published.

Failing:

    date: 2024-11-31

Passing:

    date: 2024-11-30
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition, Path
from briefkit.model import Brief
from briefkit.model.fieldtypes import WrittenDate
from briefkit.model.source import Source
from briefkit.model.sourcedate import SourceDate

SEVERITY = Severity.ERROR
BLOCKS = False
DATE_FORMS = "Write 2024-11-27, 2024-11, 2024, 2023/2024, 2024~ (about), n.d. or forthcoming"


def check(edition: Edition) -> Iterator[Problem]:
    """Yield the brief's own dates when one is no day or comes too early, then the sources'."""
    brief = edition.brief
    date = brief.date
    for path, given in (*_changes(brief), *_endings(brief)):
        if given.value is None:
            message = (
                f"“{given.written}” is no day of the calendar. "
                "Write year-month-day, such as 2024-12-05"
            )
            yield Problem(path, message, 0, len(given.written))
        elif path[0] != "figures" and date and date.value and given.value < date.value:
            message = "This day is before the brief's own, and a change comes after. Check both"
            yield Problem(path, message, 0, len(given.written))
    for key, source in edition.cited_sources.items():
        for field, message in _of_source(source, _last_day(brief)):
            yield Problem(("sources", key, field), message)


def _last_day(brief: Brief) -> datetime.date | None:
    """The day on which the brief came out, or this version of it did."""
    days = [each.value for each in (brief.date, brief.updated) if each and each.value]
    return max(days) if brief.date and brief.date.value else None


def _endings(brief: Brief) -> Iterator[tuple[Path, WrittenDate]]:
    """The days on which licences of pictures end."""
    for label, figure in brief.figures.items():
        if figure.licence_expires:
            yield ("figures", label, "licence_expires"), figure.licence_expires


def _changes(brief: Brief) -> Iterator[tuple[Path, WrittenDate]]:
    """The dates of the brief, of its last change and of its corrections."""
    if brief.date:
        yield ("date",), brief.date
    if brief.updated:
        yield ("updated",), brief.updated
    for index, correction in enumerate(brief.corrections):
        yield ("corrections", index, "date"), correction.date


def _of_source(source: Source, published: datetime.date | None) -> Iterator[tuple[str, str]]:
    """What can't be right about a source's dates, by field."""
    for field in ("issued", "accessed", "original-date", "event-date"):
        given = source.value_of(field)
        if given and not given.meant:
            yield field, f"“{given.written}” is no date. {DATE_FORMS}"
    issued, accessed = _day(source.issued), _day(source.accessed)
    if issued and published and issued > published:
        yield "issued", "This source came out after the brief's own date. Check both"
    if accessed and published and accessed > published:
        yield "accessed", "This source was read after the brief's own date. Check both"
    if issued and accessed and accessed < issued:
        yield "accessed", "This source was read before it came out. Check both days"


def _day(date: SourceDate | None) -> datetime.date | None:
    """The day of a date that is exact to the day."""
    point = date.point if date else None
    if not point or not point.day or not point.month or point.year < 1:
        return None
    return datetime.date(point.year, point.month, point.day)
