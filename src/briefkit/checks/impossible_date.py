"""A date that is no day of the calendar, or a source's date that is no date at all.

Failing:

    date: 2024-11-31

Passing:

    date: 2024-11-30
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.source import Source, csl_name
from briefkit.sourcedate import SourceDate

SEVERITY = Severity.ERROR
BLOCKS = False


def check(edition: Edition) -> Iterator[Problem]:
    """Yield the brief's date when it is no day, and each source's dates that mean none."""
    date = edition.brief.date
    if date is not None and date.value is None:
        message = (
            f"“{date.written}” is no day of the calendar. "
            "Write year-month-day, such as 2024-12-05"
        )
        yield Problem(("date",), message, 0, len(date.written))
    for key, source in edition.brief.sources.items():
        for name in Source.model_fields:
            value = getattr(source, name)
            if isinstance(value, SourceDate) and not value.meant:
                message = (
                    f"“{value.written}” is no date. Write it as 2024-11-27, 2024-11, 2024, "
                    "2023/2024 or n.d."
                )
                path = ("sources", key, csl_name(name))
                yield Problem(path, message, 0, len(value.written))
