"""A brief and a style become an edition: prose parsed, notes numbered, citations placed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace

from briefkit import prose
from briefkit.citation import Citation, citations
from briefkit.edition import EditedKeyPoint, EditedSection, Edition, Note, Path
from briefkit.model import Brief, Section
from briefkit.notes import Numbering
from briefkit.positions import place
from briefkit.prose import Blocks, CitationGroup, FootnoteReference, Inlines
from briefkit.style import Style
from briefkit.yamltree import Mapping

Mark = FootnoteReference | CitationGroup
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


def edit(
    brief: Brief,
    style: Style,
    moment: datetime.datetime,
    library: frozenset[str] = frozenset(),
    root: Mapping | None = None,
) -> Edition:
    """Make the edition of a brief in a style.

    Prose is parsed and notes are numbered in reading order: abstract, key points,
    sections, then the closing matter. References to notes that do not exist stay,
    with the number 0. ``library`` are the keys that the brief could cite, too, and
    ``root`` is what the brief was read from.
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
        library=library,
        root=root,
    )


def _notes(brief: Brief, editor: _Editor) -> tuple[Note, ...]:
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
