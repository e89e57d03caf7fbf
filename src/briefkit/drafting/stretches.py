"""A note cut where one citation may end and another, or a sentence, begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefkit.drafting.marked import ADDRESS, ITALIC, REST, ROMAN

OPENING, CLOSING = f"“(‹[{ITALIC}{ADDRESS}", f"”)›]{ROMAN}{REST}"
CITED_IN = re.compile(r",? (?:as )?(?:cited|quoted) in ")
SEMICOLON = re.compile(r"; (?:and )?")
SENTENCE = re.compile(
    rf"(?<=[.!?…]) (?=[A-Z“\"{ITALIC}])|(?<=[.!?…][”\"{ROMAN}]) (?=[A-Z“\"{ITALIC}])"
    rf"|(?<={REST}) (?=[A-Z“\"{ITALIC}])"
)
CUTS = " ,;"  # What each of these begins with.
PREFIX = re.compile(
    r"(?:(?:[Ss]ee(?:,? also| further| generally)?|[Cc]f\.|[Cc]ompare|[Aa]lso)"
    r"(?:,? (?:e\.g\.|for (?:example|instance)))?,? )"
    r"|(?:[Ff]or (?:an? |the |more |further |background|details)[a-z ,-]+, see(?: also)? )"
    r"|(?:[Qq]uoted|[Cc]ited) in "
)
SUFFIX = re.compile(
    r"(?:, | \(|\. )(?:emphasis (?:added|in (?:the )?original|mine)|in (?:Korean|Chinese"
    r"|Russian|Japanese|French|German|Spanish|Arabic)|original emphasis|author[’']s translation"
    r"|translation (?:by the )?(?:author|mine)[’'s]*|my translation)\)?"
)
# What a sentence that cites nothing does not have.
CITING = re.compile(
    rf"[{ADDRESS}]|,[”\"]|[”\"],|\b(?:[Ii]bid|[Oo]p\. ?cit|[Ss]upra)\b|\((?:1[5-9]|20)\d\d\)"
    r"|\b(?:cited|quoted) in\b|\bpp?\. ?\d|\b(?:[Nn]o|[Vv]ol)\. ?\d|\([^()]*(?:19|20)\d\d\)"
    r"|[‘’]{2}|\w‘|^[^.]{,60}, [‘“\"]"
)
LEAST_WORDS = 5


@dataclass(frozen=True)
class Stretch:
    """A part of a note between two places where it may be cut."""

    start: int
    end: int


def stretches(text: str) -> list[Stretch]:
    """The parts of a note; what stands between two of them is a mark or “cited in”."""
    found, start = [], 0
    for cut in _cuts(text):
        found.append(Stretch(start, cut.start()))
        start = cut.end()
    return [*found, Stretch(start, len(text))]


def _cuts(text: str) -> list[re.Match[str]]:
    cuts, depth, straight, at = [], 0, False, 0
    while at < len(text):
        sign = text[at]
        depth += (sign in OPENING) - (sign in CLOSING)
        straight ^= sign == '"'
        outside = sign in CUTS and not depth and not straight
        cut = _cut(text, at) if outside else None
        if cut:
            cuts.append(cut)
        at = cut.end() if cut else at + 1
    return cuts


def _cut(text: str, at: int) -> re.Match[str] | None:
    patterns = (SENTENCE, SEMICOLON, CITED_IN)
    return next(filter(None, (pattern.match(text, at) for pattern in patterns)), None)


def is_prose(text: str) -> bool:
    """Whether words of a note are surely whole sentences that cite nothing."""
    words = re.findall(r"[^\W\d_][\w’'-]*", text)
    small = sum(word[0].islower() for word in words)
    whole = re.search(rf"(?<!\.\.)[.!?][”\"{ROMAN}]?$", text) is not None
    capital = re.match(rf"[“\"{ITALIC}]?[A-Z0-9]", text) is not None
    plain = len(words) >= LEAST_WORDS and 2 * small >= len(words)
    return whole and capital and plain and not CITING.search(text)
