"""A PDF's structure tree, with the words of its marked content (ISO 32000-1, 14.6 and 14.7).

Read by pdfminer, which knows the encodings of fonts.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from briefkit.missing import MissingLibrary
from briefkit.verifying.drawn import written
from briefkit.verifying.shown import Unverifiable

if TYPE_CHECKING:
    from pdfminer.pdfdocument import PDFDocument

# Deeper than any page's, and not so deep that a tree in a circle goes on for ever.
DEEPEST = 200


class Piece(NamedTuple):
    """A marked-content sequence: the id of its page, and its number there."""

    page: int
    number: int


@dataclass(frozen=True)
class Element:
    """An element of the tree; ``target`` is the name of the place that a link leads to."""

    kind: str
    identifier: str
    alt: str
    target: str
    kids: tuple[Element | Piece, ...]

    def elements(self) -> Iterator[Element]:
        """The elements in this one."""
        return (kid for kid in self.kids if isinstance(kid, Element))


@dataclass(frozen=True)
class Tagged:
    """A PDF's elements in reading order, and the words of its content."""

    elements: tuple[Element, ...]
    text: dict[Piece, str]

    def words(self, piece: Piece) -> str:
        """The words of a piece of content, as printed."""
        return self.text.get(piece, "")


def tagged(data: bytes) -> Tagged:
    """Read a PDF's tree. Raises `Unverifiable` without one, and `MissingLibrary`."""
    try:
        from pdfminer.pdfdocument import PDFDocument
        from pdfminer.pdfpage import PDFPage
        from pdfminer.pdfparser import PDFParser
        from pdfminer.psexceptions import PSException
    except ImportError as failure:
        raise MissingLibrary(
            "To read a PDF back, the Python package pdfminer.six is needed: "
            "pip install 'briefkit[verify]'. Word documents and web pages are read without: "
            "-f docx,html"
        ) from failure
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        pages = list(PDFPage.create_pages(document))
        text = dict(_words(pages))
        root = _Tree(document).root
    except (PSException, AttributeError, KeyError, TypeError, ValueError) as failure:
        raise Unverifiable("is no PDF that can be read. Render the brief anew") from failure
    if not root:
        raise Unverifiable(
            "is a PDF without tags, so the order of its words can't be told. "
            "Programs that “print” a PDF to a new one take the tags out: verify the original"
        )
    return Tagged(root, text)


class _Tree:
    """Makes elements of a document's structure tree."""

    def __init__(self, document: PDFDocument) -> None:
        self.catalog = document.catalog

    @cached_property
    def root(self) -> tuple[Element, ...]:
        root = _resolved(self.catalog.get("StructTreeRoot")) or {}
        kids = self._kids(root, 0, DEEPEST)
        return tuple(kid for kid in kids if isinstance(kid, Element))

    def _kids(self, element: dict[str, Any], page: int, left: int) -> Iterator[Element | Piece]:
        held = _resolved(element.get("K"))
        for kid in held if isinstance(held, list) else [held]:
            found = _resolved(kid)
            if isinstance(found, int):
                yield Piece(page, found)
            elif isinstance(found, dict) and left:
                yield from self._kid(found, page, left)

    def _kid(self, found: dict[str, Any], page: int, left: int) -> Iterator[Element | Piece]:
        page = found["Pg"].objid if "Pg" in found else page
        kind = _name(found.get("Type"))
        if kind == "MCR":
            yield Piece(page, _resolved(found["MCID"]))
        elif kind != "OBJR":
            kids = tuple(self._kids(found, page, left - 1))
            alt = _text(_resolved(found.get("Alt")))
            identifier = _text(_resolved(found.get("ID")))
            yield Element(_name(found.get("S")), identifier, alt, _target(found), kids)


def _target(element: dict[str, Any]) -> str:
    """The name of the place that a link leads to, by its annotation (12.5.6.5)."""
    held = _resolved(element.get("K"))
    for kid in map(_resolved, held if isinstance(held, list) else [held]):
        if isinstance(kid, dict) and _name(kid.get("Type")) == "OBJR":
            annotation = _resolved(kid["Obj"])
            action = _resolved(annotation.get("A")) or {}
            return _text(_resolved(annotation.get("Dest", action.get("D"))))
    return ""


def _words(pages: list[Any]) -> Iterator[tuple[Piece, str]]:
    """The text of each marked-content sequence of each page."""
    from pdfminer.pdfdevice import PDFTextDevice
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager

    class MarkedText(PDFTextDevice):
        def __init__(self, manager: PDFResourceManager) -> None:
            super().__init__(manager)
            self.open: list[int | None] = []
            self.text: dict[int, list[str]] = {}

        def begin_tag(self, _tag: Any, props: Any = None) -> None:
            self.open.append(props.get("MCID") if isinstance(props, dict) else None)

        def end_tag(self) -> None:
            self.open.pop()

        def render_string(self, textstate: Any, seq: Any, *_: Any) -> None:
            number = next((each for each in reversed(self.open) if each is not None), None)
            if number is None:
                return
            codes = (each for each in seq if isinstance(each, bytes))
            letters = self.text.setdefault(number, [])
            for code in (code for each in codes for code in textstate.font.decode(each)):
                letters.append(textstate.font.to_unichr(code))

    manager = PDFResourceManager()
    for page in pages:
        device = MarkedText(manager)
        PDFPageInterpreter(manager, device).process_page(page)
        yield from (
            (Piece(page.pageid, number), written(text)) for number, text in device.text.items()
        )


def _resolved(value: Any) -> Any:
    from pdfminer.pdftypes import resolve1

    return resolve1(value)


def _name(value: Any) -> str:
    return str(getattr(_resolved(value), "name", ""))


def _text(value: Any) -> str:
    from pdfminer.utils import decode_text

    return decode_text(value) if isinstance(value, bytes) else _name(value)
