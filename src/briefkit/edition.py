"""A brief in a house style: prose parsed, notes numbered; what every format and rule reads."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from briefkit import prose
from briefkit.model import Author, Brief, Section
from briefkit.notes import Numbering
from briefkit.prose import Blocks, Inlines
from briefkit.style import Style
from briefkit.tokens import Wording

Path = tuple[str | int, ...]

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
    """A note that is referred to: its number, and how many references point to it."""

    number: int
    label: str
    blocks: Blocks
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


CLOSING_FIELDS = ("acknowledgements", "about", "disclaimer")


class _Editor:
    """Reads one brief in reading order, keeping count as it goes."""

    def __init__(self, brief: Brief) -> None:
        self.numbering = Numbering(brief.footnotes)
        self.texts: dict[Path, Blocks] = {}
        self.lines: dict[Path, str] = {}
        self.anchors: set[str] = set()

    def text(self, source: str | None, *path: str | int) -> Blocks:
        if source is None:
            return ()
        blocks = prose.rebuild(prose.parse(source), self.numbering.number)
        self.texts[path] = blocks
        return blocks

    def lead(self, source: str | None, *path: str | int) -> Inlines:
        paragraph = prose.Paragraph(prose.parse_inline(source or ""))
        (numbered,) = prose.rebuild((paragraph,), self.numbering.number)
        if source is not None:
            self.texts[path] = (numbered,)
        return numbered.children if isinstance(numbered, prose.Paragraph) else ()

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
    numbering = editor.numbering
    return tuple(
        Note(number, label, parsed[label], numbering.references[label])
        for label, number in numbering.numbers.items()
    )
