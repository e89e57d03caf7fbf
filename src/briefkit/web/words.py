"""Words as HTML: what must stay on one line, and what runs from left to right."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup, escape

from briefkit.words.directions import ISOLATE, POP, runs_left_to_right

# A name with a hyphen, as Korean and Chinese names are written: "Soo-ho", "Jong-un".
HYPHENED_NAME = re.compile(r"\b([A-Z][a-z]{1,7}-[a-z]{1,8})\b")
# A word in Hangul, which lines are not to break. A very long one may have to.
KOREAN_WORD = re.compile(r"(?<!\S)(?=\S*[가-힣])(\S{2,14})(?!\S)")
# A word longer than most lines of a table, in letters that are not joined to each other.
LONG_WORD = re.compile(r"(?<![\w&])[A-Za-z\u00C0-\u024F\u0370-\u03FF\u0400-\u04FF]{25,}")
# How many of its letters stay together at least.
TOGETHER = re.compile(r".{5}(?=.{5})")
SIGNED = re.compile(r"(?<![\w)+−-])([+−-]\d[\d.,]*)")


def divisible(text: str) -> Markup:
    """Plain text as HTML, whose longest words may be broken where a line ends."""
    words = LONG_WORD.sub(
        lambda found: TOGETHER.sub(r"\g<0><wbr>", found[0]), str(escape(text))
    )
    return Markup(words)  # noqa: S704 escaped before


def html_words(language: str, on_paper: bool, right_to_left: bool) -> Callable[[str], Markup]:
    """What makes HTML of plain words in a language.

    WeasyPrint does not know ``word-break: keep-all``: it is told of each word.
    """
    kept = KOREAN_WORD if on_paper and language.split("-")[0].lower() == "ko" else None

    def set_words(text: str) -> Markup:
        words = str(divisible(text))
        words = HYPHENED_NAME.sub(r'<span class="name">\1</span>', words)
        if kept:
            words = kept.sub(r'<span class="name">\1</span>', words)
        if right_to_left and runs_left_to_right(text) and not {ISOLATE, POP} & set(text):
            words = f'<span dir="ltr">{words}</span>'
        elif right_to_left:
            words = SIGNED.sub(r'<span dir="ltr">\1</span>', words)
            words = words.replace(ISOLATE, '<span dir="ltr" lang="en">').replace(POP, "</span>")
        return Markup(words)  # noqa: S704 escaped before

    return set_words
