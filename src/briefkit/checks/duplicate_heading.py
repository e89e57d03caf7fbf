"""A heading that stands twice in one part of the brief, or again right inside itself.

In contents lists and bookmarks readers can't tell the two apart. The same heading in two
different parts, such as “Recommendations”, is no fault.

Failing:

    sections:
      - heading: The Deal
        body: Arms come first.
      - heading: The deal
        body: Money comes second.

Passing:

    sections:
      - heading: The Deal
        body: Arms come first.
      - heading: The Price
        body: Money comes second.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import EditedSection, Edition

SEVERITY = Severity.WARNING
BLOCKS = False


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each heading that repeats one beside it, or the one it stands under."""
    yield from _within(edition.sections, "")


def _within(sections: tuple[EditedSection, ...], parent: str) -> Iterator[Problem]:
    met = {parent}
    for section in sections:
        heading = section.heading or ""
        words = " ".join(heading.casefold().split())
        if words and words in met:
            message = f"The heading “{heading}” stands here a second time. Word it otherwise"
            yield Problem((*section.path, "heading"), message, 0, len(heading))
        met.add(words)
        yield from _within(section.sections, words)
