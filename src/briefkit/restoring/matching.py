"""Which items two lists share, in the order of both, in a time that no list can stretch.

Items that stand once in each list are anchors, as in patience diff; what lies between two
of them is told apart in the same way, and short stretches as `difflib` does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

# Stretches with no more pairs than that are compared item by item.
FEW_PAIRS = 2_500
DEEPEST = 12
Pair = tuple[int, int]


def matches(first: Sequence[str], second: Sequence[str]) -> dict[int, int]:
    """The indexes of items in the first list, with those of the same ones in the second."""
    return dict(_matches(first, second, (0, len(first)), (0, len(second)), 0))


def _matches(
    first: Sequence[str], second: Sequence[str], one: Pair, other: Pair, depth: int
) -> Iterator[Pair]:
    """The pairs of items within a stretch of each list."""
    (a, last), (b, end) = one, other
    while a < last and b < end and first[a] == second[b]:
        yield a, b
        a, b = a + 1, b + 1
    tail = 0
    while (
        a < last - tail and b < end - tail and first[last - tail - 1] == second[end - tail - 1]
    ):
        tail += 1
    last, end = last - tail, end - tail
    if (last - a) * (end - b) <= FEW_PAIRS:
        matcher = SequenceMatcher(None, first[a:last], second[b:end], autojunk=False)
        for at, there, size in matcher.get_matching_blocks():
            yield from ((a + at + n, b + there + n) for n in range(size))
    elif depth < DEEPEST:
        anchors = _anchors(first, second, (a, last), (b, end))
        stops = [(a - 1, b - 1), *anchors, (last, end)]
        for before, after in pairwise(stops if anchors else ()):
            if before[0] >= a:
                yield before
            between = (before[0] + 1, after[0]), (before[1] + 1, after[1])
            yield from _matches(first, second, *between, depth + 1)
    yield from ((last + n, end + n) for n in range(tail))


def _anchors(first: Sequence[str], second: Sequence[str], one: Pair, other: Pair) -> list[Pair]:
    """Items that stand once in each stretch: the longest run of them in both orders."""
    there = {second[n]: n for n in range(*other)}
    counts = Counter(first[slice(*one)]), Counter(second[slice(*other)])
    unique = (
        (n, there[first[n]])
        for n in range(*one)
        if counts[0][first[n]] == counts[1][first[n]] == 1
    )
    ends: list[int] = []
    runs: list[tuple[Pair, int]] = []
    best: list[int] = []
    for pair in unique:
        at = bisect_left(ends, pair[1])
        runs.append((pair, best[at - 1] if at else -1))
        ends[at : at + 1], best[at : at + 1] = [pair[1]], [len(runs) - 1]
    found: list[Pair] = []
    index = best[-1] if best else -1
    while index >= 0:
        pair, index = runs[index]
        found.append(pair)
    return found[::-1]
