"""Pages laid out by WeasyPrint so that every note stands whole on its reference's page.

WeasyPrint may move a note to the next page to keep two lines of a paragraph together,
and lets a note that is too long run off the page. Neither goes unseen here: the first
is mended by laying out again, the second is an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

if TYPE_CHECKING:
    from weasyprint import HTML, Document

# How often pages may be laid out anew to bring notes back to their references.
MAX_LAYOUTS = 12
# After how many of them all stray notes are brought back at once, not the first alone: what
# is mended on one page moves the next ones, but a long brief must come to an end.
PATIENCE = 6
LOOSE = "orphans: 1; widows: 1"
BREAK = "break-before: page"
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


def lay_out(
    html: HTML, notes: int, area: Area, at_foot: bool = True
) -> tuple[Document, list[Misplaced]]:
    """Lay out a page whose notes are ``fn-1`` … and references ``fnref-1`` ….

    Gives the document, and the notes that could not be brought where they belong: those
    ``at_foot`` to the page of their references, others only onto a page.
    """
    if not at_foot:
        document = html.render()
        return document, [
            each for each in _misplaced(document, notes, area) if not _there(each)
        ]
    flow = _Flow(html)
    for turn in range(MAX_LAYOUTS):
        document = html.render()
        misplaced = list(_misplaced(document, notes, area))
        drifted = [each for each in misplaced if each.fits and each.reference_page]
        stray = drifted if turn >= PATIENCE else drifted[:1]
        changed = [flow.yield_to(each, document) for each in stray]
        if not any(changed):
            break
    return document, misplaced


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

    def yield_to(self, note: Misplaced, document: Document) -> bool:
        """Change what keeps a note from its reference's page; False when all is tried.

        A note yields to the second line of a paragraph that begins at the page's end: so
        first that one begins the next page. Then the paragraph of the reference may
        break anywhere; and at last it, too, begins a page.
        """
        holder = self._holder(f"fnref-{note.number}")
        last = self._last_on(note.reference_page or 1, document)
        steps = [(holder, LOOSE), (self._start_of(holder), BREAK)]
        if last is not holder:
            steps.insert(0, (self._start_of(last), BREAK))
        for element, style in steps:
            present = element.get("style", "")
            if style not in present:
                element.set("style", f"{present}; {style}".strip("; "))
                return True
        return False

    def _holder(self, reference: str) -> Element:
        element: Element = self.references[reference]
        while element.tag not in FLOW and element in self.parents:
            element = self.parents[element]
        return element

    def _last_on(self, page: int, document: Document) -> Element:
        """The last element that begins on a page, or before it."""
        begun = {name for each in document.pages[:page] for name in each.anchors}
        return next(each for each in reversed(self.elements) if each.get("id") in begun)

    def _start_of(self, element: Element) -> Element:
        """The element, or the heading that must stay with it."""
        siblings = list(self.parents.get(element, ()))
        index = siblings.index(element) if element in siblings else 0
        before = siblings[index - 1] if index else element
        return before if before.tag in ("h2", "h3", "h4", "h5") else element
