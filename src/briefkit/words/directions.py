"""Which stretches of a text run from left to right where its lines run the other way.

Marked stretches stand between the isolates of the Unicode Bidirectional Algorithm (UAX 9).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import bidirectional

# Languages whose usual script runs from right to left (CLDR, characterOrder).
RIGHT_TO_LEFT = frozenset(("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))
# LEFT-TO-RIGHT ISOLATE and POP DIRECTIONAL ISOLATE.
ISOLATE, POP = "\u2066", "\u2069"
# LEFT-TO-RIGHT MARK, by which a sign stays before its number in programs that see no runs.
MARK = "\u200e"
CLASSES = {"L": "l", "R": "r", "AL": "r", "EN": "d", "ES": "s"}
# In a text's directions: from a left-to-right letter to the last one or digit after it; a
# number with its sign.
LEFT_TO_RIGHT = re.compile("(l(?:[ldns]*[ld])?|(?<![lrds])sd+)")


def written_right_to_left(language: str) -> bool:
    """Whether a language (BCP 47) is written from right to left."""
    return language.split("-")[0].lower() in RIGHT_TO_LEFT


def isolated(text: str) -> str:
    """A text marked as one that runs from left to right."""
    return f"{ISOLATE}{text}{POP}" if text else text


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter of a text is of a script written from right to left."""
    classes = (bidirectional(character) for character in text)
    return next((each != "L" for each in classes if each in ("L", "R", "AL")), False)


def runs_left_to_right(text: str) -> bool:
    """Whether all letters of a text are of scripts written from left to right."""
    classes = {bidirectional(character) for character in text}
    return "L" in classes and classes.isdisjoint(("R", "AL"))


class Directions:
    """Tells pieces of text apart; a marked stretch may begin in one text and end in another."""

    def __init__(self) -> None:
        self._within = False

    def pieces(self, text: str) -> Iterator[tuple[str, bool]]:
        """The text's pieces without their marks, each with whether it runs right to left."""
        for part in re.split(f"([{ISOLATE}{POP}])", text):
            if part in (ISOLATE, POP):
                self._within = part == ISOLATE
            elif self._within or runs_left_to_right(part):
                yield from [(part, False)] if part else []
            else:
                yield from _parted(part)


def _parted(text: str) -> Iterator[tuple[str, bool]]:
    directions = "".join(CLASSES.get(bidirectional(character), "n") for character in text)
    start = 0
    for piece in LEFT_TO_RIGHT.split(directions):
        end = start + len(piece)
        signed = piece.startswith("sd")
        if piece:
            yield MARK * signed + text[start:end], not (signed or piece[0] == "l")
        start = end
