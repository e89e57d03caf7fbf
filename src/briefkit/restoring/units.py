"""The blocks of a document before and after it was edited in Word, and which are the same."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterator
from collections.abc import Mapping as Pairs
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from briefkit.restoring.blocktexts import marked_blocks
from briefkit.restoring.matching import matches
from briefkit.restoring.pairing import alike_among
from briefkit.restoring.rows import SECTIONS
from briefkit.textfiles.yamltree import Mapping, Node, Path, Sequence
from briefkit.word.marking import Marked

PICTURE = re.compile(r"!\[\]\(#[^()\s]*\)")


@dataclass(frozen=True, eq=False)
class Unit:
    """A block that a document shows, and the path of the text in which it was read."""

    path: Path
    marked: Marked

    @cached_property
    def text(self) -> str:
        """Its Markdown."""
        return self.marked.text

    @property
    def is_heading(self) -> bool:
        """Whether it heads a section."""
        return self.path[-1] == "heading"

    @property
    def depth(self) -> int:
        """How many sections it stands in, one in another; a heading stands in its own."""
        return self.path.count(SECTIONS[0])

    @property
    def is_picture(self) -> bool:
        """Whether it is the place of an image, whose label is its number."""
        return bool(PICTURE.fullmatch(self.text))

    @cached_property
    def key(self) -> str:
        """What the same block has, wherever it stands."""
        return "![]" if self.is_picture else f"{'#' * self.is_heading}{self.text}"


def units(root: Mapping, but: Container[str]) -> list[Unit]:
    """The blocks of a tree in the order of the document, ``but`` those of some fields."""
    entries = (each for each in root.entries if each.key.value not in but)
    found = [unit for each in entries for unit in _units(each.value, (each.key.value,))]
    return sorted(found, key=lambda each: each.marked.pieces[0].start)


def _units(node: Node, path: Path) -> Iterator[Unit]:
    if isinstance(node, Mapping):
        for each in node.entries:
            yield from _units(each.value, (*path, each.key.value))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _units(item, (*path, index))
    else:
        yield from (Unit(path, each) for each in marked_blocks(node))


def pairs(old: list[Unit], new: list[Unit]) -> dict[int, int]:
    """For new units the same ones of the old, though they were moved or edited."""
    was, now = ([each.key for each in units] for units in (old, new))
    found = {n: o for o, n in matches(was, now).items()}
    found |= _moved(was, now, found)
    found |= _edited(was, now, found)
    return found | dict(_replaced(old, new, found))


def _moved(old: list[str], new: list[str], found: Pairs[int, int]) -> dict[int, int]:
    """Units that stand elsewhere, each told from all others by its words."""
    left, free = _left(old, {*found.values()}), _left(new, found)
    before, after = Counter(left.values()), Counter(free.values())
    once = {key: o for o, key in left.items() if before[key] == 1}
    return {n: once[key] for n, key in free.items() if key in once and after[key] == 1}


def _left(keys: list[str], found: Container[int]) -> dict[int, str]:
    return {index: key for index, key in enumerate(keys) if index not in found}


def _edited(old: list[str], new: list[str], found: Pairs[int, int]) -> dict[int, int]:
    """Units of which most words are the same."""
    left, free = _left(old, {*found.values()}), _left(new, found)
    same = alike_among([*free.values()], [*left.values()])
    by_key = {key: o for o, key in reversed(left.items())}
    first = {key: n for n, key in reversed(free.items())}
    return {
        n: by_key[same[key]]
        for key, n in first.items()
        if key in same and key.startswith("#") == same[key].startswith("#")
    }


def _replaced(
    old: list[Unit], new: list[Unit], found: Pairs[int, int]
) -> Iterator[tuple[int, int]]:
    """As many units of other words as stood between two that are still there."""
    kept = [(n, found[n]) for n in sorted(in_order(found))]
    there = {*found.values()}
    for (n, o), (n_end, o_end) in pairwise([(-1, -1), *kept, (len(new), len(old))]):
        free = [each for each in range(n + 1, n_end) if each not in found]
        left = [each for each in range(o + 1, o_end) if each not in there]
        same = [new[each].is_heading for each in free] == [
            old[each].is_heading for each in left
        ]
        if same and not any(old[each].is_picture for each in left):
            yield from zip(free, left, strict=True)


def in_order(found: Pairs[int, int]) -> set[int]:
    """The new units that stand in the order of the old, as many as can; the rest moved."""
    ends: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for n in sorted(found):
        at = bisect_left(ends, found[n])
        before[n] = last[at - 1] if at else None
        ends[at : at + 1], last[at : at + 1] = [found[n]], [n]
    kept: set[int] = set()
    unit = last[-1] if last else None
    while unit is not None:
        kept.add(unit)
        unit = before[unit]
    return kept
