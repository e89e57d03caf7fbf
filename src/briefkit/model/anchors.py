"""The names by which links lead to the sections of a brief."""

from __future__ import annotations

import re

# What stands for the heading of a section without one.
OPENING = "opening"


class Anchors:
    """Gives each section its anchor, in reading order; no two have the same."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}
        """The number that the last section of these words has, by its anchor without one."""

    def of(self, heading: str | None) -> str:
        """The anchor of the next section: ``s-`` and the words of its heading."""
        slug = "s-" + "-".join(re.findall(r"\w+", (heading or OPENING).casefold()))
        anchor, count = slug, self._given.get(slug, 1)
        while anchor in self._given:
            count += 1
            anchor = f"{slug}-{count}"
        self._given |= {slug: count, anchor: 1}
        return anchor
