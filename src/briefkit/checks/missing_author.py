"""A brief without an author, and without a word on why.

Readers want to know who speaks. Where no name is meant, `byline` says so.

Failing:

    title: Soldiers for Technology

Passing:

    title: Soldiers for Technology
    byline: institutional
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition

SEVERITY = Severity.WARNING
BLOCKS = False


def check(edition: Edition) -> Iterator[Problem]:
    """Yield the brief's title when nobody signs it and it does not say why."""
    if not edition.brief.authors and edition.brief.byline is None:
        message = (
            "No author is named. Add one under “authors:”, or write “byline: institutional” "
            "or “byline: withheld”"
        )
        yield Problem(("title",), message)
