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
from briefkit.word.captions import NUMBERED
from briefkit.word.carrying import Carrying, Cite
from briefkit.word.document import (
    Block,
    CitationField,
    Inline,
    NoteId,
    Paragraph,
    WordDocument,
    Words,
)
from briefkit.word.growing import items, mapping
from briefkit.word.lettering import Stretch, stripped
from briefkit.word.marking import put
from briefkit.word.placing import Placing
from briefkit.word.plainlines import plain_line, set_off
from briefkit.word.roles import Draft, Part
from briefkit.word.shortening import printed, sliced

NAMES = re.compile(r"\s*(?:[,;&]|\band\b)\s*(?:and\s+)?")
DETAIL = re.compile(r"\s*[,–—|]\s*")
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Assembled:
    """The tree of a brief, what could not be carried, and what was guessed, by its path."""

    root: Mapping
    lost: tuple[Diagnostic, ...]
    guesses: dict[Path, str]


def assembled(
    document: WordDocument, labels: dict[NoteId, str], in_text: Cite, in_notes: Cite
) -> Assembled:
    """Make a brief's tree of a document; ``labels`` are those that its notes are to have.

    ``in_text`` and ``in_notes`` say what citation fields become.
    """
    return _Assembling(document, labels, in_text, in_notes).assembled()


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
        self.guesses: dict[Path, str] = {}
        self.found = roles.draft(document.blocks)

    def label(self, note: NoteId) -> str:
        return self.labels.get(note, note.id)

    def assembled(self) -> Assembled:
        fields = dict(self.fields(self.found))
        for each in self.found.left_out:
            message = f"The words “{printed(each.inlines).strip()}” stand outside the text"
            self.carrying.lose(each.start, each.end, message, Severity.INFO)
        lost = [
            *self.carrying.lost,
            *self.in_notes.lost,
            *([] if "title" in fields else [self.untitled()]),
        ]
        return Assembled(mapping(self.file, fields), tuple(lost), self.guesses)

    def untitled(self) -> Diagnostic:
        """The error that no title can be told."""
        message = "No title can be told from this draft. Give its line the Word style “Title”"
        return Diagnostic(Place(self.file, 0, 0), Severity.ERROR, "missing-title", message)

    def fields(self, found: Draft) -> Iterator[tuple[str, Node]]:
        """The fields that the document fills, in the order of the model."""
        if found.title:
            yield "title", self.plain(found.title.inlines)
            if found.guessed:
                self.guesses["title",] = "the first line of the draft, by its looks"
        elif self.document.title:
            yield "title", put(self.document.title, 0).scalar(self.file)
            self.guesses["title",] = "from the properties of the draft's file"
        if found.subtitle:
            yield "subtitle", self.plain(found.subtitle.inlines)
        if found.date:
            yield "date", self.date(found.date)
            if found.date.style != "date":
                self.guesses["date",] = "a line above the text that is a day"
        if LANGUAGE_TAG.fullmatch(self.document.language):
            yield "language", put(self.document.language, 0).scalar(self.file)
        if found.bylines:
            authors = [one for byline in found.bylines for one in self.authors(byline)]
            yield "authors", items(self.file, authors)
            if any(each.style not in roles.AUTHORS for each in found.bylines):
                self.guesses["authors",] = "a line above the text that begins with “By”"
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
        }
        if notes:
            yield "footnotes", mapping(self.file, notes)

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
        return put(roles.day(words) or words, found.start, found.end).scalar(self.file)

    def authors(self, byline: Paragraph) -> Iterator[Mapping]:
        """The authors of a line: names alone, or one with a role behind it."""
        letters = stripped(self.carrying.letters(byline.inlines))
        text = "".join(each.text for each in letters)
        bold = sum(1 for _ in _leading_bold(letters))
        if 0 < bold < len(letters):
            yield from self.author(letters, text, bold)
            return
        start = found.end() if (found := roles.BY.match(text)) else 0
        for cut in [*NAMES.finditer(text, start), None]:
            end = cut.start() if cut else len(text)
            if text[start:end].strip():
                name = plain_line(letters[start:end]).scalar(self.file)
                yield mapping(self.file, {"name": name})
            start = cut.end() if cut else end

    def author(self, letters: list[Stretch], text: str, name: int) -> Iterator[Mapping]:
        """One author: the bold words are the name, the next ones a role and an institution."""
        fields: dict[str, Node] = {"name": plain_line(letters[:name]).scalar(self.file)}
        start = found.end() if (found := DETAIL.match(text, name)) else name
        cut = DETAIL.search(text, start)
        spans = [(start, cut.start()), (cut.end(), len(text))] if cut else [(start, len(text))]
        for field, (first, last) in zip(("role", "affiliation"), spans, strict=False):
            fields[field] = plain_line(letters[first:last]).scalar(self.file)
        yield mapping(self.file, fields)

    def key_point(self, blocks: list[Block]) -> Node:
        """A key point without its mark; bold words at its beginning are its lead."""
        first, *more = blocks
        if not isinstance(first, Paragraph):
            return self.text(blocks)
        start = first.start
        words = [each for each in first.inlines if isinstance(each, Words)]
        if words and (mark := roles.MARK.match(printed(first.inlines))):
            start = words[0].start + mark.end()
        unlisted = replace(first, listed=None, indent=0, style="normal")
        rest = replace(unlisted, inlines=tuple(sliced(first.inlines, start, first.end)))
        lead = [*_leading_bold(self.carrying.letters(rest.inlines))]
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


def _leading_bold(letters: list[Stretch]) -> Iterator[Stretch]:
    """The letters from the first on that are bold, spaces among them, but not behind."""
    held: list[Stretch] = []
    for each in letters:
        if each.blank:
            held.append(each)
        elif "bold" in each.looks:
            yield from held
            yield each
            held = []
        else:
            return
