"""The values of a brief's fields, each from the paragraphs of a Word draft that hold it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefkit.diagnostic import Severity
from briefkit.textfiles.yamltree import Node, Scalar
from briefkit.word.bylines import leading_bold
from briefkit.word.captions import NUMBERED
from briefkit.word.carrying import Carrying
from briefkit.word.document import Block, CitationField, Inline, Paragraph, WordFile, Words
from briefkit.word.growing import mapping
from briefkit.word.linesaround import SOURCE
from briefkit.word.marking import put
from briefkit.word.plainlines import plain_line, set_off
from briefkit.word.shortening import printed, sliced
from briefkit.word.standing import MARK
from briefkit.word.titleblock import day

OWN_MARK = re.compile(r"\s*[*∗†‡§¶#]+\s*")


def plain(inlines: Iterable[Inline], carrying: Carrying) -> Scalar:
    """A title or heading, which is no Markdown: its words, and references to notes."""
    typed = (
        replace(each, capitals=False) if isinstance(each, Words) else each
        for each in _uncited(inlines)
    )
    letters = carrying.letters(typed)
    for message, seen in set_off(letters):
        if 0 < len(seen) < len(letters):
            carrying.lose(seen[0].start, seen[-1].end, message, Severity.INFO)
    return plain_line(letters).scalar(carrying.file)


def running(blocks: Sequence[Block], carrying: Carrying) -> Scalar:
    """Running text."""
    start = blocks[0].start if blocks else 0
    return carrying.blocks(blocks).scalar(carrying.file, start)


def note_apart(blocks: Sequence[Block], carrying: Carrying) -> Scalar:
    """A note on the title or on an author, without the mark that its author typed before it."""
    first, *more = blocks or (None,)
    if isinstance(first, Paragraph):
        mark = OWN_MARK.match(printed(first.inlines))
        start = first.start + (mark.end() if mark else 0)
        own = replace(first, inlines=tuple(sliced(first.inlines, start, first.end)))
        return running([own, *more], carrying)
    return running(blocks, carrying)


def date(found: Paragraph, file: WordFile) -> Scalar:
    """The day that a line tells (ISO 8601), or its words."""
    words = printed(found.inlines).strip()
    return put(day(words) or words, found.start, found.end).scalar(file)


def caption(paragraph: Paragraph, carrying: Carrying) -> Scalar:
    """What a caption says behind “Figure 2”, which a brief prints by itself."""
    return _behind(NUMBERED, paragraph, carrying)


def source(paragraph: Paragraph, carrying: Carrying) -> Scalar:
    """What a line says behind “Source:”, which a brief prints by itself."""
    return _behind(SOURCE, paragraph, carrying)


def _behind(label: re.Pattern[str], paragraph: Paragraph, carrying: Carrying) -> Scalar:
    """The words of a line behind those that label it."""
    found = label.match(printed(paragraph.inlines))
    start = paragraph.start + (found.end() if found else 0)
    words = carrying.line(sliced(paragraph.inlines, start, paragraph.end), bold=False)
    return words.scalar(carrying.file, start)


def key_point(blocks: Sequence[Block], carrying: Carrying) -> Node:
    """A key point without its mark; bold words at its beginning are its lead."""
    first, *more = blocks
    if not isinstance(first, Paragraph):
        return running(blocks, carrying)
    start = _behind_mark(first)
    unlisted = replace(first, listed=None, indent=0, style="normal")
    rest = replace(unlisted, inlines=tuple(sliced(first.inlines, start, first.end)))
    lead = [*leading_bold(carrying.letters(rest.inlines))]
    if not lead or len(printed(rest.inlines).strip()) == len(lead):
        return running([rest, *more], carrying)
    after = lead[-1].end
    body = replace(rest, inlines=tuple(sliced(first.inlines, after, first.end)))
    held = carrying.line(sliced(first.inlines, start, after), bold=False)
    fields = {"lead": held.scalar(carrying.file), "text": running([body, *more], carrying)}
    return mapping(carrying.file, fields)


def _behind_mark(point: Paragraph) -> int:
    """Where the words of a key point begin."""
    words = [each for each in point.inlines if isinstance(each, Words)]
    mark = MARK.match(printed(point.inlines)) if words else None
    return words[0].start + mark.end() if mark else point.start


def _uncited(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """A line with the words of its citation fields alone."""
    for each in inlines:
        yield from each.words if isinstance(each, CitationField) else (each,)
