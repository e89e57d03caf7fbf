"""A space before a footnote reference.

The number drifts away from its words, and may begin a line of its own.

Failing:

    sections:
      - body: Arms came first. [^lim]
    footnotes:
      lim: Lim Soo-ho, 2024.

Passing:

    sections:
      - body: Arms came first.[^lim]
    footnotes:
      lim: Lim Soo-ho, 2024.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.edition.writtenlines import just_before
from briefkit.prose.flow import MARKS

SEVERITY = Severity.WARNING
BLOCKS = False
MENDS = True

# After "see" and its kin the reference is a word of the sentence; after a dash, the dash
# is at fault.
SPACED = re.compile(rf"(?P<space>[ \u00a0](?<=[^\s—–].)(?<!\s-.)[ \u00a0]*)[{MARKS}]")
BEFORE_WORD = re.compile(r"\b(?:see|cf\.?|(?:foot|end)?notes?|and|or|by|in)$", re.IGNORECASE)


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each space between words and the reference that belongs to them."""
    # In another language than English a space that does not break may be meant.
    english = edition.brief.language.split("-")[0].lower() == "en"
    spaces = " \u00a0" if english else " "
    for passage in edition.written_lines:
        for found in () if passage.in_note else SPACED.finditer(passage.text):
            start, end = found.span("space")
            word = BEFORE_WORD.search(just_before(passage.text, start))
            if set(found["space"]) <= set(spaces) and not word:
                message = "A space parts the note’s mark from its words. Delete it"
                yield passage.problem(start, end, message, passage.replace(start, end, ""))
