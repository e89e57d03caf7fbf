"""What each paragraph of a Word draft is: by its style, or by how it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefkit.word.document import Block, Paragraph, Picture, Table, Words
from briefkit.word.shortening import printed
from briefkit.words.dates import days

KEY_POINT = re.compile(r"key ?(?:point|takeaway|message|finding)s?(?P<more> more)?")
KEY_POINTS = re.compile(
    r"(?:key (?:points|takeaways|messages|findings)|takeaways|at a glance"
    r"|핵심 ?(?:요약|내용)|أبرز النقاط"
    r"|(?P<prose>(?:executive )?summary|abstract)):?",
    re.IGNORECASE,
)
MARK = re.compile(r"\s*(?:[►▶▸◄◀◂•●▪■◦‣]\s*|[·*–—-]\s+)")
# A mark that stands before key points, and hardly ever elsewhere.
POINTER = re.compile(r"\s*[►▶▸◄◀◂]")
BY = re.compile(r"\s*by\s+(?=[^\W\d_])", re.IGNORECASE)
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
AUTHORS = frozenset(("author", "authors", "byline"))
NOT_RUNNING = re.compile(
    r"toc \d|toc heading|table of (?:contents|figures)|masthead|colophon rule|table end"
)
# Short bold lines of figures, tables and boxes, which head nothing.
NO_HEADINGS = frozenset(("caption", "timeline date", "recommendation to", "box title"))
SENTENCE_ENDS = (".", ",", ";", ":", "!", "…")
SHORT = 120


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
    return _Telling([each for each in blocks if not _blank(each)]).told()


class _Telling:
    """Goes through the blocks once, and keeps in mind where it is."""

    def __init__(self, blocks: list[Block]) -> None:
        self.blocks = blocks
        self.found = Draft()
        self.in_front = True
        self.points_begin: re.Match[str] | None = None
        self.marked = False
        paragraphs = [each for each in blocks if isinstance(each, Paragraph)]
        self.titled = any(each.style == "title" for each in paragraphs)
        self.styled_level = 0
        skipped = (
            0 if self.titled or not (paragraphs and _stands_like_a_title(paragraphs[0])) else 1
        )
        headings = filter(stands_like_a_heading, paragraphs[skipped:])
        sizes = sorted({each.size or 0 for each in headings}, reverse=True)
        self.levels = {size: number for number, size in enumerate(sizes, 1)}

    def told(self) -> Draft:
        for index, block in enumerate(self.blocks):
            if isinstance(block, Table):
                self.table(block, index)
            elif NOT_RUNNING.fullmatch(block.style):
                self.found.left_out.append(block)
            elif not self.front(block, index):
                self.running(block)
        _level(self.found.parts)
        return self.found

    def table(self, table: Table, index: int) -> None:
        """A table; a box of key points is those, and a text box above the text its lines."""
        cells = [row[0] for row in table.rows if len(row) == 1]
        held = [each for cell in cells for each in cell.blocks if not _blank(each)]
        lines = [each for each in held if isinstance(each, Paragraph)]
        if len(cells) < len(table.rows) or len(lines) < len(held):
            self.body(table)
        elif len(lines) > 1 and (opens := KEY_POINTS.fullmatch(lines[0].text.strip())):
            self.boxed_points(lines[1:], prose=bool(opens["prose"]))
        elif table.floating and self.in_front and all(map(_short, lines)):
            for each in lines:
                if not self.front(each, index):
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

    def front(self, each: Paragraph, index: int) -> bool:
        """Take a paragraph for part of the title block, if it is."""
        found, text = self.found, printed(each.inlines).strip()
        by_line = (
            bool(BY.match(text)) and len(text) < SHORT and not text.endswith(SENTENCE_ENDS)
        )
        if not self.in_front:
            return False
        if each.style == "title" and found.title is None:
            found.title = each
        elif not self.titled and index == 0 and _stands_like_a_title(each):
            found.title, found.guessed = each, each.style != "title"
        elif each.style == "subtitle" and found.subtitle is None:
            found.subtitle = each
        elif each.style in AUTHORS or by_line:
            found.bylines.append(each)
        elif found.date is None and (each.style == "date" or day(text)):
            found.date = each
        elif each.style == "abstract":
            found.abstract.append(each)
        elif each.style == "title note":
            self.part().blocks.append(each)
        else:
            return False
        return True

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
        elif self.in_front and (_short(each) or not text):
            # A line or image of the title block that nothing tells; the text is not begun.
            self.part().blocks.append(each)
        else:
            self.body(each)

    def under_points(self, each: Paragraph, text: str) -> None:
        """A paragraph under the heading of the key points, or of a summary."""
        listed = each.listed or MARK.match(text)
        if not listed and self.marked:
            self.body(each)
        elif not listed and self.points_begin and self.points_begin["prose"]:
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
        if stands_like_a_heading(each):
            return self.styled_level + self.levels[each.size or 0]
        return None


def day(text: str) -> str | None:
    """The day that a text is, as year-month-day, if it is nothing else (ISO 8601)."""
    if ISO_DAY.fullmatch(text):
        return text
    found = next(days(text), None)
    if found is None or (found.start, found.end) != (0, len(text)):
        return None
    return f"{found.year}-{found.month + 1:02}-{found.day:02}"


def _blank(block: Block) -> bool:
    if isinstance(block, Table):
        return False
    words = any(isinstance(each, Words) and each.text.strip() for each in block.inlines)
    return not words and all(isinstance(each, Words) for each in block.inlines)


def _bold(each: Paragraph) -> bool:
    """Whether all of a paragraph's words are bold."""
    words = [one for one in each.inlines if isinstance(one, Words) and one.text.strip()]
    return bool(words) and all(one.bold for one in words)


def _short(each: Paragraph) -> bool:
    text = printed(each.inlines).strip()
    return 0 < len(text) <= SHORT and not text.endswith(SENTENCE_ENDS) and not MARK.match(text)


def stands_like_a_heading(each: Paragraph) -> bool:
    """A short bold line of its own, without a stop, that no style makes a heading."""
    plain = each.level is None and not each.listed and each.style not in NO_HEADINGS
    return plain and _bold(each) and _short(each)


def _stands_like_a_title(each: Paragraph) -> bool:
    """The first line of a document, when its looks set it off."""
    set_off = (
        each.level == 1 or _bold(each) or each.alignment == "center" or (each.size or 0) > 28
    )
    picture = any(isinstance(one, Picture) for one in each.inlines)
    return (
        _short(each) and set_off and not picture and not KEY_POINTS.fullmatch(each.text.strip())
    )


def _level(parts: list[Part]) -> None:
    """Let the highest headings be of the first level."""
    highest = min((part.level for part in parts if part.heading), default=1)
    for part in parts:
        part.level = max(1, part.level - highest + 1)
