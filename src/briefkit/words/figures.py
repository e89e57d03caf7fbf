"""Money, percentages and counts in a text, and how much each of them is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

SCALES = {
    "thousand": 3,
    "million": 6,
    "m": 6,
    "mn": 6,
    "billion": 9,
    "bn": 9,
    "trillion": 12,
    "tn": 12,
}
SCALE = (
    r"(?:[ \u00a0-](?P<scale>thousand|million|billion|trillion)"
    r"|[ \u00a0]?(?P<short>mn|bn|tn|m))\b"
)
# Its first digit comes first, so that it is found fast: only then what may not be before it.
NUMBER = (
    r"\d(?<![\w.,/:#*×–-]\d)"
    r"(?:\d{0,2}(?:[, \u00a0\u2009\u202f]\d{3})+(?:\.\d+)?|\d*(?:\.\d+)?)"
)
FIGURE = re.compile(
    rf"(?P<number>{NUMBER})(?![\d/:*×]|[.,]\d)"
    rf"(?:{SCALE})?(?P<percent>\s?%|[ \u00a0-](?:percent|per cent|percentage points?)\b)?"
)
MONEY = re.compile(r"(?:(?:US|A|C|HK)?[$€£¥₩]\s?|\b(?:USD|EUR|GBP|KRW|JPY|CNY)\s)\Z")
LONGEST = len("USD ")
# Beyond it, no word before a number is a name.
LONGEST_NAME = 200
# What follows a number that is part of a word, or of a measure.
UNCOUNTED = re.compile(r"[\w’'%°-]")
# Words that begin a sentence with a count.
MEASURES = (
    "Some|About|Over|Nearly|Almost|Around|Than|Only|Roughly|Approximately|Another|Of|By|With"
    "|The|These|At|And|But|To|In|From|All"
)
# A number that names something, and so counts nothing: "No. 627", "Resolution 1718".
NAMING = re.compile(
    rf"(?:\b(?:[Nn]os?\.|[Nn]ote|[Pp]p?\.|[Pp]ages?|[Cc]hapter|[Ss]ection|[Aa]rticle|[Ff]igure"
    rf"|[Tt]able|[Vv]olume|[Vv]ol\.|[Ii]ssue|[Pp]aragraph|[Rr]oute|[Rr]oom)"
    rf"|\b(?!{MEASURES}\b)[A-Z][\w’'.-]*)"
    r"[ \u00a0]\Z"
)


@dataclass(frozen=True)
class Figure:
    """A figure, its place in the text and its amount, whatever its form."""

    start: int
    end: int
    written: str
    amount: Decimal


def figures(text: str) -> Iterator[Figure]:
    """The figures of a text; not its years, dates, names with numbers and small counts."""
    for found in FIGURE.finditer(text):
        start, end = found.span()
        money = MONEY.search(text, max(0, start - LONGEST), start)
        if money or _counts(found, text):
            digits = re.sub(r"[, \u00a0\u2009\u202f]", "", found["number"])
            amount = Decimal(digits).scaleb(SCALES.get(found["scale"] or found["short"], 0))
            start = money.start() if money else start
            yield Figure(start, end, text[start:end].strip(), amount)


def _counts(found: re.Match[str], text: str) -> bool:
    if found["percent"] or found["scale"]:
        return True
    if UNCOUNTED.match(text, found.end()) or found["short"]:
        return False
    number = found["number"]
    if re.fullmatch(r"\d+(?:\.\d+)?", number):
        year = re.fullmatch(r"1[5-9]\d\d|20\d\d", number)
        at = found.start()
        named = NAMING.search(text, max(0, at - LONGEST_NAME), at)
        return not year and Decimal(number) >= 100 and not named
    return True
