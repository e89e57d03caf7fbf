"""Notes on headings of a Word draft, which a brief can't have there: they go into the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from briefkit.word.captions import is_caption
from briefkit.word.document import Inline, NoteMark, Paragraph, Words
from briefkit.word.draftparts import Part


def move_into_text(parts: Sequence[Part], tell: Callable[[NoteMark], None]) -> None:
    """Move the marks of notes from headings to the end of the first paragraph below each.

    ``tell`` is called with each mark that moves. Where no paragraph follows, it stays.
    """
    for index, part in enumerate(parts):
        inlines = part.heading.inlines if part.heading else ()
        marks = [each for each in inlines if isinstance(each, NoteMark)]
        if part.heading and marks and _added(parts[index:], marks):
            kept = tuple(each for each in inlines if not isinstance(each, NoteMark))
            part.heading = replace(part.heading, inlines=kept)
            for each in marks:
                tell(each)


def _added(parts: Iterable[Part], marks: Sequence[NoteMark]) -> bool:
    """Add marks to the first paragraph of words in some sections; whether there is one."""
    for part in parts:
        for index, block in enumerate(part.blocks):
            if isinstance(block, Paragraph) and block.text.strip() and not is_caption(block):
                ended = (*_unspaced(block.inlines), *marks)
                part.blocks[index] = replace(block, inlines=ended)
                return True
    return False


def _unspaced(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A line without white space at its end."""
    *before, last = inlines
    if isinstance(last, Words):
        text = last.text.rstrip()
        return (*before, replace(last, text=text)) if text else _unspaced(tuple(before))
    return inlines
