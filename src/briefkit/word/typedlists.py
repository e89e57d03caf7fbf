"""Lists typed by hand: lines one under the other that begin with a dash, a dot or a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from briefkit.word.captions import is_caption
from briefkit.word.document import Block, ListPlace, Paragraph, Words
from briefkit.word.shortening import broken, printed, sliced
from briefkit.word.standing import stands_like_a_heading

# Before the words of an item; a longer dash also stands before who said something.
BULLET = re.compile(r"\s*(?P<sign>[•●▪■◦‣□○◇◆∙⁃➢➤✓✔☐]|[*·–-](?=\s)|o(?=\t))\s*")
COUNT = re.compile(r"\s*(?P<number>\d{1,2})(?P<sign>[.)])\s+")


@dataclass(frozen=True)
class _Item:
    """A line that begins as an item does: its sign, its number if any, and its words."""

    sign: str
    number: int | None
    words: Paragraph


def with_typed_lists(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks in which lines that begin as items do are items, where two or more follow.

    Such lines may also stand in one paragraph, parted by line breaks. A sign that differs
    from that before it begins a list within the item; numbers count up by one.
    """
    return tuple(map(_within, _with_lists([*blocks])))


def _within(block: Block) -> Block:
    """A box with lists in it; cells of other tables hold none."""
    if isinstance(block, Paragraph) or any(len(row) != 1 for row in block.rows):
        return block
    cells = (replace(row[0], blocks=with_typed_lists(row[0].blocks)) for row in block.rows)
    return replace(block, rows=tuple((each,) for each in cells))


def _with_lists(blocks: Sequence[Block]) -> Iterator[Block]:
    run: list[_Item] = []
    held: list[Block] = []
    for block in (line for each in blocks for line in _lines(each)):
        item = _item(block)
        if item is None or (run and not _follows(item, run)):
            yield from _listed(run) if len(run) > 1 else held
            run, held = [], []
        if item is None:
            yield block
        else:
            run.append(item)
            held.append(block)
    yield from _listed(run) if len(run) > 1 else held


def _lines(block: Block) -> Iterator[Block]:
    """The lines of a paragraph one by one, if two or more begin as items do."""
    lines = broken(block) if isinstance(block, Paragraph) else []
    yield from lines if sum(_item(each) is not None for each in lines) > 1 else [block]


def _item(block: Block) -> _Item | None:
    if not isinstance(block, Paragraph) or block.listed or block.level:
        return None
    first = [*takewhile(lambda each: isinstance(each, Words), block.inlines)]
    text = printed(first)
    found = BULLET.match(text) or COUNT.match(text)
    whole = printed(block.inlines)
    if not found or not whole[found.end() :].strip():
        return None
    if is_caption(block) or stands_like_a_heading(block):
        return None
    number = int(found["number"]) if found.re is COUNT else None
    inlines = tuple(sliced(block.inlines, first[0].start + found.end(), block.end))
    return _Item(found["sign"], number, replace(block, inlines=inlines))


def _follows(item: _Item, run: Sequence[_Item]) -> bool:
    """Whether an item goes on with those before it."""
    if item.number is None:
        return True
    same = [each.number for each in run if each.number is not None and each.sign == item.sign]
    return not same or same[-1] + 1 == item.number


def _listed(run: Sequence[_Item]) -> Iterator[Paragraph]:
    """Items as those of a list, nested by their signs."""
    signs: list[str] = []
    name = f"typed-{run[0].words.start}"
    for item in run:
        if item.sign in signs:
            del signs[signs.index(item.sign) + 1 :]
        else:
            signs.append(item.sign)
        place = ListPlace(f"{name}-{item.sign}", len(signs) - 1, item.number)
        yield replace(item.words, listed=place, indent=0, style="normal")
