"""A reference to a footnote inside a footnote.

Notes have no notes: neither Word nor the page can set them.

Failing:

    sections:
      - body: Arms came first.[^lim]
    footnotes:
      lim: Lim Soo-ho disagrees.[^kim]
      kim: Kim, 2024.

Passing:

    sections:
      - body: Arms came first.[^lim]
    footnotes:
      lim: Lim Soo-ho disagrees; Kim, 2024.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit import prose
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition

SEVERITY = Severity.ERROR
BLOCKS = True
STRUCTURAL = True
IN_WORD = (
    "A footnote can't have a footnote, and the mark of one stands here. Write its text into "
    "this note instead"
)


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each reference in a note's text."""
    for label in edition.brief.footnotes:
        path = ("footnotes", label)
        for reference in prose.references(edition.texts[path]):
            message = (
                f"A footnote can't have a footnote: [^{reference.label}] stands in the note "
                f"“{label}”. Write its text into this note instead"
            )
            yield Problem(path, message, reference.start, reference.end, in_word=IN_WORD)
