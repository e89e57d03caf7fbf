"""What the letters of a PDF are when they are copied, or read out: Arabic ones, one by one.

WeasyPrint says of each glyph what stood where it was first drawn. An alef that was first
drawn under a hamza would have one wherever it stands, and the hamza would be nothing.
"""

from __future__ import annotations

import contextlib
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

# Letters of Arabic and its kin, and marks on letters (UAX 9, 3.2).
KINDS = ("AL", "NSM")


class _Named(dict[int, str]):
    """The characters by glyph: those that the font has for it before all others."""

    def __init__(self, own: Mapping[int, str]) -> None:
        super().__init__()
        self._own = own

    def __setitem__(self, glyph: int, text: str) -> None:
        super().__setitem__(glyph, self._own.get(glyph, text))


@contextlib.contextmanager
def letters_named() -> Iterator[None]:
    """Let fonts that are embedded name their Arabic letters and marks by the font's cmap."""
    from weasyprint.pdf.stream import Stream

    plain = Stream.add_font

    def add_font(stream: Any, pango_font: Any) -> Any:
        font, size = plain(stream, pango_font)
        if not isinstance(font.to_unicode, _Named):
            font.to_unicode = _Named(_letters(font.file_content, font.index))
        return font, size

    Stream.add_font = add_font
    try:
        yield
    finally:
        Stream.add_font = plain


def _letters(font: bytes, index: int) -> dict[int, str]:
    """The letters and marks of a font by glyph; forms of a letter are that letter (NFKC)."""
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob(font), index)
    held = uharfbuzz.Font(face)
    found: dict[int, str] = {}
    for code in sorted(face.unicodes):
        character = unicodedata.normalize("NFKC", chr(code))
        glyph = held.get_nominal_glyph(code)
        if glyph is not None and unicodedata.bidirectional(character[0]) in KINDS:
            found.setdefault(glyph, character)
    return found
