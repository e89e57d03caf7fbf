"""A heading with nothing under it.

Failing:

    sections:
      - heading: What Moscow Gives

Passing:

    sections:
      - heading: What Moscow Gives
        body: Technology, above all.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import EditedSection, Edition

SEVERITY = Severity.ERROR
BLOCKS = False


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each section with a heading and neither text nor sections."""
    yield from _within(edition.sections)


def _within(sections: tuple[EditedSection, ...]) -> Iterator[Problem]:
    for section in sections:
        if section.heading and not section.blocks and not section.sections:
            message = f"Nothing stands under “{section.heading}”. Write its text, or delete it"
            yield Problem((*section.path, "heading"), message, 0, len(section.heading))
        yield from _within(section.sections)
