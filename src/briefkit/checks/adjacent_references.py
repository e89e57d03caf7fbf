"""Two footnote references side by side.

Notes 1 and 2 would print as 12. One note can name both sources.

Failing:

    sections:
      - body: Arms came first.[^lim][^ytn]
    footnotes:
      lim: Lim Soo-ho, 2024.
      ytn: YTN International, 2024.

Passing:

    sections:
      - body: Arms came first.[^both]
    footnotes:
      both: Lim Soo-ho, 2024; YTN International, 2024.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.prose.flow import MARKS

SEVERITY = Severity.WARNING
BLOCKS = False

ADJACENT = re.compile(rf"[{MARKS}](?:[,;]?[ \u00a0]?[{MARKS}])+")


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each run of references in running text with no words between."""
    for passage in edition.written_lines:
        for found in () if passage.in_note else ADJACENT.finditer(passage.text):
            message = (
                "Two notes have their marks side by side. "
                "Merge them into one note, with “;” between the sources"
            )
            yield passage.problem(*found.span(), message)
