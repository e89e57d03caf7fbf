"""A footnote reference before the punctuation that it should follow.

The note's number looks lost between the word and the stop, and falls inside quotation
marks that it is no part of. In English it comes after the punctuation, but for the dash.
Only briefs in English are looked at.

Failing:

    sections:
      - body: Arms came first[^lim].
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

from briefkit.diagnostic import Edit, Problem, Severity
from briefkit.edition import Edition
from briefkit.edition.writtenlines import WrittenLine
from briefkit.prose.flow import MARKS

SEVERITY = Severity.WARNING
BLOCKS = False
MENDS = True

# A closing quotation mark is one that no letter follows.
PUNCTUATION = r"(?:[.,;:?!…)\]]|[”’“»«\"'](?!\w))+"
# A comma between two references parts their numbers.
MISPLACED = re.compile(
    rf"(?<=[^\s{MARKS}])(?P<marks>[ \u00a0]*[{MARKS}]+)(?P<stops>{PUNCTUATION})"
    rf"(?P<more>[ \u00a0]?[{MARKS}])?"
)


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each reference in running text that punctuation follows."""
    if edition.brief.language.split("-")[0].lower() != "en":
        return
    for passage in edition.written_lines:
        if not passage.in_note:
            for found in MISPLACED.finditer(passage.text):
                if not found["more"] or found["stops"] not in (",", ";"):
                    yield _problem(passage, found)


def _problem(passage: WrittenLine, found: re.Match[str]) -> Problem:
    stops = found["stops"]
    message = f"The note’s mark stands before “{stops}”. Put it after"
    first = passage.flow.source(found.start("marks"))
    removed = passage.replace(*found.span("stops"), "")
    # Where another reference follows, the two would meet, and read as one number.
    edits = (Edit(first, first, stops), *removed) if removed and not found["more"] else ()
    mark = found.end("marks") - len(found["marks"].lstrip(" \u00a0"))
    return passage.problem(mark, found.end("stops"), message, edits)
