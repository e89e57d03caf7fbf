"""Two references to one note, where the style wants a note for each.

Where it is allowed, both references show one number, and the note leads back to both.

Failing:

    sections:
      - body: Arms came first.[^lim] Money came later.[^lim]
    footnotes:
      lim: Lim Soo-ho, “Mercenaries or allies,” 2024.

Passing:

    sections:
      - body: Arms came first.[^lim] Money came later.[^again]
    footnotes:
      lim: Lim Soo-ho, “Mercenaries or allies,” 2024.
      again: Lim, “Mercenaries or allies.”
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit import prose
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition

SEVERITY = Severity.WARNING
BLOCKS = False
AGAIN = "refers to a note that was referred to before. Give this place a note of its own"


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each reference to a note but the first."""
    for path, blocks in edition.texts.items():
        for reference in prose.references(blocks):
            if reference.occurrence > 1:
                message = f"[^{reference.label}] {AGAIN}"
                span = (reference.start, reference.end)
                yield Problem(path, message, *span, in_word=f"This mark {AGAIN}")
