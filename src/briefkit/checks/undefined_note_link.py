"""A link to another note, `[](#label)`, where no such note is printed.

It prints as “note 3” and leads there; without the note there is no number to print.

Failing:

    sections:
      - body: Arms came first, as [](#lim) says.

Passing:

    sections:
      - body: Arms came first,[^lim] as [](#lim) says.
    footnotes:
      lim: Lim Soo-ho, “Mercenaries or allies,” 2024.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from briefkit import prose
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition

SEVERITY = Severity.ERROR
BLOCKS = True
STRUCTURAL = True
IN_WORD = "The note named here has no number, since nothing refers to it. Name another"


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each link whose label is that of no note with a number."""
    for path, blocks in edition.texts.items():
        for node in prose.walk(blocks):
            if isinstance(node, prose.NoteLink) and node.label not in edition.numbers:
                message = _message(node.label, list(edition.brief.footnotes))
                yield Problem(path, message, node.start, node.end, in_word=IN_WORD)


def _message(label: str, labels: list[str]) -> str:
    if label in labels:
        return f"The footnote “{label}” has no number, since no [^{label}] refers to it"
    close = get_close_matches(label, labels, n=1)
    hint = f"Did you mean “{close[0]}”?" if close else "Write the label of a footnote after #"
    return f"There is no footnote “{label}” to link to. {hint}"
