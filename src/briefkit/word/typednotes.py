"""Notes typed by hand: `[1]` or a raised figure in the text, and a list at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefkit.word.document import (
    Block,
    NoteMark,
    Paragraph,
    WordDocument,
    WordFile,
    Words,
    paragraphs_of,
)
from briefkit.word.rewriting import rewritten
from briefkit.word.shortening import printed, sliced
from briefkit.word.standing import stands_like_a_heading
from briefkit.word.typedmarks import FIGURES, Signs, marks_in, referring, typed_id

HEADING = re.compile(
    r"(?:end|foot)?notes|(?:notes and )?(?:references|sources)|citations|works cited"
    r"|anmerkungen|(?:fuß|fuss|end)noten|quellen|(?:notes et )?références"
    r"|미주|각주|주석|참고 ?문헌|الهوامش|الحواشي|المراجع",
    re.IGNORECASE,
)
# Without a sign behind it, a number of four figures is a year.
ENTRY = re.compile(r"\s*(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})[.)](?=\s)|(\d{1,3})(?=\s))\s*")
MOST_MISSED = 999  # The highest number of a mark whose note is missing, and not a year.


@dataclass(frozen=True)
class _Entry:
    """A note of the list at the end: its number and its paragraphs."""

    number: int
    blocks: tuple[Block, ...]


def with_typed_notes(document: WordDocument) -> WordDocument:
    """A document whose typed notes are notes, if it has some.

    They are told by a list that counts from 1, at the end or under a heading such as
    “Notes”, and by marks in the text for more than half of it. Beside notes of Word's own
    only such a heading will do.
    """
    if document.notes and document.kept is not None:
        return document
    for body, entries, headed in _lists(document.blocks):
        known = {entry.number for entry in entries}
        marks = [mark for each in paragraphs_of(body) for mark in marks_in(each.inlines)]
        numbers = {number for mark in marks for number in mark.numbers}
        if (headed or not document.notes) and 2 * len(numbers & known) > len(known):
            # A figure that may be a power is a mark only where its note has no other.
            sure = {n for mark in marks if not mark.doubtful for n in mark.numbers}
            # One that may be a year is none, unless there are as many notes.
            years = {n for n in numbers if n > MOST_MISSED} - known
            return _noted(document, body, entries, Signs(sure, years))
    return document


def _noted(
    document: WordDocument, body: Sequence[Block], entries: list[_Entry], signs: Signs
) -> WordDocument:
    """A document with typed notes as its notes, in the order of their first marks."""
    blocks = rewritten(body, lambda line: referring(line, signs))
    held = {**document.notes, **{typed_id(each.number): each.blocks for each in entries}}
    marks = (each for p in paragraphs_of(blocks) for each in p.inlines)
    referred = dict.fromkeys(each.note for each in marks if isinstance(each, NoteMark))
    order = [*(each for each in referred if each in held), *held]
    file = _with_numbers(document.file, entries)
    return replace(
        document,
        file=file,
        blocks=blocks,
        notes={each: held[each] for each in order},
        numbers={
            **document.numbers,
            **{typed_id(each.number): each.number for each in entries},
        },
        lost=tuple(replace(e, place=replace(e.place, file=file)) for e in document.lost),
        reviews=tuple(replace(e, place=replace(e.place, file=file)) for e in document.reviews),
    )


def _with_numbers(file: WordFile, entries: list[_Entry]) -> WordFile:
    """The file whose lines know the typed note that they belong to."""
    numbers = {block.start: each.number for each in entries for block in each.blocks}
    spots = (replace(each, note=numbers.get(each.start, each.note)) for each in file.spots)
    return replace(file, spots=tuple(spots))


def _lists(
    blocks: Sequence[Block],
) -> Iterator[tuple[Sequence[Block], list[_Entry], bool]]:
    """What may be lists of notes, last ones first: the blocks without it, and its entries.

    A heading over it is left out, too; without one, nothing may follow. Whether it has one
    is told as well.
    """
    for start in range(len(blocks) - 1, -1, -1):
        entries, end = _entries(blocks, start) if _number(blocks[start]) == 1 else ([], 0)
        above = blocks[start - 1] if start else None
        headed = isinstance(above, Paragraph) and bool(
            HEADING.fullmatch(printed(above.inlines).strip().rstrip(":"))
        )
        if entries and (headed or end == len(blocks)):
            body = [*blocks[: start - 1 if headed else start], *blocks[end:]]
            yield body, entries, headed


def _entries(blocks: Sequence[Block], start: int) -> tuple[list[_Entry], int]:
    """Blocks from one on as entries that count up by one, and where a heading ends them.

    What has no number goes on the last; none, where it is no such list.
    """
    entries: list[_Entry] = []
    for index in range(start, len(blocks)):
        block = blocks[index]
        if not isinstance(block, Paragraph):
            return [], index
        wanted = len(entries) + 1
        number = _number(block)
        if number == wanted:
            entries.append(_Entry(wanted, (_unnumbered(block),)))
        elif number is not None:
            return [], index
        elif block.level or stands_like_a_heading(block):
            return entries, index
        elif entries:
            last = entries.pop()
            entries.append(_Entry(last.number, (*last.blocks, block)))
    return entries, len(blocks)


def _number(block: Block) -> int | None:
    """The number with which a paragraph begins, typed or by a numbering."""
    if not isinstance(block, Paragraph):
        return None
    if block.listed:
        return block.listed.start if block.listed.level == 0 else None
    found = ENTRY.match(printed(block.inlines).translate(FIGURES))
    first = next((each for each in block.inlines if isinstance(each, Words)), None)
    if first and first.raised and first.text.strip().isdecimal():
        return int(first.text)
    return int(next(filter(None, found.groups()))) if found else None


def _unnumbered(block: Paragraph) -> Paragraph:
    """An entry without its number."""
    words = [each for each in block.inlines if isinstance(each, Words)]
    start = block.start
    if not block.listed and words:
        text = printed(block.inlines).translate(FIGURES)
        found = ENTRY.match(text) or re.match(r"\s*\d{1,3}\s*", text)
        start = words[0].start + (found.end() if found else 0)
    inlines = tuple(sliced(block.inlines, start, block.end))
    return replace(block, inlines=inlines, listed=None, indent=0, style="normal")
