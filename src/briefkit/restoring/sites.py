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
NAME = r"(?:^| ).{1,60}?(?: |$)"
# What Word shows before a title or a source: “Figure 2”, “Source”, “Appendix A”.
LABEL = r"(?:\w+ (?:(?:\d+|[A-Z]) )?)?"


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
    for words, indexes in same.items():
        there = exact.get(words) or [e for e in row.items if shows(written(e), words)]
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


def shows(text: str, words: str, label: str = LABEL) -> bool:
    """Whether Word shows a block of the author's in these words, maybe behind a label."""
    parts = [re.escape(words_alone(each)) for each in LINK.split(text)]
    return any(parts) and bool(re.fullmatch(label + NAME.join(parts), words_alone(words)))
