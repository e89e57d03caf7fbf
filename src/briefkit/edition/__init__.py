"""A brief in a house style: what every format and every rule reads."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from briefkit import prose
from briefkit.citations import Citing
from briefkit.edition import fields, imprint
from briefkit.edition.blocks import EditedBlock, EditedPullQuote, TitleNote
from briefkit.edition.closing import Row, rows
from briefkit.edition.imprint import OtherEdition
from briefkit.edition.parts import EditedKeyPoint, EditedSection, Note, Path, PrintedNote
from briefkit.edition.writtenlines import WrittenLine, written_line, written_lines
from briefkit.model import Brief
from briefkit.model.authors import Author
from briefkit.model.source import Source
from briefkit.prose import Blocks, Inlines
from briefkit.prose.citation import citations
from briefkit.style import Style
from briefkit.style.fonts import covered, lacking
from briefkit.style.wording import Wording
from briefkit.textfiles.yamltree import Mapping as Tree
from briefkit.words.directions import written_right_to_left

__all__ = ["EditedKeyPoint", "EditedSection", "Edition", "Note", "Path", "PrintedNote"]


@dataclass(frozen=True)
class Edition:
    """A brief made ready for print: read by every format and every rule.

    ``texts`` holds each piece of running text and ``lines`` each plain line (title,
    headings) under its path in the brief, for the rules.
    """

    brief: Brief
    style: Style
    moment: datetime.datetime
    """When the outputs say they were made, in UTC."""
    abstract: Blocks
    key_points: tuple[EditedKeyPoint, ...]
    sections: tuple[EditedSection, ...]
    notes: tuple[Note, ...]
    closing: Mapping[str, Blocks]
    """Acknowledgements and the other texts at the end, where the brief has them."""
    biographies: tuple[tuple[Author, Blocks], ...]
    title_notes: tuple[TitleNote, ...]
    """What is said of the brief and of its authors under their names, each with a mark."""
    epigraph: EditedPullQuote | None
    placed: Mapping[str, EditedBlock]
    """Figures, tables, boxes and their like by label, in reading order."""
    texts: Mapping[Path, Blocks] = field(repr=False)
    lines: Mapping[Path, str] = field(repr=False)
    library: frozenset[str] = frozenset()
    """The keys of all sources that the brief could cite from files beside it."""
    root: Tree | None = field(default=None, repr=False)
    """The brief as its file says it, with the sources of the files that it names."""
    unread: frozenset[str] = frozenset()
    """The labels of notes, sources and blocks that the file has, and that do not fit."""

    @cached_property
    def wording(self) -> Wording:
        """The style's own words in the brief's language."""
        return self.style.wording(self.brief.language)

    @cached_property
    def written_lines(self) -> tuple[WrittenLine, ...]:
        """Each line of running text, then the title and the headings, for the rules."""
        language = self.brief.language
        found = [
            line
            for path, blocks in self.texts.items()
            for line in written_lines(path, self.written(path), blocks, language)
        ]
        found += (written_line(path, line, language) for path, line in self.lines.items())
        return tuple(found)

    def written(self, path: Path) -> str:
        """The text of a field of the brief, as its author wrote it."""
        return fields.written(self.brief, path)

    @cached_property
    def citing(self) -> Mapping[str, frozenset[Path]]:
        """The texts that cite each source, by its key, known or not."""
        found: dict[str, set[Path]] = {}
        for path, blocks in self.texts.items():
            for group in prose.citation_groups(blocks):
                for citation in citations(group.source):
                    found.setdefault(citation.key, set()).add(path)
        return {key: frozenset(paths) for key, paths in found.items()}

    @cached_property
    def cited_sources(self) -> Mapping[str, Source]:
        """The sources that any text cites, by key."""
        return {key: each for key, each in self.brief.sources.items() if key in self.citing}

    @cached_property
    def source_fields(self) -> Mapping[Path, str]:
        """Each text of each source's fields, under its path in the brief."""
        return fields.of_sources(self.brief)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each note that is referred to, by label."""
        return {note.label: note.number for note in self.notes}

    @cached_property
    def printed_notes(self) -> tuple[PrintedNote, ...]:
        """The notes as they are printed, by number. Their wording is only now made."""
        cite = self._citing.note
        return tuple(
            PrintedNote(
                note.number,
                cite(note.blocks, note.placed),
                cite(note.blocks, note.placed, self_contained=True),
                note.references,
            )
            for note in self.notes
        )

    @cached_property
    def bibliography(self) -> tuple[Inlines, ...]:
        """All cited sources as a list, where the style has one."""
        if not self.style.file.citations.bibliography:
            return ()
        placed = (each for note in self.notes for each in note.placed)
        return self._citing.bibliography(each.citation.key for each in placed)

    @cached_property
    def _citing(self) -> Citing:
        return Citing(self.style, self.brief.language, self.brief.sources)

    @cached_property
    def date(self) -> str | None:
        """The brief's date in the style's form, or as written when it is no day."""
        return imprint.day(self.brief.date, self.brief, self.wording)

    @cached_property
    def dates(self) -> tuple[str, ...]:
        """The date, the version and the day of the last change, as they are printed."""
        return (*filter(None, (self.date,)), *imprint.dates(self.brief, self.wording))

    @cached_property
    def corrections(self) -> tuple[tuple[str, Blocks], ...]:
        """Each correction's label and text."""
        return tuple(
            (
                imprint.correction_label(each, self.brief, self.wording),
                self.texts["corrections", index, "text"],
            )
            for index, each in enumerate(self.brief.corrections)
        )

    @cached_property
    def other_editions(self) -> tuple[OtherEdition, ...]:
        """The original of a translation, and the translations of a brief.

        A title in letters that the fonts lack goes unsaid, and the language leads there.
        """
        fonts = tuple(self.style.fonts_of(self.style.tokens.font.label))
        return tuple(
            replace(each, title=None) if lacking(each.title or "", covered(*fonts)) else each
            for each in imprint.other_editions(self.brief, self.wording)
        )

    @cached_property
    def closing_matter(self) -> tuple[Row, ...]:
        """Each row of the closing matter: its label and its words."""
        cite = self.suggested_citation if self.style.file.citations.suggested else None
        return tuple(rows(self.brief, self.wording, self.closing, cite))

    @cached_property
    def rights_notice(self) -> str | None:
        """Whose the brief is and under what licence, in one line."""
        blocks = dict(self.closing_matter).get(self.wording.imprint.rights)
        return self.words(blocks).strip() if blocks else None

    @cached_property
    def stamp(self) -> str | None:
        """What every page says of a brief that is not published."""
        status = self.brief.status
        return None if status == "published" else str(getattr(self.wording, status))

    @cached_property
    def full_title(self) -> str:
        """Title and subtitle on one line; a title that asks or calls takes no colon."""
        asks = self.brief.title.endswith(("?", "!", "؟"))
        between = " " if asks else f"{self.wording.citations.colon} "
        return between.join(filter(None, (self.brief.title, self.brief.subtitle)))

    @cached_property
    def suggested_citation(self) -> str:
        """How to cite the brief, in one line, up to its address."""
        return imprint.citation(
            self.brief, self.wording, self.date, self.series_number, self.full_title
        )

    @cached_property
    def plain_fields(self) -> Mapping[Path, str]:
        """Each text that is printed as it is written, under its path in the brief."""
        return fields.plain(self.brief)

    @cached_property
    def summary(self) -> str:
        """The abstract, or else the key points, as plain words on one line."""
        points = (self.words(point.blocks) for point in self.key_points)
        return " ".join((self.words(self.abstract) or " ".join(points)).split())

    def words(self, blocks: Blocks) -> str:
        """Running text as plain words, links to notes as “note 3”."""
        return prose.plain_text(blocks, self._note_named)

    def named(self, label: str) -> str | None:
        """What `[](#label)` prints, such as “note 3” or “Figure 2”, if it leads somewhere."""
        if number := self.numbers.get(label):
            return self.wording.note_link.replace("{number}", str(number))
        return getattr(self.placed.get(label), "name", None) or None

    def _note_named(self, label: str) -> str:
        return self.named(label) or f"[](#{label})"

    @cached_property
    def is_right_to_left(self) -> bool:
        """Whether the brief's language is written from right to left."""
        return written_right_to_left(self.brief.language)

    @property
    def series_number(self) -> str | None:
        """The brief's number in its series, with the style's word for it."""
        series = self.brief.series
        if not series or not series.number:
            return None
        return self.wording.series.replace("{number}", series.number)
