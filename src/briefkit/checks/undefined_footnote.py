"""A reference to a footnote that the brief does not have.

The reader finds a number, or nothing, where evidence was promised. Most often the
label is misspelt, or the note was deleted and its reference was not.

Failing:

    sections:
      - body: Arms came first.[^lim]

Passing:

    sections:
      - body: Arms came first.[^lim]
    footnotes:
      lim: Lim Soo-ho, “Mercenaries or allies,” 2024.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from briefkit import prose
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition

SEVERITY = Severity.ERROR
BLOCKS = True
STRUCTURAL = True


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each reference whose label is no footnote's."""
    labels = edition.brief.footnotes
    for path, blocks in edition.texts.items():
        for reference in prose.references(blocks):
            if reference.label not in labels:
                yield Problem(
                    path, _message(reference.label, labels), reference.start, reference.end
                )


def _message(label: str, labels: Iterable[str]) -> str:
    close = get_close_matches(label, labels, n=1)
    if close:
        return f"There is no footnote “{label}”. Did you mean “{close[0]}”?"
    return f"There is no footnote “{label}”. Add it under “footnotes:”, or take the mark out"
