"""Comments anchored at words of a Word document's main text (ECMA-376 part 1, 17.13.4)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from briefkit.word.names import W
from briefkit.word.splitting import Walk, cut, free_numbers, placed
from briefkit.word.wholes import Wholes, story_paragraph

WORD = re.compile(r"\w+")


class _Span(NamedTuple):
    """The words in a paragraph's line that a comment is about, and its number."""

    number: int
    start: int
    end: int


class Anchors:
    """Where comments go in a document's main text: gathered first, then put all at once."""

    def __init__(self, document: Any, walk: Walk) -> None:
        self._walk = walk
        self._numbers = free_numbers(document.iter(f"{W}*"))
        self._spans: dict[Any, list[_Span]] = defaultdict(list)
        self._found: list[tuple[int, Any, Any]] = []
        self._wholes: dict[Any, Wholes] = {}

    def add_words(self, paragraph: Any, start: int, end: int, number: int) -> None:
        """Have the comment of that number at words of a paragraph's line.

        No words (``start`` = ``end``) stand for the word nearest to them, and a range
        beyond the paragraph ends with it.
        """
        self._spans[paragraph].append(_Span(number, start, end))

    def add_element(self, element: Any, number: int) -> None:
        """Have the comment of that number at the run that an element stands in."""
        self._found.append((number, element, element))

    def put(self) -> None:
        """Mark the words of all comments. Runs are split where words begin and end."""
        for paragraph, wanted in self._spans.items():
            line = "".join(piece.text for piece in self._walk(paragraph))
            spans = [_within(line, span) for span in wanted]
            offsets = (offset for span in spans for offset in (span.start, span.end))
            wholes = self._wholes_of(paragraph)
            cut(paragraph, offsets, self._walk, wholes, self._numbers)
            self._found += self._elements(paragraph, spans)
        # From the last, so that of comments that end alike the first is referred to first.
        for number, first, last in sorted(self._found, key=lambda each: each[0], reverse=True):
            self._enclose(first, last, number)

    def _elements(self, paragraph: Any, spans: list[_Span]) -> Iterator[tuple[int, Any, Any]]:
        pieces = [*placed(paragraph, self._walk)]
        starts = [at for at, _ in pieces]
        ends = [at + len(piece.text) for at, piece in pieces]
        for number, start, end in spans:
            first, last = bisect_right(ends, start), bisect_left(starts, end) - 1
            if first <= last:
                yield number, pieces[first][1].element, pieces[last][1].element
            elif story_paragraph(paragraph) is not paragraph:
                yield number, paragraph, paragraph
            else:
                paragraph.append(_reference(number))

    def _enclose(self, first: Any, last: Any, number: int) -> None:
        wholes = self._wholes_of(first)
        (start, _), (_, end) = wholes.about(first), wholes.about(last)
        # Within a tracked change or a link the comment would go with it.
        outer = end
        while outer.getparent().tag != f"{W}p":
            outer = outer.getparent()
        outer.addnext(_reference(number))
        start.addprevious(_marker("commentRangeStart", number))
        end.addnext(_marker("commentRangeEnd", number))

    def _wholes_of(self, element: Any) -> Wholes:
        paragraph = story_paragraph(element)
        if paragraph not in self._wholes:
            self._wholes[paragraph] = Wholes(paragraph)
        return self._wholes[paragraph]


def _within(line: str, span: _Span) -> _Span:
    """A span within its line that has words in it, if the line has any."""
    start, end = min(span.start, len(line)), min(span.end, len(line))
    if start == end:
        words = (word.span() for word in WORD.finditer(line))
        nearest = min(
            words, key=lambda each: max(each[0] - start, start - each[1]), default=None
        )
        start, end = nearest or (0, len(line))
    return _Span(span.number, start, end)


def _marker(tag: str, number: int) -> Any:
    return etree.Element(f"{W}{tag}", {f"{W}id": str(number)})


def _reference(number: int) -> Any:
    run = etree.Element(f"{W}r")
    run.append(_marker("commentReference", number))
    return run
