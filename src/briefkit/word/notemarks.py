"""The notes of a Word document: their numbers, and the bookmarks round their references."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefkit.word.document import NoteId, NoteKind
from briefkit.word.names import W, number, value
from briefkit.word.pieces import DELETED, INSERTED, has_own_mark, note_referred_to
from briefkit.word.tracked import Tracked

REFERENCES = (f"{W}footnoteReference", f"{W}endnoteReference")
KINDS: tuple[NoteKind, ...] = ("footnote", "endnote")


def numbers(root: Any, settings: Any, tracked: Tracked) -> dict[NoteId, int]:
    """The number that Word prints for each note that is referred to (17.11.11).

    Each kind counts through the document, or anew in each of its sections, as the sections
    or else the settings say. A note with a mark of its own has no number.
    """
    found: dict[NoteId, int] = {}
    following: dict[NoteKind, int] = {}
    for references, section in _sections(root, tracked):
        for kind in KINDS:
            if (
                kind not in following
                or _said(kind, "numRestart", section, settings) == "eachSect"
            ):
                following[kind] = number(_said(kind, "numStart", section, settings), 1)
        for reference in references:
            note = note_referred_to(reference)
            if note is not None and note not in found and not has_own_mark(reference):
                found[note] = following[note.kind]
                following[note.kind] += 1
    return found


def _said(kind: NoteKind, name: str, *places: Any) -> str | None:
    found = (value(each, f"{kind}Pr/{name}") for each in places if each is not None)
    return next((each for each in found if each is not None), None)


def _sections(root: Any, tracked: Tracked) -> Iterator[tuple[list[Any], Any]]:
    """The references of each section, but for those that a tracked change takes out.

    The properties of a section stand in its last paragraph, before the words.
    """
    dropped = INSERTED if tracked == "reject" else DELETED
    references: list[Any] = []
    section = None
    for each in root.iter(f"{W}p", f"{W}sectPr", *REFERENCES):
        if each.tag == f"{W}sectPr":
            if each.getparent().tag != f"{W}sectPrChange":
                section = each
        elif each.tag == f"{W}p":
            if section is not None:
                yield references, section
                references, section = [], None
        elif not any(above.tag in dropped for above in each.iterancestors()):
            references.append(each)
    yield references, section


def referred(root: Any, tracked: Tracked) -> list[NoteId]:
    """The notes that are referred to, in the order of their first references."""
    every = (each for references, _ in _sections(root, tracked) for each in references)
    notes = (note_referred_to(each) for each in every)
    return list(dict.fromkeys(each for each in notes if each is not None))


def given_up(root: Any, tracked: Tracked) -> set[NoteId]:
    """The notes of which a tracked change takes out all references."""
    notes = (note_referred_to(each) for each in root.iter(*REFERENCES))
    return {each for each in notes if each is not None} - {*referred(root, tracked)}


def bookmarked(root: Any) -> dict[str, NoteId]:
    """The note whose reference stands first in a bookmark, by the bookmark's name."""
    found: dict[str, NoteId] = {}
    names: dict[str, str] = {}
    for each in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", *REFERENCES):
        if each.tag == f"{W}bookmarkStart":
            names[each.get(f"{W}id", "")] = each.get(f"{W}name", "")
        elif each.tag == f"{W}bookmarkEnd":
            names.pop(each.get(f"{W}id", ""), None)
        elif (note := note_referred_to(each)) is not None:
            for name in names.values():
                found.setdefault(name, note)
            names.clear()
    return found
