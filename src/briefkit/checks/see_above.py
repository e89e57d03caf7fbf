"""A pointer to another place in words: “see above”, “see note 3”.

It may point nowhere once the text is moved. In free text a machine can't be sure that
such words are a pointer, so this is only a hint.

Failing:

    sections:
      - body: Pay is low.[^pay]
    footnotes:
      pay: On the sums, see note 7 below.

Passing:

    sections:
      - body: Pay is low.[^pay] Risks are high.[^risk]
    footnotes:
      pay: On the sums, see [](#risk).
      risk: Report of the Example Institute, 2024.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.passages import running

SEVERITY = Severity.INFO
BLOCKS = False
POINTER = re.compile(
    r"\b(?:[Ss]ee|[Cc]f\.|[Cc]ited|[Qq]uoted)(?:,? (?:also|e\.g\.,?))?"
    r"(?: (?:in|at))? (?:(?:foot|end)?notes?[ \u00a0]\d+(?: (?:above|below))?|above|below)\b"
    r"(?! (?:the|a|an|all|average|that|sea|zero)\b)"
)


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each pointer in words, in the sections and in footnotes."""
    for passage in running(edition, "sections", "footnotes"):
        for found in POINTER.finditer(passage.text):
            message = (
                f"“{found[0]}” may point nowhere once the text is moved. Name the place, "
                "or link to the note as [](#label)"
            )
            yield passage.problem(*found.span(), message)
