"""A brief and a style become an edition: prose parsed, notes numbered, citations placed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefkit import prose
from briefkit.citations.positions import place
from briefkit.editing.blocks import BlockEditor, Pictures
from briefkit.editing.sections import all_sections
from briefkit.editing.text import TextEditor
from briefkit.edition import EditedKeyPoint, Edition, Note, Path
from briefkit.edition.blocks import EditedPullQuote, TitleNote
from briefkit.edition.boilerplate import standing_text
from briefkit.edition.closing import TEXT_FIELDS
from briefkit.images import Image
from briefkit.model import Brief
from briefkit.prose import Blocks, CitationGroup
from briefkit.prose.citation import Citation, citations
from briefkit.style import Style
from briefkit.textfiles.yamltree import Mapping as Fields

if TYPE_CHECKING:
    from briefkit.charts.drawing import Drawings
    from briefkit.charts.specs import Chart

# The marks of notes without a number, in the order of the printers.
TITLE_MARKS = ("*", "†", "‡")


def edit(
    brief: Brief,
    style: Style,
    moment: datetime.datetime,
    library: frozenset[str] = frozenset(),
    images: Mapping[str, Image] = MappingProxyType({}),
    charts: Mapping[str, Chart] = MappingProxyType({}),
    root: Fields | None = None,
    unread: frozenset[str] = frozenset(),
) -> Edition:
    """Make the edition of a brief in a style.

    Prose is parsed and notes are numbered in reading order: corrections, abstract, key
    points, sections, appendices, then the closing matter; figures, tables and boxes where
    they are placed. References to notes that do not exist stay, with the number 0.
    ``library`` are the keys that the brief could cite, too; ``images`` are its pictures by
    file name, ``charts`` its charts by label, drawn only when a format first reads one;
    ``root`` is what the brief was read from, ``unread`` the labels of what could not be read
    of it. Raises `StyleError` when the style can't set the brief's language.
    """
    style = style.in_language(brief.language)
    texts = TextEditor(brief)
    pictures = Pictures(images, _drawings(brief, style, charts))
    blocks = BlockEditor(brief, style.wording(brief.language), pictures, texts)
    texts.place = blocks.place
    edition = _read_through(brief, style, moment, texts, blocks)
    return replace(edition, library=library, root=root, unread=unread)


def _read_through(
    brief: Brief,
    style: Style,
    moment: datetime.datetime,
    texts: TextEditor,
    blocks: BlockEditor,
) -> Edition:
    """The edition, made in reading order, in which notes and blocks have their numbers."""
    for index, correction in enumerate(brief.corrections):
        texts.text(correction.text, "corrections", index, "text")
    texts.line(brief.title, "title")
    texts.line(brief.subtitle, "subtitle")
    return Edition(
        brief=brief,
        style=style,
        moment=moment,
        title_notes=tuple(_title_notes(brief, texts)),
        abstract=texts.text(brief.abstract, "abstract"),
        key_points=tuple(_key_points(brief, texts)),
        epigraph=_epigraph(brief, texts),
        sections=tuple(all_sections(brief, style, texts)),
        biographies=tuple(
            (author, texts.text(author.bio, "authors", index, "bio"))
            for index, author in enumerate(brief.authors)
        ),
        closing={
            name: _closing(brief, texts, style, name)
            for name in TEXT_FIELDS
            if getattr(brief, name)
        },
        notes=_notes(brief, texts),
        placed=blocks.placed,
        texts=texts.texts,
        lines=texts.lines,
    )


def _drawings(brief: Brief, style: Style, charts: Mapping[str, Chart]) -> Drawings | None:
    if not charts:
        return None
    # Only here, since few briefs have charts.
    from briefkit.charts.drawing import Drawings

    return Drawings(style, brief.language, charts)


def _title_notes(brief: Brief, texts: TextEditor) -> Iterator[TitleNote]:
    """What is said of the brief as a whole, then of its authors, each under its mark."""
    marks = (mark * times for times in count(1) for mark in TITLE_MARKS)
    if brief.title_note:
        yield TitleNote(next(marks), texts.text(brief.title_note, "title_note"), None)
    for index, author in enumerate(brief.authors):
        if author.note:
            blocks = texts.text(author.note, "authors", index, "note")
            yield TitleNote(next(marks), blocks, index)


def _key_points(brief: Brief, texts: TextEditor) -> Iterator[EditedKeyPoint]:
    for index, point in enumerate(brief.key_points):
        lead = texts.inline(point.lead, "key_points", index, "lead")
        yield EditedKeyPoint(lead, texts.text(point.text, "key_points", index, "text"))


def _epigraph(brief: Brief, texts: TextEditor) -> EditedPullQuote | None:
    if brief.epigraph is None:
        return None
    words = texts.text(brief.epigraph.text, "epigraph", "text")
    whose = texts.inline(brief.epigraph.attribution, "epigraph", "attribution")
    return EditedPullQuote("", words, whose)


def _closing(brief: Brief, texts: TextEditor, style: Style, name: str) -> Blocks:
    """A text of the closing matter, or the standing text that it names.

    What the style says is no fault of the brief's: the rules don't see it.
    """
    written = str(getattr(brief, name))
    standing = standing_text(written, style, brief.language)
    return prose.parse(standing) if standing else texts.text(written, name)


def _notes(brief: Brief, editor: TextEditor) -> tuple[Note, ...]:
    """Parse the notes, in number order; those without a reference only for the rules.

    A reference inside a note is left unnumbered: notes have no notes.
    """
    parsed = {label: prose.parse(note.text) for label, note in brief.footnotes.items()}
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
