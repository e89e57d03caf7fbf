"""Labels for notes by what they say: `lim-2024`, not `note7`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
WORD = re.compile(r"[^\W\d_][\w’'-]*")
SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "author",
        "by",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "in",
        "interview",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "our",
        "see",
        "she",
        "some",
        "that",
        "the",
        "their",
        "there",
        "they",
        "this",
        "to",
        "was",
        "we",
        "were",
        "with",
    ]
)
IBID = re.compile(r"\s*ibid", re.IGNORECASE)
AGAIN = re.compile(r"-again(?:-\d+)?\Z")
LONGEST = 32


def labels(notes: Iterable[str]) -> list[str]:
    """A label for each note's words, in order: all differ, and all can be typed anywhere."""
    found: list[str] = []
    for number, words in enumerate(notes, 1):
        label = _label(words) or f"note-{number}"
        if found and IBID.match(words):
            label = f"{AGAIN.sub('', found[-1])}-again"
        found.append(_unused(label, found))
    return found


def _label(words: str) -> str:
    """The first name and the year; without a year, the first words of some weight."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    year = YEAR.search(re.sub(r"https?://\S+", " ", plain))
    weighty = [each for each in WORD.findall(plain) if each.lower() not in SMALL]
    names = [each for each in weighty if each[0].isupper() and len(each) > 2]
    if year and names:
        return f"{_slug(names[0])}-{year[0]}"
    return "-".join(filter(None, map(_slug, weighty[:3])))[:LONGEST].strip("-")


def _slug(word: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", word.lower().replace("'", "")).strip("-")


def _unused(label: str, taken: list[str]) -> str:
    if label not in taken:
        return label
    return next(
        name for count in range(2, len(taken) + 3) if (name := f"{label}-{count}") not in taken
    )
