"""The tree of a brief, with what was changed since in its Word document.

Three trees are held against each other: the author's, what Word held of it (the old), and
what Word holds now (the new). What Word never held stays; what is as it was is the
author's; the rest follows Word: its words, its order, and what is no longer there.
"""

from __future__ import annotations

from functools import cached_property

from briefkit.diagnostic import Place, TextFile
from briefkit.restoring.blocktexts import blocks_of, marked, marked_blocks, spans_of, texts_of
from briefkit.restoring.pairing import Blocks, alike_among, items_paired, paired
from briefkit.restoring.weaving import woven
from briefkit.textfiles.validation import plain
from briefkit.textfiles.yamltree import Entry, Node, Scalar
from briefkit.textfiles.yamltree import Mapping as Fields
from briefkit.textfiles.yamltree import Sequence as Items
from briefkit.word.marking import Marked, joined, put

NOTES = "footnotes"


class Merging:
    """Merges the trees of one brief; ``dropped`` are citations whose words were changed."""

    def __init__(self, file: TextFile, author: Fields, old: Fields, new: Fields) -> None:
        self.file = file
        self.author, self.old, self.new = author, old, new
        self.dropped: list[tuple[str, Place]] = []
        self.root = self.with_notes(self.fields(author, old, new), new)

    @cached_property
    def blocks(self) -> Blocks:
        """The author's block for each that Word held; of use only where something changed."""
        found: Blocks = {}
        for name, entry in self.old.by_name.items():
            if name != NOTES and name in self.author.by_name:
                written = blocks_of(self.author.by_name[name].value)
                found |= paired(written, blocks_of(entry.value))
        return found

    @cached_property
    def places(self) -> dict[str, Marked]:
        """Where each block stands in Word now."""
        return {each.text: each for each in marked_blocks(self.new)}

    @cached_property
    def where(self) -> dict[str, str]:
        """What Word held of each of the author's blocks."""
        return {written: was for was, written in self.blocks.items()}

    def with_notes(self, root: Fields, new: Fields) -> Fields:
        """The merged tree with the notes that it refers to and that the author never wrote."""
        words = "\n".join(each.value for each in texts_of(root))
        notes, there = (_value(each, NOTES) for each in (root, new))
        known = notes.entries if isinstance(notes, Fields) else ()
        labels = {each.key.value for each in known}
        more = tuple(
            Entry(each.key, self.taken(each.value))
            for each in (there.entries if isinstance(there, Fields) else ())
            if each.key.value not in labels and f"[^{each.key.value}]" in words
        )
        if not more or there is None:
            return root
        held = Fields((*known, *more), there.place)
        if notes is not None:
            return _with(root, NOTES, held)
        key = Scalar(NOTES, Place(self.file, there.place.start, there.place.start))
        return Fields((*root.entries, Entry(key, held)), root.place)

    def node(self, author: Node | None, old: Node | None, new: Node | None) -> Node | None:
        """What becomes of a field; None when it is gone, or was never the author's."""
        if new is None:
            return self.kept(author, None) if author and not old else None
        if author is None:
            return None if old and _same(old, new) else self.taken(new)
        if old is None:
            return self.taken(new)
        if _same(old, new):
            return self.kept(author, new)
        match author, old, new:
            case Fields(), Fields(), Fields():
                return self.fields(author, old, new)
            case Items(), Items(), Items():
                return self.items(author, old, new)
            case Scalar(), Scalar(), Scalar():
                return self.text(author, old, new)
            case Fields(by_name={"text": Entry(value=Scalar() as text)}), Scalar(), Scalar():
                rest = self.kept(author, None)
                return _with(rest, "text", self.text(text, old, new))
        return self.taken(new)

    def fields(self, author: Fields, old: Fields, new: Fields) -> Fields:
        """Fields in the author's order, then those that are new."""
        names = dict.fromkeys((*author.by_name, *new.by_name))
        held = {
            name: self.node(*(_value(each, name) for each in (author, old, new)))
            for name in names
        }
        keys = {**author.by_name, **new.by_name}
        entries = (
            Entry(_key(keys[name].key, node), node) for name, node in held.items() if node
        )
        return Fields(tuple(entries), new.place)

    def items(self, author: Items, old: Items, new: Items) -> Items:
        """A list as it is in Word, each item with what the author's had besides."""
        pairs = items_paired(old.items, new.items)
        whole = len(author.items) == len(old.items)
        made = (
            self.node(author.items[pairs[index]], old.items[pairs[index]], item)
            if whole and index in pairs
            else self.taken(item)
            for index, item in enumerate(new.items)
        )
        return Items(tuple(each for each in made if each), new.place)

    def text(self, author: Scalar, old: Scalar, new: Scalar) -> Scalar:
        """A text of which something was changed."""
        written, was, now = map(blocks_of, (author, old, new))
        if len(written) == len(was) == len(now) == 1 and now[0] not in self.blocks:
            return self.scalar(self.woven(author.value, old.value, marked(new)), new)
        return self.changed(new, self.blocks | paired(written, was), author.value)

    def changed(self, new: Scalar, held: Blocks, author: str = "") -> Scalar:
        """A text from Word whose blocks are the author's where he wrote them."""
        blocks = [*marked_blocks(new)]
        texts = [each.text for each in blocks]
        changed = [each for each in texts if each not in held]
        edited = alike_among(changed, [was for was in held if was not in self.places])
        parts: list[Marked] = []
        for each in blocks:
            was = each.text if each.text in held else edited.get(each.text)
            part = each if was is None else self.woven(held[was], was, each)
            parts += [*([put("\n\n", part.pieces[0].start)] if parts else []), part]
        if author.endswith("\n") and parts:
            parts.append(put("\n", parts[-1].pieces[-1].end))
        return self.scalar(joined(parts), new)

    def woven(self, author: str, old: str, new: Marked) -> Marked:
        """A block of the author's with what changed in it; what had to go is noted down."""
        found = woven(author, old, new)
        place = Place(self.file, new.pieces[0].start, new.pieces[-1].end)
        self.dropped += [(each, place) for each in found.dropped]
        return found.marked

    def taken(self, new: Node) -> Node:
        """What is new in Word, or elsewhere than it was; its blocks may be the author's."""
        if isinstance(new, Fields):
            made = (Entry(each.key, self.taken(each.value)) for each in new.entries)
            return Fields(tuple(made), new.place)
        if isinstance(new, Items):
            return Items(tuple(map(self.taken, new.items)), new.place)
        texts = [each.text for each in marked_blocks(new)]
        return self.changed(new, self.blocks) if texts else new

    def kept(self, author: Node, new: Node | None) -> Node:
        """The author's, each character where it stands in Word, if it does."""
        if isinstance(author, Fields):
            entries = (
                Entry(_key(each.key, node), node)
                for each in author.entries
                for node in [self.kept(each.value, _field(new, each.key.value))]
            )
            return Fields(tuple(entries), new.place if new else Place(self.file, 0, 0))
        if isinstance(author, Items):
            there = new.items if isinstance(new, Items) else ()
            there = there if len(there) == len(author.items) else ()
            items = (
                self.kept(each, there[index] if there else None)
                for index, each in enumerate(author.items)
            )
            return Items(tuple(items), new.place if new else Place(self.file, 0, 0))
        return self.placed(author.value, new)

    def placed(self, author: str, new: Node | None) -> Scalar:
        """A text of the author's, block by block where it stands in Word."""
        spans = spans_of(author)
        start = new.place.start if new else 0
        there: list[Marked | None] = [*marked_blocks(new)] if isinstance(new, Scalar) else []
        if len(there) != len(spans):
            written = (self.where.get(author[first:last], "") for first, last in spans)
            there = [self.places.get(was) for was in written]
        parts, at = [], 0
        for (first, last), block in zip(spans, there, strict=True):
            parts.append(put(author[at:first], start))
            words, at = author[first:last], last
            part = woven(words, block.text, block).marked if block else put(words, start)
            parts.append(part)
            start = part.pieces[-1].end
        return self.scalar(joined([*parts, put(author[at:], start)]), new)

    def scalar(self, marked: Marked, new: Node | None) -> Scalar:
        """A text at its place."""
        return marked.scalar(self.file, new.place.start if new else 0)


def _same(old: Node, new: Node) -> bool:
    return old is new or bool(plain(old) == plain(new))


def _value(node: Node | None, name: str) -> Node | None:
    entry = node.by_name.get(name) if isinstance(node, Fields) else None
    return entry.value if entry else None


def _field(node: Node | None, name: str) -> Node | None:
    """A field of what Word held; a record of which it held the text alone is that text."""
    return node if isinstance(node, Scalar) and name == "text" else _value(node, name)


def _key(key: Scalar, node: Node) -> Scalar:
    """A field's name, where what it holds begins."""
    return Scalar(key.value, Place(node.place.file, node.place.start, node.place.start))


def _with(node: Node, name: str, value: Node) -> Fields:
    made = (
        Entry(each.key, value if each.key.value == name else each.value)
        for each in (node.entries if isinstance(node, Fields) else ())
    )
    return Fields(tuple(made), node.place)
