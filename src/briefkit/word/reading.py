"""A Word file becomes a `WordDocument`: its words with their places, its notes, its parts."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from briefkit.diagnostic import Diagnostic, Place, Severity, Unreadable
from briefkit.word import notemarks, reviewing
from briefkit.word.blockreading import BlockReader
from briefkit.word.contents import contents
from briefkit.word.document import (
    Block,
    NoteId,
    NoteKind,
    Picture,
    Review,
    WordDocument,
    WordFile,
    paragraphs_of,
)
from briefkit.word.gathering import Gathering
from briefkit.word.housewords import without_house_words
from briefkit.word.keptbrief import MOST_KEPT, NAMESPACE
from briefkit.word.linereading import LineReader
from briefkit.word.looks import Looks
from briefkit.word.names import W
from briefkit.word.numbering import Numbering
from briefkit.word.package import Package
from briefkit.word.styles import Styles
from briefkit.word.threads import Threads
from briefkit.word.tracked import Tracked

# Parts with data of other programs: their forms, bibliographies, labels of secrecy.
MOST_CUSTOM = 20
# In bytes, of all images together.
MOST_IMAGES = 100_000_000
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
CREATED = "{http://purl.org/dc/terms/}created"


def read_word(name: str, data: bytes, tracked: Tracked = "refuse") -> WordDocument:
    """Read a .docx (ECMA-376) with its notes.

    ``tracked`` says what becomes of tracked changes; unless they are rejected they are
    read as if accepted. Raises `Unreadable` when the file can't be read safely.
    """
    return _Reader(Package(name, data), tracked).document()


class _Reader:
    """Reads the parts of one file."""

    def __init__(self, package: Package, tracked: Tracked) -> None:
        self.package = package
        self.tracked = tracked
        self.root = package.main()
        without_house_words(self.root)
        self.styles = Styles(self.part("styles"))
        self.looks = Looks(self.styles)
        self.numbering = Numbering(self.part("numbering"), self.styles)
        self.numbers = notemarks.numbers(self.root, self.part("settings"), tracked)
        self.marks = notemarks.bookmarked(self.root)
        self.contents = contents(self.root, self.styles)
        self.gathering = Gathering(tracked, self.numbers)
        self.lost: dict[tuple[int, int, str, Severity], None] = {}
        self.roots = [self.root]

    def part(self, kind: str) -> Any:
        """The root of a part that the main document relates to, or None."""
        found = self.package.related(self.package.document, kind)
        return None if found is None else self.package.xml(found)

    def document(self) -> WordDocument:
        """All that is in the file."""
        main = self.reader(self.package.document)
        ranges = self.gathering.ranges
        self.gathering.body(
            self.root, self.package.document, lambda each: main.level(each) is not None
        )
        held = {note: each for kind in notemarks.KINDS for note, each in self.notes(kind)}
        gone = notemarks.given_up(self.root, self.tracked)
        order = [*notemarks.referred(self.root, self.tracked), *held]
        notes = {note: held[note] for note in order if note in held and note not in gone}
        blocks = tuple(main.blocks(self.root.find(f"{W}body")))
        if left_out := [ranges[each] for each in self.contents if each in ranges]:
            message = "The table of contents is left out"
            self.lost[*min(left_out), message, Severity.INFO] = None
        file = self.gathering.file(self.package.name)
        every = [*blocks, *(block for note in notes.values() for block in note)]
        title, language, created = self.properties()
        spoken = main.lines.spoken.most_common(1)
        return WordDocument(
            file,
            blocks,
            notes,
            self.numbers,
            title=title,
            language=language or (spoken[0][0] if spoken else ""),
            created=created,
            reviews=tuple(self.reviews(file, every)),
            lost=tuple(
                Diagnostic(Place(file, start, end), severity, "not-carried", message)
                for start, end, message, severity in self.lost
            ),
            images=dict(self.images(every)),
            bookmarks=dict(self.bookmarks()),
            marks=self.marks,
            kept=self.kept(),
        )

    def bookmarks(self) -> Iterator[tuple[str, int]]:
        """The bookmarks of the main text, each with the place of its paragraph."""
        for mark in self.root.iter(f"{W}bookmarkStart"):
            paragraph = next(mark.iterancestors(f"{W}p"), None)
            if paragraph in self.gathering.ranges:
                yield mark.get(f"{W}name", ""), self.gathering.ranges[paragraph][0]

    def reader(self, part: str) -> BlockReader:
        """The reader of a part's blocks."""
        lines = LineReader(
            self.looks,
            self.package.relations(part),
            self.numbers,
            self.marks,
            self.tracked,
            lambda *lost: self.lost.setdefault(lost),
        )
        return BlockReader(
            self.styles, self.numbering, lines, self.gathering.ranges, self.contents
        )

    def notes(self, kind: NoteKind) -> Iterator[tuple[NoteId, tuple[Block, ...]]]:
        """The notes of a kind, without the lines that Word draws between them."""
        part = self.package.related(self.package.document, f"{kind}s")
        if part is None:
            return
        root = self.package.xml(part)
        self.roots.append(root)
        found = {
            NoteId(kind, each.get(f"{W}id", "")): each
            for each in root.iter(f"{W}{kind}")
            if each.get(f"{W}type", "normal") == "normal"
        }
        printed = {each: self.numbers.get(note) for note, each in found.items()}
        self.gathering.notes(root, part, printed)
        reader = self.reader(part)
        for note, each in found.items():
            yield note, tuple(reader.blocks(each))

    def properties(self) -> tuple[str, str, datetime.datetime | None]:
        """Title, language and the moment of creation, as far as the file says."""
        part = self.package.related("", "core-properties")
        core = None if part is None else self.package.xml(part)
        title, language, created = (
            ((None if core is None else core.findtext(name)) or "").strip()
            for name in (
                f"{DUBLIN_CORE}title",
                f"{DUBLIN_CORE}language",
                CREATED,
            )
        )
        return title, language, _moment(created)

    def kept(self) -> bytes | None:
        """The custom XML part with the brief, among those that programs put into a file."""
        related = self.package.relations(self.package.document).values()
        parts = [each.target for each in related if each.kind == "customXml"]
        for part in parts[:MOST_CUSTOM]:
            size = self.package.size(part)
            if size is not None and size <= MOST_KEPT:
                try:
                    data = self.package.read(part)
                except Unreadable:
                    continue
                if NAMESPACE.encode() in data:
                    return data
        return None

    def reviews(self, file: WordFile, blocks: Iterable[Block]) -> Iterator[Review]:
        """What is left of reviewing, in the text and in the notes."""
        threads = Threads(self.part("comments"), self.part("commentsExtended"))
        for root in self.roots:
            yield from reviewing.changes(root, file, self.gathering.ranges)
            yield from threads.on(root, file, self.gathering.ranges)
        yield from reviewing.highlights(blocks, file)

    def images(self, blocks: Iterable[Block]) -> Iterator[tuple[str, bytes]]:
        """The images that stand in the text and are in the file, by their parts' names."""
        parts = {
            each.part
            for paragraph in paragraphs_of(blocks)
            for each in paragraph.inlines
            if isinstance(each, Picture)
        }
        left = MOST_IMAGES
        for part in sorted(parts):
            size = self.package.size(part)
            if size is not None and size <= left:
                left -= size
                yield part, self.package.read(part)


def _moment(written: str) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromisoformat(written)
    except ValueError:
        return None
