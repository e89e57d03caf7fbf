"""A source of which only the year is given, where its kind comes out on a day.

Newspapers print hundreds of pieces a year; the day finds the right one.

Failing:

    sections:
      - body: Arms came first.[@jeong-2024]
    sources:
      jeong-2024: {type: article-newspaper, title: A title, container-title: Hankook
        Ilbo, issued: 2024, page: 3}

Passing:

    sections:
      - body: Arms came first.[@jeong-2024]
    sources:
      jeong-2024: {type: article-newspaper, title: A title, container-title: Hankook
        Ilbo, issued: 2024-10-23, page: 3}
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition

SEVERITY = Severity.WARNING
BLOCKS = False


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each cited source whose date is less exact than the style asks for."""
    required = edition.style.file.checks.required
    for key, source in edition.cited_sources.items():
        exact = [each for each in required.get(source.type, ()) if each.startswith("issued:")]
        point = source.issued.point if source.issued else None
        if exact and point and not any(getattr(point, p) for p in _parts(exact[0])):
            message = (
                f"“{key}” ({source.type}) gives only the year {point.year}. "
                "Add the day it came out, as 2024-11-27"
            )
            yield Problem(("sources", key, "issued"), message)


def _parts(wanted: str) -> list[str]:
    return [each.partition(":")[2] for each in wanted.split("|")]
