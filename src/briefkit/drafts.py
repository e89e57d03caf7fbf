"""A Word draft becomes a Brief, with all that is wrong with it, each at its place."""

from __future__ import annotations

from collections import abc
from dataclasses import dataclass, field
from pathlib import Path as FilePath

from briefkit.diagnostic import Diagnostic, Place, Severity
from briefkit.loading import Loaded, Path
from briefkit.model import Brief
from briefkit.restoring import OURS, restored
from briefkit.textfile import read_bytes
from briefkit.validation import fit
from briefkit.word import labelling
from briefkit.word.assembling import assembled
from briefkit.word.comments import AUTHOR
from briefkit.word.document import Review, WordDocument
from briefkit.word.keptbrief import Broken
from briefkit.word.package import MOST_BYTES
from briefkit.word.reading import read_word
from briefkit.word.tracked import Tracked
from briefkit.word.typednotes import with_typed_notes
from briefkit.yamltree import Mapping

BROKEN = "What briefkit had kept in this file of its brief is damaged or of another version"
DROPPED = "A program has taken out what briefkit had kept in this file of its brief"

DONE = {
    "insertion": "inserted",
    "deletion": "deleted",
    "move": "moved",
    "format": "changed the look of",
}


@dataclass(frozen=True, kw_only=True)
class Draft(Loaded):
    """A Word draft as loaded, with its bytes and what was read of them."""

    data: bytes
    document: WordDocument
    guesses: abc.Mapping[Path, str]
    """What was told by its looks alone, by its path in the brief."""
    texts: frozenset[str] = frozenset()
    """Of a document that briefkit made, the texts as the author of the brief wrote them."""


def read_draft(path: FilePath, tracked: Tracked, by_content: bool = False) -> Draft:
    """Read a Word draft from a file. Nothing of it is lost without a diagnostic.

    ``tracked`` says what becomes of its tracked changes; under "refuse" each is reported.
    The notes are labelled by their numbers, or else ``by_content``. Raises `Unreadable`
    when the file can't be read, or is no Word document.
    """
    data = read_bytes(path, MOST_BYTES)
    document = with_typed_notes(read_word(str(path), data, tracked))
    settled = tracked != "refuse"
    made = _made(document, by_content)
    fitted = fit(made.root, Brief, defaults={"title": "Untitled"})
    reviews = (each for each in document.reviews if not _settled(each, settled))
    found = (*made.lost, *fitted.diagnostics, *map(_unresolved, reviews))
    ordered = sorted(found, key=lambda each: each.order)
    return Draft(
        fitted.value,
        document.file,
        fitted.root,
        tuple(ordered),
        data=data,
        document=document,
        guesses=made.guesses,
        texts=made.texts,
    )


@dataclass(frozen=True)
class _Made:
    """A brief's tree, what it lacks of the document, and what of it was told how."""

    root: Mapping
    lost: tuple[Diagnostic, ...]
    guesses: abc.Mapping[Path, str] = field(default_factory=dict)
    texts: frozenset[str] = frozenset()


def _made(document: WordDocument, by_content: bool) -> _Made:
    """The brief that a document is: what our own keep, or what can be told by its looks."""
    lost = document.lost
    try:
        if kept := restored(document):
            return _Made(kept.root, kept.lost, texts=kept.texts)
    except Broken:
        lost = (*lost, _lacking(document, BROKEN))
    else:
        if any(name.startswith(OURS) for name in document.bookmarks):
            lost = (*lost, _lacking(document, DROPPED))
    label = labelling.by_content if by_content else labelling.by_number
    made = assembled(document, dict(label(document)))
    return _Made(made.root, (*lost, *made.lost), made.guesses)


def _lacking(document: WordDocument, why: str) -> Diagnostic:
    message = (
        f"{why}. So the brief is told from the document's looks, without its sources and "
        "other fields that Word does not show. If you have the brief's file, change that"
    )
    return Diagnostic(Place(document.file, 0, 0), Severity.WARNING, "not-carried", message)


def _settled(review: Review, settled: bool) -> bool:
    return review.author == AUTHOR or (settled and review.kind in DONE)


def _unresolved(review: Review) -> Diagnostic:
    return Diagnostic(review.place, Severity.ERROR, "unresolved-review", _message(review))


def _message(review: Review) -> str:
    words = review.words if len(review.words) <= 60 else f"{review.words[:59]}…"
    when = f" on {review.date[:10]}" if review.date else ""
    who = f"{review.author or 'Someone'}{when}"
    if review.kind == "comment":
        return f"{who} comments: “{words}”. Answer the comment and delete it"
    if review.kind == "highlight":
        return f"“{words}” is highlighted. Settle what it is about, and take the colour off"
    return (
        f"{who} {DONE[review.kind]} “{words}”. Accept or reject the change in Word, "
        "or say --tracked accept or --tracked reject"
    )
