"""The notes of a Word document: their numbers, and the bookmarks round their references."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefkit.word.document import NoteId
from briefkit.word.names import W, number, value
from briefkit.word.pieces import DELETED, INSERTED, has_own_mark, note_referred_to
from briefkit.word.tracked import Tracked


def references(root: Any, tracked: Tracked) -> Iterator[Any]:
    """Each reference to a note in a part, but for those that a tracked change takes out."""
    dropped = INSERTED if tracked == "reject" else DELETED
    for each in root.iter(f"{W}footnoteReference", f"{W}endnoteReference"):
        if not any(above.tag in dropped for above in each.iterancestors()):
            yield each


def numbers(root: Any, settings: Any, tracked: Tracked) -> dict[NoteId, int]:
    """The number that Word prints for each note that is referred to (17.11.11).

    Each kind counts through the whole document, from the number its settings say.
    """
    found: dict[NoteId, int] = {}
    following = {
        kind: number(None if settings is None else value(settings, f"{kind}Pr/numStart"), 1)
        for kind in ("footnote", "endnote")
    }
    for reference in references(root, tracked):
        note = note_referred_to(reference)
        if note is not None and note not in found and not has_own_mark(reference):
            found[note] = following[note.kind]
            following[note.kind] += 1
    return found


def bookmarked(root: Any) -> dict[str, NoteId]:
    """The note whose reference stands in a bookmark, by the bookmark's name."""
    found: dict[str, NoteId] = {}
    names: dict[str, str] = {}
    wanted = ("bookmarkStart", "bookmarkEnd", "footnoteReference", "endnoteReference")
    for each in root.iter(*(f"{W}{name}" for name in wanted)):
        if each.tag == f"{W}bookmarkStart":
            names[each.get(f"{W}id", "")] = each.get(f"{W}name", "")
        elif each.tag == f"{W}bookmarkEnd":
            names.pop(each.get(f"{W}id", ""), None)
        elif (note := note_referred_to(each)) is not None:
            for name in names.values():
                found.setdefault(name, note)
    return found
