"""A source cited again whose short form would be its whole long title.

Later notes name a work in a few words. `title-short` says which.

Failing:

    sections:
      - body: Arms[@a] came[@b] first.[@a]
    sources:
      a: {type: dataset, author: [An Office], title: A very long title of a data set
        that goes on and on, issued: 2024}
      b: {type: dataset, author: [An Office], title: Data, issued: 2023}

Passing:

    sections:
      - body: Arms[@a] came[@b] first.[@a]
    sources:
      a: {type: dataset, author: [An Office], title: A very long title of a data set
        that goes on and on, title-short: A very long title, issued: 2024}
      b: {type: dataset, author: [An Office], title: Data, issued: 2023}
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.words.shortforms import short_form

SEVERITY = Severity.WARNING
BLOCKS = False
# A title of so many words before its colon is short enough.
MOST_WORDS = 8


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each source cited in its short form whose title has no short one.

    Of short forms typed by hand, hint at those with a long title.
    """
    yield from _of_sources(edition)
    for note in edition.notes:
        for line in note.lines:
            found = short_form(line.text)
            if found and len(found["title"].split()) > MOST_WORDS:
                message = (
                    f"This short form has {len(found['title'].split())} words of title. "
                    "A few of them are enough to find the work again"
                )
                start = line.source(line.text.index(found["title"]))
                end = line.source_end(line.text.index(found["title"]) + len(found["title"]) - 1)
                yield Problem(note.path, message, start, end, severity=Severity.INFO)


def _of_sources(edition: Edition) -> Iterator[Problem]:
    shortened = dict.fromkeys(
        placed.citation.key
        for note in edition.notes
        for placed in note.placed
        if placed.position == "subsequent"
        or (placed.position != "first" and not edition.style.file.citations.ibid)
    )
    for key in shortened:
        source = edition.brief.sources.get(key)
        if source and source.title and not source.title_short:
            words = source.title.split(": ")[0].split()
            if len(words) > MOST_WORDS:
                message = (
                    f"“{key}” is cited again, and each time with all {len(words)} words of its "
                    "title. Add “title-short:” with a few of them"
                )
                yield Problem(("sources", key, "title"), message)
