"""Money, a percentage or a count with no note in its sentence or after it.

Figures are what readers quote, and what they check first.

Failing:

    sections:
      - body: The deployment earns $320 million a year. Little of it is spent at home.

Passing:

    sections:
      - body: The deployment earns $320 million a year.[^lim] Little of it is spent at home.
    footnotes:
      lim: Report of the Example Institute, 2024.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit import prose
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.passages import running
from briefkit.prose.flow import MARKS
from briefkit.words.figures import figures

SEVERITY = Severity.INFO
BLOCKS = False


def check(edition: Edition) -> Iterator[Problem]:
    """Yield the first figure of each sentence in a section that no reference follows."""
    tables = {
        path
        for path, blocks in edition.texts.items()
        if any(isinstance(b, prose.Table) for b in prose.walk(blocks))
    }
    for passage in running(edition, "sections"):
        if passage.path in tables or passage.flow.quoted:
            continue
        last = max(map(passage.text.rfind, MARKS))
        for sentence in passage.sentences:
            figure = next(figures(sentence.text), None)
            if figure and last < sentence.start:
                start = sentence.start + figure.start
                message = (
                    f"No note says where “{figure.written}” comes from. Add a footnote to "
                    "this sentence or to one after it"
                )
                yield passage.problem(start, start + len(figure.written), message)
