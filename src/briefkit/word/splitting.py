"""Runs of a Word document split in two within their words (ECMA-376 part 1, 17.3.2.25)."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from lxml import etree

from briefkit.word.names import W
from briefkit.word.pieces import Piece
from briefkit.word.wholes import whole

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
SPACES = " \t\r\n"
TEXTS = (f"{W}t", f"{W}delText")
Walk = Callable[[Any], Iterable[Piece]]
"""What gives the pieces of a paragraph, as its line was read."""


def placed(paragraph: Any, walk: Walk) -> Iterator[tuple[int, Piece]]:
    """The pieces of a paragraph, each with the offset in its line at which it begins."""
    at = 0
    for piece in walk(paragraph):
        yield at, piece
        at += len(piece.text)


def cut(paragraph: Any, offset: int, walk: Walk) -> None:
    """Let a run begin at an offset in a paragraph's line, if one can."""
    for at, piece in placed(paragraph, walk):
        if at <= offset < at + len(piece.text):
            run = piece.element.getparent()
            if whole(piece.element) == (run, run):
                _split(run, piece.element, offset - at)
            return


def free_number(elements: Iterable[Any]) -> int:
    """The number (``w:id``) after the highest of some elements, at least 0."""
    numbers = (each.get(f"{W}id", "") for each in elements)
    return max((int(each) for each in numbers if each.isdecimal()), default=-1) + 1


def _split(run: Any, element: Any, inside: int) -> None:
    """Move what follows an offset in a run's child into a run of its own."""
    if inside and not (element.tag in TEXTS and _keeps_spaces(element)):
        return
    if not inside and element.getprevious() in (None, run.find(f"{W}rPr")):
        return
    rest = _run_like(run)
    following = list(element.itersiblings())
    if inside:
        text = element.text
        rest.append(_worded(copy.deepcopy(element), text[inside:]))
        _worded(element, text[:inside])
    else:
        rest.append(element)
    rest.extend(following)
    run.addnext(rest)


def _run_like(run: Any) -> Any:
    """An empty run that looks the same; a tracked change of looks has a number of its own."""
    alike = etree.Element(run.tag, run.attrib, run.nsmap)
    alike.extend(copy.deepcopy(each) for each in run.findall(f"{W}rPr"))
    for change in alike.iter(f"{W}rPrChange"):
        change.set(f"{W}id", str(free_number(run.getroottree().iter(f"{W}*"))))
    return alike


def _keeps_spaces(element: Any) -> bool:
    """Whether no space comes to light when a part of a text is told to keep its own."""
    text: str = element.text
    return element.get(SPACE) == "preserve" or text == text.strip(SPACES)


def _worded(element: Any, text: str) -> Any:
    element.text = text
    if text != text.strip(SPACES):
        element.set(SPACE, "preserve")
    return element
