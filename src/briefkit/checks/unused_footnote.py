"""A footnote that nothing refers to.

It would not be printed. Most often its reference was lost while the text was edited.

Failing:

    sections:
      - body: Arms came first.
    footnotes:
      lim: Lim Soo-ho, “Mercenaries or allies,” 2024.

Passing:

    sections:
      - body: Arms came first.[^lim]
    footnotes:
      lim: Lim Soo-ho, “Mercenaries or allies,” 2024.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition

SEVERITY = Severity.ERROR
BLOCKS = False
STRUCTURAL = True
IN_WORD = (
    "Nothing refers to this note, so it will not be printed. Put its mark where it belongs, or "
    "take the note out"
)


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each footnote without a reference."""
    used = {note.label for note in edition.notes}
    for label in edition.brief.footnotes:
        if label not in used:
            message = (
                f"Nothing refers to the footnote “{label}”, so it will not be printed. "
                f"Put [^{label}] where it belongs, or take the note out"
            )
            yield Problem(("footnotes", label), message, in_word=IN_WORD)
