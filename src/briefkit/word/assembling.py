"""A Word draft becomes the tree of a brief, in which every character knows its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefkit.diagnostic import Diagnostic, Place, Severity
from briefkit.model.fieldtypes import LANGUAGE_TAG
from briefkit.textfiles.yamltree import Mapping, Node, Scalar
from briefkit.textfiles.yamltree import Sequence as Items
from briefkit.word import roles
from briefkit.word.bylines import Bylines, leading_bold
from briefkit.word.captions import NUMBERED, names
from briefkit.word.carrying import Carrying, Cite
from briefkit.word.document import (
    Block,
    CitationField,
    Inline,
    NoteId,
    NoteMark,
    Paragraph,
    WordDocument,
    Words,
)
from briefkit.word.growing import items, mapping
from briefkit.word.marking import put
from briefkit.word.placing import Placing
from briefkit.word.plainlines import plain_line, set_off
from briefkit.word.roles import Draft, Part
from briefkit.word.shortening import printed, sliced
from briefkit.word.standing import MARK
from briefkit.word.titleblock import day
from briefkit.word.typednotes import HEADING

OWN_MARK = re.compile(r"\s*[*∗†‡§¶#]+\s*")
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
    linked: bool = True,
) -> Assembled:
    """Make a brief's tree of a document; ``labels`` are those that its notes are to have.

    ``in_text`` and ``in_notes`` say what citation fields become. Where the text names a
    figure by its number, it is ``linked``.
    """
    assembling = _Assembling(document, labels, in_text, in_notes)
    if linked:
        assembling.carrying.named = names(part.blocks for part in assembling.found.parts)
    return assembling.assembled()


class _Assembling:
    def __init__(
        self,
        document: WordDocument,
        labels: dict[NoteId, str],
        in_text: Cite,
        in_notes: Cite,
    ) -> None:
        self.document = document
        self.file = document.file
        self.labels = labels
        self.carrying = Carrying(self.file, self.label, in_text)
        self.placing = Placing(self.carrying)
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
        if found.title:
            marks = [each for each in found.title.inlines if isinstance(each, NoteMark)]
            yield "title", self.plain(e for e in found.title.inlines if e not in marks)
            if marks:
                yield "title_note", self.note(marks[0].note)
            if found.guessed:
                self.guesses["title",] = "a line above the text, by its looks"
        elif self.document.title:
            yield "title", put(self.document.title, 0).scalar(self.file)
            self.guesses["title",] = "from the properties of the draft's file"
        if found.subtitle:
            yield "subtitle", self.plain(found.subtitle.inlines)
            if found.subtitle.style != "subtitle":
                self.guesses["subtitle",] = "the line under the title, by its looks"
        if found.date:
            yield "date", self.date(found.date)
            if found.date.style != "date":
                self.guesses["date",] = "a line above the text that is a day"
        if LANGUAGE_TAG.fullmatch(self.document.language):
            yield "language", put(self.document.language, 0).scalar(self.file)
        if found.bylines:
            authors = [one for byline in found.bylines for one in self.bylines.authors(byline)]
            yield "authors", items(self.file, authors)
            if any(each.style not in roles.AUTHORS for each in found.bylines):
                self.guesses["authors",] = "a line above the text, by its words"
        if found.abstract:
            yield "abstract", self.text(found.abstract)
        if found.key_points:
            yield "key_points", items(self.file, map(self.key_point, found.key_points))
        if found.parts:
            yield "sections", self.sections(found.parts, 1, ("sections",))
        if figures := dict(self.figures()):
            yield "figures", mapping(self.file, figures)
        if self.placing.boxes:
            yield "boxes", mapping(self.file, dict(self.boxes()))
        notes = {
            self.label(note): self.text(held, self.in_notes)
            for note, held in self.document.notes.items()
            if note not in self.moved
        }
        if notes:
            yield "footnotes", mapping(self.file, notes)

    def note(self, note: NoteId) -> Scalar:
        """The text of a note on the title or on an author, which is no footnote."""
        self.moved.add(note)
        held = [*self.document.notes.get(note, ())]
        if held and isinstance(first := held[0], Paragraph):
            held[0] = _without_own_mark(first)
        return self.text(held, self.in_notes)

    def figures(self) -> Iterator[tuple[str, Node]]:
        """The images that the text places, each under its part's name until it is saved."""
        for label, (picture, caption) in self.placing.figures.items():
            fields: dict[str, Node] = {
                "image": put(picture.part, picture.start).scalar(self.file)
            }
            if picture.description.strip():
                text = put(picture.description, picture.start)
                fields["alt"] = text.scalar(self.file, picture.start)
            if caption:
                fields["title"] = self.caption(caption)
            yield label, mapping(self.file, fields)

    def boxes(self) -> Iterator[tuple[str, Node]]:
        """The boxes that the text places."""
        for label, box in self.placing.boxes.items():
            text = box.text.scalar(self.file, box.title.end)
            yield label, mapping(self.file, {"title": self.caption(box.title), "text": text})

    def caption(self, paragraph: Paragraph) -> Scalar:
        """What a caption says behind “Figure 2”, which a brief prints by itself."""
        text = printed(paragraph.inlines)
        start = paragraph.start + (numbered.end() if (numbered := NUMBERED.match(text)) else 0)
        words = self.carrying.line(sliced(paragraph.inlines, start, paragraph.end), bold=False)
        return words.scalar(self.file, start)

    def plain(self, inlines: Iterable[Inline]) -> Scalar:
        """A title or heading, which is no Markdown: its words, and references to notes."""
        typed = (
            replace(each, capitals=False) if isinstance(each, Words) else each
            for each in _uncited(inlines)
        )
        letters = self.carrying.letters(typed)
        for message, seen in set_off(letters):
            if 0 < len(seen) < len(letters):
                self.carrying.lose(seen[0].start, seen[-1].end, message, Severity.INFO)
        return plain_line(letters).scalar(self.file)

    def text(self, blocks: Sequence[Block], carrying: Carrying | None = None) -> Scalar:
        """Running text."""
        start = blocks[0].start if blocks else 0
        return (carrying or self.carrying).blocks(blocks).scalar(self.file, start)

    def date(self, found: Paragraph) -> Scalar:
        words = printed(found.inlines).strip()
        return put(day(words) or words, found.start, found.end).scalar(self.file)

    def key_point(self, blocks: list[Block]) -> Node:
        """A key point without its mark; bold words at its beginning are its lead."""
        first, *more = blocks
        if not isinstance(first, Paragraph):
            return self.text(blocks)
        start = first.start
        words = [each for each in first.inlines if isinstance(each, Words)]
        if words and (mark := MARK.match(printed(first.inlines))):
            start = words[0].start + mark.end()
        unlisted = replace(first, listed=None, indent=0, style="normal")
        rest = replace(unlisted, inlines=tuple(sliced(first.inlines, start, first.end)))
        lead = [*leading_bold(self.carrying.letters(rest.inlines))]
        if not lead or len(printed(rest.inlines).strip()) == len(lead):
            return self.text([rest, *more])
        after = lead[-1].end
        body = replace(rest, inlines=tuple(sliced(first.inlines, after, first.end)))
        held = self.carrying.line(sliced(first.inlines, start, after), bold=False)
        return mapping(
            self.file, {"lead": held.scalar(self.file), "text": self.text([body, *more])}
        )

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
            fields["heading"] = self.plain(own.heading.inlines)
            if own.guessed:
                self.guesses[*path, "heading"] = "a short bold line, taken for a heading"
        if own and own.blocks:
            held = self.placing.text(own.blocks)
            fields["body"] = held.scalar(self.file, own.blocks[0].start)
        if inner:
            fields["sections"] = self.sections(inner, level + 1, (*path, "sections"))
        return mapping(self.file, fields)


def _uncited(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """A line with the words of its citation fields alone."""
    for each in inlines:
        yield from each.words if isinstance(each, CitationField) else (each,)


def _without_own_mark(paragraph: Paragraph) -> Paragraph:
    """The first paragraph of a note without the mark that its author typed before it."""
    mark = OWN_MARK.match(printed(paragraph.inlines))
    start = paragraph.start + (mark.end() if mark else 0)
    return replace(paragraph, inlines=tuple(sliced(paragraph.inlines, start, paragraph.end)))
