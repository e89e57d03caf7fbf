"""A source that nothing cites.

Nobody will read it. Most often its citation was lost while a note was edited.

Failing:

    sections:
      - body: Arms came first.
    sources:
      lim-2024: {type: report, title: Mercenaries or allies, publisher: INSS, issued: 2024}

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

SEVERITY = Severity.WARNING
BLOCKS = False


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each source without a citation."""
    for key in edition.brief.sources:
        if key not in edition.cited_sources:
            message = (
                f"Nothing cites the source “{key}”. Put [@{key}] into the note that rests on "
                "it, or take the source out"
            )
            yield Problem(("sources", key), message)
