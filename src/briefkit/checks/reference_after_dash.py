"""A footnote reference after a dash.

The number belongs to the words before the dash; after it, it seems to begin what
follows.

Failing:

    sections:
      - body: The troops—[^lim] ten thousand of them—left in June.
    footnotes:
      lim: Lim Soo-ho, 2024.

Passing:

    sections:
      - body: The troops[^lim]—ten thousand of them—left in June.
    footnotes:
      lim: Lim Soo-ho, 2024.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.diagnostic import Edit, Problem, Severity
from briefkit.edition import Edition
from briefkit.edition.writtenlines import WrittenLine
from briefkit.prose.flow import MARKS

SEVERITY = Severity.WARNING
BLOCKS = False
MENDS = True

# An en dash only with a space before it: without one it may be a range left open (1990–).
MISPLACED = re.compile(
    rf"(?<=[^\s—–{MARKS}])"
    rf"(?P<dash> ?—| –)(?P<space> ?)(?P<marks>[{MARKS}]+)(?P<rest> ?)"
)


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each reference in running text that stands right after a dash."""
    for passage in edition.written_lines:
        if not passage.in_note and ("—" in passage.text or "–" in passage.text):
            for found in MISPLACED.finditer(passage.text):
                yield _problem(passage, found)


def _problem(passage: WrittenLine, found: re.Match[str]) -> Problem:
    dash, end = found["dash"], found.end("marks")
    message = f"The note’s mark stands after “{dash.strip()}”. Put it before"
    after = passage.flow.source_end(end - 1)
    removed = passage.replace(found.start(), found.end("space"), "")
    moved: tuple[Edit, ...] = (Edit(after, after, dash),)
    # A dash that touches the words before it touches those after it, too.
    if found["rest"] and dash == "—":
        moved = passage.replace(*found.span("rest"), dash)
    edits = (*removed, *moved) if removed and moved else ()
    return passage.problem(found.start("marks"), end, message, edits)
