"""A figure without words for those who can't see it.

Who hears the brief read aloud, or reads it where pictures don't load, learns nothing of it.
Say what it shows, not that it is a picture; the numbers stand in the text or in a table.

Failing:

    sections:
      - body: "![](#fig-arms)"
    figures:
      fig-arms: {image: arms.png, title: Arms, source: Invented Institute}

Passing:

    sections:
      - body: |
          Arms came first, as [](#fig-arms) shows.

          ![](#fig-arms)
    figures:
      fig-arms: {image: arms.png, alt: Sales of arms double from 2020 to 2024., title: Arms,
        source: Invented Institute, credit: Ann Specimen, licence: CC BY 4.0}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition

SEVERITY = Severity.ERROR
BLOCKS = False
# The name of a file, or words that say only what kind of thing it is.
SAYS_NOTHING = re.compile(
    r"\s*(?:[\w-]+\.(?:png|jpe?g|svg)|(?:an? )?(?:image|picture|photo|figure|chart|graph|map)"
    r"(?: \d+)?)\.?\s*",
    re.IGNORECASE,
)


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each figure without alternative text, or with one that says nothing."""
    for label, figure in edition.brief.figures.items():
        path = ("figures", label)
        if not figure.alt or not figure.alt.strip():
            message = f"The figure “{label}” has no “alt:”. Say in a sentence what it shows"
            in_word = "This image has no alternative text. Say in a sentence what it shows"
            yield Problem(path, message, in_word=in_word)
        elif SAYS_NOTHING.fullmatch(figure.alt):
            message = "This says nothing of what the figure shows. Say it in a sentence"
            yield Problem((*path, "alt"), message, 0, len(figure.alt))
