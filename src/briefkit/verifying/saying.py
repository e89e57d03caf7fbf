"""What every format of an edition must show: its lines, its headings and its notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit import prose
from briefkit.edition import EditedSection, Edition
from briefkit.verifying.blocklines import BlockLines
from briefkit.verifying.shown import Shown, clean

NUMERAL = re.compile("⦑(.+)⦒")


def said(edition: Edition, on_paper: bool) -> Shown:
    """What a file of an edition shows when it is right.

    ``on_paper`` is for PDFs, whose numbers of sections and recommendations are read out,
    as is the heading over notes that stand after the text.
    """
    saying = _Saying(edition)
    lines = [*saying.front(), *saying.text(), *saying.closing(on_paper)]
    shown = (
        NUMERAL.sub(r"\1", "\n".join(lines)) if on_paper else NUMERAL.sub("", "\n".join(lines))
    )
    return Shown(
        lines=[line for line in map(clean, shown.split("\n")) if line],
        headings=list(saying.headings(on_paper)),
        notes={note.number: saying.joined(note.blocks) for note in edition.printed_notes},
        in_place={note.number: saying.joined(note.in_place) for note in edition.printed_notes},
    )


class _Saying(BlockLines):
    """The parts of an edition in the order in which they are printed."""

    def front(self) -> Iterator[str]:
        """The corrections, the title, the authors, the dates, and the notes on them."""
        edition, brief = self.edition, self.edition.brief
        for label, text in edition.corrections:
            yield from (label, *self.of(text))
        yield self._title()
        yield brief.subtitle or ""
        for index, author in enumerate(brief.authors):
            details = filter(None, (author.role, author.affiliation))
            comma = f"{edition.wording.citations.comma} "
            yield comma.join((author.name + self._mark(index), *details))
        yield " · ".join(edition.dates)
        yield f"https://doi.org/{brief.doi}" if brief.doi else ""
        for each in edition.other_editions:
            colon = f"{edition.wording.citations.colon} "
            yield colon.join(filter(None, (each.relation, each.title)))
        for note in edition.title_notes:
            first, *rest = self.of(note.blocks)
            yield from (note.mark + first, *rest)

    def text(self) -> Iterator[str]:
        """From the abstract to the list of sources."""
        edition = self.edition
        yield from self.of(edition.abstract)
        yield edition.wording.key_points if edition.key_points else ""
        for point in edition.key_points:
            first, *rest = self.of(point.blocks) or [""]
            yield from (f"{self.words(point.lead)} {first}", *rest)
        yield from self.block(edition.epigraph) if edition.epigraph else ()
        for section in edition.sections:
            yield from self.section(section)
        if edition.bibliography:
            yield from (edition.wording.sources, *map(self.words, edition.bibliography))

    def closing(self, on_paper: bool) -> Iterator[str]:
        """The authors' lives, and the closing matter."""
        edition, wording = self.edition, self.edition.wording
        if on_paper and edition.notes and edition.style.file.layout.notes == "end":
            yield wording.notes
        known = [(each, life) for each, life in edition.biographies
                 if life or each.email or each.orcid]  # fmt: skip
        if known:
            yield wording.author if len(edition.brief.authors) == 1 else wording.authors
        for author, life in known:
            yield from self.of(life)
            orcid = author.orcid and f"orcid.org/{author.orcid}"
            address = " ".join(filter(None, (author.email, orcid)))
            yield f"{'' if life else author.name} {address}" if address else ""
        for label, text in edition.closing_matter:
            yield from (label, *self.of(text))

    def headings(self, numbered: bool) -> Iterator[tuple[int, str]]:
        """The levels and words of the headings, from the title to the list of sources."""
        yield 1, clean(self._title())
        yield from _headings(self.edition.sections, numbered)
        if self.edition.bibliography:
            yield 2, clean(self.wording.sources)

    def joined(self, blocks: prose.Blocks) -> str:
        """A note on one line."""
        return clean(" ".join(self.of(blocks)))

    def _title(self) -> str:
        return self.edition.brief.title + self._mark(None)

    def _mark(self, author: int | None) -> str:
        notes = self.edition.title_notes
        return "".join(note.mark for note in notes if note.author == author)


def _headings(sections: tuple[EditedSection, ...], numbered: bool) -> Iterator[tuple[int, str]]:
    for section in sections:
        if section.heading:
            number = section.number if numbered else ""
            yield section.level + 1, clean(f"{number} {section.heading}")
        yield from _headings(section.sections, numbered)
