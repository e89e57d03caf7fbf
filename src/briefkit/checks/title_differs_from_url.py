"""A word of a title that is one slip of the finger from a word of its address.

The address was made from the title by a machine; the note was typed by hand.

Failing:

    sections:
      - body: The troops were hit.[^hit]
    footnotes:
      hit: “Troops Killed in Strom Shadow Strikes,” 2024. https://example.org/troops-killed-in-storm-shadow-strikes

Passing:

    sections:
      - body: The troops were hit.[^hit]
    footnotes:
      hit: “Troops Killed in Storm Shadow Strikes,” 2024. https://example.org/troops-killed-in-storm-shadow-strikes
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.edition.writtenlines import WrittenLine
from briefkit.passages import running
from briefkit.prose import Link
from briefkit.words.notes import QUOTED

SEVERITY = Severity.INFO
BLOCKS = False
WORD = re.compile(r"[^\W\d_]{4,}")


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each word of a quoted title that its address spells otherwise."""
    for passage in running(edition, "footnotes"):
        before = 0
        for index, leaf in passage.flow.leaves:
            if isinstance(leaf, Link):
                titles = list(QUOTED.finditer(passage.text, before, index))
                if titles:
                    yield from _compared(passage, titles[-1], leaf.url)
                before = index + len(leaf.url)


def _compared(passage: WrittenLine, title: re.Match[str], url: str) -> Iterator[Problem]:
    path = re.sub(r"\A\w+://[^/]*|[?#].*", "", url).lower()
    slug = set(WORD.findall(path))
    words = {found[0].lower() for found in WORD.finditer(title[0])}
    for found in WORD.finditer(passage.text, title.start(), title.end()):
        word = found[0].lower()
        close = next((s for s in sorted(slug - words) if slip(word, s)), None)
        if word not in slug and close:
            message = f"The title has “{found[0]}”, its address “{close}”. Check the spelling"
            yield passage.problem(*found.span(), message)


def slip(first: str, second: str) -> bool:
    """Whether one word is the other with one letter wrong, lost, added or two swapped.

    Not where the words end differently (women, woman; Korean, Korea), nor s for z.
    """
    start = 0
    while first[start : start + 1] == second[start : start + 1] != "":
        start += 1
    one, two = first[start:], second[start:]
    if not one or not two:
        return False
    if len(one) > 2 and one[:2] == two[1::-1]:
        return one[2:] == two[2:]
    if {one[0], two[0]} == {"s", "z"}:
        return False
    same = {(1, 1): one[1:] == two[1:], (1, 0): one[1:] == two, (0, 1): one == two[1:]}
    return any(same.values()) and min(len(one), len(two)) >= (3 if same[1, 1] else 2)
