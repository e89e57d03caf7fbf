"""Where quotations begin and end in a line of running text, and which marks belong to none.

Double marks are paired for certain; single ones share a shape with the apostrophe, so
what is odd about them is only a doubt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import inf

DOUBLE, SINGLE = '“”„«»"', "‘’‚‹›'"
MARK = re.compile(f"[{DOUBLE}{SINGLE}]")
# What closes each opening mark, and in which languages.
USUAL = {"“": "”", "„": "“”", "«": "»", "‘": "’", "‚": "‘’", "‹": "›"}
GERMAN = {"„": "“", "»": "«", "«": "»", "“": "”", "‚": "‘", "›": "‹", "‹": "›", "‘": "’"}
NORDIC = {"”": "”", "»": "»", "«": "»", "“": "”", "’": "’", "‘": "’"}
PAIRS = dict.fromkeys(("en", "fr", "it", "es", "pt", "nl", "ko", "zh", "pl", "hu", "ro"), USUAL)
PAIRS |= dict.fromkeys(("de", "da", "cs", "sk", "sl", "hr"), GERMAN)
PAIRS |= dict.fromkeys(("sv", "fi"), NORDIC)

# Feet and inches, minutes and seconds.
PRIMES = re.compile(
    r"(?<!\d)\d++(?:['’′]\s?\d{1,2}[½¼¾]?[\"”″]?|°\s?\d+['’′](?:\s?\d+[\"”″])?)"
)
ELISION = re.compile(
    r"(?:\d\ds?|tis|twas|twere|twill|em|til|cause|bout|round|n)\b", re.IGNORECASE
)
INCHES = re.compile(r'\d["”]')
AND = re.compile(r"['’‘]n['’](?!\w)", re.IGNORECASE)
NEXT_WORD = re.compile(r"\s+\w")
CLOSING = re.compile(r"\S['’](?!\w)")
BEFORE_OPENING = " \t\n\u00a0\u202f([{—–-/\"“‘'„«"
STOPS = ".,?!…"
# In Korean a particle follows closing marks without a space.
HANGUL = re.compile("[가-힣]")


@dataclass(frozen=True)
class Reading:
    """The quotation marks of a line, by what they do; each is an index in its text."""

    quotations: tuple[tuple[int, int], ...] = ()
    """Where each quotation's two marks stand."""
    unclosed: tuple[int, ...] = ()
    unopened: tuple[int, ...] = ()
    empty: tuple[int, ...] = ()
    """A mark that opens a quotation where the next one closes it again."""
    doubtful: tuple[int, ...] = ()
    """Single marks that seem to lack another."""
    apostrophes: tuple[int, ...] = ()

    @property
    def faulty(self) -> bool:
        """Whether some double mark has no other to go with it."""
        return bool(self.unclosed or self.unopened or self.empty)

    def within(self, index: int) -> bool:
        """Whether a character stands in a quotation, or may do so."""
        return index in self._quoted or index > self._opened

    @cached_property
    def _quoted(self) -> frozenset[int]:
        """The index of each character in a quotation."""
        found: set[int] = set()
        reached = 0
        for start, end in sorted(self.quotations):
            found.update(range(max(start + 1, reached), end))
            reached = max(reached, end)
        return frozenset(found)

    @cached_property
    def _opened(self) -> float:
        """The index of the first mark that may open a quotation which nothing closes."""
        return min((*self.unclosed, *self.doubtful), default=inf)


@lru_cache(maxsize=4096)
def read(text: str, language: str) -> Reading:
    """The quotations of a line in a language (a BCP 47 code)."""
    return _Reader(text, language.split("-")[0].lower()).reading()


def is_known(language: str) -> bool:
    """Whether it is known which marks a language uses."""
    return language.split("-")[0].lower() in PAIRS


def runs_on(following: str) -> bool:
    """Whether a line begins as the next paragraph of a long quotation does."""
    return following.lstrip()[:1] in (*"“„«»”\"‘'",)


class _Reader:
    """Reads one line from left to right, with the marks that are open."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.english = language == "en"
        self.closing = {**PAIRS.get(language, USUAL), '"': '"”', "'": "'’"}
        self.elided = {i for m in AND.finditer(text) for i in (m.start(), m.end() - 1)}
        self.own = {i for m in PRIMES.finditer(text) for i in range(*m.span())} | self.elided
        self.inches = {found[0][-1] for found in INCHES.finditer(text)}
        self.open: list[int] = []
        self.pairs: list[tuple[int, int]] = []
        self.unopened: list[int] = []
        self.empty: list[int] = []
        self.doubtful: list[int] = []

    def reading(self) -> Reading:
        for found in MARK.finditer(self.text):
            index, mark = found.start(), found[0]
            if index in self.own or index - 1 in self.empty[-1:]:
                continue
            if mark in DOUBLE:
                self.double(index, mark)
            elif mark in SINGLE:
                self.single(index, mark)
        alone = len(self.text.strip()) == 1
        unclosed = [index for index in self.open if self.text[index] in DOUBLE]
        self.doubtful += [index for index in self.open if self.text[index] in SINGLE]
        used = {index for pair in self.pairs for index in pair} | {*self.open, *self.doubtful}
        straight = (found.start() for found in re.finditer("'", self.text))
        return Reading(
            tuple(self.pairs),
            () if alone else tuple(filter(self.counts, unclosed)),
            () if alone else tuple(filter(self.counts, self.unopened)),
            tuple(self.empty),
            tuple(sorted(self.doubtful)),
            tuple(index for index in straight if self.letter(index, used)),
        )

    def counts(self, index: int) -> bool:
        """Whether a lone mark is one for certain: no inches, no arrows."""
        mark = self.text[index]
        return not (mark in self.inches or (mark in "«»" and self.english))

    def letter(self, index: int, used: set[int]) -> bool:
        """Whether a straight single mark belongs to a word."""
        beside = self.before(index).isalpha() or self.after(index).isalnum()
        return beside and index not in used and (index not in self.own or index in self.elided)

    def before(self, index: int) -> str:
        return self.text[index - 1 : index] if index else ""

    def after(self, index: int) -> str:
        return self.text[index + 1 : index + 2]

    def begins(self, index: int) -> bool:
        before = self.before(index)
        return (not before or before in BEFORE_OPENING) and bool(self.after(index).strip())

    def double(self, index: int, mark: str) -> None:
        partner = self.last_open(DOUBLE)
        fits = partner is not None and self.fits(self.text[partner], mark)
        if fits and partner is not None and not (mark == '"' and self.begins(index)):
            self.close(partner, index)
        elif mark == '"' and partner is None and not self.begins(index) and self.before(index):
            self.lone(index)
        elif mark in self.closing:
            self.open.append(index)
        else:
            self.unopened.append(index)

    def last_open(self, marks: str) -> int | None:
        """Where the last of some marks stands that is open."""
        return next((each for each in reversed(self.open) if self.text[each] in marks), None)

    def lone(self, index: int) -> None:
        """A straight mark that stands after a word, or with space on both sides."""
        if self.before(index) in BEFORE_OPENING:
            self.open.append(index)
        else:
            self.unopened.append(index)

    def fits(self, opening: str, mark: str) -> bool:
        straight = '"' if opening in DOUBLE else "'"
        return mark in self.closing[opening] or mark == straight

    def close(self, partner: int, index: int) -> None:
        while (last := self.open.pop()) != partner:
            self.doubtful.append(last)
        self.pairs.append((partner, index))

    def single(self, index: int, mark: str) -> None:
        before, after = self.before(index), self.after(index)
        top = self.open[-1] if self.open else None
        fits = top is not None and self.fits_single(self.text[top], mark)
        if mark == "‘" and after == "’" and not ELISION.match(self.text, index + 2):
            self.empty.append(index)
            self.open.append(index)
        elif fits and top is not None and self.ends(index):
            self.close(top, index)
        elif mark in "‘‚‹›" and mark in self.closing and not before.isalnum():
            self.open.append(index)
        elif mark == "'" and self.begins(index) and after.isalnum():
            if not ELISION.match(self.text, index + 1):
                self.open.append(index)
        elif self.odd(index, mark):
            self.doubtful.append(index)

    def fits_single(self, opening: str, mark: str) -> bool:
        return opening in SINGLE and self.fits(opening, mark)

    def odd(self, index: int, mark: str) -> bool:
        """Whether a mark faces the wrong way, or closes what nothing has opened."""
        if self.after(index).isalnum():
            return False
        if mark == "‘":
            return self.last_open(SINGLE) is not None
        ends = mark == "’" and self.before(index) in (*STOPS,)
        return ends and self.last_open(SINGLE) is None

    def ends(self, index: int) -> bool:
        """Whether a single mark can close: after a word, and not the plural's own."""
        before, after = self.before(index), self.after(index)
        if not before.strip() or (after.isalnum() and not HANGUL.match(after)):
            return False
        if before not in "sS" or not NEXT_WORD.match(self.text, index + 1):
            return True
        end = self.text.find("‘", index + 1)
        return not CLOSING.search(self.text, index + 1, end if end > 0 else len(self.text))
