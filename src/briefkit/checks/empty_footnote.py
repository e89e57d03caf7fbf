"""A footnote that says nothing yet: blank, or a note to self such as TBD.

The number on the page promises evidence, and the reader finds none.

Failing:

    sections:
      - body: The trade began in June.[^deal]
    footnotes:
      deal: TBD

Passing:

    sections:
      - body: The trade began in June.[^deal]
    footnotes:
      deal: Report of the Example Institute, 2024.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.notewords import EMPTY

SEVERITY = Severity.ERROR
BLOCKS = False
STRUCTURAL = True


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each footnote whose whole text only holds a place."""
    for label, note in edition.brief.footnotes.items():
        text = note.text
        if not text.strip():
            yield Problem(("footnotes", label), f"The footnote “{label}” is empty. {ADVICE}")
        elif EMPTY.fullmatch(text):
            message = f"The footnote “{label}” says only “{text.strip()}”. {ADVICE}"
            yield Problem(("footnotes", label), message, 0, len(text))


ADVICE = "Name its source, or take the note and its reference out"
