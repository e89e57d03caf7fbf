"""What each paragraph of a Word draft is: by its style, or by how it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefkit.word.document import Block, Paragraph, Table
from briefkit.word.draftparts import Draft, Part
from briefkit.word.shortening import printed
from briefkit.word.standing import (
    KEY_POINTS,
    MARK,
    is_blank,
    is_short,
    numbered_heads,
    opened,
    stands_like_a_heading,
)
from briefkit.word.titling import Titling

KEY_POINT = re.compile(r"key ?(?:point|takeaway|message|finding)s?(?P<more> more)?")
# A mark that stands before key points, and hardly ever elsewhere.
POINTER = re.compile(r"\s*[►▶▸◄◀◂]")
NOT_RUNNING = re.compile(
    r"toc \d|toc heading|table of (?:contents|figures)|masthead|colophon rule|table end"
)


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
        self.titling = Titling(self.found, paragraphs)
        self.styled_level = 0
        headings = [
            each
            for each in (
                *filter(stands_like_a_heading, paragraphs),
                *numbered_heads(paragraphs),
            )
            if each is not self.titling.title_line
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
            elif not self.is_front(block):
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
            self.boxed_points(lines[1:], opens)
        elif table.floating and self.in_front and all(map(is_short, lines)):
            for each in lines:
                if not self.is_front(each):
                    self.running(each)
        else:
            self.body(table)

    def boxed_points(self, lines: list[Paragraph], opens: re.Match[str]) -> None:
        """The key points in a box that is headed so, or a summary."""
        for each in lines:
            if opens["prose"] and not each.listed and not MARK.match(printed(each.inlines)):
                self.prose(opens).append(each)
            else:
                self.point(each, more=bool(each.listed and each.listed.level))

    def is_front(self, each: Paragraph) -> bool:
        """Whether a paragraph is taken for part of the title block."""
        return self.in_front and self.titling.takes(each)

    def running(self, each: Paragraph) -> None:
        """Take a paragraph for a heading, a key point or running text."""
        text = printed(each.inlines).strip()
        level = self.level(each)
        heads = level or each.style.startswith("key points")
        opens = KEY_POINTS.fullmatch(text)
        if point := KEY_POINT.fullmatch(each.style):
            self.marked = True
            self.point(each, more=bool(point["more"]))
        elif opens and (self.in_front or (heads and self.opens_points(each, opens))):
            self.points_begin, self.marked = opens, False
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
            self.found.open_part().blocks.append(each)
        else:
            self.body(each)

    def opens_points(self, heading: Paragraph, opens: re.Match[str]) -> bool:
        """Whether a heading opens key points, or a section that is only called so.

        Behind the first section, only a list under it is moved to where key points stand.
        """
        following = self.titling.following.get(id(heading))
        listed = following and (following.listed or MARK.match(printed(following.inlines)))
        late = listed and not opens["prose"] and not self.found.key_points
        return heading.style.startswith("key points") or bool(not self.found.is_begun or late)

    def prose(self, opens: re.Match[str]) -> list[Block]:
        """Where the prose of a summary goes, by its heading."""
        return self.found.summary if opens["long"] else self.found.abstract

    def under_points(self, each: Paragraph, text: str) -> None:
        """A paragraph under the heading of the key points, or of a summary."""
        listed = each.listed or MARK.match(text)
        opens = self.points_begin
        prose = self.prose(opens) if opens and opens["prose"] else None
        if not listed and self.marked and not prose:
            self.body(each)
        elif not listed and prose is not None:
            prose.append(each)
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
        self.found.open_part().blocks.append(block)

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
