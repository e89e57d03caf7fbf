"""A source on the web that has no date, and no day on which it was read.

Web pages change; without either date nobody can tell which text was meant.

Failing:

    sections:
      - body: Arms came first.[@page]
    sources:
      page: {type: webpage, title: A page, container-title: A site, URL:
        "https://example.org/page"}

Passing:

    sections:
      - body: Arms came first.[@page]
    sources:
      page: {type: webpage, title: A page, container-title: A site, URL:
        "https://example.org/page", accessed: 2024-12-01}
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition

SEVERITY = Severity.ERROR
BLOCKS = False


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each cited source with a URL but neither date."""
    for key, source in edition.cited_sources.items():
        dated = source.issued and not source.issued.undated
        if source.url and not dated and not source.accessed:
            message = (
                f"“{key}” is on the web and has no date. Add “accessed:” with the day it was "
                "read, or “issued:”"
            )
            yield Problem(("sources", key), message)
