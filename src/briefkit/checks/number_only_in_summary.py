"""A figure in the abstract or the key points that the text never gives.

It was changed in one place only, or its evidence was cut.

Failing:

    key_points:
      - Soldiers could earn $320 million a year.
    sections:
      - body: Soldiers could earn $230 million a year.

Passing:

    key_points:
      - Soldiers could earn $320 million a year.
    sections:
      - body: Soldiers could earn 320,000,000 dollars a year.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.passages import SUMMARY, lines, running
from briefkit.words.figures import figures

SEVERITY = Severity.INFO
BLOCKS = False


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each figure of the summary that has no equal in the sections."""
    sections = [passage.text for passage in running(edition, "sections")]
    if not sections:
        return
    headings = [passage.text for passage in lines(edition)]
    given = {each.amount for text in (*sections, *headings) for each in figures(text)}
    for passage in running(edition, *SUMMARY):
        for figure in figures(passage.text):
            if figure.amount not in given:
                message = (
                    f"“{figure.written}” stands in the summary, and the text never gives "
                    "it. Make them agree"
                )
                end = figure.start + len(figure.written)
                yield passage.problem(figure.start, end, message)
