"""Notes named by numbers that are not the numbers they print.

Names are better than numbers, since notes move; but where notes are named 1, 2, 3 their
readers, and whoever edits them next, take these for what is printed.

Failing:

    sections:
      - body: Arms[^2] came first.[^1]
    footnotes:
      1: Lim Soo-ho, “Mercenaries or allies,” 2024.
      2: Another note.

Passing:

    sections:
      - body: Arms[^1] came first.[^2]
    footnotes:
      1: Lim Soo-ho, “Mercenaries or allies,” 2024.
      2: Another note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition

SEVERITY = Severity.ERROR
BLOCKS = False

NUMBER = re.compile(r"\d{1,9}")  # A longer name is none of a note's number.


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each note with a number for its name that prints as another."""
    for note in edition.notes:
        if NUMBER.fullmatch(note.label) and int(note.label) != note.number:
            message = (
                f"The note named {note.label} prints as {note.number}. Give the notes names of "
                "their own, such as lim-2024, or number them as they are referred to"
            )
            in_word = (
                f"Note {note.label} would be printed as {note.number}. Number the notes in the "
                "order in which the text refers to them"
            )
            yield Problem(note.path, message, in_word=in_word)
