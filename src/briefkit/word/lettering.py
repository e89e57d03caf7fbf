"""A line of a Word document in stretches of letters that look alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from briefkit.prose import Subscript, Superscript
from briefkit.word.document import Break, Inline, Words
from briefkit.word.marking import Marked, own, put

SIGNS = {"superscript": Superscript.signs, "subscript": Subscript.signs}
EMPHASIS = frozenset(("bold", "italic"))
RAISED = frozenset(SIGNS)
LOOKS = ("bold", "italic", "small_caps", "superscript", "subscript")


@dataclass(frozen=True)
class Stretch:
    """Letters side by side that look alike, a line break, or something set into the line.

    Of several letters each is one character of the file; one alone may stand for any range
    of it, as a line break (``\\n``) does. ``looks`` are of `LOOKS`. What is set in, such as a
    reference, has its Markdown in ``inset`` and no letter.
    """

    text: str
    start: int
    end: int
    looks: frozenset[str] = frozenset()
    url: str | None = None
    inset: Marked | None = None

    @property
    def blank(self) -> bool:
        """Whether it is white space."""
        return not self.inset and not self.text.strip()

    def __len__(self) -> int:
        return len(self.text) or 1

    def within(self, first: int, last: int) -> Stretch:
        """The letters from an index up to another, one at least."""
        if last - first == len(self):
            return self
        start = self.start + first
        return replace(self, text=self.text[first:last], start=start, end=self.start + last)

    def as_is(self) -> Marked:
        """The letters, with nothing escaped."""
        if self.end - self.start == len(self.text):
            return own(self.text, self.start)
        return put(self.text, self.start, self.end)


def stretches(inlines: Iterable[Inline]) -> Iterator[Stretch]:
    """Words and line breaks; tabs are spaces, and no space is raised."""
    for each in inlines:
        if isinstance(each, Break):
            yield Stretch("\n", each.start, each.start + 1)
        elif isinstance(each, Words):
            yield from _stretches(each)


def _stretches(words: Words) -> Iterator[Stretch]:
    looks = _looks(words)
    url = _address(words.url) if words.url else None
    shown = "".join(map(_capital, words.text)) if words.capitals else words.text
    # Only where words are raised do spaces look otherwise.
    for found in re.finditer(r"\s+|\S+" if looks & RAISED else r"(?s:.+)", shown):
        text = found[0].replace("\t", " ")
        seen = looks - RAISED if text.isspace() else looks
        yield Stretch(text, words.start + found.start(), words.start + found.end(), seen, url)


def singly(line: Iterable[Stretch]) -> Iterator[Stretch]:
    """A line letter by letter."""
    for each in line:
        for index in range(len(each)):
            yield each.within(index, index + 1)


def _looks(words: Words) -> frozenset[str]:
    flags = {"bold": words.bold, "italic": words.italic, "small_caps": words.small_caps}
    return frozenset(look for look in LOOKS if flags.get(look) or look == words.raised)


def _capital(character: str) -> str:
    """A letter as a capital, where that is one letter."""
    capital = character.upper()
    return capital if len(capital) == 1 else character


def _address(url: str) -> str:
    """An address without the characters that none may hold (RFC 3986)."""
    return re.sub(r"[<>\\\s]", lambda found: quote(found[0]), url)


def on_the_line(stretch: Stretch) -> Stretch:
    """Letters neither raised nor lowered; a figure becomes the sign that is so by nature."""
    (look,) = stretch.looks & RAISED or ("",)
    text = stretch.text.translate(SIGNS.get(look, {}))
    return replace(stretch, text=text, looks=stretch.looks - RAISED)


def stripped(line: list[Stretch]) -> list[Stretch]:
    """A line without the white space around it."""
    first, last = 0, len(line)
    while first < last and line[first].blank:
        first += 1
    while last > first and line[last - 1].blank:
        last -= 1
    line = line[first:last]
    if line:
        line[0] = line[0].within(_blanks(line[0].text), len(line[0]))
        line[-1] = line[-1].within(0, len(line[-1]) - _blanks(line[-1].text[::-1]))
    return line


def flanked(line: list[Stretch], look: str) -> list[Stretch]:
    """A line in which a look begins and ends where its marks can (CommonMark 6.2).

    It neither begins nor ends with a space; nor, if bold or italic, with a punctuation mark
    beside a letter.
    """
    return _begun(_begun(line, look, 1)[::-1], look, -1)[::-1]


def _begun(line: list[Stretch], look: str, step: int) -> list[Stretch]:
    """A line in which a look begins where it can, read on (1) or back (-1)."""
    found: list[Stretch] = []
    for each in line:
        before = found[-1] if found else None
        if look not in each.looks or (before and look in before.looks):
            found.append(each)
            continue
        beside = before.text[::step][-1:] if before else ""
        bare = _without(look, each.text[::step], beside)
        cut = bare if step > 0 else len(each) - bare
        parts = [part for part in ((0, cut), (cut, len(each))) if part[0] < part[1]][::step]
        found += (each.within(*part) for part in parts)
        if bare:
            found[-len(parts)] = replace(found[-len(parts)], looks=each.looks - {look})
    return found


def _without(look: str, text: str, beside: str) -> int:
    """How many letters at the beginning can't have a look, with a letter beside them."""
    if look in EMPHASIS and beside.isalnum() and not text[:1].isalnum():
        return 1 + _blanks(text[1:])
    return _blanks(text)


def _blanks(text: str) -> int:
    """How many spaces a text begins with."""
    return len(text) - len(text.lstrip())
