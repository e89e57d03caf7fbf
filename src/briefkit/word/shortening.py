"""Paragraphs of a Word document cut: from a character on, or into their lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefkit.word.document import (
    Break,
    CitationField,
    Inline,
    NoteMark,
    NoteNumber,
    Paragraph,
    Picture,
    Words,
)


def sliced(inlines: Iterable[Inline], start: int, end: int) -> Iterator[Inline]:
    """What of a line stands from ``start`` up to ``end`` in the file's text."""
    for each in inlines:
        if isinstance(each, Words):
            first, last = max(start, each.start), min(end, each.start + len(each.text))
            if first < last:
                text = each.text[first - each.start : last - each.start]
                yield replace(each, text=text, start=first) if text != each.text else each
        elif start <= each.start < end or (isinstance(each, Picture) and each.start == end):
            # An image takes no room, so that at the end of a line it stands behind it.
            yield each


def broken(paragraph: Paragraph) -> list[Paragraph]:
    """The lines of a paragraph, parted at its line breaks."""
    lines: list[list[Inline]] = [[]]
    starts, ends = [paragraph.start], []
    for each in paragraph.inlines:
        if isinstance(each, Break):
            lines.append([])
            ends.append(each.start)
            starts.append(each.start + 1)
        else:
            lines[-1].append(each)
    return [
        replace(paragraph, inlines=tuple(line), start=start, end=end)
        for line, start, end in zip(lines, starts, [*ends, paragraph.end], strict=True)
    ]


def printed(inlines: Iterable[Inline]) -> str:
    """The words of a line; a line break is a space, and what is set in gives none."""
    return "".join(_words(each) for each in inlines)


def _words(inline: Inline) -> str:
    match inline:
        case Words():
            return inline.text
        case Break():
            return " "
        case CitationField():
            return printed(inline.words)
        case NoteMark() | NoteNumber():
            return ""
    return ""
