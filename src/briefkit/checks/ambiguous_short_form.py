"""Two sources whose short forms are the same.

A reader of a later note can't tell which of the two is meant.

Failing:

    sections:
      - body: Arms[@a] came[@b] first,[@a] money second.[@b]
    sources:
      a: {type: report, author: [{family: Lim, given: A.}], title: "Arms: One",
        publisher: INSS, issued: 2024}
      b: {type: report, author: [{family: Lim, given: B.}], title: "Arms: Two",
        publisher: INSS, issued: 2024}

Passing:

    sections:
      - body: Arms[@a] came[@b] first,[@a] money second.[@b]
    sources:
      a: {type: report, author: [{family: Lim, given: A.}], title: "Arms: One",
        publisher: INSS, issued: 2024}
      b: {type: report, author: [{family: Lim, given: B.}], title: "Money: Two",
        publisher: INSS, issued: 2024}
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.model.source import Source

SEVERITY = Severity.ERROR
BLOCKS = False


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each source cited again whose short form an earlier source has."""
    again = {p.citation.key for n in edition.notes for p in n.placed if p.position != "first"}
    seen: dict[tuple[object, ...], str] = {}
    for key, source in edition.cited_sources.items():
        first = seen.setdefault(_short(source), key)
        if first != key and again & {key, first}:
            message = (
                f"In later notes “{key}” reads as “{first}” does. Give one of them a "
                "“title-short:” that tells them apart"
            )
            other = edition.cited_sources[first]
            in_word = (
                f"In later notes “{source.title}” reads as “{other.title}” does. Name each by "
                "enough of its title to tell them apart"
            )
            yield Problem(("sources", key), message, in_word=in_word)


def _short(source: Source) -> tuple[object, ...]:
    names = tuple(name.literal or name.family for name in source.author or source.editor)
    title = source.title_short or (source.title or "").split(": ")[0]
    point = source.issued and source.issued.point
    return names, title.casefold(), point.year if point else None, source.container_title
