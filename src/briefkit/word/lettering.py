"""A line of a Word document letter by letter, each with its looks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from briefkit.prose.tree import Subscript, Superscript
from briefkit.word.document import Break, Inline, Words
from briefkit.word.marking import Marked

SIGNS = {"superscript": Superscript.signs, "subscript": Subscript.signs}
EMPHASIS = frozenset(("bold", "italic"))
RAISED = frozenset(SIGNS)
LOOKS = ("bold", "italic", "small_caps", "superscript", "subscript")


@dataclass(frozen=True)
class Letter:
    """A character of the words, a line break (``\\n``), or something set into the line.

    ``looks`` are of `LOOKS`. What is set in, such as a reference, has its
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
    """The letters of words and line breaks; tabs are spaces, and no space is raised."""
    for each in inlines:
        if isinstance(each, Break):
            yield Letter("\n", each.start, each.start + 1)
        elif isinstance(each, Words):
            looks = _looks(each)
            url = _address(each.url) if each.url else None
            level = looks - RAISED
            shown = "".join(map(_capital, each.text)) if each.capitals else each.text
            for place, character in enumerate(shown, each.start):
                text = " " if character == "\t" else character
                seen = level if text.isspace() else looks
                yield Letter(text, place, place + 1, seen, url)


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


def on_the_line(letter: Letter) -> Letter:
    """A letter neither raised nor lowered; a figure becomes the sign that is so by nature."""
    (look,) = letter.looks & RAISED or ("",)
    text = letter.text.translate(SIGNS.get(look, {}))
    return replace(letter, text=text, looks=letter.looks - RAISED)


def stripped(line: list[Letter]) -> list[Letter]:
    """A line without the white space around it."""
    first, last = 0, len(line)
    while first < last and line[first].blank:
        first += 1
    while last > first and line[last - 1].blank:
        last -= 1
    return line[first:last]


def flanked(line: list[Letter], look: str) -> list[Letter]:
    """A line in which a look begins and ends where its marks can (CommonMark 6.2).

    It neither begins nor ends with a space; nor, if bold or italic, with a punctuation mark
    beside a letter.
    """
    emphasis = look in EMPHASIS
    line = list(line)
    for order in (range(len(line)), range(len(line) - 1, -1, -1)):
        outside: Letter | None = None
        for index in order:
            each = line[index]
            begins = look in each.looks and not (outside and look in outside.looks)
            if begins and (each.blank or (emphasis and _is_mark(each) and _is_word(outside))):
                line[index] = replace(each, looks=each.looks - {look})
            outside = line[index]
    return line


def _is_mark(letter: Letter) -> bool:
    return not letter.text.isalnum()


def _is_word(letter: Letter | None) -> bool:
    return letter is not None and not letter.inset and letter.text.isalnum()
