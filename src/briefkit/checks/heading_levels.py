"""A section deeper than the fourth level, or a headed section inside one without a heading.

Readers who listen move through a brief by its headings, and a level that is skipped
looks to them like a part that is missing.

Failing:

    sections:
      - body: The opening.
        sections:
          - heading: A Heading Under None
            body: Some text.

Passing:

    sections:
      - heading: The Deal
        sections:
          - heading: What Moscow Gives
            body: Some text.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import EditedSection, Edition
from briefkit.model import MAX_LEVEL

SEVERITY = Severity.ERROR
BLOCKS = True


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each section whose level does not follow from the one it stands in."""
    yield from _within(edition.sections)


def _within(sections: tuple[EditedSection, ...]) -> Iterator[Problem]:
    for section in sections:
        if section.level == MAX_LEVEL + 1:
            message = f"Sections go {MAX_LEVEL} deep; this one is deeper. Move it up"
            yield Problem(section.path, message)
        headed = [inner for inner in section.sections if inner.heading]
        if headed and not section.heading:
            message = (
                f"“{headed[0].heading}” stands in a section that has no heading. "
                "Give that one a heading, or move this one out of it"
            )
            yield Problem(headed[0].path, message)
        yield from _within(section.sections)
