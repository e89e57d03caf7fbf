"""Pages laid out by WeasyPrint so that every note stands whole on its reference's page.

WeasyPrint may move a note to the next page to keep two lines of a paragraph together,
and lets a note that is too long run off the page. Neither goes unseen here: the first
is mended by laying out the page again, or all of them; the second is an error.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from briefkit.pdf.floating import Floats
from briefkit.pdf.paging import Made, judged

if TYPE_CHECKING:
    from weasyprint import HTML, Document

# How often all pages may be laid out anew to bring notes back to their references.
MAX_LAYOUTS = 40
Style = Mapping[str, int | str]
LOOSE: Style = {"orphans": 1, "widows": 1}
BREAK: Style = {"break-before": "page"}
REFERENCE = "fnref-"
# The elements that a page may break in or before, in the order they are set.
FLOW = ("p", "li", "tr", "pre")


@dataclass(frozen=True)
class Area:
    """The height of a page, and what of it may be printed on, in CSS pixels from its top."""

    top: float
    bottom: float


@dataclass(frozen=True)
class Misplaced:
    """A note that is not where it belongs; pages are None where a part is missing."""

    number: int
    page: int | None
    reference_page: int | None
    fits: bool


@dataclass(frozen=True)
class LaidOut:
    """A ``document`` of pages, and the notes that could not be brought where they belong.

    ``passed`` has the elements that float, each with the first one that passed it.
    """

    document: Document
    misplaced: list[Misplaced]
    passed: Mapping[Element, Element]


def lay_out(html: HTML, notes: int, area: Area, at_foot: bool = True) -> LaidOut:
    """Lay out a page whose notes are ``fn-1`` … and references ``fnref-1`` ….

    Notes ``at_foot`` belong to the page of their references, others only onto a page.
    """
    if not at_foot:
        document = html.render()
        lost = [each for each in _misplaced(document, notes, area) if not _there(each)]
        return LaidOut(document, lost, {})
    flow = _Flow(html)
    for turn in range(1, MAX_LAYOUTS + 1):
        flow.may_go_back = turn < MAX_LAYOUTS
        floats = Floats()
        with contextlib.suppress(_Again), judged(floats.mends, flow.mends):
            document = html.render()
            break
    return LaidOut(document, list(_misplaced(document, notes, area)), floats.passed)


class _Again(Exception):
    """What was mended on a page changes the pages before it."""


def _misplaced(document: Document, notes: int, area: Area) -> Iterator[Misplaced]:
    where: dict[str, tuple[int, tuple[float, ...]]] = {}
    for number, page in enumerate(document.pages, 1):
        for name, box in page.anchors.items():
            # The head of a table stands on all its pages; its notes on the first.
            where.setdefault(name, (number, box))
    for number in range(1, notes + 1):
        reference = where.get(f"fnref-{number}", (None, None))[0]
        page, box = where.get(f"fn-{number}", (None, None))
        fits = box is None or (box[1] >= area.top - 1 and box[3] <= area.bottom + 1)
        if page is None or page != reference or not fits:
            yield Misplaced(number, page, reference, fits)


def _there(note: Misplaced) -> bool:
    """Whether a note and its reference are on some page."""
    return note.page is not None and note.reference_page is not None


class _Flow:
    """The elements that pages are made of, each with a name to find it by in the layout."""

    def __init__(self, html: HTML) -> None:
        root: Any = html.etree_element
        self.parents: dict[Element, Element] = {
            child: parent for parent in root.iter() for child in parent
        }
        elements = (element for element in root.iter() if element.tag in FLOW)
        self.elements: list[Element] = list(elements)
        for index, element in enumerate(self.elements):
            if element.get("id") is None:
                element.set("id", f"flow-{index}")
        self.references = {
            element.get("id"): element for element in root.iter("a") if element.get("id")
        }
        self.names: dict[int, frozenset[str]] = {}
        """The names of the elements on each page."""
        self.may_go_back = True

    def mends(self, made: Made) -> bool:
        """Bring a note back to a page that is made, which then is to be made again.

        Raises `_Again` where what keeps it away begins at the page's top, or before.
        """
        self.names[made.number] = frozenset(made.places)
        before = self.before(made.number)
        note = self.first_drifted(made, before)
        step = self.next_step(note, before | made.places.keys()) if note else None
        if step is None:
            return False
        element, style = step
        if self.begins_within(made, self._start_of(element), before):
            made.set_style(element, style, within=style is LOOSE)
            return True
        if self.may_go_back:
            raise _Again
        return False

    def first_drifted(self, made: Made, before: Set[str]) -> int | None:
        """The first note whose reference is on a page, and that is not."""
        numbers = (
            name.removeprefix(REFERENCE)
            for name in made.places.keys() - before
            if name.startswith(REFERENCE)
        )
        away = (n for n in numbers if n.isdecimal() and f"fn-{n}" not in made.places)
        return min(map(int, away), default=None)

    def begins_within(self, made: Made, element: Element, before: Set[str]) -> bool:
        """Whether an element begins on a page, below its top."""
        name = element.get("id") or ""
        below: bool = made.places.get(name, made.top) > made.top
        return below and name not in before

    def before(self, page: int) -> frozenset[str]:
        """The names of the elements on all pages before one."""
        return frozenset().union(*(self.names[each] for each in range(1, page)))

    def next_step(self, note: int, begun: Set[str]) -> tuple[Element, Style] | None:
        """Change what keeps a note from its reference's page; None when all is tried.

        ``begun`` are the names of the elements on that page, and before. A note yields to
        the second line of a paragraph that begins at the page's end: so first that one
        begins the next page. Then the paragraph of the reference may break anywhere; and
        at last it, too, begins a page.
        """
        holder = self._holder(f"{REFERENCE}{note}")
        last = next(each for each in reversed(self.elements) if each.get("id") in begun)
        steps = [(holder, LOOSE), (self._start_of(holder), BREAK)]
        if last is not holder:
            steps.insert(0, (self._start_of(last), BREAK))
        for element, style in steps:
            present = element.get("style", "")
            css = "; ".join(f"{name}: {value}" for name, value in style.items())
            if css not in present:
                element.set("style", f"{present}; {css}".strip("; "))
                return element, style
        return None

    def _holder(self, reference: str) -> Element:
        element: Element = self.references[reference]
        while element.tag not in FLOW and element in self.parents:
            element = self.parents[element]
        return element

    def _start_of(self, element: Element) -> Element:
        """The element, or the heading that must stay with it."""
        siblings = list(self.parents.get(element, ()))
        index = siblings.index(element) if element in siblings else 0
        before = siblings[index - 1] if index else element
        return before if before.tag in ("h2", "h3", "h4", "h5") else element
