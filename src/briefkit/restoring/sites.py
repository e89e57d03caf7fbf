"""Where in a brief's texts the blocks stand that its Word document shows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefkit.restoring.pairing import words_alone
from briefkit.restoring.rows import Block, Item, Row
from briefkit.restoring.units import Unit

# Word shows the name of what it leads to: “Figure 2”.
LINK = re.compile(r"\[\]\(#[^()\s]*\)")
MOST_IN_NAME = 8  # Words.
# What Word shows before a title or a source: “Figure 2”, “Source”, “Appendix A”.
LABEL = re.compile(r"\w+ (?:(?:\d+|[A-Z]) )?")
# Beyond so many pairs of blocks, telling which are the same would take too long.
MOST_PAIRS = 300_000


def sites(row: Row, units: Sequence[Unit]) -> dict[int, Item]:
    """For the blocks of a document what its author wrote, where that can be told.

    Of blocks with the same words each is that which stands at its place among them.
    """
    exact: dict[str, list[Item]] = defaultdict(list)
    for item in row.items:
        exact[words_alone(written(item))].append(item)
    same: dict[str, list[int]] = defaultdict(list)
    for index, unit in enumerate(units):
        same[words_alone(unit.text)].append(index)
    found: dict[int, Item] = dict(_pictures(row, units))
    others = [words for words in same if words not in exact]
    few = len(others) * len(row.items) <= MOST_PAIRS
    parts = [(item, _parts(written(item))) for item in row.items] if few else []
    for words, indexes in same.items():
        there = exact.get(words) or [e for e, held in parts if _shown(held, words)]
        if words and len(there) == len(indexes):
            found |= zip(indexes, there, strict=True)
    return found


def _pictures(row: Row, units: Sequence[Unit]) -> Iterator[tuple[int, Item]]:
    """The images of a document, and the blocks that place the author's figures."""
    figures = {head.path[1] for head, _ in row.texts() if head.path[0] == "figures"}
    placing = filter(None, (row.placing(each) for each in figures))
    blocks = sorted(placing, key=row.items.index)
    shown = [index for index, unit in enumerate(units) if unit.is_picture]
    if len(blocks) == len(shown):
        yield from zip(shown, blocks, strict=True)


def written(item: Item) -> str:
    """A block, or a heading, as its author wrote it."""
    if isinstance(item, Block):
        return item.text
    return item.heading.value if item.heading else ""


def shows(text: str, words: str) -> bool:
    """Whether Word shows a block of the author's in these words, with no label before them."""
    return _shown(_parts(text), words_alone(words), labelled=False)


def _parts(text: str) -> list[list[str]]:
    """The words of a block between its links."""
    return [words_alone(each).split() for each in LINK.split(text)]


def _shown(parts: list[list[str]], words: str, labelled: bool = True) -> bool:
    """Whether words are those of a block, with a name for each link, maybe behind a label."""
    label = LABEL.match(words) if labelled else None
    read = words.split()
    # All places up to which the words may be read: a name is of no certain length.
    ends = {0, *range(1, len(label[0].split()) + 1)} if label else {0}
    for index, part in enumerate(parts):
        if index:
            ends = {end + more for end in ends for more in range(1, MOST_IN_NAME + 1)}
        ends = {e + len(part) for e in ends if read[e : e + len(part)] == part}
    return any(parts) and len(read) in ends
