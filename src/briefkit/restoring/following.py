"""Edits in Word, followed into a brief of which its document shows more than its texts.

Such a document can't be merged tree by tree: its figures, boxes and their like are read as
other things than they were. But each block that it shows is found in the author's texts by
its words. There it is changed, taken out or moved, and a new one put behind the one that it
stands behind in Word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container
from dataclasses import replace

from briefkit.diagnostic import Place, TextFile
from briefkit.model.blocks import BLOCK_FIELDS
from briefkit.restoring.merging import NOTES, Merging
from briefkit.restoring.rebuilt import rebuilt
from briefkit.restoring.rows import SECTIONS, Block, Head, Item, Row
from briefkit.restoring.sites import shows, sites, written
from briefkit.restoring.units import Unit, in_order, pairs, units
from briefkit.restoring.weaving import woven
from briefkit.textfiles.yamltree import Mapping, Path, Scalar
from briefkit.word.marking import Marked

# Fields of which Word shows more, or in other places, than the brief's text says.
SHOWN_OTHERWISE = frozenset(
    (*BLOCK_FIELDS, "title_note", "executive_summary", "epigraph", "appendices", "corrections")
)
FLOWING = SHOWN_OTHERWISE | {"sections"}
LABELLED = re.compile(r"\W*(\w+)(?: +(?:\d+|[A-Z]\b))?\W+")
RUNNING = frozenset((*SECTIONS, "executive_summary"))


class Following:
    """The tree of a brief with what was edited in Word.

    ``author``, ``old`` and ``new`` are the author's tree, what Word held of it and what it
    holds now. ``dropped`` are citations whose words were changed, and ``unplaced`` words
    whose edits have no place in the brief, or none that can be told; each where it stands.
    """

    def __init__(self, file: TextFile, author: Mapping, old: Mapping, new: Mapping) -> None:
        plain = {*author.by_name, NOTES} - FLOWING
        merging = Merging(file, *(_only(each, plain) for each in (author, old, new)))
        self.dropped, self.unplaced = merging.dropped, list[tuple[str, Place]]()
        self.file = file
        self.row = Row(author, FLOWING)
        self.old, self.new = units(old, plain), units(new, plain)
        self.sites = sites(self.row, self.old)
        self.pairs = pairs(self.old, self.new)
        self.now: dict[int, Item] = {}
        self.follow()
        held = merging.root.by_name | {
            each.key.value: each
            for each in rebuilt(self.row).entries
            if each.key.value in FLOWING
        }
        names = dict.fromkeys((*author.by_name, *held))
        entries = tuple(held[name] for name in names if name in held)
        self.root = merging.with_notes(Mapping(entries, author.place), new)

    def follow(self) -> None:
        """Change the row as the document was."""
        kept = in_order(self.pairs)
        self.remove({*range(len(self.old))} - {*self.pairs.values()})
        for n, unit in enumerate(self.new):
            o = self.pairs.get(n)
            item: Item | None = None if o is None else self.sites.get(o)
            if o is not None:
                self.level(item, self.old[o], unit)
                if self.old[o].key != unit.key:
                    self.change(item, self.old[o], unit)
            if n in kept:
                if item is not None:
                    self.now[n] = item
            elif o is None or item is not None:
                self.put(n, item or self.made(unit))
            elif self.pairs.get(n - 1) != o - 1 and self.pairs.get(n + 1) != o + 1:
                # What moved with its neighbour is part of the same figure or its like.
                self.lose(n, unit)

    def level(self, item: Item | None, old: Unit, new: Unit) -> None:
        """Give a heading the depth that it has now."""
        by = new.depth - old.depth
        if new.is_heading and by and isinstance(item, Head):
            item.level = max(1, item.level + by)
        elif new.is_heading and by:
            self.lose(self.new.index(new), new)

    def change(self, item: Item | None, old: Unit, new: Unit) -> None:
        """Give a block or a heading the words that it has now."""
        text = written(item) if item else ""
        one, other = _unlabelled(text, old.text, new.marked)
        if item is None or other is None:
            self.lose(self.new.index(new), new)
            return
        found = woven(text, one, other)
        self.dropped += [(each, self.place(new)) for each in found.dropped]
        if isinstance(item, Block):
            item.now = found.marked.text
        elif item.heading:
            item.heading = replace(item.heading, value=found.marked.text, written=None)

    def remove(self, gone: set[int]) -> None:
        """Take out what is no longer there; a figure or its like if all of it is gone."""
        shown: dict[Path, set[int]] = defaultdict(set)
        for o, there in self.sites.items():
            shown[self.row.head(there).path[:2]].add(o)
        whole = {
            path for path, held in shown.items() if path[0] in BLOCK_FIELDS and held <= gone
        }
        for path in whole:
            self.row.drop(path)
        dropped = {o for path in whole for o in shown[path]}
        for o in sorted(gone - dropped):
            item = self.sites.get(o)
            if item is None and {o - 1, o + 1} & dropped:
                dropped.add(o)
            elif item is None or not self.row.remove(item):
                before = max((n for n, was in self.pairs.items() if was < o), default=0)
                self.lose(before, self.old[o])

    def made(self, unit: Unit) -> Item:
        """What a new block or heading is in the brief."""
        if not unit.is_heading:
            return Block(unit.text)
        return Head(SECTIONS[:1], unit.depth, Scalar(unit.text, self.place(unit)))

    def put(self, n: int, item: Item) -> None:
        """Put a new or a moved item behind what it stands behind in Word."""
        unit, new = self.new[n], item not in self.row.items
        within = self.within(n)
        carried = item if new or within else self.carrier(item)
        anchor = within or self.anchor(n)
        if isinstance(item, Head) and anchor and not self.row.head(anchor).level:
            anchor = self.row.opening()
        told = (unit.path[0] in BLOCK_FIELDS and not within) or (new and unit.is_picture)
        if carried is None or anchor is None or told:
            self.lose(n, unit)
            return
        self.now[n] = item
        if anchor is not carried:
            self.row.move(carried, anchor)

    def carrier(self, item: Item) -> Item | None:
        """The block of running text that an item is, or that places it; None if none does."""
        head = self.row.head(item)
        if head.path[0] in BLOCK_FIELDS:
            return self.row.placing(head.path[1])
        return item if head.path[0] in RUNNING else None

    def within(self, n: int) -> Item | None:
        """What a unit of a box's text stands behind in the same box; None if it begins it."""
        unit, before = self.new[n], self.now.get(n - 1)
        if unit.path[0] != "boxes" or before is None or self.new[n - 1].path != unit.path:
            return None
        return before

    def anchor(self, n: int) -> Item | None:
        """What a new unit stands behind."""
        for item in (self.now[m] for m in reversed(range(n)) if m in self.now):
            if found := self.carrier(item):
                return found
        following = (self.pairs[m] for m in range(n + 1, len(self.new)) if m in self.pairs)
        for item in (self.sites[o] for o in following if o in self.sites):
            if found := self.carrier(item):
                return self.row.before(found)
        return None

    def lose(self, n: int, unit: Unit) -> None:
        """Say that an edit has no place, where a new unit stands if there is one."""
        there = self.place(self.new[n]) if self.new else Place(self.file, 0, 0)
        self.unplaced.append((unit.text, there))

    def place(self, unit: Unit) -> Place:
        """Where a unit stands in Word."""
        pieces = unit.marked.pieces
        return Place(self.file, pieces[0].start, pieces[-1].end)


def _only(root: Mapping, names: Container[str]) -> Mapping:
    """Those fields of a brief that have some names."""
    entries = (each for each in root.entries if each.key.value in names)
    return Mapping(tuple(entries), root.place)


def _unlabelled(text: str, old: str, new: Marked) -> tuple[str, Marked | None]:
    """Words of Word's, before and after they were edited, without the label before them.

    None when they have lost it.
    """
    label = LABELLED.match(old)
    if label is None or shows(text, old):
        return old, new
    now = LABELLED.match(new.text)
    if now is None or now[1] != label[1]:
        return old, None
    # A label and the words behind it may be bold as one.
    around = old[: len(old) - len(old.lstrip("*"))]
    ends = len(around) if old.endswith(around) and new.text.endswith(around) else 0
    words = [*new.singly()][now.end() : len(new.text) - ends]
    return old[label.end() : len(old) - ends], Marked(tuple(words))
