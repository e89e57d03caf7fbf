"""Notes on headings of a Word draft, which a brief can't have there: they go into the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefkit.word.captions import is_caption
from briefkit.word.document import Inline, NoteMark, Paragraph, Words
from briefkit.word.draftparts import Part


def move_into_text(parts: Iterable[Part]) -> Iterator[NoteMark]:
    """Move the marks of notes from headings to the end of the first paragraph below each.

    Yields each mark that was moved. Where no paragraph follows, it stays.
    """
    waiting: list[Part] = []
    for part in parts:
        waiting += [part] if any(_marks(part)) else []
        if waiting and (found := _first_paragraph(part)):
            moved = [mark for each in waiting for mark in _marks(each)]
            for each in waiting:
                _unmark(each)
            index, line = found
            part.blocks[index] = replace(line, inlines=(*_unspaced(line.inlines), *moved))
            waiting = []
            yield from moved


def _marks(part: Part) -> Iterator[NoteMark]:
    inlines = part.heading.inlines if part.heading else ()
    return (each for each in inlines if isinstance(each, NoteMark))


def _unmark(part: Part) -> None:
    if part.heading:
        kept = (each for each in part.heading.inlines if not isinstance(each, NoteMark))
        part.heading = replace(part.heading, inlines=tuple(kept))


def _first_paragraph(part: Part) -> tuple[int, Paragraph] | None:
    """The first paragraph of words in a section, and its index; captions are none."""
    for index, block in enumerate(part.blocks):
        if isinstance(block, Paragraph) and block.text.strip() and not is_caption(block):
            return index, block
    return None


def _unspaced(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A line without white space at its end."""
    *before, last = inlines
    if isinstance(last, Words):
        text = last.text.rstrip()
        return (*before, replace(last, text=text)) if text else _unspaced(tuple(before))
    return inlines
