"""Our own Word document becomes the brief that it was made of, with what was edited since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from briefkit.diagnostic import Diagnostic, Place
from briefkit.restoring.following import SHOWN_OTHERWISE, Following
from briefkit.restoring.kept import Kept, kept_in
from briefkit.restoring.merging import Merging
from briefkit.restoring.pairing import words_alone
from briefkit.restoring.untaken import dropped, not_the_text, unplaced
from briefkit.textfiles.yamlscalar import Piece
from briefkit.textfiles.yamltree import Entry, Mapping, Node, Scalar, Sequence, find, scalars
from briefkit.word.assembling import Assembled, assembled
from briefkit.word.carrying import Carrying
from briefkit.word.closing import Closing, parted
from briefkit.word.document import (
    Block,
    CitationField,
    NoteId,
    WordDocument,
    WordFile,
    paragraphs_of,
)
from briefkit.word.labelling import by_content
from briefkit.word.shortening import printed

OURS = "_Ref_note_"
Labels = dict[NoteId, str]


@dataclass(frozen=True)
class Restored:
    """The tree of a brief, what of the document it lacks, and the texts its author wrote."""

    root: Mapping
    lost: tuple[Diagnostic, ...]
    texts: frozenset[str]


def restored(document: WordDocument, data: bytes) -> Restored | None:
    """The brief that a document keeps, merged with what was edited in Word since.

    ``data`` are the document's bytes. None when it keeps no brief. Raises `Broken` when what
    it keeps can't be used.
    """
    if document.kept is None:
        return None
    kept = kept_in(document.kept, document, data)
    return _Restoring(kept, document).restored()


class _Restoring:
    def __init__(self, kept: Kept, document: WordDocument) -> None:
        self.kept = kept
        self.old, self.was = _without_end(kept.document)
        self.new, self.now = _without_end(document)
        self.lost: list[Diagnostic] = []

    def restored(self) -> Restored:
        given = {
            note: label
            for note, number in self.old.numbers.items()
            for label in self.kept.labels[number - 1 : number]
            if label is not None
        }
        notes = self.kept.root.by_name.get("footnotes")
        taken = notes.value.by_name if notes and isinstance(notes.value, Mapping) else {}
        old_labels = dict(by_content(self.old, given, taken))
        new_labels = self.labels(old_labels, set(given.values()), taken)
        new = _told(self.new, new_labels)
        # Only what was edited is read twice; the places of the old are not used.
        same = self.is_unedited and old_labels == new_labels
        old = new if same else _told(self.old, old_labels)
        old_root, new_root = self.ended(old, new, old_labels, new_labels)
        texts = frozenset(each.value for each in scalars(self.kept.root))
        merging: Following | Merging
        if self.kept.root.by_name.keys() & SHOWN_OTHERWISE:
            merging = Following(self.new.file, self.kept.root, old_root, new_root)
            root = _placed(merging.root, new_root, self.new.file)
            self.lost += (unplaced(*each) for each in merging.unplaced)
        else:
            merging = Merging(self.new.file, self.kept.root, old_root, new_root)
            root = merging.root
        lost = _since((*self.old.lost, *old.lost), (*self.new.lost, *new.lost))
        changed = (dropped(*each) for each in merging.dropped)
        return Restored(root, (*lost, *changed, *self.lost), texts)

    @property
    def is_unedited(self) -> bool:
        """Whether Word's file has the text and the notes that it was made with."""
        return self.old.blocks == self.new.blocks and self.old.notes == self.new.notes

    def labels(self, old: Labels, given: set[str], taken: Iterable[str]) -> Labels:
        """The labels of the notes: what they had, where they are the same, or new ones."""
        words = {each: _words_of(held) for each, held in self.old.notes.items()}
        found: Labels = {}
        for name, note in self.new.marks.items():
            before = self.old.marks.get(name)
            if before in old and note in self.new.notes and name.startswith(OURS):
                # A citation in running text is no longer one when its words were changed.
                same = words[before] == _words_of(self.new.notes[note])
                if same or old[before] in given:
                    found[note] = old[before]
        free = {note: label for note, label in old.items() if label not in found.values()}
        only = Counter(words.values())
        by_words = {
            words[note]: label for note, label in free.items() if only[words[note]] == 1
        }
        for note, held in self.new.notes.items():
            if note not in found and (label := by_words.pop(_words_of(held), None)):
                found[note] = label
        return dict(by_content(self.new, found, {*taken, *old.values()}))

    def ended(
        self, old: Assembled, new: Assembled, old_labels: Labels, new_labels: Labels
    ) -> tuple[Mapping, Mapping]:
        """Both trees with the texts at the document's end, by the names of their fields."""
        before = dict(_texts(self.old.file, self.was, old_labels))
        after = dict(_texts(self.new.file, self.now, new_labels))
        names = {
            words_alone(each.value.value): each.key
            for each in self.kept.root.entries
            if isinstance(each.value, Scalar) and each.key.value not in old.root.by_name
        }
        entries: tuple[list[Entry], list[Entry]] = ([], [])
        for label, text in before.items():
            now = after.pop(label, None)
            if name := names.get(words_alone(text.value)):
                entries[0].append(Entry(name, text))
                entries[1].extend([Entry(name, now)] if now else [])
            elif now is None or now.value != text.value:
                self.lost.append(not_the_text(label, now, self.new.file))
        self.lost += [not_the_text(each, text, self.new.file) for each, text in after.items()]
        if _printed(self.was.sources) != _printed(self.now.sources):
            self.lost.append(not_the_text("", None, self.new.file))
        made = (
            Mapping((*each.root.entries, *more), each.root.place)
            for each, more in zip((old, new), entries, strict=True)
        )
        return next(made), next(made)


def _told(document: WordDocument, labels: Labels) -> Assembled:
    """What a document says, told from its looks alone."""
    return assembled(document, labels, _words_alone, _words_alone, apart=False)


def _since(old: Iterable[Diagnostic], new: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What could not be carried of an edited document and could be before it was edited.

    Where it stood is not compared, for all that stands behind an edit stands elsewhere.
    """
    told = Counter(each.message for each in old)
    for each in new:
        if told[each.message]:
            told[each.message] -= 1
        else:
            yield each


def _without_end(document: WordDocument) -> tuple[WordDocument, Closing]:
    blocks, closing = parted(document.blocks)
    return replace(document, blocks=blocks), closing


def _texts(file: WordFile, closing: Closing, labels: Labels) -> Iterator[tuple[str, Scalar]]:
    carrying = Carrying(file, lambda note: labels.get(note, note.id), _words_alone)
    for label, blocks in closing.texts.items():
        yield label, carrying.blocks(blocks).scalar(file, blocks[0].start)


def _placed(node: Any, beside: Node | None, file: WordFile) -> Any:
    """A tree of a brief whose texts stand, where that is known, where the other has them."""
    place = beside.place if beside else Place(file, 0, 0)
    if isinstance(node, Scalar):
        pieces = [Piece(each, place.start, place.end) for each in node.value]
        return Scalar.of(file, pieces) if pieces else replace(node, place=place)
    if isinstance(node, Mapping):
        entries = (
            Entry(
                _placed(each.key, None, file),
                _placed(each.value, find(beside, (each.key.value,)) if beside else None, file),
            )
            for each in node.entries
        )
        return Mapping(tuple(entries), place)
    items = (
        _placed(each, find(beside, (index,)) if beside else None, file)
        for index, each in enumerate(node.items)
    )
    return Sequence(tuple(items), place)


def _words_alone(_: CitationField) -> tuple[None, tuple[str, ...]]:
    return None, ()


def _printed(blocks: Iterable[Block]) -> list[str]:
    return [printed(each.inlines) for each in paragraphs_of(blocks)]


def _words_of(held: Iterable[Block]) -> str:
    return " ".join(_printed(held)).strip()
