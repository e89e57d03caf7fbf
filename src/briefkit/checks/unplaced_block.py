"""A figure, table or box that no text places.

It is written and not printed: most often the paragraph in which it stood was deleted.

Failing:

    sections:
      - body: Arms came first.
    tables:
      tab-arms: {title: Arms, source: Invented Institute, rows: [[Year, Arms], ["2024", "3"]]}

Passing:

    sections:
      - body: |
          Arms came first, as [](#tab-arms) says.

          ![](#tab-arms)
    tables:
      tab-arms: {title: Arms, source: Invented Institute, rows: [[Year, Arms], ["2024", "3"]]}
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.model.blocks import BLOCK_FIELDS

SEVERITY = Severity.WARNING
BLOCKS = False
STRUCTURAL = True


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each block that is printed nowhere."""
    for field in BLOCK_FIELDS:
        for label in getattr(edition.brief, field):
            if label not in edition.placed:
                message = (
                    f"“{label}” is placed nowhere, so it is not printed. Write ![](#{label}) "
                    "on a line of its own where it belongs, or take it out"
                )
                yield Problem((field, label), message)
