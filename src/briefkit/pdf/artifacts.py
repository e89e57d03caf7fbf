"""What stands in a page's margins is marked as an artifact, no part of the text.

ISO 32000-1, 14.8.2.2. WeasyPrint tags the words of margin boxes like all others, and only
leaves them out of the structure tree, where readers and checkers still stumble over them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def mark_artifacts(pdf: Any) -> None:
    """Mark all content that no element of the structure tree holds; ``pdf`` is pydyf's."""
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    held = set(_held(pdf, root, b""))
    listed = _object(pdf, root["ParentTree"])["Nums"]
    for index, reference in enumerate(pdf.page_references):
        stream = _object(pdf, _object(pdf, reference)["Contents"]).stream
        for at, item in enumerate(stream):
            marked = isinstance(item, dict) and stream[at + 1] == b"BDC"
            if marked and (reference, item["MCID"]) not in held:
                listed[2 * index + 1][item["MCID"]] = "null"
                stream[at - 1] = "/Artifact"
                stream[at] = type(item)({"Type": "/Pagination"})


def _held(pdf: Any, element: Any, page: bytes) -> Iterator[tuple[bytes, int]]:
    """The page and number of each piece of content below an element of the tree."""
    page = element.get("Pg", page)
    for kid in element.get("K", ()):
        if isinstance(kid, int):
            yield page, kid
        elif isinstance(kid, dict):
            yield kid["Pg"], kid["MCID"]
        else:
            yield from _held(pdf, _object(pdf, kid), page)


def _object(pdf: Any, reference: bytes) -> Any:
    """The object that a reference such as ``12 0 R`` names."""
    return pdf.objects[int(reference.split()[0])]
