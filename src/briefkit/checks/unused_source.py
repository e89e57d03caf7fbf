"""A source that nothing cites.

Nobody will read it. Most often its citation was lost while a note was edited.

Failing:

    sections:
      - body: Arms came first.
    sources:
      lim-2024: {type: report, title: Mercenaries or allies, issued: 2024}

Passing:

    sections:
      - body: Arms came first.[@lim-2024]
    sources:
      lim-2024: {type: report, title: Mercenaries or allies, issued: 2024}
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit import prose
from briefkit.citation import citations
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition

SEVERITY = Severity.WARNING
BLOCKS = False


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each source without a citation."""
    groups = (g for blocks in edition.texts.values() for g in prose.citation_groups(blocks))
    cited = {citation.key for group in groups for citation in citations(group.source)}
    for key in edition.brief.sources:
        if key not in cited:
            message = (
                f"Nothing cites the source “{key}”. Put [@{key}] into the note that rests on "
                "it, or take the source out"
            )
            yield Problem(("sources", key), message)
