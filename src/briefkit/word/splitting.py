"""Runs of a Word document split in two within their words (ECMA-376 part 1, 17.3.2.25)."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import Any

from lxml import etree

from briefkit.word.names import W
from briefkit.word.pieces import Piece
from briefkit.word.wholes import Wholes

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


def cut(
    paragraph: Any, offsets: Iterable[int], walk: Walk, wholes: Wholes, numbers: Iterator[int]
) -> None:
    """Let runs begin at offsets in a paragraph's line, where they can."""
    left = sorted(set(offsets))
    for at, piece in reversed([*placed(paragraph, walk)]):
        run = piece.element.getparent()
        can = wholes.about(piece.element) == (run, run)
        while left and left[-1] >= at:
            inside = left.pop() - at
            if can and inside < len(piece.text):
                _split(run, piece.element, inside, numbers)


def free_numbers(elements: Iterable[Any]) -> Iterator[int]:
    """The numbers (``w:id``) after the highest of some elements, from 0 at least."""
    numbers = (each.get(f"{W}id", "") for each in elements)
    yield from count(max((int(each) for each in numbers if each.isdecimal()), default=-1) + 1)


def _split(run: Any, element: Any, inside: int, numbers: Iterator[int]) -> None:
    """Move what follows an offset in a run's child into a run of its own."""
    if inside and not (element.tag in TEXTS and _keeps_spaces(element)):
        return
    if not inside and element.getprevious() in (None, run.find(f"{W}rPr")):
        return
    rest = _run_like(run, numbers)
    following = list(element.itersiblings())
    if inside:
        text = element.text
        rest.append(_worded(copy.deepcopy(element), text[inside:]))
        _worded(element, text[:inside])
    else:
        rest.append(element)
    rest.extend(following)
    run.addnext(rest)


def _run_like(run: Any, numbers: Iterator[int]) -> Any:
    """An empty run that looks the same; a tracked change of looks has a number of its own."""
    alike = etree.Element(run.tag, run.attrib, run.nsmap)
    alike.extend(copy.deepcopy(each) for each in run.findall(f"{W}rPr"))
    for change in alike.iter(f"{W}rPrChange"):
        change.set(f"{W}id", str(next(numbers)))
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
