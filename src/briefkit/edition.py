"""A brief in a house style: prose parsed, notes numbered; what every format and rule reads."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from briefkit import prose
from briefkit.citation import Citation, citations
from briefkit.citations import Citing
from briefkit.model import Author, Brief, Section
from briefkit.notes import Numbering
from briefkit.positions import Placed, place
from briefkit.prose import Blocks, CitationGroup, FootnoteReference, Inlines
from briefkit.style import Style
from briefkit.tokens import Wording

Path = tuple[str | int, ...]
Mark = FootnoteReference | CitationGroup

# Languages whose usual script runs from right to left (CLDR, characterOrder).
RIGHT_TO_LEFT = frozenset(("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))


@dataclass(frozen=True)
class EditedKeyPoint:
    """A key point, its prose parsed."""

    lead: Inlines
    blocks: Blocks


@dataclass(frozen=True)
class EditedSection:
    """A section at its heading level (1 to 4), with the anchor that links point to."""

    heading: str | None
    level: int
    anchor: str
    blocks: Blocks
    sections: tuple[EditedSection, ...]


@dataclass(frozen=True)
class Note:
    """A note that is referred to: its number, and how many references point to it.

    A citation in running text is a note, too: its ``label`` is the citation as written,
    and ``path``, ``start`` and ``end`` say where. ``blocks`` is the text as written, and
    ``placed`` its citations in order, with their positions.
    """

    number: int
    label: str
    blocks: Blocks
    references: int
    path: Path
    start: int = 0
    end: int | None = None
    placed: tuple[Placed, ...] = ()


@dataclass(frozen=True)
class PrintedNote:
    """A note as it is printed, its citations worded.

    ``in_place`` is how it reads by itself, beside its reference: Ibid. with the work.
    """

    number: int
    blocks: Blocks
    in_place: Blocks
    references: int


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
    """Acknowledgements, about and disclaimer, where the brief has them."""
    biographies: tuple[tuple[Author, Blocks], ...]
    texts: Mapping[Path, Blocks] = field(repr=False)
    lines: Mapping[Path, str] = field(repr=False)

    @cached_property
    def wording(self) -> Wording:
        """The style's own words in the brief's language."""
        return self.style.wording(self.brief.language)

    @cached_property
    def source_fields(self) -> Mapping[Path, str]:
        """Each text of each source's fields, under its path in the brief."""
        found: dict[Path, str] = {}
        for key, source in self.brief.sources.items():
            for field_name, value in source.model_dump(
                by_alias=True, exclude_none=True
            ).items():
                found |= _texts(value, ("sources", key, field_name))
        return found

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
        date = self.brief.date
        if date is None or date.value is None:
            return date.written if date else None
        from babel.dates import format_date

        return format_date(date.value, self.wording.date, self.brief.language.replace("-", "_"))

    @cached_property
    def full_title(self) -> str:
        """Title and subtitle on one line."""
        return ": ".join(filter(None, (self.brief.title, self.brief.subtitle)))

    @cached_property
    def suggested_citation(self) -> str:
        """How to cite the brief, in one line."""
        series = self.brief.series
        where = " ".join(filter(None, (series.name, self.series_number))) if series else None
        authors = ", ".join(author.name for author in self.brief.authors)
        stop = "" if self.full_title.endswith(("?", "!", ".")) else "."
        title = f"“{self.full_title}{stop}”"
        published = ", ".join(filter(None, (where, self.date)))
        return " ".join(
            filter(None, (authors and f"{authors}.", title, published and f"{published}."))
        )

    @cached_property
    def summary(self) -> str:
        """The abstract, or else the key points, as plain words on one line."""
        points = (prose.plain_text(point.blocks) for point in self.key_points)
        return " ".join((prose.plain_text(self.abstract) or " ".join(points)).split())

    @cached_property
    def characters(self) -> frozenset[str]:
        """Every character that a page of this edition may print, and those of ASCII."""
        parts = (
            self.brief.model_dump_json(),
            self.wording.model_dump_json(),
            self.style.marks.model_dump_json(),
            self.suggested_citation,
            *map(prose.plain_text, self.texts.values()),
            *(prose.plain_text(note.in_place) for note in self.printed_notes),
            *map(prose.plain_text, self.bibliography),
            *map(chr, range(0x20, 0x7F)),
            "•\N{NO-BREAK SPACE}",
        )
        return frozenset("".join(parts)) - set("\n\t")

    @cached_property
    def is_right_to_left(self) -> bool:
        """Whether the brief's language is written from right to left."""
        return self.brief.language.split("-")[0].lower() in RIGHT_TO_LEFT

    @property
    def series_number(self) -> str | None:
        """The brief's number in its series, with the style's word for it."""
        series = self.brief.series
        return f"{self.wording.series} {series.number}" if series and series.number else None


def _texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """The texts in a field, however deep, each with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, (*path, name))
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))


CLOSING_FIELDS = ("acknowledgements", "about", "disclaimer")


class _Editor:
    """Reads one brief in reading order, keeping count as it goes."""

    def __init__(self, brief: Brief) -> None:
        self.numbering = Numbering(brief.footnotes)
        self.texts: dict[Path, Blocks] = {}
        self.lines: dict[Path, str] = {}
        self.anchors: set[str] = set()
        self.cited: dict[int, Path] = {}

    def text(self, source: str | None, *path: str | int) -> Blocks:
        if source is None:
            return ()

        def numbered(nodes: Inlines) -> Inlines:
            return prose.marked(nodes, lambda mark: self.number(mark, path))

        blocks = prose.rebuild(prose.parse(source), numbered)
        self.texts[path] = blocks
        return blocks

    def number(self, mark: Mark, path: Path) -> Mark:
        numbered = self.numbering.number(mark)
        if isinstance(numbered, CitationGroup):
            self.cited[numbered.number] = path
        return numbered

    def lead(self, source: str | None, *path: str | int) -> Inlines:
        if source is None:
            return ()
        line = prose.marked(prose.parse_inline(source), lambda mark: self.number(mark, path))
        self.texts[path] = (prose.Paragraph(line),)
        return line

    def line(self, source: str | None, *path: str | int) -> None:
        if source is not None:
            self.lines[path] = source

    def anchor(self, heading: str) -> str:
        slug = "s-" + "-".join(re.findall(r"\w+", heading.casefold()))
        anchor, count = slug, 1
        while anchor in self.anchors:
            count += 1
            anchor = f"{slug}-{count}"
        self.anchors.add(anchor)
        return anchor

    def sections(
        self, sections: tuple[Section, ...], path: Path = (), level: int = 1
    ) -> Iterator[EditedSection]:
        for index, section in enumerate(sections):
            here = (*path, "sections", index)
            self.line(section.heading, *here, "heading")
            yield EditedSection(
                heading=section.heading,
                level=level,
                anchor=self.anchor(section.heading or "opening"),
                blocks=self.text(section.body or None, *here, "body"),
                sections=tuple(self.sections(section.sections, here, level + 1)),
            )


def edit(brief: Brief, style: Style, moment: datetime.datetime) -> Edition:
    """Make the edition of a brief in a style.

    Prose is parsed and notes are numbered in reading order: abstract, key points,
    sections, then the closing matter. References to notes that do not exist stay,
    with the number 0.
    """
    editor = _Editor(brief)
    editor.line(brief.title, "title")
    editor.line(brief.subtitle, "subtitle")
    abstract = editor.text(brief.abstract, "abstract")
    key_points = tuple(
        EditedKeyPoint(
            editor.lead(point.lead, "key_points", index, "lead"),
            editor.text(point.text, "key_points", index, "text"),
        )
        for index, point in enumerate(brief.key_points)
    )
    sections = tuple(editor.sections(brief.sections))
    biographies = tuple(
        (author, editor.text(author.bio, "authors", index, "bio"))
        for index, author in enumerate(brief.authors)
    )
    closing = {
        name: editor.text(getattr(brief, name), name)
        for name in CLOSING_FIELDS
        if getattr(brief, name)
    }
    return Edition(
        brief=brief,
        style=style,
        moment=moment,
        abstract=abstract,
        key_points=key_points,
        sections=sections,
        notes=_notes(brief, editor),
        closing=closing,
        biographies=biographies,
        texts=editor.texts,
        lines=editor.lines,
    )


def _notes(brief: Brief, editor: _Editor) -> tuple[Note, ...]:
    """Parse the notes, in number order; those without a reference only for the rules.

    A reference inside a note is left unnumbered: notes have no notes.
    """
    parsed = {label: prose.parse(text) for label, text in brief.footnotes.items()}
    editor.texts |= {("footnotes", label): blocks for label, blocks in parsed.items()}
    notes = [
        _citation_note(number, mark, editor.cited[number])
        if isinstance(mark, CitationGroup)
        else Note(
            number,
            mark,
            parsed[mark],
            editor.numbering.references[mark],
            ("footnotes", mark),
        )
        for number, mark in enumerate(editor.numbering.order, 1)
    ]
    positions = place([[*_cited(note.blocks)] for note in notes])
    return tuple(
        replace(note, placed=placed) for note, placed in zip(notes, positions, strict=True)
    )


def _citation_note(number: int, group: CitationGroup, path: Path) -> Note:
    """The note that a citation in running text makes: the citation and a stop."""
    stop = prose.Text(".", group.end, group.end)
    blocks = (prose.Paragraph((replace(group, number=0), stop)),)
    return Note(number, f"[{group.source}]", blocks, 1, path, group.start, group.end)


def _cited(blocks: Blocks) -> Iterator[Citation]:
    for group in prose.citation_groups(blocks):
        yield from citations(group.source)
