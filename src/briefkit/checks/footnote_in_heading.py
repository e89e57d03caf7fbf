"""A reference to a footnote in a title or a heading.

Headings are repeated in contents lists, running headers and bookmarks, where a note
has no place.

Failing:

    sections:
      - heading: Arms Before Money[^lim]
        body: The trade began in June.
    footnotes:
      lim: Lim Soo-ho, 2024.

Passing:

    sections:
      - heading: Arms Before Money
        body: The trade began in June.[^lim]
    footnotes:
      lim: Lim Soo-ho, 2024.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit import prose
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition

SEVERITY = Severity.ERROR
BLOCKS = True


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each reference in a title, a subtitle or a heading."""
    for path, line in edition.lines.items():
        for reference in prose.references(prose.parse_inline(line)):
            message = (
                "A heading can't have a footnote. "
                f"Move [^{reference.label}] into the text below"
            )
            yield Problem(path, message, reference.start, reference.end)
