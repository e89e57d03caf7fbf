"""A Word draft becomes a Brief, with all that is wrong with it, each at its place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefkit.diagnostic import Diagnostic, Severity
from briefkit.loading import Loaded
from briefkit.model import Brief
from briefkit.textfile import read_bytes
from briefkit.validation import fit
from briefkit.word.assembling import assembled
from briefkit.word.document import Review, Tracked, WordDocument
from briefkit.word.reading import read_word
from briefkit.word.typednotes import with_typed_notes

MOST_BYTES = 100_000_000
# Who signs the comments that briefkit itself puts into a draft.
COMMENTER = "briefkit"
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


def read_draft(path: Path, tracked: Tracked) -> Draft:
    """Read a Word draft from a file, as `load_draft` does.

    ``tracked`` says what becomes of its tracked changes; under "refuse" each is reported.
    Raises `Unreadable` when the file can't be read, or is no Word document.
    """
    data = read_bytes(path, MOST_BYTES)
    document = read_word(str(path), data, tracked)
    loaded = load_draft(document, settled=tracked != "refuse")
    return Draft(**vars(loaded), data=data, document=document)


def load_draft(document: WordDocument, settled: bool) -> Loaded:
    """Read a brief from a Word document, its notes labelled by their numbers.

    ``settled`` says that its tracked changes were accepted or rejected on purpose; else
    each is reported. Nothing of the document is lost without a diagnostic.
    """
    document = with_typed_notes(document)
    numbers = document.numbers
    labels = {note: str(numbers.get(note) or f"unused-{note.id}") for note in document.notes}
    made = assembled(document, labels)
    fitted = fit(made.root, Brief, defaults={"title": "Untitled"})
    reviews = (each for each in document.reviews if not _settled(each, settled))
    found = (*document.lost, *made.lost, *fitted.diagnostics, *map(_unresolved, reviews))
    ordered = sorted(found, key=lambda each: each.order)
    return Loaded(fitted.value, document.file, fitted.root, tuple(ordered))


def _settled(review: Review, settled: bool) -> bool:
    return review.author == COMMENTER or (settled and review.kind in DONE)


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
