"""The images in a drawing of a Word document: DrawingML or the older VML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from briefkit.word.names import R, W

DRAWINGS = (f"{W}drawing", f"{W}pict", f"{W}object")
OFFICE = "{urn:schemas-microsoft-com:office:office}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
BLIP = f"{DRAWING}blip"
# By the end of the address that says what is drawn (20.1.2.2.17).
KINDS = {
    "/chart": "A chart",
    "/chartex": "A chart",
    "/diagram": "A diagram with words (SmartArt)",
}
IMAGE_DATA = "{urn:schemas-microsoft-com:vml}imagedata"
NAMED = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr",
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr",
    "{urn:schemas-microsoft-com:vml}shape",
)
RULE = "{urn:schemas-microsoft-com:vml}rect"


def images(drawing: Any) -> Iterator[tuple[str, str]]:
    """The relationship's id and the alternative text of each image, but those in text boxes."""
    paragraph = next(drawing.iterancestors(f"{W}p"), None)
    for each in drawing.iter(BLIP, IMAGE_DATA):
        if next(each.iterancestors(f"{W}p"), None) is paragraph:
            key = each.get(f"{R}embed") or each.get(f"{R}id") or each.get(f"{R}link") or ""
            yield key, _description(each, drawing)


def kind(drawing: Any) -> str:
    """What a drawing is that holds no image."""
    data = next(drawing.iter(f"{DRAWING}graphicData"), None)
    uri = "" if data is None else data.get("uri", "")
    return next(
        (name for end, name in KINDS.items() if uri.endswith(end)), "A drawing or object"
    )


def description(drawing: Any) -> str:
    """The alternative text of a drawing as a whole."""
    return _said(drawing.iter(*NAMED))


def _description(image: Any, drawing: Any) -> str:
    own = image.getparent().getparent().iter(*NAMED)
    return _said((*own, *drawing.iter(*NAMED), image))


def _said(elements: Iterable[Any]) -> str:
    for each in elements:
        for name in ("descr", "alt", "title", f"{OFFICE}title"):
            if words := (each.get(name) or "").strip():
                return str(words)
    return ""


def is_rule(drawing: Any) -> bool:
    """Whether a drawing is a line across the page, which stands for nothing."""
    shape = next(drawing.iter(RULE), None)
    return shape is not None and shape.get(f"{OFFICE}hr") in ("t", "true", "1")


def holds_text_box(drawing: Any) -> bool:
    """Whether there is running text in a drawing."""
    return next(drawing.iter(f"{W}txbxContent"), None) is not None
