"""A designer's pages round a brief: the cover, heads and feet of a style's template.docx.

The file has fields such as ``{{ title }}``, and one paragraph ``{{ body }}`` where the text
is poured in. What it says of size, margins and columns holds for its own pages; those of
the text are the style's (ECMA-376 part 1, 17.6).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from briefkit.diagnostic import Unreadable
from briefkit.word.names import R, W
from briefkit.word.package import Package
from briefkit.word.safexml import parse_xml
from briefkit.wordwriting.fields import (
    BODY,
    POURED,
    Unfit,
    fields_of,
    fill,
    mark_house_words,
)
from briefkit.wordwriting.fit import unfit, without_leavings
from briefkit.wordwriting.package import WordPackage
from briefkit.wordwriting.parts import carry, judge
from briefkit.wordwriting.pouring import FURNITURE, pour, settled
from briefkit.wordwriting.template import TemplateUnfit

# What the body leaves out where the designer's pages say it, and what is the house's.
SAID = ("title", "subtitle", "authors", "dates", "doi")
HOUSE = ("series", "number", "publisher", "status")
# Beyond those of any brief's text.
FIRST_BOOKMARK, FIRST_PICTURE = 500_000, 500_000
MEASURES = {"pgSz": ("w", "h"), "pgMar": ("top", "right", "bottom", "left")}
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@dataclass(frozen=True)
class Poured:
    """What goes into a design: a document part, what its fields say, styles by their ids."""

    document: bytes
    values: Mapping[str, tuple[str, ...]]
    title: str
    """The title as heads and feet have it, without the marks of notes."""
    styles: Mapping[str, str]
    stamp: Callable[[], str]
    """Adds a head that says the brief's status, and gives its relationship's id."""


def design_of(package: Package) -> Design | None:
    """The pages of a template, or nothing where it has no field and only lends its styles.

    Raises `TemplateUnfit` where it can't be read or carried.
    """
    try:
        design = Design(package)
        return design if design.is_meant() else None
    except Unreadable as failure:
        raise TemplateUnfit(f"{package.name}: {failure.diagnostic.message}") from None
    except Unfit as failure:
        raise TemplateUnfit(f"{package.name} {failure}") from None


class Design:
    """The pages of a template, to be filled."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._root = package.main()
        relations = package.relations(package.document)
        furniture = (relations.get(_identifier(each)) for each in self._root.iter(*FURNITURE))
        self._heads = {each.target: package.xml(each.target) for each in furniture if each}
        on_pages = {name for name, _ in fields_of(self._root)}
        on_heads = {name for root in self._heads.values() for name, _ in fields_of(root)}
        self.fields = frozenset(on_pages | on_heads.intersection(HOUSE))
        """What the design says, so that the text need not."""
        settings = package.related(package.document, "settings")
        held = None if settings is None else package.xml(settings)
        self.even_pages = held is not None and held.find(f"{W}evenAndOddHeaders") is not None

    @property
    def measures(self) -> dict[str, str]:
        """The sizes and margins of the pages where the text goes."""
        return measures_of(self._root)

    def is_meant(self) -> bool:
        """Whether there is any field. Raises `Unfit` if there is, and it can't be filled."""
        parts = {self._package.document: self._root, **self._heads}
        if not any(True for root in parts.values() for _ in fields_of(root)):
            return False
        for name, root in parts.items():
            _judge(root, on_pages=root is self._root)
            judge(root, name, self._package)
        settled(self._root)
        return True

    def poured(self, brief: Poured, target: WordPackage) -> bytes:
        """The document part with a brief in it; all that it needs is put into ``target``."""
        root = deepcopy(self._root)
        without_leavings(root, brief.styles)
        carry(root, self._package.document, self._package, "document", target)
        holders = settled(root)
        filled = fill(root, brief.values)
        mark_house_words(root, [run for name, run in filled if name in SAID], FIRST_BOOKMARK)
        for number, drawing in enumerate(root.iter(DRAWN), FIRST_PICTURE):
            drawing.set("id", str(number))
        relations = self._package.relations(self._package.document)
        ids = {name: self._head(name, brief, target) for name in self._heads}
        for each in root.iter(*FURNITURE):
            each.set(f"{R}id", ids[relations[_identifier(each)].target])
        pour(holders, parse_xml(brief.document).find(f"{W}body"))
        if brief.values["status"]:
            self._stamp_headless(root, brief.stamp)
        return _written(root)

    def _head(self, name: str, brief: Poured, target: WordPackage) -> str:
        """Put a head or a foot into the package; gives its relationship's id."""
        root = deepcopy(self._heads[name])
        owner = target.reserve("header" if root.tag == f"{W}hdr" else "footer")
        without_leavings(root, brief.styles)
        carry(root, name, self._package, owner, target)
        told = any(field == "status" for field, _ in fields_of(root))
        fill(root, {**brief.values, "title": (brief.title,)})
        if root.tag == f"{W}hdr" and not told:
            root.extend(_paragraph(root, "Stamp", line) for line in brief.values["status"])
        return target.add(owner, _written(root))

    def _stamp_headless(self, root: Any, stamp: Callable[[], str]) -> None:
        """Give the first pages a head that says the brief's status, where they have none."""
        setup = next(root.iter(f"{W}sectPr"))
        kinds = {"default": True, "even": self.even_pages,
                 "first": setup.find(f"{W}titlePg") is not None}  # fmt: skip
        held = {each.get(f"{W}type") for each in setup.iterfind(f"{W}headerReference")}
        lacking = [kind for kind, needed in kinds.items() if needed and kind not in held]
        identifier = stamp() if lacking else ""
        for kind in lacking:
            head = setup.makeelement(f"{W}headerReference", {f"{W}type": kind})
            head.set(f"{R}id", identifier)
            setup.insert(0, head)


def _paragraph(root: Any, style: str, words: str) -> Any:
    paragraph = root.makeelement(f"{W}p", {})
    look = paragraph.makeelement(f"{W}pPr", {})
    look.append(paragraph.makeelement(f"{W}pStyle", {f"{W}val": style}))
    run, text = paragraph.makeelement(f"{W}r", {}), paragraph.makeelement(f"{W}t", {})
    text.text = words
    run.append(text)
    paragraph.extend((look, run))
    return paragraph


def measures_of(root: Any) -> dict[str, str]:
    """The sizes and margins of the pages of a text, in twips, by their names in Word.

    ``root`` is a document's, with its ``{{ body }}`` or without.
    """
    holder = next((each for name, each in fields_of(root) if name == BODY), None)
    after = root if holder is None else (holder, *holder.itersiblings())
    setup = next(setup for each in after for setup in each.iter(f"{W}sectPr"))
    found = {}
    for tag, names in MEASURES.items():
        for name in names:
            element = setup.find(f"{W}{tag}")
            found[name] = "" if element is None else element.get(f"{W}{name}", "")
    return found


def _identifier(reference: Any) -> str:
    return str(reference.get(f"{R}id", ""))


def _judge(root: Any, on_pages: bool) -> None:
    """Raise `Unfit` for a part that can't be carried, or that has a field nobody knows."""
    if fault := unfit(root):
        raise Unfit(fault)
    for name, _ in fields_of(root):
        if name in POURED and not on_pages:
            raise Unfit(f"has {{{{ {name} }}}} in a head or a foot. Put it on a page")
        if name not in (*SAID, *HOUSE, *POURED):
            known = ", ".join((*SAID, *HOUSE, *POURED))
            raise Unfit(f"has {{{{ {name} }}}}, which is no field. There are {known}")


def _written(root: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
