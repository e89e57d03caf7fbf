"""A space between a quotation mark and the words it encloses.

The mark may be left alone at the end of a line.

Failing:

    sections:
      - body: The “ priority tasks” are promises.

Passing:

    sections:
      - body: The “priority tasks” are promises.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.edition.writtenlines import WrittenLine

SEVERITY = Severity.WARNING
BLOCKS = False
MENDS = True

# French sets a space inside its own marks.
SPACED = "«»‹›"
SPACES = " \u00a0\u202f"


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each space just inside a pair of quotation marks."""
    for passage in edition.written_lines:
        if not passage.reading.faulty:
            for start, end in passage.reading.quotations:
                yield from _inside(passage, start, end)


def _inside(passage: WrittenLine, start: int, end: int) -> Iterator[Problem]:
    text = passage.text
    words = text[start + 1 : end].strip(SPACES)
    if text[start] in SPACED or not words:
        return
    first = start + 1
    last = end
    while text[first] in SPACES:
        first += 1
    while text[last - 1] in SPACES:
        last -= 1
    shown = words.split()
    if first > start + 1:
        message = f"A space stands between the quotation mark and “{shown[0]}”. Delete it"
        edits = passage.replace(start + 1, first, "")
        yield passage.problem(start + 1, first, message, edits)
    if last < end:
        message = f"A space stands between “{shown[-1]}” and the quotation mark. Delete it"
        yield passage.problem(last, end, message, passage.replace(last, end, ""))
