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
# Of an address: a host that is kept in one line, what may end a line, and a piece longer than
# most lines, of which so much stays together.
HOST = re.compile(r"[a-z]+://[^/\s]{1,26}(?=/|$)")
SLASHES = re.compile(r"(?<![:/])/+(?=.)")
LONG_PIECE = re.compile(r"[^/]{48,}")
PIECE = re.compile(r".{24}(?=.)")
# The last words of a title, which no line is to have but one of.
LAST_WORDS = re.compile(r"(?<=\s)(\S+\s(?:\S+\s)?\S+)$")
MOST_LAST = 24
SIGNED = re.compile(r"(?<![\w)+−-])([+−-]\d[\d.,]*)")


def divisible(text: str) -> Markup:
    """Plain text as HTML, whose longest words may be broken where a line ends."""
    words = LONG_WORD.sub(
        lambda found: TOGETHER.sub(r"\g<0><wbr>", found[0]), str(escape(text))
    )
    return Markup(words)  # noqa: S704 escaped before


def address(url: str) -> Markup:
    """An address as HTML that may be broken behind its slashes, and in its longest pieces."""
    host = found[0] if (found := HOST.match(url)) else ""
    path = LONG_PIECE.sub(lambda found: PIECE.sub("\\g<0>\n", found[0]), url[len(host) :])
    pieces = SLASHES.sub("\\g<0>\n", path).split("\n")
    start = Markup('<span class="name">{}</span>').format(host) if host else Markup()
    return start + Markup("<wbr>").join(pieces)


def closed(title: str) -> Markup:
    """A title as HTML, in whose last line no word is alone: WeasyPrint balances no lines."""
    found = LAST_WORDS.search(title)
    if found is None or len(found[0]) > MOST_LAST:
        return divisible(title)
    start = divisible(title[: found.start()])
    return Markup('{}<span class="name">{}</span>').format(start, found[0])


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
