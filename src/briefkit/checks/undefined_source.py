"""A citation of a source that the brief does not have.

Failing:

    sections:
      - body: Arms came first.[^lim]
    footnotes:
      lim: See [@lim-2024].

Passing:

    sections:
      - body: Arms came first.[^lim]
    footnotes:
      lim: Lim Soo-ho, “Mercenaries or allies,” 2024.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit import prose
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition

SEVERITY = Severity.ERROR
BLOCKS = True


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each citation: in this version a brief has no sources but the text of its notes."""
    for path, blocks in edition.texts.items():
        for node in prose.walk(blocks):
            if isinstance(node, prose.CitationGroup):
                message = (
                    f"There is no source for [{node.source}]. Write the source into the note"
                )
                yield Problem(path, message, node.start, node.end)
