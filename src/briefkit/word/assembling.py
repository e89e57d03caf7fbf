"""A Word draft becomes the tree of a brief, in which every character knows its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefkit.diagnostic import Diagnostic, Place, Severity
from briefkit.model.fieldtypes import LANGUAGE_TAG
from briefkit.textfiles.yamltree import Mapping, Node, Scalar
from briefkit.textfiles.yamltree import Sequence as Items
from briefkit.word import roles
from briefkit.word.bylines import Bylines
from briefkit.word.captions import names
from briefkit.word.carrying import Carrying, Cite
from briefkit.word.document import NoteId, NoteMark, WordDocument
from briefkit.word.draftparts import Draft, Part
from briefkit.word.fieldtexts import date, key_point, note_apart, plain, running
from briefkit.word.growing import items, mapping
from briefkit.word.headingnotes import move_into_text
from briefkit.word.marking import put
from briefkit.word.placing import Placing
from briefkit.word.shortening import printed
from briefkit.word.titling import AUTHORS
from briefkit.word.typednotes import HEADING

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Assembled:
    """The tree of a brief, what could not be carried, and what was guessed, by its path."""

    root: Mapping
    lost: tuple[Diagnostic, ...]
    guesses: dict[Path, str]


def assembled(
    document: WordDocument,
    labels: dict[NoteId, str],
    in_text: Cite,
    in_notes: Cite,
    apart: bool = True,
) -> Assembled:
    """Make a brief's tree of a document; ``labels`` are those that its notes are to have.

    ``in_text`` and ``in_notes`` say what citation fields become. Where tables with captions
    stand ``apart``, the text leads to them and to figures where it names them by number.
    """
    assembling = _Assembling(document, labels, in_text, in_notes, apart)
    if apart:
        assembling.carrying.named = names(part.blocks for part in assembling.found.parts)
    return assembling.assembled()


class _Assembling:
    def __init__(
        self,
        document: WordDocument,
        labels: dict[NoteId, str],
        in_text: Cite,
        in_notes: Cite,
        apart: bool,
    ) -> None:
        self.document = document
        self.file = document.file
        self.labels = labels
        self.carrying = Carrying(self.file, self.label, in_text)
        self.placing = Placing(self.carrying, apart)
        self.in_notes = Carrying(self.file, self.label, in_notes)
        self.bylines = Bylines(self.carrying, self.note)
        self.moved: set[NoteId] = set()
        """The notes that are no footnotes of the brief, but notes on its title or authors."""
        self.guesses: dict[Path, str] = {}
        self.found = roles.draft(document.blocks)

    def label(self, note: NoteId) -> str:
        return self.labels.get(note, note.id)

    def assembled(self) -> Assembled:
        self.drop_heading_of_notes()
        for mark in move_into_text(self.found.parts):
            message = "The note on this heading stands at the end of the paragraph below it now"
            self.carrying.lose(mark.start, mark.end, message, Severity.INFO)
        fields = dict(self.fields(self.found))
        for each in self.found.left_out:
            message = f"The words “{printed(each.inlines).strip()}” stand outside the text"
            self.carrying.lose(each.start, each.end, message, Severity.INFO)
        numbered = (part.heading for part in self.found.parts if part.heading)
        if first := next((e for e in numbered if e.listed and e.listed.start), None):
            message = "The numbers that Word counts before headings are left out"
            self.carrying.lose(first.start, first.start, message, Severity.INFO)
        lost = [
            *self.carrying.lost,
            *self.in_notes.lost,
            *([] if "title" in fields else [self.untitled()]),
        ]
        return Assembled(mapping(self.file, fields), tuple(lost), self.guesses)

    def drop_heading_of_notes(self) -> None:
        """Leave out the last heading, if it is that under which Word prints its endnotes."""
        last = self.found.parts[-1:]
        for part in last if self.document.notes else ():
            words = printed(part.heading.inlines).strip() if part.heading else ""
            if part.heading and not part.blocks and HEADING.fullmatch(words.rstrip(":")):
                self.found.parts.remove(part)
                self.found.left_out.append(part.heading)

    def untitled(self) -> Diagnostic:
        """The error that no title can be told."""
        message = "No title can be told from this draft. Give its line the Word style “Title”"
        return Diagnostic(Place(self.file, 0, 0), Severity.ERROR, "missing-title", message)

    def fields(self, found: Draft) -> Iterator[tuple[str, Node]]:
        """The fields that the document fills, in the order of the model."""
        yield from self.titles(found)
        yield from self.imprint(found)
        if found.abstract:
            yield "abstract", running(found.abstract, self.carrying)
        if found.keywords:
            words = [plain(each.inlines, self.carrying) for each in found.keywords]
            yield "keywords", items(self.file, words)
        if found.key_points:
            points = [key_point(each, self.carrying) for each in found.key_points]
            yield "key_points", items(self.file, points)
        if found.summary:
            yield "executive_summary", running(found.summary, self.carrying)
        if found.parts:
            yield "sections", self.sections(found.parts, 1, ("sections",))
        if figures := dict(self.placing.figure_fields()):
            yield "figures", mapping(self.file, figures)
        if tables := dict(self.placing.table_fields()):
            yield "tables", mapping(self.file, tables)
        if boxes := dict(self.placing.box_fields()):
            yield "boxes", mapping(self.file, boxes)
        if notes := dict(self.footnotes()):
            yield "footnotes", mapping(self.file, notes)

    def titles(self, found: Draft) -> Iterator[tuple[str, Node]]:
        """The title, with a note on it, and the subtitle."""
        if found.title:
            marks = [each for each in found.title.inlines if isinstance(each, NoteMark)]
            words = [each for each in found.title.inlines if each not in marks]
            yield "title", plain(words, self.carrying)
            if marks:
                yield "title_note", self.note(marks[0].note)
            if found.guessed:
                self.guesses["title",] = "a line above the text, by its looks"
        elif self.document.title:
            yield "title", put(self.document.title, 0).scalar(self.file)
            self.guesses["title",] = "from the properties of the draft's file"
        if found.subtitle:
            yield "subtitle", plain(found.subtitle.inlines, self.carrying)
            if found.subtitle.style != "subtitle":
                self.guesses["subtitle",] = "the line under the title, by its looks"

    def imprint(self, found: Draft) -> Iterator[tuple[str, Node]]:
        """When, in what language and by whom the draft is written."""
        if found.date:
            yield "date", date(found.date, self.file)
            if found.date.style != "date":
                self.guesses["date",] = "a line above the text that is a day"
        if LANGUAGE_TAG.fullmatch(self.document.language):
            yield "language", put(self.document.language, 0).scalar(self.file)
        if found.bylines:
            authors = [one for byline in found.bylines for one in self.bylines.authors(byline)]
            yield "authors", items(self.file, authors)
            if any(each.style not in AUTHORS for each in found.bylines):
                self.guesses["authors",] = "a line above the text, by its words"

    def note(self, note: NoteId) -> Scalar:
        """The text of a note on the title or on an author, which is no footnote."""
        self.moved.add(note)
        return note_apart(self.document.notes.get(note, ()), self.in_notes)

    def footnotes(self) -> Iterator[tuple[str, Node]]:
        """The notes, without those on the title and on authors."""
        for note, held in self.document.notes.items():
            if note not in self.moved:
                yield self.label(note), running(held, self.in_notes)

    def sections(self, parts: list[Part], level: int, path: Path) -> Items:
        """Sections of one level, each with those that stand in it."""
        groups: list[list[Part]] = []
        for part in parts:
            if part.level <= level or not groups:
                groups.append([part])
            else:
                groups[-1].append(part)
        made = [self.section(group, level, (*path, n)) for n, group in enumerate(groups)]
        return items(self.file, made)

    def section(self, group: list[Part], level: int, path: Path) -> Mapping:
        own, inner = (group[0], group[1:]) if group[0].level <= level else (None, group)
        fields: dict[str, Node] = {}
        if own and own.heading:
            fields["heading"] = plain(own.heading.inlines, self.carrying)
            if own.guessed:
                self.guesses[*path, "heading"] = (
                    "a short line that stands out, taken for a heading"
                )
        if own and own.blocks:
            held = self.placing.text(own.blocks)
            fields["body"] = held.scalar(self.file, own.blocks[0].start)
        if inner:
            fields["sections"] = self.sections(inner, level + 1, (*path, "sections"))
        return mapping(self.file, fields)
