"""A text as its author wrote it, with the changes that were made to it in Word.

Three texts are held against each other as `diff3` does: what the author wrote, what Word
held of it (the old), and what Word holds now (the new). Where nothing was changed the
author's form stands, with its citations, labels and line breaks; where something was,
the new words do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from briefkit.restoring.matching import matches
from briefkit.word.marking import Marked, joined, put

# What stands for words of Word's: a citation, a reference to a note, a link to one.
STANDING_IN = re.compile(r"\[(?:\^|[^\[\]]*@)[^\[\]]*\]|\[\]\(#[^()\s]*\)")
TOKEN = re.compile(rf"{STANDING_IN.pattern}|\w+|\s+|.", re.DOTALL)
CITATION = re.compile(r"\[[^\[\]^]*@[^\[\]]*\]|\[\]\(#[^()\s]*\)")
# Beyond so many pairs of words, finding some within others would take too long.
MOST_PAIRS = 1_000_000


@dataclass(frozen=True)
class Woven:
    """The text, each character at its place in Word, and the citations that had to go."""

    marked: Marked
    dropped: tuple[str, ...] = ()


def woven(author: str, old: str, new: Marked) -> Woven:
    """The author's text with what changed from the ``old`` words to the ``new`` ones."""
    if not new.pieces:
        return Woven(Marked())
    if author == new.text:
        return Woven(new)
    return _Weaving(author, old, new).woven()


class _Weaving:
    def __init__(self, author: str, old: str, new: Marked) -> None:
        self.author, self.old = TOKEN.findall(author), TOKEN.findall(old)
        self.marked = new
        self.new = TOKEN.findall(new.text)
        self.dropped: list[str] = []
        self.parts: list[tuple[str, int]] = []
        """The words, and how many letters of the new text each part stands for."""

    def woven(self) -> Woven:
        author, old, new = map(_keys, (self.author, self.old, self.new))
        to_author, to_new = matches(old, author), matches(old, new)
        a = o = n = 0
        for index in [i for i in to_author if i in to_new]:
            j, k = to_author[index], to_new[index]
            if (a, o, n) != (j, index, k):
                self.change(self.author[a:j], self.old[o:index], self.new[n:k])
            self.instead(self.author[j : j + 1], self.new[k : k + 1])
            a, o, n = j + 1, index + 1, k + 1
        self.change(self.author[a:], self.old[o:], self.new[n:])
        return Woven(joined(self.placed()), tuple(self.dropped))

    def change(self, author: list[str], old: list[str], new: list[str]) -> None:
        """What stands between two words that all three texts share."""
        begins = _within(_keys(old), _keys(new))
        if begins is None:
            if _keys(old) != _keys(author):
                self.dropped += [each for each in author if CITATION.fullmatch(each)]
            self.instead(new, new)
            return
        ends = begins + len(old)
        self.instead(new[:begins], new[:begins])
        self.instead(author, new[begins:ends])
        self.instead(new[ends:], new[ends:])

    def instead(self, written: list[str], new: list[str]) -> None:
        """Put words in the place of the next new ones."""
        text, length = "".join(written), sum(map(len, new))
        if self.parts and len(text) == length and len(self.parts[-1][0]) == self.parts[-1][1]:
            before = self.parts.pop()
            text, length = before[0] + text, before[1] + length
        self.parts.append((text, length))

    def placed(self) -> Iterator[Marked]:
        """The parts at their places, letter by letter where they can be."""
        ends = [*accumulate((length for _, length in self.parts), initial=0)]
        at = self.marked.pieces[0].start
        for (text, length), held in zip(
            self.parts, self.marked.slices(pairwise(ends)), strict=True
        ):
            if len(text) == length:
                yield held.reworded(text)
            else:
                start = held.pieces[0].start if held.pieces else at
                yield put(text, start, held.pieces[-1].end if held.pieces else None)
            at = held.pieces[-1].end if held.pieces else at


def _keys(tokens: list[str]) -> list[str]:
    """What makes words the same: a line may be broken at any space."""
    return [" " if each.isspace() else each for each in tokens]


def _within(some: list[str], more: list[str]) -> int | None:
    """Where a list stands in another as it is; None where it does not."""
    if len(some) * len(more) > MOST_PAIRS:
        return 0 if some == more else None
    starts = range(len(more) - len(some) + 1)
    return next((n for n in starts if more[n : n + len(some)] == some), None)
