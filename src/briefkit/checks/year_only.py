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
from briefkit.model.source import Source
from briefkit.model.sourcedate import DatePoint

SEVERITY = Severity.WARNING
BLOCKS = False


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each cited source whose date is less exact than the style asks for."""
    required = edition.style.file.checks.required
    for key, source in edition.cited_sources.items():
        exact = [each for each in required.get(source.type, ()) if "issued:" in each]
        point = source.issued.point if source.issued else None
        if point and not all(_meets(source, point, each) for each in exact):
            message = (
                f"“{key}” ({source.type}) gives only the year {point.year}. "
                "Add the day it came out, as 2024-11-27"
            )
            in_word = (
                f"“{source.title}” has only the year {point.year}. Add the day it came out"
            )
            yield Problem(("sources", key, "issued"), message, in_word=in_word)


def _meets(source: Source, point: DatePoint, wanted: str) -> bool:
    """Whether a source with a date has one of the fields, or parts of its date, wanted."""
    for each in wanted.split("|"):
        name, _, part = each.partition(":")
        if getattr(point, part, None) if part else source.value_of(name):
            return True
    return False
