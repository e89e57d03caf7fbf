"""PNG and JPEG pictures: whole, not too large to open, and how large."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

# More would take a gigabyte of memory to open.
MOST_PIXELS = 100_000_000


class Unusable(Exception):
    """A picture that can't be printed; the message says why and what to do."""


def raster_size(data: bytes) -> tuple[float, float]:
    """Width and height in pixels. Raises `Unusable` where a picture is damaged or too large."""
    from PIL import Image as Pictures
    from PIL import UnidentifiedImageError

    try:
        with _strictly(), Pictures.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
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


@contextmanager
def _strictly() -> Iterator[None]:
    """Damaged pictures are told, although WeasyPrint has Pillow let them pass."""
    from PIL import ImageFile

    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
