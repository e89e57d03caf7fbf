"""A drawing (SVG) as a picture of dots (PNG), for programs that know nothing else."""

from __future__ import annotations

import re

from briefkit.images import Image
from briefkit.missing import MissingLibrary

# Enough to print well across a page, and to open on any machine.
MOST_ACROSS, MOST_DOWN = 2000, 2800
# Of a style: the fonts that it names, at the end of what it says of them.
FONTS = re.compile(r"(\bfont(?:-family)?\s*:[^;}!]+)")
# Without a font that is there, letters are left out; this one always is.
FALLBACK = "sans-serif"


def rasterized(drawing: Image, name: str) -> bytes:
    """The PNG of an SVG. Raises `MissingLibrary`, which says what `name` is in want of."""
    try:
        from vl_convert import svg_to_png
    except ImportError as failure:
        raise MissingLibrary(
            f"{name} is an .svg picture, and Word needs a copy of it in dots. To make that: "
            'pip install "briefkit[charts]". Or save the picture as .png. '
            "HTML and PDF output work without it"
        ) from failure
    scale = min(MOST_ACROSS / drawing.width, MOST_DOWN / drawing.height)
    return bytes(svg_to_png(_with_fallback(drawing.data), scale=scale))


def _with_fallback(data: bytes) -> str:
    """An SVG all whose letters have a font to fall back on."""
    from lxml import etree

    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    for element in root.iter(etree.Element):
        if element is root or "font-family" in element.attrib:
            named = filter(None, (element.get("font-family"), FALLBACK))
            element.set("font-family", ", ".join(named))
        if "style" in element.attrib:
            element.set("style", FONTS.sub(rf"\1, {FALLBACK}", element.get("style", "")))
        if etree.QName(element).localname == "style":
            element.text = FONTS.sub(rf"\1, {FALLBACK}", element.text or "")
    return etree.tostring(root, encoding="unicode")
