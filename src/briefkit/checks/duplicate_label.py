"""One label for two things, such as a footnote and a figure.

`[](#label)` would lead to either, and only one of them could be placed.

Failing:

    sections:
      - body: |
          Arms came first.[^arms]

          ![](#arms)
    footnotes:
      arms: Invented Institute, 2024.
    tables:
      arms: {title: Arms, source: Invented Institute, rows: [[Year, Arms], ["2024", "3"]]}

Passing:

    sections:
      - body: |
          Arms came first,[^arms] as [](#tab-arms) says.

          ![](#tab-arms)
    footnotes:
      arms: Invented Institute, 2024.
    tables:
      tab-arms: {title: Arms, source: Invented Institute, rows: [[Year, Arms], ["2024", "3"]]}
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.model.blocks import BLOCK_FIELDS

SEVERITY = Severity.ERROR
BLOCKS = True
STRUCTURAL = True


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each label that something before it has already."""
    seen = dict.fromkeys(edition.brief.footnotes, "footnotes")
    for field in BLOCK_FIELDS:
        for label in getattr(edition.brief, field):
            first = seen.setdefault(label, field)
            if first != field:
                message = (
                    f"“{label}” is the label of something under “{first}:” already. Give this "
                    "one another"
                )
                yield Problem((field, label), message)
