"""Pages that WeasyPrint lays out, each of which can be laid out again at once.

WeasyPrint makes page after page of the boxes of a document. What is mended in the boxes of
a page takes effect when that page is made again; no other needs to be.
"""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Callable, Iterator, Mapping
from typing import Any

# What of the state of a layout a page changes, and is put back before it is made again.
STATE = ("footnotes", "reported_footnotes", "broken_out_of_flow", "page_footnotes")
Judge = Callable[["Made"], bool]


class Made:
    """A page as made: its ``number``, from 1, and the names of the elements on it."""

    def __init__(self, number: int, page: Any, rest: Any, roots: list[Any]) -> None:
        """``rest`` is WeasyPrint's way to what is left: indexes of children, from the root."""
        self.number = number
        self.top = page.content_box_y()
        self.roots = roots
        self._page = page
        self._rest = rest
        self.places: dict[str, float] = {}
        for box in page.descendants(placeholders=True):
            if name := box.style["anchor"]:
                self.places.setdefault(name, box.position_y)

    @property
    def white(self) -> float:
        """The part of the page's height between its words and its notes, or its end."""
        content, notes, _ = self._page.children
        leaves = (each for each in content.descendants() if not each.children)
        last = max((each.position_y + each.height for each in leaves), default=self.top)
        return float((notes.position_y - last) / self._page.height)

    def next_start(self) -> tuple[Any, int] | None:
        """The box that the next page begins with, as its parent and its index in it.

        None where it begins with a part of one, or where nothing is left.
        """
        parent, index, box, rest = None, 0, self.roots[0], self._rest
        while rest:
            if len(rest) != 1:
                return None
            parent, ((index, rest),) = box, rest.items()
            if index >= len(box.children):
                return None
            box = box.children[index]
        return (parent, index) if parent else None

    def set_style(self, element: Any, style: Mapping[str, Any], within: bool) -> None:
        """Give the box of an element, or all boxes ``within`` it, values of CSS properties."""
        values = {name.replace("-", "_"): value for name, value in style.items()}
        elements = set(element.iter()) if within else {element}
        boxes = (
            box
            for root in self.roots
            for box in root.descendants(placeholders=True)
            if box.element in elements
        )
        for box in boxes:
            box.style.update(values)
            if not within:
                return


@contextlib.contextmanager
def judged(*judges: Judge) -> Iterator[None]:
    """Let each page that is laid out meanwhile be made again as long as a judge says so.

    A judge is asked when those before it are content.
    """
    from weasyprint.layout import page as layout

    make = layout.make_page

    def making(context: Any, root: Any, kind: Any, start: Any, number: int, state: Any) -> Any:
        before = {name: copy.copy(getattr(context, name)) for name in STATE}
        counters = copy.deepcopy(state)
        while True:
            result = make(context, root, kind, start, number, state)
            made = Made(number, result[0], result[1], [root, *before["footnotes"]])
            if not any(again(made) for again in judges):
                return result
            for name, value in before.items():
                setattr(context, name, copy.copy(value))
            _put_back(state, copy.deepcopy(counters))
            for seen in ("anchors", "content_lookups"):
                context.page_maker[number - 1][-1][seen].clear()

    layout.make_page = making
    try:
        yield
    finally:
        layout.make_page = make


def _put_back(state: Any, before: Any) -> None:
    """Set the counters of a page, which are lists and one dictionary, back in place."""
    for now, was in zip(state, before, strict=True):
        now.clear()
        now.update(was) if isinstance(now, dict) else now.extend(was)
