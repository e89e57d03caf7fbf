"""Pictures from files beside a brief: what they are, how large, and safe to print."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from typing import Any, Literal

from briefkit.images.rasterfiles import Unusable, raster_size
from briefkit.images.safesvg import safe_svg

MediaType = Literal["image/png", "image/jpeg", "image/svg+xml"]

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(px|pt|pc|mm|cm|in)?\s*\Z")
PIXELS = {None: 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54,
          "in": 96.0}  # fmt: skip


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
        return Image(data, "image/png", *raster_size(data))
    if data.startswith(JPEG):
        return Image(data, "image/jpeg", *raster_size(data))
    if b"<svg" in data[:100_000]:
        return Image(data, "image/svg+xml", *_svg_size(safe_svg(data)))
    raise Unusable("is no picture that can be printed. Save it as .png, .jpg or .svg")


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
