"""Comments anchored at words of a Word document's main text (ECMA-376 part 1, 17.13.4)."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from briefkit.word.names import W
from briefkit.word.splitting import Walk, cut, placed
from briefkit.word.wholes import story_paragraph, whole

WORD = re.compile(r"\w+")


def anchor(paragraph: Any, start: int, end: int, number: int, walk: Walk) -> None:
    """Mark words of a paragraph's line as what the comment of that number is about.

    Runs are split where the words begin and end. No words (``start`` = ``end``) stand for
    the word nearest to them, and a range beyond the paragraph ends with it.
    """
    line = "".join(piece.text for piece in walk(paragraph))
    start, end = min(start, len(line)), min(end, len(line))
    if start == end:
        start, end = _nearest_word(line, start)
    for offset in (start, end):
        cut(paragraph, offset, walk)
    touched = [
        piece.element
        for at, piece in placed(paragraph, walk)
        if at < end and at + len(piece.text) > start
    ]
    if touched:
        enclose(touched[0], touched[-1], number)
    elif story_paragraph(paragraph) is not paragraph:
        enclose(paragraph, paragraph, number)
    else:
        paragraph.append(_reference(number))


def enclose(first: Any, last: Any, number: int) -> None:
    """Mark what stands from one element of a paragraph to another as a comment's words."""
    (start, _), (_, end) = whole(first), whole(last)
    # Within a tracked change or a link the comment would go with it.
    outer = end
    while outer.getparent().tag != f"{W}p":
        outer = outer.getparent()
    outer.addnext(_reference(number))
    start.addprevious(_marker("commentRangeStart", number))
    end.addnext(_marker("commentRangeEnd", number))


def _nearest_word(line: str, offset: int) -> tuple[int, int]:
    words = (word.span() for word in WORD.finditer(line))
    return min(
        words,
        key=lambda span: max(span[0] - offset, offset - span[1]),
        default=(0, len(line)),
    )


def _marker(tag: str, number: int) -> Any:
    return etree.Element(f"{W}{tag}", {f"{W}id": str(number)})


def _reference(number: int) -> Any:
    run = etree.Element(f"{W}r")
    run.append(_marker("commentReference", number))
    return run
