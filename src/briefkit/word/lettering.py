"""A line of a Word document letter by letter, each with its looks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from briefkit.word.document import Break, Inline, Words
from briefkit.word.marking import Marked

SUPERSCRIPT = dict(zip("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", strict=True))
SUBSCRIPT = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))
RAISED = {"superscript": SUPERSCRIPT, "subscript": SUBSCRIPT}
ORDINAL = re.compile(r"(?:st|nd|rd|th|[aºoe]|er)\Z")
LOOKS = ("bold", "italic")


@dataclass(frozen=True)
class Letter:
    """A character of the words, a line break (``\\n``), or something set into the line.

    ``looks`` are of "bold" and "italic". What is set in, such as a reference, has its
    Markdown in ``inset`` and no character.
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


def letters(inlines: Iterable[Inline]) -> Iterator[Letter]:
    """The letters of words and line breaks; tabs are spaces, raised figures have their own."""
    for each in inlines:
        if isinstance(each, Break):
            yield Letter("\n", each.start, each.start + 1)
        elif isinstance(each, Words):
            looks = frozenset(look for look in LOOKS if getattr(each, look))
            # What leads to another place in the draft leads nowhere in a brief.
            url = _address(each.url) if each.url and each.url[0] != "#" else None
            for index, character in enumerate(_raised(each)):
                place = each.start + index
                text = " " if character == "\t" else character
                yield Letter(text, place, place + 1, looks, url)


def _address(url: str) -> str:
    """An address without the characters that none may hold (RFC 3986)."""
    return re.sub(r"[<>\\\s]", lambda found: quote(found[0]), url)


def carried(words: Words) -> bool:
    """Whether Markdown can say how words are raised or lowered."""
    text = words.text.strip()
    if not any(map(str.isalnum, text)):
        return True
    return not words.raised or bool(ORDINAL.match(text)) or _raised(words) != words.text


def _raised(words: Words) -> str:
    table = RAISED.get(words.raised or "", {})
    text = words.text
    return "".join(map(table.__getitem__, text)) if text and set(text) <= set(table) else text


def stripped(line: list[Letter]) -> list[Letter]:
    """A line without the white space around it."""
    first, last = 0, len(line)
    while first < last and line[first].blank:
        first += 1
    while last > first and line[last - 1].blank:
        last -= 1
    return line[first:last]


def flanked(line: list[Letter], look: str) -> list[Letter]:
    """A line in which a look begins and ends where CommonMark's marks can (6.2).

    It neither begins nor ends with a space, nor, beside a letter, with a punctuation mark.
    """
    line = list(line)
    for order in (range(len(line)), range(len(line) - 1, -1, -1)):
        outside: Letter | None = None
        for index in order:
            each = line[index]
            begins = look in each.looks and not (outside and look in outside.looks)
            if begins and (each.blank or (_is_mark(each) and _is_word(outside))):
                line[index] = replace(each, looks=each.looks - {look})
            outside = line[index]
    return line


def _is_mark(letter: Letter) -> bool:
    return not letter.text.isalnum()


def _is_word(letter: Letter | None) -> bool:
    return letter is not None and not letter.inset and letter.text.isalnum()
