"""Titles in a note: in quotation marks, or in italics."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from briefkit.drafting.marked import ADDRESS, ITALIC, REST, ROMAN

Look = Literal["quoted", "italic"]
QUOTED = re.compile(r"“(?P<curly>[^“”\"]+)”|\"(?P<straight>[^“”\"]+)\"")
ITALICS = re.compile(rf"{ITALIC}(?P<title>[^{ROMAN}]+){ROMAN}")
SINGLE = re.compile(r"(?<!\w)‘")


@dataclass(frozen=True)
class Title:
    """A title with the range of its words, and the range that it takes with its marks."""

    words: str
    start: int
    end: int
    look: Look
    outer: tuple[int, int]


def title_at(text: str, at: int) -> Title | None:
    """The title that begins at an index; None where there is none that is sure.

    A comma or stop before its closing mark, and a comma after, belong to the sentence.
    """
    quoted, italic = QUOTED.match(text, at), ITALICS.match(text, at)
    found = quoted or italic
    if not found:
        return None
    group = next(name for name, words in found.groupdict().items() if words is not None)
    start, end = found.span(group)
    words = found[group]
    if words[-1] in ",." and not words.endswith(("..", "…")):
        end -= 1
    look: Look = "quoted" if quoted else "italic"
    title = Title(text[start:end], start, end, look, (at, found.end()))
    return title if is_sound(title.words) else None


def is_sound(words: str) -> bool:
    """Whether nothing in a title, or in an outlet's name, makes its end doubtful."""
    signs = any(sign in words for sign in (ITALIC, ROMAN, ADDRESS, REST))
    singles = len(SINGLE.findall(words)) <= words.count("’") and "‘’" not in words
    pairs = all(words.count(one) == words.count(other) for one, other in ("“”", "()", "[]"))
    slip = re.search(r"\w‘|‘(?!\S)|\s\s|^\s|\s[,.;:”’)]|[\s,;:(*]$|[“(]\s", words)
    return bool(words) and singles and pairs and '"' not in words and not signs and not slip
