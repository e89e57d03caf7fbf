"""Pictures from files beside a brief: what they are, how large, and safe to print."""

from __future__ import annotations

import io
import re
from base64 import b64encode
from dataclasses import dataclass
from typing import Any, Literal

MediaType = Literal["image/png", "image/jpeg", "image/svg+xml"]

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
# More would take a gigabyte of memory to open.
MOST_PIXELS = 100_000_000
LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(px|pt|pc|mm|cm|in)?\s*\Z")
PIXELS = {None: 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54,
          "in": 96.0}  # fmt: skip
SVG = "{http://www.w3.org/2000/svg}"
# What may act, or bring in other files (SVG 2, 15 and 12.9).
ACTIVE = frozenset(("script", "foreignObject", "iframe", "audio", "video", "handler"))
REFERS = re.compile(r"url\(\s*['\"]?(?!['\"]?#)|@import", re.IGNORECASE)


class Unusable(Exception):
    """A picture that can't be printed; the message says why and what to do."""


@dataclass(frozen=True)
class Image:
    """A picture: its bytes, its kind, and its size in CSS pixels."""

    data: bytes
    media_type: MediaType
    width: float
    height: float

    @property
    def url(self) -> str:
        """The picture as a data: URL (RFC 2397)."""
        return f"data:{self.media_type};base64,{b64encode(self.data).decode()}"


def read_image(data: bytes) -> Image:
    """Tell what picture a file's bytes hold. Raises `Unusable` where it can't be printed."""
    if data.startswith(PNG):
        return Image(data, "image/png", *_raster_size(data))
    if data.startswith(JPEG):
        return Image(data, "image/jpeg", *_raster_size(data))
    if b"<svg" in data[:100_000]:
        return Image(data, "image/svg+xml", *_svg_size(_safe_svg(data)))
    raise Unusable("is no picture that can be printed. Save it as .png, .jpg or .svg")


def _raster_size(data: bytes) -> tuple[float, float]:
    from PIL import Image as Pictures
    from PIL import UnidentifiedImageError

    try:
        with Pictures.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
            width, height = picture.size
            if width * height <= MOST_PIXELS:
                picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as failure:
        raise Unusable("is damaged. Save it again from where it was made") from failure
    except Pictures.DecompressionBombError as failure:
        raise Unusable("has more than 100 million pixels. Save it smaller") from failure
    if width * height > MOST_PIXELS:
        raise Unusable("has more than 100 million pixels. Save it smaller")
    return float(width), float(height)


def _safe_svg(data: bytes) -> Any:
    """The root of an SVG that neither acts nor brings in anything from elsewhere."""
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
    return root


def _refuse(element: Any) -> None:
    """Raise `Unusable` for an element that acts, or that refers to another file."""
    if not isinstance(element.tag, str):
        return
    name = element.tag.rpartition("}")[2]
    if name in ACTIVE:
        raise Unusable(f"holds a <{name}>, which may act. Save it as a plain picture")
    if name == "style" and REFERS.search(element.text or ""):
        raise Unusable("has styles that refer to other files. Save it as a plain picture")
    for attribute, value in element.attrib.items():
        bare = attribute.rpartition("}")[2]
        refers = bare in ("href", "src") and not value.startswith(("#", "data:image/"))
        if bare.startswith("on") or refers or REFERS.search(value):
            raise Unusable(f"refers elsewhere, or acts, by its “{bare}”. Take that out")


def _svg_size(root: Any) -> tuple[float, float]:
    """Width and height in CSS pixels, by the attributes or else the view box."""
    sides = [_length(root.get(name)) for name in ("width", "height")]
    box = [*map(float, re.findall(r"-?\d+(?:\.\d+)?", root.get("viewBox", "")))]
    if all(sides):
        return sides[0] or 0, sides[1] or 0
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        width = sides[0] or box[2]
        return width, width * box[3] / box[2]
    raise Unusable("says nowhere how large it is. Give its <svg> a viewBox")


def _length(written: str | None) -> float | None:
    found = LENGTH.match(written or "")
    return float(found[1]) * PIXELS[found[2]] if found and float(found[1]) else None
