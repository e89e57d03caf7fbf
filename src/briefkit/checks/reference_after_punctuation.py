"""A footnote reference after the punctuation that it should precede.

In French the note's mark stands before the stop, the comma and their like: it belongs to the
words, and the stop ends the sentence. Only briefs in French are looked at. After the stop of
an abbreviation it may stand, and after a closing quotation mark.

Failing:

    language: fr
    sections:
      - body: Les armes d’abord.[^lim]
    footnotes:
      lim: Lim Soo-ho, 2024.

Passing:

    language: fr
    sections:
      - body: Les armes d’abord[^lim].
    footnotes:
      lim: Lim Soo-ho, 2024.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.diagnostic import Edit, Problem, Severity
from briefkit.edition import Edition
from briefkit.edition.writtenlines import WrittenLine, just_before
from briefkit.prose.flow import MARKS
from briefkit.words.french import is_french

SEVERITY = Severity.WARNING
BLOCKS = False
MENDS = True

# A stop that an abbreviation has of its own: “etc.”, “M.”, “p.”
ABBREVIATED = re.compile(r"\b(?:etc|cf|[A-ZÀ-Þa-zà-ÿ])\.$")
MISPLACED = re.compile(
    rf"(?P<stops>(?<=\w|[»”)])[ \u00a0\u202f]*[.,;:?!…]+)(?P<marks>[{MARKS}]+)"
)


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each reference in running text that stands after a stop or a comma."""
    if not is_french(edition.brief.language):
        return
    for passage in edition.written_lines:
        if not passage.in_note:
            for found in MISPLACED.finditer(passage.text):
                if not ABBREVIATED.search(just_before(passage.text, found.end("stops"))):
                    yield _problem(passage, found)


def _problem(passage: WrittenLine, found: re.Match[str]) -> Problem:
    stops, after = found["stops"], found.end("marks")
    message = f"The note’s mark stands after “{stops.strip()}”. In French it stands before it"
    last = passage.flow.source_end(after - 1)
    removed = passage.replace(*found.span("stops"), "")
    edits = (*removed, Edit(last, last, stops)) if removed else ()
    return passage.problem(found.start("stops"), after, message, edits)
