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
from briefkit.words.notes import EMPTY

SEVERITY = Severity.ERROR
BLOCKS = False
STRUCTURAL = True


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each footnote whose whole text only holds a place."""
    for label, note in edition.brief.footnotes.items():
        text = note.text
        if not text.strip():
            message = f"The footnote “{label}” is empty. {ADVICE}"
            in_word = f"This note is empty. {ADVICE}"
            yield Problem(("footnotes", label), message, in_word=in_word)
        elif EMPTY.fullmatch(text):
            said = f"says only “{text.strip()}”. {ADVICE}"
            message, in_word = f"The footnote “{label}” {said}", f"This note {said}"
            yield Problem(("footnotes", label), message, 0, len(text), in_word=in_word)


ADVICE = "Name its source, or take the note and its reference out"
