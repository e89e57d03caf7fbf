"""Which of two texts, or two lists of them, are the same: as written and as read in Word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from briefkit.restoring.matching import matches
from briefkit.restoring.weaving import STANDING_IN
from briefkit.textfiles.validation import plain
from briefkit.textfiles.yamltree import Node

# Of the words of two blocks, how many at least both have when one is the other, edited.
ALIKE = 0.4
# Beyond so many pairs, which of them are alike would take too long to tell.
MOST_PAIRS = 20_000
Blocks = dict[str, str]
"""Blocks as the author wrote them, by what is read of them in Word."""


def paired(author: Sequence[str], old: Sequence[str]) -> Blocks:
    """The author's block for each that was read, by their words, or else by their place."""
    found: Blocks = {}
    a = o = 0
    written, read = (list(map(words_alone, each)) for each in (author, old))
    for i, j in chain(matches(written, read).items(), [(len(author), len(old))]):
        if i - a == j - o:
            found |= dict(zip(old[o:j], author[a:i], strict=True))
        if j < len(old):
            found[old[j]] = author[i]
        a, o = i + 1, j + 1
    return found


def words_alone(text: str) -> str:
    """The words of a text, whatever its marks, citations and lines."""
    return " ".join(re.findall(r"\w+", STANDING_IN.sub(" ", text)))


def items_paired(old: Sequence[Node], new: Sequence[Node]) -> dict[int, int]:
    """For items of a new list the same ones of the old, though they were moved or edited."""
    was, now = ([repr(plain(each)) for each in items] for items in (old, new))
    free: dict[str, list[int]] = {}
    for index, each in enumerate(was):
        free.setdefault(each, []).append(index)
    found = {n: free[each].pop(0) for n, each in enumerate(now) if free.get(each)}
    left = [n for n in range(len(old)) if n not in found.values()]
    texts = {n: each for n, each in enumerate(now) if n not in found}
    edited = alike_among([*texts.values()], [was[n] for n in left])
    return found | {n: was.index(edited[each]) for n, each in texts.items() if each in edited}


def alike_among(new: Sequence[str], old: Sequence[str]) -> dict[str, str]:
    """For some texts the old ones that were edited to be them; each old one but once."""
    if len(new) * len(old) > MOST_PAIRS:
        return {}
    words = {text: Counter(re.findall(r"\w+", text)) for text in (*new, *old)}
    rated = sorted(
        ((_shared(words[one], words[other]), one, other) for one in new for other in old),
        reverse=True,
    )
    found: dict[str, str] = {}
    for share, one, other in rated:
        if share >= ALIKE and one not in found and other not in found.values():
            found[one] = other
    return found


def _shared(one: Counter[str], other: Counter[str]) -> float:
    """How many of their words two texts share."""
    most = max(one.total(), other.total())
    return (one & other).total() / most if most else 0
