"""A designer's template.docx: its styles take the place of those made from the tokens.

Styles are told by their names (`w:name`), for Word gives them other ids in each language
(ECMA-376 part 1, 17.7.4).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefkit.diagnostic import Unreadable
from briefkit.textfiles.textfile import read_bytes
from briefkit.word.names import W
from briefkit.wordwriting.looks import Looks

if TYPE_CHECKING:
    from briefkit.word.package import Package

# Word writes these only once they are used; without them ours do.
LATENT = frozenset(("footnote text", "footnote reference", "hyperlink"))
REFERRING = ("basedOn", "next", "link")


class TemplateUnfit(Exception):
    """A template.docx that can't be used; the message says why and what to do."""


def restyled(package: Package, generated: bytes) -> tuple[bytes, dict[str, str]]:
    """The styles part of a template, made to fit the one that was generated.

    Gives it, and the new ids of the styles by those that the template has. Raises
    `TemplateUnfit` where it can't be read or lacks a style.
    """
    from lxml import etree

    held = compared(package, generated)
    if held.missing:
        raise TemplateUnfit(
            f"{package.name} lacks the Word styles {', '.join(held.missing)}. Make it anew "
            f"with “briefkit style word”, or add them. It has {', '.join(held.names)}"
        )
    part = etree.tostring(
        held.merged(), xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return bytes(part), held.ids


def compared(package: Package, generated: bytes) -> Restyled:
    """The styles of a template beside those generated. Raises `TemplateUnfit`."""
    from briefkit.word.safexml import parse_xml

    try:
        styles = package.related(package.document, "styles")
        if styles is None:
            raise TemplateUnfit(f"{package.name} has no styles. Save it again in Word")
        theme = package.related(package.document, "theme")
        look = None if theme is None else package.xml(theme)
        return Restyled(package.xml(styles), parse_xml(generated), look)
    except Unreadable as failure:
        raise TemplateUnfit(f"{package.name}: {failure.diagnostic.message}") from None


def theme_of(package: Package) -> bytes | None:
    """The theme that a template's styles take fonts and colours from (20.1.6), by itself.

    Raises `TemplateUnfit` where it can't be read.
    """
    from lxml import etree

    try:
        name = package.related(package.document, "theme")
        if name is None or package.relations(name):
            return None
        return bytes(etree.tostring(package.xml(name), xml_declaration=True, encoding="UTF-8"))
    except Unreadable as failure:
        raise TemplateUnfit(f"{package.name}: {failure.diagnostic.message}") from None


def opened(template: Path) -> Package:
    """A template's parts. Raises `TemplateUnfit` where it is no Word file."""
    from briefkit.word.package import MOST_BYTES, Package

    try:
        return Package(str(template), read_bytes(template, MOST_BYTES))
    except Unreadable as failure:
        raise TemplateUnfit(f"{template}: {failure.diagnostic.message}") from None


class Restyled:
    """The styles of a template, to be held against those that a style's tokens give.

    ``template`` and ``generated`` are the roots of two styles parts, ``theme`` that of the
    template's theme.
    """

    def __init__(self, template: Any, generated: Any, theme: Any = None) -> None:
        self.template = template
        self.theme = theme
        self.generated = generated
        self.theirs = dict(_named(template))
        self.ours = dict(_named(generated))

    @property
    def missing(self) -> list[str]:
        """The names of the styles that the template lacks."""
        return [
            _shown(style)
            for name, style in self.ours.items()
            if name not in self.theirs and name not in LATENT
        ]

    @property
    def names(self) -> list[str]:
        """The names of the styles that the template has."""
        return sorted(map(_shown, self.theirs.values()))

    @property
    def ids(self) -> dict[str, str]:
        """Our ids of the template's styles, by theirs."""
        return {
            style.get(f"{W}styleId"): self.ours[name].get(f"{W}styleId")
            for name, style in self.theirs.items()
            if name in self.ours
        }

    def merged(self) -> Any:
        """The template's styles under our ids, numbered as ours; ours where it has none."""
        root, ids = deepcopy(self.template), self.ids
        for style in root.iterfind(f"{W}style"):
            _renamed(style, ids)
            ours = self.ours.get(_name(style))
            if ours is not None:
                _numbered_as(style, ours)
        for name, style in self.ours.items():
            if name not in self.theirs:
                root.append(deepcopy(style))
        return root

    def drift(self) -> Iterator[tuple[str, str, str, str]]:
        """Each look that the two say otherwise: style, what, in the template, by the tokens.

        What a style only takes over is said of the one from which it does.
        """
        here, there = Looks(self.template, self.theme), Looks(self.generated)
        for name, ours in self.ours.items():
            theirs = self.theirs.get(name)
            if theirs is None:
                continue
            base = there.base(ours)
            above = {} if base is None else self._apart(_name(base), here, there)
            for what, pair in self._apart(name, here, there).items():
                if above.get(what) != pair:
                    yield _shown(ours), what, *pair

    def _apart(self, name: str, here: Looks, there: Looks) -> dict[str, tuple[str, str]]:
        """The looks of a style that the two say otherwise, as each has them."""
        theirs = self.theirs.get(name)
        one = {} if theirs is None else here.of(theirs)
        other = there.of(self.ours[name])
        return {
            what: (one[what], other[what])
            for what in one.keys() & other.keys()
            if one[what].lower() != other[what].lower()
        }


def _named(root: Any) -> Iterator[tuple[str, Any]]:
    for style in root.iterfind(f"{W}style"):
        yield _name(style), style


def _name(style: Any) -> str:
    return _shown(style).lower()


def _shown(style: Any) -> str:
    name = style.find(f"{W}name")
    return "" if name is None else str(name.get(f"{W}val", ""))


def _renamed(style: Any, ids: Mapping[str, str]) -> None:
    """Give a style our id, and so to what it refers to."""
    for holder, attribute in [(style, "styleId")] + [
        (each, "val") for name in REFERRING for each in style.iterfind(f"{W}{name}")
    ]:
        old = holder.get(f"{W}{attribute}")
        if old in ids:
            holder.set(f"{W}{attribute}", ids[old])


def _numbered_as(style: Any, ours: Any) -> None:
    """Give a style the numbering that ours has: a template's own lists do not come along."""
    properties, wanted = style.find(f"{W}pPr"), ours.find(f"{W}pPr/{W}numPr")
    if properties is None or wanted is None:
        return
    old = properties.find(f"{W}numPr")
    if old is not None:
        properties.replace(old, deepcopy(wanted))
