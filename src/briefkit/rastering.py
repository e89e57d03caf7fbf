"""A drawing (SVG) as a picture of dots (PNG), for programs that know nothing else."""

from __future__ import annotations

import re

from briefkit.charts.drawing import svg_to_png
from briefkit.charts.faults import Undrawn
from briefkit.edition.blocks import EditedFigure
from briefkit.images import Image
from briefkit.missing import MissingLibrary
from briefkit.style import Style

# Enough to print well across a page, and to open on any machine.
MOST_ACROSS, MOST_DOWN = 2000, 2800
# Of a style: the fonts that it names, at the end of what it says of them.
FONTS = re.compile(r"(\bfont(?:-family)?\s*:[^;}!]+)")
# Without a font that is there, letters are left out; this one always is.
FALLBACK = "sans-serif"


def rasterized(drawing: Image, figure: EditedFigure, style: Style) -> bytes:
    """The PNG of a figure's SVG.

    Raises `MissingLibrary` without what makes it, and `Undrawn` when that takes too long.
    """
    scale = min(MOST_ACROSS / drawing.width, MOST_DOWN / drawing.height)
    try:
        return svg_to_png(_with_fallback(drawing.data), round(scale * drawing.width), style)
    except Undrawn as failure:
        if failure.lacking:
            raise MissingLibrary(
                f"{figure.name} is an .svg picture, and Word needs a copy of it in dots. To "
                "make that: pip install 'briefkit[charts]'. Or save the picture as .png. "
                "HTML and PDF output work without it"
            ) from failure
        raise Undrawn({figure.label: str(failure)}) from failure


def _with_fallback(data: bytes) -> bytes:
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
    return etree.tostring(root)
