"""The text of a line from its glyphs as they are drawn, from left to right."""

from __future__ import annotations

import re
import unicodedata

# In the directions of a drawn line: what runs from left to right in one that runs back.
FORWARD = re.compile("l(?:[ldns]*[ld])?|d(?:s?d)*")
CLASSES = {"L": "l", "R": "r", "AL": "r", "EN": "d", "AN": "d", "CS": "s"}


def written(glyphs: list[str]) -> str:
    """The text of a line in the order in which it is read: UAX 9, turned round."""
    kinds = "".join(map(_direction, glyphs))
    if "r" not in kinds:
        return "".join(glyphs)
    turned, end = [], len(glyphs)
    for found in reversed(list(FORWARD.finditer(kinds))):
        turned += [*reversed(glyphs[found.end() : end]), *glyphs[found.start() : found.end()]]
        end = found.start()
    return "".join([*turned, *reversed(glyphs[:end])])


def _direction(glyph: str) -> str:
    return CLASSES.get(unicodedata.bidirectional(glyph[0]), "n") if glyph else "n"
