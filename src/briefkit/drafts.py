"""A Word draft becomes a Brief, with all that is wrong with it, each at its place."""

from __future__ import annotations

from collections import abc
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path as FilePath

from briefkit.diagnostic import Diagnostic, Place, Severity
from briefkit.drafting.citedworks import CitedWorks
from briefkit.drafting.sourcing import Sourced, sourced, with_works
from briefkit.loading import Loaded, Path
from briefkit.model import Brief
from briefkit.restoring import OURS, restored
from briefkit.textfiles.textfile import read_bytes
from briefkit.textfiles.validation import fit
from briefkit.textfiles.yamltree import Mapping
from briefkit.word import labelling
from briefkit.word.assembling import assembled
from briefkit.word.comments import AUTHOR
from briefkit.word.document import CitationField, Review, Table, WordDocument
from briefkit.word.innerlinks import with_inner_links
from briefkit.word.keptbrief import Broken
from briefkit.word.layouttables import unfolded
from briefkit.word.package import MOST_BYTES
from briefkit.word.reading import read_word
from briefkit.word.tracked import Tracked
from briefkit.word.typedlists import with_typed_lists
from briefkit.word.typednotes import with_typed_notes

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
    works: CitedWorks
    texts: frozenset[str] = frozenset()
    """Of a document that briefkit made, the texts as the author of the brief wrote them."""

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
    works = CitedWorks()
    made = _made(document, data, by_content, works)
    fitted = fit(with_works(made.root, works), Brief, defaults={"title": "Untitled"})
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
        works=works,
        texts=made.texts,
    )


@dataclass(frozen=True)
class _Made:
    """A brief's tree, what it lacks of the document, and what of it was told how."""

    root: Mapping
    lost: tuple[Diagnostic, ...]
    guesses: abc.Mapping[Path, str] = field(default_factory=dict)
    texts: frozenset[str] = frozenset()


def _made(document: WordDocument, data: bytes, by_content: bool, works: CitedWorks) -> _Made:
    """The brief that a document is: what our own keep, or what can be told by its looks."""
    lost = document.lost
    try:
        if kept := restored(document, data):
            return _Made(kept.root, kept.lost, texts=kept.texts)
    except Broken:
        lost = (*lost, _lacking(document, BROKEN))
    else:
        if any(name.startswith(OURS) for name in document.marks):
            lost = (*lost, _lacking(document, DROPPED))
    label = labelling.by_content if by_content else labelling.by_number
    in_text = works.cite if by_content else _words_alone
    laid_out: list[Table] = []
    blocks = with_typed_lists(unfolded(document.blocks, laid_out))
    lost = (*lost, *(_unfolded(document, each) for each in laid_out))
    listed = replace(document, blocks=blocks)
    made = assembled(listed, dict(label(document)), in_text, works.cite)
    return _Made(made.root, (*lost, *made.lost), made.guesses)


def _unfolded(document: WordDocument, table: Table) -> Diagnostic:
    message = "This table lays out the page; the words of its cells follow one another now"
    place = Place(document.file, table.start, table.end)
    return Diagnostic(place, Severity.INFO, "not-carried", message)


def _lacking(document: WordDocument, why: str) -> Diagnostic:
    message = (
        f"{why}. So the brief is told from the document's looks, without its sources and "
        "other fields that Word does not show. If you have the brief's file, change that"
    )
    return Diagnostic(Place(document.file, 0, 0), Severity.WARNING, "not-carried", message)


def _words_alone(_: CitationField) -> tuple[None, tuple[str, ...]]:
    return None, ()


def _settled(review: Review, settled: bool) -> bool:
    return review.author == AUTHOR or (settled and review.kind in DONE)


def _unresolved(review: Review) -> Diagnostic:
    return Diagnostic(review.place, Severity.ERROR, "unresolved-review", _message(review))


def _message(review: Review) -> str:
    words = _shown(review.words)
    when = f" on {review.date[:10]}" if review.date else ""
    who = f"{review.author or 'Someone'}{when}"
    if review.kind == "comment":
        answers = "".join(
            f"; {name or 'someone'} answers: “{_shown(each)}”" for name, each in review.answers
        )
        return f"{who} comments: “{words}”{answers}. Settle the matter, and delete the comment"
    if review.kind == "highlight":
        return f"“{words}” is highlighted. Settle what it is about, and take the colour off"
    return (
        f"{who} {DONE[review.kind]} “{words}”. Accept or reject the change in Word, "
        "or say --tracked accept or --tracked reject"
    )


def _shown(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59]}…"
