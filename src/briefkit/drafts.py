"""A Word draft becomes a Brief, with all that is wrong with it, each at its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath

from briefkit.diagnostic import Diagnostic, Severity
from briefkit.drafting.citedworks import CitedWorks
from briefkit.drafting.sourcing import Sourced, sourced, with_works
from briefkit.loading import Loaded, Path
from briefkit.model import Brief
from briefkit.textfile import read_bytes
from briefkit.validation import fit
from briefkit.word import labelling
from briefkit.word.assembling import assembled
from briefkit.word.comments import AUTHOR
from briefkit.word.document import CitationField, Review, WordDocument
from briefkit.word.innerlinks import with_inner_links
from briefkit.word.package import MOST_BYTES
from briefkit.word.reading import read_word
from briefkit.word.tracked import Tracked
from briefkit.word.typednotes import with_typed_notes

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
    guesses: Mapping[Path, str]
    """What was told by its looks alone, by its path in the brief."""
    works: CitedWorks

    @cached_property
    def sourced(self) -> Sourced:
        """The tree of the draft with its typed notes as citations, where that is sure."""
        return sourced(self.root, self.works.fields)

    @cached_property
    def with_sources(self) -> Loaded:
        """The draft with its typed notes as citations of sources."""
        fitted = fit(self.sourced.root, Brief, defaults={"title": "Untitled"})
        return Loaded(fitted.value, self.file, fitted.root, fitted.diagnostics)


def read_draft(path: FilePath, tracked: Tracked, by_content: bool = False) -> Draft:
    """Read a Word draft from a file. Nothing of it is lost without a diagnostic.

    ``tracked`` says what becomes of its tracked changes; under "refuse" each is reported.
    The notes are labelled by their numbers, or else ``by_content``; then what running text
    cites becomes a note, which as long as notes are numbered would count them anew. Raises
    `Unreadable` when the file can't be read, or is no Word document.
    """
    data = read_bytes(path, MOST_BYTES)
    document = with_inner_links(with_typed_notes(read_word(str(path), data, tracked)))
    settled = tracked != "refuse"
    label = labelling.by_content if by_content else labelling.by_number
    works = CitedWorks()
    in_text = works.cite if by_content else _words_alone
    made = assembled(document, dict(label(document)), in_text, works.cite)
    fitted = fit(with_works(made.root, works), Brief, defaults={"title": "Untitled"})
    reviews = (each for each in document.reviews if not _settled(each, settled))
    found = (*document.lost, *made.lost, *fitted.diagnostics, *map(_unresolved, reviews))
    ordered = sorted(found, key=lambda each: each.order)
    return Draft(
        fitted.value,
        document.file,
        fitted.root,
        tuple(ordered),
        data=data,
        document=document,
        guesses=made.guesses,
        works=works,
    )


def _words_alone(_: CitationField) -> tuple[None, tuple[str, ...]]:
    return None, ()


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
