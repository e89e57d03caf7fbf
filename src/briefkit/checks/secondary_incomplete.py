"""A work "cited in" another of which one is not given as a source.

Both must be whole: the work that says it, and the one where it was read.

Failing:

    sections:
      - body: Arms came first.[^a]
    footnotes:
      a: "Jeong Seung-im, cited in [@lim-2024]."
    sources:
      lim-2024: {type: report, title: Mercenaries or allies, publisher: INSS, issued: 2024}

Passing:

    sections:
      - body: Arms came first.[^a]
    footnotes:
      a: "[@jeong-2024], cited in [@lim-2024]."
    sources:
      jeong-2024: {type: article-newspaper, title: A title, container-title: Hankook
        Ilbo, issued: 2024-10-23, page: 3}
      lim-2024: {type: report, title: Mercenaries or allies, publisher: INSS, issued: 2024}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.prose.flow import CITATION
from briefkit.words.dates import MONTH
from briefkit.words.notes import CITED_IN, QUOTED

SEVERITY = Severity.ERROR
BLOCKS = False
SECONDARY = re.compile(
    rf"(?P<before>{CITATION})?,?\s*(?P<words>{CITED_IN})\s*(?P<after>{CITATION})?"
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b(?!\))")
OF_A_MONTH = re.compile(rf"\b(?:{MONTH})")
HALF = (
    "A work is cited in another here, but only one of them is a source. "
    "Give both under “sources:”, and cite both by key"
)
ONLY_YEAR = (
    "The work that this is cited in has only a year. Give its day or all it takes to find it, "
    "or cite both by key"
)


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each "cited in" with a source on one side only, and hint at those with none."""
    for note in edition.notes:
        for line in note.lines:
            for found in SECONDARY.finditer(line.text):
                before, after = found["before"] or "", found["after"] or ""
                start = line.source(found.start("words"))
                end = line.source_end(found.end("words") - 1)
                if bool(before) != bool(after):
                    yield Problem(note.path, HALF, start, end)
                elif not before and _year_alone(line.text, found.end()):
                    yield Problem(note.path, ONLY_YEAR, start, end, severity=Severity.INFO)


def _year_alone(text: str, start: int) -> bool:
    """Whether the only date of a titled piece is a year that no publisher or volume is with.

    The piece is what a note names from an index on. A book and a volume of a journal, which
    have their year in parentheses, need no day.
    """
    dated = YEAR.search(text, start) and not OF_A_MONTH.search(text, start)
    return bool(dated) and QUOTED.search(text, start) is not None
