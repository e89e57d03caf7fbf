"""Where the lines of blocks stand: markdown-it's block rules, and how offsets carry over.

markdown-it hands on the content of a block without its indentation, quote marks, list
markers and pipes. Here each ``inline`` token keeps in ``meta["places"]`` pairs of an
offset in its content and the offset in the text at which that stretch begins.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import wraps
from itertools import groupby, pairwise

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock, heading, lheading, paragraph, table
from markdown_it.token import Token

Pieces = list[tuple[int, int]]
Rule = Callable[[StateBlock, int, int, bool], bool]
Placing = Callable[[StateBlock, list[Token]], None]

# As in markdown-it, a backslash before a pipe always keeps it in its cell (GFM 4.10).
CELL_END = re.compile(r"(?<!\\)\|")


class Places:
    """From offsets in one text to offsets in another, in stretches that run alike."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces

    def at(self, offset: int) -> int:
        """The offset in the other text."""
        first, place = self.pieces[self._after(offset) - 1]
        return place + offset - first

    def within(self, start: int, end: int) -> Pieces:
        """A range as pieces: where it begins, and each break inside it."""
        breaks = self.pieces[self._after(start) : bisect_left(self.pieces, (end,))]
        return [(start, self.at(start)), *breaks]

    def _after(self, offset: int) -> int:
        return bisect_left(self.pieces, (offset + 1,))


def unified(source: str) -> tuple[str, Places]:
    """A text with ``\\n`` for every line end, and where each character of it was."""
    ends = enumerate(re.finditer("\r\n", source), 1)
    pieces = [(0, 0), *((match.end() - count, match.end()) for count, match in ends)]
    return re.sub("\r\n?", "\n", source).replace("\0", "\ufffd"), Places(pieces)


def place_blocks(markdown: MarkdownIt) -> None:
    """Make a parser's block rules keep the places of what they hold."""
    rules = markdown.block.ruler
    # "alt" says, as in markdown-it, which blocks end where one of these begins.
    rules.at("table", _placed(table, _place_cells), {"alt": ["paragraph", "reference"]})
    ends = ["paragraph", "reference", "blockquote"]
    rules.at("heading", _placed(heading, _place_lines), {"alt": ends})
    rules.at("lheading", _placed(lheading, _place_lines))
    rules.at("paragraph", _placed(paragraph, _place_lines))


def _placed(rule: Rule, place: Placing) -> Rule:
    """A block rule whose tokens keep their places, known only while it runs."""

    @wraps(rule)
    def placed(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        count = len(state.tokens)
        found = rule(state, start, end, silent)
        if found and not silent:
            place(state, state.tokens[count:])
        return found

    return placed


def _line(state: StateBlock, number: int) -> tuple[int, str]:
    """Where a line begins, after what belongs to the blocks around it, and the rest."""
    start = state.bMarks[number] + state.tShift[number]
    return start, state.src[start : state.eMarks[number]]


def _place_lines(state: StateBlock, tokens: list[Token]) -> None:
    """Places for a paragraph or heading, whose content is lines without their indents."""
    opening, inline = tokens[:2]
    first, last = opening.map or [0, 0]
    opening.meta["span"] = (_line(state, first)[0], state.eMarks[last - 1])
    # Form feeds and the like do not make a line blank, but are trimmed off the content.
    while first < last - 1 and not mdTrim(_line(state, first)[1]):
        first += 1
    hashes = opening.markup.count("#")
    places: Pieces = []
    offset = 0
    for number, line in enumerate(inline.content.split("\n"), first):
        words = line.lstrip(" \t")
        start, whole = _line(state, number)
        places.append((offset + len(line) - len(words), start + whole.index(words, hashes)))
        offset += len(line) + 1
    inline.meta["places"] = places


def _place_cells(state: StateBlock, tokens: list[Token]) -> None:
    """Places for the cells of a table; cells beyond its columns join the last of them.

    GFM drops those, but nothing that is written may vanish.
    """
    inlines = (token for token in tokens if token.type == "inline")
    for number, row in groupby(inlines, key=lambda token: (token.map or [0])[0]):
        start, line = _line(state, number)
        spans, cells = _cells(line), list(row)
        if len(spans) > len(cells):
            spans[len(cells) - 1 :] = [(spans[len(cells) - 1][0], spans[-1][1])]
        spans += [(len(line), len(line))] * (len(cells) - len(spans))
        for token, (begin, end) in zip(cells, spans, strict=True):
            words = mdTrim(line[begin:end])
            at = start + line.index(words, begin)
            escapes = enumerate(re.finditer(r"\\\|", words))
            token.content = words.replace("\\|", "|")
            token.meta["places"] = [
                (0, at),
                *((match.start() - count, at + match.start() + 1) for count, match in escapes),
            ]


def _cells(line: str) -> list[tuple[int, int]]:
    """Where the cells of a table's row begin and end."""
    words = mdTrim(line)
    start = line.index(words)
    ends = [start + match.start() for match in CELL_END.finditer(words)]
    spans = [(a + 1, b) for a, b in pairwise([start - 1, *ends, start + len(words)])]
    edges = {0, len(spans) - 1}
    return [span for i, span in enumerate(spans) if i not in edges or span[0] < span[1]]
