"""Two texts that should say the same, and the words in which they do not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import NamedTuple

Key = Callable[[str], str]
# How many letters are shown before and after the words that differ.
AROUND = 30
# How many of those words.
MOST = 240


class Difference(NamedTuple):
    """A place, what the brief says there, and what the file says; "" where it says nothing."""

    place: str
    brief: str
    shown: str


def words_apart(place: str, brief: str, shown: str, key: Key = str) -> Iterator[Difference]:
    """The words in which two texts differ, with a few around them; nothing where they agree.

    ``key`` leaves of a text what counts.
    """
    if key(brief) == key(shown):
        return
    if not brief.strip() or not shown.strip():
        yield Difference(place, _short(brief), _short(shown))
        return
    same = _letters_same(brief, shown)
    last = _letters_same(brief[::-1], shown[::-1])
    yield Difference(place, *(_around(text, same, last) for text in (brief, shown)))


def _letters_same(first: str, second: str) -> int:
    """How many letters two texts have in common from their beginnings, without spaces."""
    pairs = zip(first.replace(" ", ""), second.replace(" ", ""), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _around(text: str, same: int, last: int) -> str:
    """The part of a text between the letters that are the same, whole words of it."""
    letters = [match.start() for match in re.finditer(r"\S", text)]
    start = letters[min(same, len(letters) - 1)]
    end = letters[max(len(letters) - last - 1, 0)] + 1
    start, end = min(start, end), max(start, end)
    start = text.rfind(" ", 0, max(start - AROUND, 0)) + 1
    end = text.find(" ", min(end + AROUND, len(text)))
    end = len(text) if end < 0 else end
    return ("… " if start else "") + _short(text[start:end]) + (" …" if end < len(text) else "")


def _short(text: str) -> str:
    text = re.sub("⟦(.+?)⟧", r"[\1]", text)
    return text if len(text) <= MOST else f"{text[: MOST // 2]} … {text[-MOST // 2 :]}"
