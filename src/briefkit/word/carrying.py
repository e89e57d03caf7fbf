"""Blocks of a Word document as running text: what can be carried, and what can't."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from briefkit.diagnostic import Diagnostic, Place, Severity
from briefkit.word.captions import NAMED, name_of
from briefkit.word.document import (
    Block,
    CitationField,
    Inline,
    NoteId,
    NoteMark,
    NoteNumber,
    Paragraph,
    Picture,
    Table,
    WordFile,
    Words,
    paragraphs_of,
)
from briefkit.word.layout import code, indented, listing, parted, table
from briefkit.word.lettering import Stretch, singly, stretches
from briefkit.word.marking import Marked, put
from briefkit.word.markup import line

QUOTES = frozenset(("quote", "intense quote", "block text", "quotations", "block quotation"))
CODE = frozenset(("html preformatted", "plain text", "source code", "code", "macro text"))
# What a citation field becomes, None for its words; and what of it is not kept, in words.
Cite = Callable[[CitationField], tuple[str | None, tuple[str, ...]]]
# How a sentence names a note of the brief; its number comes after it.
NOTE = "note "
LIST_PARAGRAPH = "list paragraph"
INDENTED = 500  # Twips from which an indented paragraph is taken for a quotation.


class Carrying:
    """Carries blocks of one document, and keeps what could not be.

    ``label`` gives a note's label in the brief, and ``cite`` what a citation field becomes.
    """

    def __init__(self, file: WordFile, label: Callable[[NoteId], str], cite: Cite) -> None:
        self.file = file
        self.label = label
        self.cite = cite
        self.placed: list[Picture] = []
        """The images that have a place in the text."""
        self.named: dict[str, str] = {}
        """The labels of figures by their names, which links take the place of."""
        self._lost: dict[tuple[int, int, str, Severity], None] = {}

    def lose(self, start: int, end: int, message: str, severity: Severity) -> None:
        """Say that something could not be carried, once however often it is read."""
        self._lost[start, end, message, severity] = None

    @property
    def lost(self) -> Iterator[Diagnostic]:
        """What could not be carried, each at its place."""
        for start, end, message, severity in self._lost:
            yield Diagnostic(Place(self.file, start, end), severity, "not-carried", message)

    def line(self, inlines: Iterable[Inline], bold: bool = True) -> Marked:
        """A paragraph's words; without ``bold``, where all of it is bold by its nature."""
        found = [part for each in self.stretches(inlines) for part in self._linked(each)]
        if not bold:
            found = [replace(each, looks=each.looks - {"bold"}) for each in found]
        written = line(found)
        if written.lost:
            self.lose(found[0].start, found[-1].end, written.lost, Severity.INFO)
        return written.marked

    def letters(self, inlines: Iterable[Inline]) -> list[Stretch]:
        """The words of a line letter by letter."""
        return list(singly(self.stretches(inlines)))

    def stretches(self, inlines: Iterable[Inline]) -> Iterator[Stretch]:
        """The words of a line, references and citations among them."""
        found: list[Stretch] = []
        for each in inlines:
            if isinstance(each, NoteNumber):
                found = self._with_number(found, each)
            else:
                found += self._stretches(each)
        return _unbracketed(found)

    def _linked(self, words: Stretch) -> Iterator[Stretch]:
        """Words with links in the place of the names of figures."""
        start = 0
        for found in NAMED.finditer(words.text) if self.named and not words.url else ():
            if label := self.named.get(name_of(found)):
                first, last = found.span()
                if start < first:
                    yield words.within(start, first)
                name = words.within(first, last)
                yield _inset(f"[](#{label})", name.start, name.end)
                start = last
        if start < len(words) or not start:
            yield words.within(start, len(words)) if start else words

    def _with_number(self, found: list[Stretch], number: NoteNumber) -> list[Stretch]:
        """A line with the number of a note: “note 3” as a whole is what a brief prints."""
        letters = list(singly(found))
        if "".join(each.text for each in letters[-len(NOTE) :]) == NOTE:
            start = letters[-len(NOTE)].start
            link = _inset(f"[](#{self.label(number.note)})", start, number.end)
            return [*letters[: -len(NOTE)], link]
        message = "The number of a note is kept as it is, and will not follow the note"
        self.lose(number.start, number.end, message, Severity.INFO)
        text = self.file.text[number.start : number.end]
        return [*found, *stretches([Words(text, number.start)])]

    def _stretches(self, inline: Inline) -> Iterable[Stretch]:
        match inline:
            case NoteMark(note, start, end):
                return [_inset(f"[^{self.label(note)}]", start, end)]
            case CitationField(_, words, start, end):
                citation, unkept = self.cite(inline)
                for message in unkept:
                    self.lose(start, end, message, Severity.INFO)
                return [_inset(citation, start, end)] if citation else stretches(words)
            case Picture(_, description, start):
                # What is no image, or is not in the file, was told as it was read.
                if inline.part and not any(inline is each for each in self.placed):
                    named = f" (“{description}”)" if description else ""
                    message = f"The image{named} can't stand here. Place it in a section"
                    self.lose(start, start, message, Severity.WARNING)
                return []
        return stretches([inline])

    def blocks(self, blocks: Sequence[Block]) -> Marked:
        """The Markdown of blocks, with empty lines between them."""
        of_kinds = groupby(zip(kinds(blocks), blocks, strict=True), key=itemgetter(0))
        runs = ((kind, [block for _, block in run]) for kind, run in of_kinds)
        return parted(part for kind, run in runs for part in self._run(kind, run))

    def _run(self, kind: str, run: list[Block]) -> Iterator[Marked]:
        paragraphs = [each for each in run if isinstance(each, Paragraph)]
        if kind == "list":
            yield from listing(paragraphs, self.line)
        elif kind == "quote":
            yield indented(parted([self.line(each.inlines) for each in paragraphs]), "> ")
        elif kind == "code":
            yield from (code(self.stretches(each.inlines), each.start) for each in paragraphs)
        elif kind == "table":
            for each in run:
                if isinstance(each, Table):
                    yield self._table(each)
        else:
            yield from (self.line(each.inlines) for each in paragraphs)

    def _table(self, found: Table) -> Marked:
        if len(found.rows) == 1 and len(found.rows[0]) == 1:
            message = "A box stands here; its words are kept, without the box"
            self.lose(found.start, found.end, message, Severity.INFO)
            return self.blocks(found.rows[0][0].blocks)
        cells = [cell for row in found.rows for cell in row]
        if any(cell.continued or cell.columns > 1 for cell in cells):
            message = "Merged cells of this table are kept as one filled cell and empty ones"
            self.lose(found.start, found.end, message, Severity.WARNING)
        if any(len(_filled(cell.blocks)) > 1 for cell in cells):
            message = "Paragraphs within a cell of this table are kept as one"
            self.lose(found.start, found.end, message, Severity.INFO)
        return table(found, self.cell)

    def cell(self, blocks: Iterable[Block], heading: bool) -> Marked:
        """All that a cell holds, on one line."""
        found: list[Stretch] = []
        for paragraph in paragraphs_of(blocks):
            more = [
                replace(each, text=" ") if each.text == "\n" else each
                for each in self.stretches(paragraph.inlines)
            ]
            if found and more:
                found.append(Stretch(" ", paragraph.start, paragraph.start))
            found += more
        if heading:
            found = [replace(each, looks=each.looks - {"bold"}) for each in found]
        return line(found).marked


def _filled(blocks: Iterable[Block]) -> list[Paragraph]:
    return [each for each in paragraphs_of(blocks) if each.text.strip()]


def kinds(blocks: Sequence[Block]) -> list[str]:
    """What each block is: paragraph, list, quote, code or table.

    What stands indented behind an item of a list may go on it.
    """
    found: list[str] = []
    for index, block in enumerate(blocks):
        after = found[-1] == "list" if found else False
        found.append("list" if after and _goes_on(blocks, index) else _kind(block))
    return found


def _goes_on(blocks: Sequence[Block], index: int) -> bool:
    """Whether a paragraph behind an item of a list goes on it, or the list does behind it."""
    before, block, *after = blocks[index - 1 : index + 2]
    if not isinstance(block, Paragraph) or block.listed or block.indent < INDENTED:
        return False
    if block.style == LIST_PARAGRAPH:
        return True
    one, other = (
        (each.listed if isinstance(each, Paragraph) else None for each in (before, *after[:1]))
        if after
        else (None, None)
    )
    return bool(one and other and one.start and other.start == one.start + 1)


def _kind(block: Block) -> str:
    if isinstance(block, Table):
        return "table"
    if block.listed or block.style.startswith("list continue"):
        return "list"
    if block.style in CODE:
        return "code"
    return "quote" if block.style in QUOTES or block.indent >= INDENTED else "paragraph"


def _inset(text: str, start: int, end: int) -> Stretch:
    return Stretch("", start, end, inset=put(text, start, end))


def _unbracketed(found: list[Stretch]) -> Iterator[Stretch]:
    """A line without the brackets that a style sets around the number of a note."""
    opening: set[int] = set()
    closing: set[int] = set()
    for index, (before, each, after) in enumerate(
        zip(found, found[1:], found[2:], strict=False)
    ):
        if _refers(each) and before.text.endswith("[") and after.text.startswith("]"):
            opening.add(index)
            closing.add(index + 2)
    for index, each in enumerate(found):
        first, last = int(index in closing), len(each) - (index in opening)
        if first < last:
            yield each.within(first, last)


def _refers(stretch: Stretch) -> bool:
    return stretch.inset is not None and stretch.inset.text.startswith("[^")
