"""A date that is no day of the calendar.

Failing:

    date: 2024-11-31

Passing:

    date: 2024-11-30
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition

SEVERITY = Severity.ERROR
BLOCKS = False


def check(edition: Edition) -> Iterator[Problem]:
    """Yield the brief's date when it is no day."""
    date = edition.brief.date
    if date is not None and date.value is None:
        message = (
            f"“{date.written}” is no day of the calendar. "
            "Write year-month-day, such as 2024-12-05"
        )
        yield Problem(("date",), message, 0, len(date.written))
