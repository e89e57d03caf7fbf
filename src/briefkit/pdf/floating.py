"""Figures that let words pass where a page has no room for them, as in printed books.

A figure that does not fit would leave the rest of its page white. So the paragraphs behind
it, up to the end of its section, fill the page first. It is still read where its author put
it: see `briefkit.pdf.tree.StructureTree.put_before`.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from briefkit.pdf.paging import Made

# The classes of what floats, and the elements that may pass it.
FLOATING = frozenset({"figure", "short", "wide", "pull-quote"})
PASSING = ("p", "ul", "ol")
# The part of a page's height that may stay white before a figure.
WHITE = 0.08


class Floats:
    """The figures of a layout, and what passes them."""

    def __init__(self) -> None:
        self.passed: dict[Element, Element] = {}
        """Each element that floats, with the first one that passed it."""
        self._useless: set[Element] = set()
        self._passing: Element | None = None

    def mends(self, made: Made) -> bool:
        """Let a paragraph pass the figure that a page has no room for, and that begins the
        next; or put it back behind the figure where there is no room for it either.

        Says whether the page is to be made again.
        """
        start = made.next_start()
        if start is None:
            return False
        parent, index = start
        box = parent.children[index]
        if box.element is self._passing:
            return self._put_back(parent, index)
        # How much stays white is asked last: all that stands on the page is looked at.
        if box.element in self._useless or not _passable(parent, index) or made.white < WHITE:
            return False
        self._passing = parent.children[index + 1].element
        self.passed.setdefault(box.element, self._passing)
        _swap(parent, index)
        return True

    def _put_back(self, parent: Any, index: int) -> bool:
        paragraph, figure = parent.children[index : index + 2]
        self._useless.add(figure.element)
        if paragraph.style["break_before"] == "page":
            # Its notes, not the figure, keep it off the page.
            return False
        if self.passed[figure.element] is paragraph.element:
            del self.passed[figure.element]
        _swap(parent, index)
        return True


def _passable(parent: Any, index: int) -> bool:
    """Whether a child of a box floats, and the next may pass it.

    Notes keep their order: where both refer to some, the next may not.
    """
    pair = [box.element for box in parent.children[index : index + 2]]
    if len(pair) < 2 or pair[1].tag not in PASSING or all(map(_refers, pair)):
        return False
    return bool(FLOATING & set((pair[0].get("class") or "").split()))


def _refers(element: Element) -> bool:
    """Whether a note's number stands in an element."""
    return any(link.get("role") == "doc-noteref" for link in element.iter("a"))


def _swap(parent: Any, index: int) -> None:
    children = list(parent.children)
    children[index : index + 2] = reversed(children[index : index + 2])
    parent.children = children
