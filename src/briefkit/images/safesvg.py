"""SVG from strangers: none that acts, brings in other files, or draws without end."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from typing import Any

from briefkit.images.rasterfiles import Unusable, raster_size

SVG = "{http://www.w3.org/2000/svg}"
# What may act, or bring in other files (SVG 2, 15 and 12.9).
ACTIVE = frozenset(("script", "foreignObject", "iframe", "audio", "video", "handler"))
MOVING = frozenset(("set", "animate", "animateMotion", "animateTransform", "discard"))
REFERS = re.compile(r"url\(\s*['\"]?(?!['\"]?#)|@import|image-set", re.IGNORECASE)
EMBEDDED = re.compile(r"data:image/(?:png|jpe?g);base64,(.*)", re.DOTALL)
# Another element that is drawn at a place: by <use>, or as a pattern, marker or mask.
DRAWN_TOO = re.compile(r"#([^'\")]+)")
# A detailed map has ten thousand; ten that each draw ten others ten times have a billion.
MOST_DRAWN = 200_000
MOST_NESTED = 50


def safe_svg(data: bytes) -> Any:
    """The root of an SVG that neither acts nor brings in anything from elsewhere (lxml).

    Raises `Unusable` for one that does, and for what is no SVG.
    """
    from lxml import etree

    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"<?xml-stylesheet" in data:
        raise Unusable("may bring in other files by how it begins. Save it as a plain picture")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as failure:
        raise Unusable(
            "is no well-formed SVG. Save it again from where it was made"
        ) from failure
    if root.tag != f"{SVG}svg":
        raise Unusable("is no SVG. Save it as .png, .jpg or .svg")
    for element in root.iter():
        _refuse(element)
    _Drawn(root).count(root, MOST_NESTED)
    return root


def _refuse(element: Any) -> None:
    """Raise `Unusable` for an element that acts, or that refers to another file."""
    if not isinstance(element.tag, str):
        return
    name = element.tag.rpartition("}")[2]
    if name in ACTIVE | MOVING:
        raise Unusable(f"holds a <{name}>, which may act. Save it as a plain picture")
    if name == "style" and _refers(element.text or ""):
        raise Unusable("has styles that refer to other files. Save it as a plain picture")
    for attribute, value in element.attrib.items():
        bare = attribute.rpartition("}")[2]
        refers = bare in ("href", "src") and not value.startswith("#")
        if refers and (embedded := EMBEDDED.fullmatch(value)):
            raster_size(_decoded(embedded[1]))
            refers = False
        styled = "}" not in attribute and not bare.startswith("aria-") and _refers(value)
        if bare.startswith("on") or bare == "base" or refers or styled:
            raise Unusable(f"refers elsewhere, or acts, by its “{bare}”. Take that out")


def _refers(style: str) -> bool:
    """Whether a style brings in a file, or hides with escapes (CSS Syntax 3, 4.3.7) what."""
    return "\\" in style or REFERS.search(style) is not None


def _decoded(base64: str) -> bytes:
    try:
        return b64decode("".join(base64.split()), validate=True)
    except ValueError as failure:
        raise Unusable("holds a damaged picture. Save it again") from failure


class _Drawn:
    """Counts the elements that an SVG draws, each as often as others draw it."""

    def __init__(self, root: Any) -> None:
        self.named = {each.get("id"): each for each in root.iter() if each.get("id")}
        self.counted: dict[str, int] = {}
        self.seen = 0

    def count(self, element: Any, left: int) -> int:
        """How many elements one draws. Raises `Unusable` when that has no good end."""
        total = 0
        for each in element.iter():
            self.seen += 1
            total += 1 + sum(self._named(name, left) for name in _drawn_too(each))
            if max(total, self.seen) > MOST_DRAWN or not left:
                raise Unusable("draws its parts too often. Save it as a plain picture")
        return total

    def _named(self, name: str, left: int) -> int:
        if name in self.named and name not in self.counted:
            self.counted[name] = self.count(self.named[name], left - 1)
        return self.counted.get(name, 0)


def _drawn_too(element: Any) -> Iterator[str]:
    """The ids of what an element draws besides what it holds."""
    for attribute, value in element.attrib.items():
        link = attribute.rpartition("}")[2] == "href" and value.startswith("#")
        if link or "url(" in value:
            yield from DRAWN_TOO.findall(value)
