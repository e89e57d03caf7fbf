"""Notes typed by hand: `[1]` or a raised figure in the text, and a list at the end."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from briefkit.word.document import (
    Block,
    Inline,
    NoteId,
    NoteMark,
    Paragraph,
    WordDocument,
    WordFile,
    Words,
    paragraphs_of,
)
from briefkit.word.rewriting import rewritten
from briefkit.word.shortening import printed, sliced

HEADING = re.compile(r"(?:end|foot)?notes|notes and references|references", re.IGNORECASE)
ENTRY = re.compile(r"\s*(?:\[(\d{1,3})\]|(\d{1,3})[.)]?(?=\s))\s*")
BRACKETED = re.compile(r"\[(\d{1,3})\]")
RAISED = re.compile(r"\d{1,3}")
# What a raised figure after it makes a measure or a formula: km², x², 10⁶.
MEASURES = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]|[cdkmnµ]m|ft|in|mi|yd|sec|mc)\Z|(?<!\d)10\Z")
LONGEST = 8  # Characters before a figure that tell what it is.
FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True)
class _Mark:
    """What may be a mark of a note: the words it stands in, its range there, its number.

    It is ``doubtful`` where a figure may also raise to a power.
    """

    words: Words
    first: int
    last: int
    number: int
    doubtful: bool


@dataclass(frozen=True)
class _Entry:
    """A note of the list at the end: its number and its paragraphs."""

    number: int
    blocks: tuple[Block, ...]


def with_typed_notes(document: WordDocument) -> WordDocument:
    """A document whose typed notes are notes, if it has some and none of Word's own.

    They are told by a list at the end that counts from 1, and by marks in the text for
    more than half of it.
    """
    if document.notes:
        return document
    body, entries = _list_at_the_end(document.blocks)
    known = {entry.number for entry in entries}
    marks = [mark for each in paragraphs_of(body) for mark in _marks(each.inlines)]
    numbers = {mark.number for mark in marks}
    if not entries or 2 * len(numbers & known) <= len(known):
        return document
    # A figure that may be a power is a mark only where its note has no other.
    certain = {mark.number for mark in marks if not mark.doubtful}
    ids = {entry.number: NoteId("endnote", str(entry.number)) for entry in entries}
    file = _with_numbers(document.file, entries)
    return replace(
        document,
        file=file,
        blocks=rewritten(body, lambda line: _referring(line, certain)),
        notes={ids[entry.number]: entry.blocks for entry in entries},
        numbers={each: number for number, each in ids.items()},
        lost=tuple(replace(e, place=replace(e.place, file=file)) for e in document.lost),
        reviews=tuple(replace(e, place=replace(e.place, file=file)) for e in document.reviews),
    )


def _with_numbers(file: WordFile, entries: list[_Entry]) -> WordFile:
    """The file whose lines know the typed note that they belong to."""
    numbers = {block.start: each.number for each in entries for block in each.blocks}
    spots = (replace(each, note=numbers.get(each.start, each.note)) for each in file.spots)
    return replace(file, spots=tuple(spots))


def _list_at_the_end(blocks: Sequence[Block]) -> tuple[Sequence[Block], list[_Entry]]:
    """The blocks before the list of notes, and its entries; a heading over it is left out."""
    for start in range(len(blocks) - 1, -1, -1):
        first = blocks[start]
        entries = _entries(blocks[start:]) if _number(first) == 1 else []
        if entries:
            above = blocks[start - 1] if start else None
            headed = isinstance(above, Paragraph) and HEADING.fullmatch(
                printed(above.inlines).strip().rstrip(":")
            )
            return blocks[: start - 1 if headed else start], entries
    return blocks, []


def _entries(blocks: Sequence[Block]) -> list[_Entry]:
    """All blocks as entries that count up by one; what has no number goes on the last."""
    entries: list[_Entry] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            return []
        wanted = len(entries) + 1
        number = _number(block)
        if number == wanted:
            entries.append(_Entry(wanted, (_unnumbered(block),)))
        elif block.level or number is not None:
            return []
        elif entries:
            last = entries.pop()
            entries.append(_Entry(last.number, (*last.blocks, block)))
    return entries


def _number(block: Block) -> int | None:
    """The number with which a paragraph begins, typed or by a numbering."""
    if not isinstance(block, Paragraph):
        return None
    if block.listed:
        return block.listed.start if block.listed.level == 0 else None
    found = ENTRY.match(printed(block.inlines).translate(FIGURES))
    first = next((each for each in block.inlines if isinstance(each, Words)), None)
    raised = first and first.raised and RAISED.fullmatch(first.text.strip())
    if raised:
        return int(raised[0])
    return int(found[1] or found[2]) if found else None


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


def _marks(inlines: Iterable[Inline]) -> Iterator[_Mark]:
    """What may be marks of notes in a line."""
    before = ""
    for each in inlines:
        if not isinstance(each, Words):
            before = ""
            continue
        for first, last, number in _figures(each):
            power = each.text[first] != "[" and MEASURES.search(
                (before + each.text[:first])[-LONGEST:]
            )
            yield _Mark(each, first, last, number, bool(power))
        before = (before + each.text)[-LONGEST:]


def _figures(words: Words) -> Iterator[tuple[int, int, int]]:
    """Where in words figures stand as marks of notes do, and their numbers."""
    if _only_figures(words):
        yield from ((*found.span(), int(found[0])) for found in RAISED.finditer(words.text))
        return
    yield from ((*found.span(), int(found[1])) for found in BRACKETED.finditer(words.text))
    for found in re.finditer("[⁰¹²³⁴-⁹]{1,3}", words.text):
        yield (*found.span(), int(found[0].translate(FIGURES)))


def _only_figures(words: Words) -> bool:
    """Whether words are raised figures, one or some with commas between them."""
    return words.raised == "superscript" and bool(re.fullmatch(r"[\d,\s]+", words.text))


def _referring(inlines: Sequence[Inline], certain: Set[int]) -> Iterator[Inline]:
    """A line with references in the place of its marks, doubtful ones of ``certain`` aside."""
    marks = defaultdict(list)
    for mark in _marks(inlines):
        if not (mark.doubtful and mark.number in certain):
            marks[mark.words.start].append(mark)
    for each in inlines:
        if isinstance(each, Words) and each.start in marks:
            yield from _with_references(each, sorted(marks[each.start], key=lambda m: m.first))
        else:
            yield each


def _with_references(words: Words, marks: list[_Mark]) -> Iterator[Inline]:
    at, end = words.start, words.start + len(words.text)
    # What stands between raised figures goes with them.
    only_figures = _only_figures(words)
    for mark in marks:
        if not only_figures:
            yield from sliced([words], at, words.start + mark.first)
        at = words.start + mark.last
        yield NoteMark(NoteId("endnote", str(mark.number)), words.start + mark.first, at)
    if not only_figures:
        yield from sliced([words], at, end)
