"""Where a comment can stand in a story of a Word document (ECMA-376 part 1, 17.13.4).

Word takes comments in the main text alone, and LibreOffice drops one inside a field or a
content control: there the whole field, control or text box is marked instead of its words.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from briefkit.word.pieces import Piece, pieces

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What is marked as a whole. A run within a run stands in a text box or in ruby.
WHOLES = (
    f"{W}r",
    f"{W}fldSimple",
    f"{W}sdt",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMathPara",
)
TEXTS = (f"{W}t", f"{W}delText")
WORD = re.compile(r"\w+")


def anchor(paragraph: Any, start: int, end: int, number: int, tracked: str) -> None:
    """Mark words of a paragraph's line as what the comment of that number is about.

    Runs are split where the words begin and end. No words (``start`` = ``end``) stand for
    the word nearest to them, and a range beyond the paragraph ends with it.
    """
    line = "".join(piece.text for piece in pieces(paragraph, tracked))
    start, end = min(start, len(line)), min(end, len(line))
    if start == end:
        start, end = _nearest_word(line, start)
    for offset in (start, end):
        _cut(paragraph, offset, tracked)
    touched = [
        piece.element
        for at, piece in _placed(paragraph, tracked)
        if at < end and at + len(piece.text) > start
    ]
    if touched:
        enclose(touched[0], touched[-1], number)
    elif (whole := _whole(paragraph)) is not None:
        enclose(whole, whole, number)
    else:
        paragraph.append(_reference(number))


def enclose(first: Any, last: Any, number: int) -> None:
    """Mark what stands from one element of a run to another as what a comment is about."""
    fields = _fields(_story(last))
    first, last = _whole(first), _whole(last)
    first, last = fields.get(first, (first,))[0], fields.get(last, (last,))[-1]
    outer = last
    # Not within a tracked change or a link, or the comment would go with it.
    while outer.getparent().tag != f"{W}p":
        outer = outer.getparent()
    outer.addnext(_reference(number))
    first.addprevious(_marker("commentRangeStart", number))
    last.addnext(_marker("commentRangeEnd", number))


def in_text_box(paragraph: Any) -> bool:
    """Whether a paragraph stands in a text box, where Word takes no comments."""
    return _story(paragraph) is not paragraph


def _nearest_word(line: str, offset: int) -> tuple[int, int]:
    words = (word.span() for word in WORD.finditer(line))
    return min(
        words,
        key=lambda span: max(span[0] - offset, offset - span[1]),
        default=(0, len(line)),
    )


def _placed(paragraph: Any, tracked: str) -> Iterator[tuple[int, Piece]]:
    at = 0
    for piece in pieces(paragraph, tracked):
        yield at, piece
        at += len(piece.text)


def _cut(paragraph: Any, offset: int, tracked: str) -> None:
    """Let a run begin at an offset, if one can."""
    fields = _fields(paragraph)
    for at, piece in _placed(paragraph, tracked):
        whole = _whole(piece.element)
        if at <= offset < at + len(piece.text) and whole is piece.run and whole not in fields:
            _split(piece, offset - at)
            return


def _split(piece: Piece, inside: int) -> None:
    run, element, text = piece.run, piece.element, piece.text
    before = [each for each in element.itersiblings(preceding=True) if each.tag != f"{W}rPr"]
    if inside and (element.tag not in TEXTS or not _kept(element, text)):
        return
    if not inside and not before:
        return
    rest = etree.Element(run.tag, run.attrib, run.nsmap)
    rest.extend(copy.deepcopy(each) for each in run.findall(f"{W}rPr"))
    moved = list(element.itersiblings())
    if inside:
        rest.append(_shortened(copy.deepcopy(element), text[inside:]))
        _shortened(element, text[:inside])
    else:
        moved.insert(0, element)
    rest.extend(moved)
    run.addnext(rest)


def _kept(element: Any, text: str) -> bool:
    """Whether a text's spaces stay as they are when a part of it keeps its own."""
    return element.text == text and (element.get(SPACE) == "preserve" or text == text.strip())


def _shortened(element: Any, text: str) -> Any:
    element.text = text
    if text != text.strip():
        element.set(SPACE, "preserve")
    return element


def _story(element: Any) -> Any:
    """The paragraph of the main text in which an element stands, outside any text box."""
    paragraphs = [*element.iterancestors(f"{W}p")]
    return paragraphs[-1] if paragraphs else element


def _whole(element: Any) -> Any:
    """What is marked as a whole where an element stands; None for a paragraph of the text."""
    story, whole = _story(element), None
    for each in (element, *element.iterancestors()):
        if each is story:
            break
        if each.tag in WHOLES:
            whole = each
    return whole


def _fields(paragraph: Any) -> Mapping[Any, tuple[Any, Any]]:
    """Where each complex field that begins and ends in a paragraph does so, by its runs."""
    found: dict[Any, tuple[Any, Any]] = {}
    open_runs: list[Any] = []
    depth = 0
    for run in paragraph.iter(f"{W}r"):
        if next(run.iterancestors(f"{W}p")) is not paragraph:
            continue
        kinds = [each.get(f"{W}fldCharType") for each in run.findall(f"{W}fldChar")]
        depth += kinds.count("begin")
        if depth:
            open_runs.append(_whole(run))
        depth = max(0, depth - kinds.count("end"))
        if not depth and open_runs:
            found |= dict.fromkeys(open_runs, (open_runs[0], open_runs[-1]))
            open_runs = []
    return found


def _marker(tag: str, number: int) -> Any:
    return etree.Element(f"{W}{tag}", {f"{W}id": str(number)})


def _reference(number: int) -> Any:
    run = etree.Element(f"{W}r")
    run.append(_marker("commentReference", number))
    return run
