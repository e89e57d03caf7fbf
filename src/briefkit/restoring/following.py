"""Words edited in Word, followed into a brief of which its document shows more than its texts.

Such a document can't be merged tree by tree: its figures, boxes and their like are read as
other things than they were. But most edits change words within paragraphs. Each of those is
found in the author's texts by the words that it had, and only there are they changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefkit.diagnostic import Place, TextFile
from briefkit.restoring.merging import NOTES, blocks_of, marked_blocks, spans_of, texts_of
from briefkit.restoring.pairing import alike_among, words_alone
from briefkit.restoring.weaving import woven
from briefkit.textfiles.yamltree import Entry, Mapping, Node, Scalar, Sequence, find
from briefkit.word.marking import Marked

# Word shows the name of what it leads to: “Figure 2”.
LINK = re.compile(r"\[\]\(#[^()\s]*\)")
NAME = r"(?:^| ).{1,60}?(?: |$)"
# What Word shows before a title or a source: “Figure 2”, “Source”.
LABEL = r"(?:\w+ (?:\d+ )?)?"
Path = tuple[str | int, ...]
Site = tuple[Scalar, int, int]
"""A block of the author's: its text, and where it begins and ends there."""


class Unfollowed(Exception):
    """An edit that is more than other words in a paragraph, or whose place is not known."""


class Following:
    """The tree of a brief with what was edited in Word; ``dropped`` are citations that went.

    ``author``, ``old`` and ``new`` are the author's tree, what Word held of it and what it
    holds now. Raises `Unfollowed`.
    """

    def __init__(self, file: TextFile, author: Mapping, old: Mapping, new: Mapping) -> None:
        self.file, self.author = file, author
        self.before = set(blocks_of(old))
        self.dropped: list[tuple[str, Place]] = []
        self.changes: dict[int, list[tuple[int, int, str]]] = {}
        for path, was, now in _edited(old, new, ()):
            self.follow(path, was, now)
        self.root = self.changed(author)

    def follow(self, path: Path, was: Scalar, now: Scalar) -> None:
        """Find where each edited block of a text is the author's, and note what it becomes."""
        old, new = blocks_of(was), [*marked_blocks(now)]
        if len(old) != len(new):
            raise Unfollowed
        for index, (one, other) in enumerate(zip(old, new, strict=True)):
            if one == other.text:
                continue
            if other.text in self.before or not alike_among([other.text], [one]):
                raise Unfollowed
            if path[0] == NOTES:
                self.change(self.of_note(path, len(old), index), one, other)
            else:
                site = self.site(one)
                self.change(site, *_unlabelled(site, one, other))

    def change(self, site: Site, old: str, new: Marked) -> None:
        """Note what a block of the author's becomes."""
        text, first, last = site
        found = woven(text.value[first:last], old, new)
        self.changes.setdefault(id(text), []).append((first, last, found.marked.text))
        place = Place(self.file, new.pieces[0].start, new.pieces[-1].end)
        self.dropped += [(each, place) for each in found.dropped]

    def site(self, words: str) -> Site:
        """The one block of the author's that Word showed in these words."""
        found = [
            (text, first, last)
            for name, entry in self.author.by_name.items()
            if name != NOTES
            for text in texts_of(entry.value)
            for first, last in spans_of(text.value)
            if _shows(text.value[first:last], words)
        ]
        if len(found) != 1:
            raise Unfollowed
        return found[0]

    def of_note(self, path: Path, blocks: int, index: int) -> Site:
        """A block of a note, which may be other words than its citations print."""
        held = find(self.author, path[:2])
        if isinstance(held, Mapping):
            held = find(held, ("text",))
        if not isinstance(held, Scalar) or len(spans := spans_of(held.value)) != blocks:
            raise Unfollowed
        return (held, *spans[index])

    def changed(self, node: Any) -> Any:
        """A tree with what was noted."""
        if isinstance(node, Mapping):
            entries = (Entry(each.key, self.changed(each.value)) for each in node.entries)
            return Mapping(tuple(entries), node.place)
        if isinstance(node, Sequence):
            return Sequence(tuple(map(self.changed, node.items)), node.place)
        text = node.value
        for first, last, words in sorted(self.changes.get(id(node), ()), reverse=True):
            text = text[:first] + words + text[last:]
        return node if text == node.value else Scalar(text, node.place)


def _edited(old: Node, new: Node, path: Path) -> Iterator[tuple[Path, Scalar, Scalar]]:
    """The texts that are other ones in two trees of one form, with their paths."""
    match old, new:
        case Mapping(), Mapping() if [*old.by_name] == [*new.by_name]:
            for name, entry in old.by_name.items():
                yield from _edited(entry.value, new.by_name[name].value, (*path, name))
        case Sequence(), Sequence() if len(old.items) == len(new.items):
            for index, item in enumerate(old.items):
                yield from _edited(item, new.items[index], (*path, index))
        case Scalar(), Scalar():
            if old.value != new.value:
                yield path, old, new
        case _:
            raise Unfollowed


def _shows(written: str, words: str, label: str = LABEL) -> bool:
    """Whether Word shows a block of the author's in these words, maybe behind a label."""
    parts = [re.escape(words_alone(each)) for each in LINK.split(written)]
    shown = re.fullmatch(label + NAME.join(parts), words_alone(words))
    return any(parts) and shown is not None


def _unlabelled(site: Site, old: str, new: Marked) -> tuple[str, Marked]:
    """Words of Word's, before and after they were edited, without the label before them."""
    text, first, last = site
    label = re.match(r"\W*\w+(?: +\d+)?\W+", old)
    if label is None or _shows(text.value[first:last], old, label=""):
        return old, new
    if not new.text.startswith(label[0]):
        raise Unfollowed
    return old[label.end() :], Marked(tuple([*new.singly()][label.end() :]))
