"""Links from one place of a Word draft to another: those to headings are kept as links."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace

from briefkit.diagnostic import Diagnostic, Place, Severity
from briefkit.model.anchors import Anchors
from briefkit.word import roles
from briefkit.word.captions import is_caption
from briefkit.word.document import (
    Block,
    CitationField,
    Inline,
    NoteMark,
    Paragraph,
    WordDocument,
    WordFile,
    Words,
    paragraphs_of,
)
from briefkit.word.rewriting import rewritten

LOST = "A link to another place in the draft can't be kept; its words are"


def with_inner_links(document: WordDocument) -> WordDocument:
    """A document whose links to headings name these as a brief does; other inner links are
    taken off their words, and told as lost."""
    every = [*document.blocks, *(each for held in document.notes.values() for each in held)]
    if not any(map(_leads_within, _words(every))):
        return document
    captions = {e.start for e in paragraphs_of(document.blocks) if is_caption(e)}
    named = {name for name, start in document.bookmarks.items() if start in captions}
    links = _Links(document.file, _targets(document), named)
    notes = {note: rewritten(held, links.line) for note, held in document.notes.items()}
    blocks = rewritten(document.blocks, links.line)
    return replace(document, blocks=blocks, notes=notes, lost=(*document.lost, *links.lost))


class _Links:
    """Turns links; ``targets`` are anchors of the brief by the names of bookmarks.

    What leads to a caption, by the bookmarks that are ``captioned``, is a name in words.
    """

    def __init__(
        self, file: WordFile, targets: Mapping[str, str], captioned: Container[str]
    ) -> None:
        self.captioned = captioned
        self.file = file
        self.targets = targets
        self.lost: list[Diagnostic] = []

    def line(self, inlines: Iterable[Inline]) -> Iterator[Inline]:
        for each in inlines:
            if isinstance(each, CitationField):
                yield replace(each, words=tuple(map(self.led, each.words)))
            else:
                yield self.led(each) if isinstance(each, Words) else each

    def led(self, words: Words) -> Words:
        if not _leads_within(words):
            return words
        name = (words.url or "").removeprefix("#")
        anchor = self.targets.get(name)
        if anchor is None and name not in self.captioned:
            place = Place(self.file, words.start, words.start + len(words.text))
            self.lost.append(Diagnostic(place, Severity.INFO, "not-carried", LOST))
        return replace(words, url=anchor and f"#{anchor}")


def _leads_within(words: Words) -> bool:
    return (words.url or "").startswith("#")


def _words(blocks: Iterable[Block]) -> Iterator[Words]:
    for paragraph in paragraphs_of(blocks):
        for each in paragraph.inlines:
            if isinstance(each, Words | CitationField):
                yield from each.words if isinstance(each, CitationField) else (each,)


def _targets(document: WordDocument) -> dict[str, str]:
    """The anchors of the headings to which bookmarks lead, by the bookmarks' names."""
    anchors = Anchors()
    starts: dict[int, str] = {}
    for part in roles.draft(document.blocks).parts:
        anchor = anchors.of(part.heading.text if part.heading else None)
        if part.heading and _is_plain(part.heading):
            starts[part.heading.start] = anchor
    found = document.bookmarks.items()
    return {name: starts[start] for name, start in found if start in starts}


def _is_plain(heading: Paragraph) -> bool:
    """Whether a heading is called the same in the brief: it is words, and marks of notes."""
    return all(
        isinstance(each, NoteMark) or (isinstance(each, Words) and not each.raised)
        for each in heading.inlines
    )
