"""The structure tree of a PDF as WeasyPrint builds it, with the HTML that it comes from.

ISO 32000-1, 14.7: elements hold other elements, pieces of content of a page, and annotations.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from typing import Any

Reference = bytes
"""What names an object of a file, such as ``12 0 R``."""


@contextlib.contextmanager
def origins() -> Iterator[dict[Reference, Any]]:
    """The HTML element of each structure element that WeasyPrint builds meanwhile."""
    from weasyprint.pdf import tags

    found: dict[Reference, Any] = {}
    build = tags._build_box_tree

    def building(box: Any, *rest: Any) -> Iterator[Any]:
        for element in build(box, *rest):
            # The innermost box that gives it: a page's and a body's pass theirs on.
            found.setdefault(element.reference, getattr(box, "_box", box).element)
            yield element

    tags._build_box_tree = building
    try:
        yield found
    finally:
        tags._build_box_tree = build


class StructureTree:
    """The tree of a file that is not yet written: ``pdf`` is pydyf's."""

    def __init__(self, pdf: Any, found: Mapping[Reference, Any]) -> None:
        self.pdf = pdf
        self.origins = found
        self.root = self.object(pdf.catalog["StructTreeRoot"])
        self.document = self.object(self.root["K"][0])
        self._absorbed: dict[Reference, Reference] = {}

    def object(self, reference: Reference) -> Any:
        """The object of a reference."""
        return self.pdf.objects[int(reference.split()[0])]

    def elements(self, parent: Any) -> list[Reference]:
        """The structure elements that stand directly in one."""
        kids = (each for each in parent["K"] if isinstance(each, bytes))
        return [each for each in kids if self.object(each)["Type"] == "/StructElem"]

    def walk(self, parent: Any = None) -> Iterator[tuple[Reference, Any, Any]]:
        """Each element below one, with its reference and its parent, in reading order."""
        parent = parent or self.document
        for reference in self.elements(parent):
            element = self.object(reference)
            yield reference, element, parent
            yield from self.walk(element)

    def absorb(self, into: Reference, other: Reference) -> None:
        """Put what one element holds at the end of another, which stands for both then."""
        import pydyf

        element, absorbed = self.object(into), self.object(other)
        same_page = element["Pg"] == absorbed["Pg"]
        for kid in absorbed["K"]:
            if isinstance(kid, int) and not same_page:
                content = {"Type": "/MCR", "Pg": absorbed["Pg"], "MCID": kid}
                kid = pydyf.Dictionary(content)
            element["K"].append(kid)
        self._absorbed[other] = into

    def drop_annotations(self, dropped: set[Reference]) -> None:
        """Take annotations off their pages, and out of the list of what elements they are."""
        for page in map(self.object, self.pdf.page_references):
            if "Annots" in page:
                page["Annots"][:] = [each for each in page["Annots"] if each not in dropped]
        numbers = {self.object(each)["StructParent"] for each in dropped}
        listed = self.object(self.root["ParentTree"])["Nums"]
        listed[:] = [
            part
            for number, named in zip(listed[::2], listed[1::2], strict=True)
            if number not in numbers
            for part in (number, named)
        ]

    def put_before(self, places: Mapping[Any, Any]) -> None:
        """Let HTML elements be read before others, that stand before them in the tree."""
        standing: dict[Any, tuple[Reference, Any]] = {}
        for reference, _, parent in self.walk():
            standing.setdefault(self.origins.get(reference), (reference, parent["K"]))
        for element, other in places.items():
            moved, kids = standing[element]
            kids.remove(moved)
            kids.insert(kids.index(standing[other][0]), moved)

    def settle(self) -> None:
        """Let all parts of the file know of what has changed: parents, and names by number."""
        for reference in self.elements(self.document):
            self.object(reference)["P"] = self.root["K"][0]
        for reference, element, _ in self.walk():
            for kid in self.elements(element):
                self.object(kid)["P"] = reference
        listed = self.object(self.root["ParentTree"])["Nums"]
        for index in range(1, len(listed), 2):
            named = listed[index]
            if isinstance(named, bytes):
                listed[index] = self._standing(named)
            else:
                named[:] = map(self._standing, named)

    def _standing(self, reference: Reference) -> Reference:
        """The element that stands for one, which may have been absorbed, more than once."""
        while reference in self._absorbed:
            reference = self._absorbed[reference]
        return reference
