"""What each paragraph of a Word draft is: by its style, or by how it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefkit.word.document import Block, Paragraph, Table, Words
from briefkit.word.shortening import printed
from briefkit.word.standing import (
    KEY_POINTS,
    LARGE,
    MARK,
    is_blank,
    is_short,
    numbered_heads,
    opened,
    stands_like_a_heading,
    title_line,
)
from briefkit.word.titleblock import Kind, is_people, told

KEY_POINT = re.compile(r"key ?(?:point|takeaway|message|finding)s?(?P<more> more)?")
# A mark that stands before key points, and hardly ever elsewhere.
POINTER = re.compile(r"\s*[►▶▸◄◀◂]")
AUTHORS = frozenset(("author", "authors", "byline"))
NOT_RUNNING = re.compile(
    r"toc \d|toc heading|table of (?:contents|figures)|masthead|colophon rule|table end"
)


@dataclass
class Part:
    """A section: its heading, how deep it is (from 1), and what stands in it."""

    heading: Paragraph | None
    level: int
    blocks: list[Block] = field(default_factory=list)
    guessed: bool = False


@dataclass
class Draft:
    """The parts of a brief as they stand in a Word document.

    A key point is the paragraphs that make it up; ``guessed`` says that the title was told
    by its looks alone. ``left_out`` is what stands outside the text, such as a masthead.
    """

    title: Paragraph | None = None
    guessed: bool = False
    subtitle: Paragraph | None = None
    bylines: list[Paragraph] = field(default_factory=list)
    date: Paragraph | None = None
    abstract: list[Block] = field(default_factory=list)
    key_points: list[list[Block]] = field(default_factory=list)
    left_out: list[Paragraph] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


def draft(blocks: Sequence[Block]) -> Draft:
    """Tell the parts of a document apart."""
    return _Telling([each for each in blocks if not is_blank(each)]).told()


class _Telling:
    """Goes through the blocks once, and keeps in mind where it is."""

    def __init__(self, blocks: list[Block]) -> None:
        self.blocks = blocks
        self.found = Draft()
        self.in_front = True
        self.points_begin: re.Match[str] | None = None
        self.marked = False
        paragraphs = [each for each in opened(blocks) if isinstance(each, Paragraph)]
        self.titled = any(each.style == "title" for each in paragraphs)
        self.title_line = None if self.titled else title_line(paragraphs)
        self.following = dict(zip(map(id, paragraphs), paragraphs[1:], strict=False))
        self.styled_level = 0
        headings = [
            each
            for each in (
                *filter(stands_like_a_heading, paragraphs),
                *numbered_heads(paragraphs),
            )
            if each is not self.title_line
        ]
        self.headings = set(map(id, headings))
        sizes = sorted({each.size or 0 for each in headings}, reverse=True)
        self.levels = {size: number for number, size in enumerate(sizes, 1)}

    def told(self) -> Draft:
        for block in self.blocks:
            if isinstance(block, Table):
                self.table(block)
            elif NOT_RUNNING.fullmatch(block.style):
                self.found.left_out.append(block)
            elif not self.front(block):
                self.running(block)
        _level(self.found.parts)
        return self.found

    def table(self, table: Table) -> None:
        """A table; a box of key points is those, and a text box above the text its lines."""
        cells = [row[0] for row in table.rows if len(row) == 1]
        held = [each for cell in cells for each in cell.blocks if not is_blank(each)]
        lines = [each for each in held if isinstance(each, Paragraph)]
        if len(cells) < len(table.rows) or len(lines) < len(held):
            self.body(table)
        elif len(lines) > 1 and (opens := KEY_POINTS.fullmatch(lines[0].text.strip())):
            self.boxed_points(lines[1:], prose=bool(opens["prose"]))
        elif table.floating and self.in_front and all(map(is_short, lines)):
            for each in lines:
                if not self.front(each):
                    self.running(each)
        else:
            self.body(table)

    def boxed_points(self, lines: list[Paragraph], prose: bool) -> None:
        """The key points in a box that is headed so, or a summary."""
        for each in lines:
            if prose and not each.listed and not MARK.match(printed(each.inlines)):
                self.found.abstract.append(each)
            else:
                self.point(each, more=bool(each.listed and each.listed.level))

    def front(self, each: Paragraph) -> bool:
        """Take a paragraph for part of the title block, if it is."""
        found = self.found
        if not self.in_front:
            return False
        if each.style == "title" and found.title is None:
            found.title = each
        elif each is self.title_line:
            found.title, found.guessed = each, True
        elif each.style == "subtitle" and found.subtitle is None:
            found.subtitle = each
        elif each.style in AUTHORS:
            found.bylines.append(each)
        elif found.date is None and each.style == "date":
            found.date = each
        elif each.style == "abstract":
            found.abstract.append(each)
        elif each.style == "title note":
            self.part().blocks.append(each)
        else:
            return self.unstyled(each)
        return True

    def unstyled(self, each: Paragraph) -> bool:
        """Take a short line above the text for what its words say that it is."""
        if each.level or not is_short(each):
            return False
        lines = told(each)
        titled = self.found.title is not None or self.title_line is not None
        if not lines and titled and is_people(each, self.following.get(id(each))):
            lines = [("authors", each)]
        given: dict[Kind, bool] = {"title": titled, "date": self.found.date is not None}
        if not lines and self.is_subtitle(each):
            self.found.subtitle = each
            return True
        if not lines or any(given.get(kind) for kind, _ in lines):
            return False
        for kind, part in lines:
            self.take(kind, part)
        return True

    def is_subtitle(self, each: Paragraph) -> bool:
        """Whether a line right under the title is set off from the text."""
        title, words = self.found.title, [e for e in each.inlines if isinstance(e, Words)]
        under = title is not None and self.following.get(id(title)) is each
        slanted = bool(words) and all(e.italic or not e.text.strip() for e in words)
        return under and not self.found.subtitle and (slanted or (each.size or 0) >= LARGE)

    def take(self, kind: Kind, part: Paragraph) -> None:
        """Take part of a line above the text for what it is."""
        if kind == "authors":
            self.found.bylines.append(part)
        elif kind == "date":
            self.found.date = part
        elif kind == "title":
            self.found.title, self.found.guessed = part, True
        else:
            self.found.left_out.append(part)

    def running(self, each: Paragraph) -> None:
        """Take a paragraph for a heading, a key point or running text."""
        text = printed(each.inlines).strip()
        level = self.level(each)
        heads = level or each.style.startswith("key points")
        opens = KEY_POINTS.fullmatch(text)
        if point := KEY_POINT.fullmatch(each.style):
            self.marked = True
            self.point(each, more=bool(point["more"]))
        elif opens and (heads or self.in_front):
            self.points_begin = opens
        elif POINTER.match(text) and (self.in_front or self.marked):
            self.in_front, self.marked = False, True
            self.point(each, more=False)
        elif level:
            self.points_begin, self.in_front = None, False
            self.found.parts.append(Part(each, level, guessed=each.level is None))
        elif self.points_begin:
            self.under_points(each, text)
        elif self.in_front and (is_short(each) or not text):
            # A line or image of the title block that nothing tells; the text is not begun.
            self.part().blocks.append(each)
        else:
            self.body(each)

    def under_points(self, each: Paragraph, text: str) -> None:
        """A paragraph under the heading of the key points, or of a summary."""
        listed = each.listed or MARK.match(text)
        prose = self.points_begin and self.points_begin["prose"]
        if not listed and self.marked and not (prose and self.found.abstract):
            self.body(each)
        elif not listed and prose:
            self.found.abstract.append(each)
        else:
            self.marked = bool(listed)
            self.point(each, more=bool(each.listed and each.listed.level))

    def point(self, each: Paragraph, more: bool) -> None:
        """A key point, or ``more`` of the last one."""
        if more and self.found.key_points:
            self.found.key_points[-1].append(each)
        else:
            self.found.key_points.append([each])

    def body(self, block: Block) -> None:
        """Running text, in the section that is open."""
        self.points_begin, self.in_front = None, False
        self.part().blocks.append(block)

    def part(self) -> Part:
        """The section that is open; the opening one has no heading."""
        if not self.found.parts:
            self.found.parts.append(Part(None, 1))
        return self.found.parts[-1]

    def level(self, each: Paragraph) -> int | None:
        """How deep a heading is; a bold line that stands like one is below the styled ones."""
        if each.level:
            self.styled_level = each.level
            return each.level
        if id(each) in self.headings:
            return self.styled_level + self.levels[each.size or 0]
        return None


def _level(parts: list[Part]) -> None:
    """Let the highest headings be of the first level."""
    highest = min((part.level for part in parts if part.heading), default=1)
    for part in parts:
        part.level = max(1, part.level - highest + 1)
