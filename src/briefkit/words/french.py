"""French typography: where its marks have spaces, by the rules of the Imprimerie nationale."""

from __future__ import annotations

import re
from collections.abc import Iterator

NO_BREAK, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
# A plain space before a mark or inside quotation marks, at which a line could break.
BREAKING = re.compile("(?<=\\S)(?P<space> )(?P<after>[:;!?»](?!\\w))|(?<=«)(?P<inner> )")
# A mark right behind a word, or behind the stand-in of a note's mark. A colon in a time of day
# or in an address is none.
CLOSE = re.compile(r"(?<=[\w)»%\ufdd0\ufdd1])(?P<mark>[;!?](?=[\s»)]|$)|:(?=\s|$))")
# Where these spaces are not used, or not before ; ! and ?.
OTHERS = re.compile(r"fr-(?:CA|CH)\b", re.IGNORECASE)


def is_french(language: str) -> bool:
    """Whether a language (BCP 47) is French."""
    return language.split("-")[0].lower() == "fr"


def spaces(text: str, language: str) -> Iterator[tuple[int, int, str, str]]:
    """Where a line of French wants a no-break space: from, to, which space, at what.

    Canada and Switzerland write ; ! and ? close to the word, so nothing is missing there.
    """
    for found in BREAKING.finditer(text):
        mark = found["after"] or "«"
        kind = "space" if found["after"] else "inner"
        yield *found.span(kind), NARROW if mark in ";!?" else NO_BREAK, mark
    for found in () if OTHERS.match(language) else CLOSE.finditer(text):
        at = found.start()
        yield at, at, NO_BREAK if found["mark"] == ":" else NARROW, found["mark"]
