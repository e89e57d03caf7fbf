"""A source without a field that its type must have.

A reader who wants to find the work needs it. What each type must have stands in the
style's `checks: required:`.

Failing:

    sections:
      - body: Arms came first.[@lim-2024]
    sources:
      lim-2024: {type: report, title: Mercenaries or allies}

Passing:

    sections:
      - body: Arms came first.[@lim-2024]
    sources:
      lim-2024: {type: report, title: Mercenaries or allies, publisher: INSS, issued: 2024}
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.model.source import Source

SEVERITY = Severity.ERROR
BLOCKS = False


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each cited source that lacks fields, with all that it lacks."""
    required = edition.style.file.checks.required
    for key, source in edition.cited_sources.items():
        wanted = required.get(source.type, ("title",))
        missing = [each for each in wanted if not any(_has(source, f) for f in each.split("|"))]
        if missing:
            names = ", ".join(" or ".join(_named(each)) for each in missing)
            message = (
                f"The source “{key}” ({source.type}) lacks: {names}. Add it; where it can't be "
                "had, say why under “checks: ignore:”"
            )
            yield Problem(("sources", key), message)


def _named(alternatives: str) -> list[str]:
    """The fields of one requirement, as they are written in a source."""
    return list(dict.fromkeys(each.partition(":")[0] for each in alternatives.split("|")))


def _has(source: Source, wanted: str) -> bool:
    name = wanted.partition(":")[0]
    value = source.value_of(name)
    # Whether a date is exact enough is for year-only to say.
    return bool(value) or (name == "URL" and bool(source.doi))
