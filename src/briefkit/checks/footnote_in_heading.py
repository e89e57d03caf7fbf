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
STRUCTURAL = True
MESSAGE = "A heading can't have a footnote. Move {} into the text below"


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each reference in a title, a subtitle or a heading."""
    for path, line in edition.lines.items():
        for mark in prose.walk(prose.parse_inline(line)):
            if isinstance(mark, prose.FootnoteReference | prose.CitationGroup):
                words = line[mark.start : mark.end]
                message, in_word = (MESSAGE.format(each) for each in (words, "its mark"))
                yield Problem(path, message, mark.start, mark.end, in_word=in_word)
