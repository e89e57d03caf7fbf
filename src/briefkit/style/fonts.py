"""Font files: which characters they hold, and the part of one that a web page needs."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Mapping, Set
from functools import cache, lru_cache
from pathlib import Path

# OpenType features beyond the usual ones that the styles ask for: kinds of figures.
FIGURES = ("lnum", "onum", "pnum", "tnum")
# As many fonts of one weight are kept as the charts of a few styles are set in.
MOST_KEPT = 16

# Line ends, spaces and invisible marks need no glyph (Unicode general categories).
WITHOUT_GLYPH = ("Cc", "Cf", "Zs", "Zl", "Zp")


@cache
def covered(*fonts: Path) -> frozenset[str]:
    """The characters for which one of the fonts has a glyph (OpenType `cmap`)."""
    import uharfbuzz

    faces = (uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font))) for font in fonts)
    return frozenset(chr(code) for face in faces for code in face.unicodes)


def lacking(text: str, glyphs: Set[str]) -> set[str]:
    """The characters of a text that are printed, and are not among those with a glyph."""
    return {c for c in set(text) - glyphs if unicodedata.category(c) not in WITHOUT_GLYPH}


def web_font(font: Path, code_points: Iterable[int], axes: Mapping[str, float]) -> bytes:
    """A WOFF file with the glyphs for the code points only, and no name.

    ``axes`` of a variable font are held at a value, such as ``{"opsz": 14}``. The
    name goes because a changed font may not carry a reserved name (SIL OFL 1.1, 3).
    """
    import uharfbuzz
    from fontTools.ttLib import TTFont

    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font)))
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(code_points)
    wanted.layout_feature_tag_set.update(
        int.from_bytes(feature.encode(), "big") for feature in FIGURES
    )
    wanted.name_id_set.clear()
    for axis, value in axes.items():
        wanted.pin_axis_location(face, axis, value)
    subset = uharfbuzz.subset(face, wanted)
    output = io.BytesIO()
    with TTFont(io.BytesIO(subset.blob.data), recalcTimestamp=False) as packed:
        packed.flavor = "woff"
        packed.save(output, reorderTables=False)
    return output.getvalue()


@lru_cache(MOST_KEPT)
def static_font(font: Path, weight: int, axes: tuple[tuple[str, float], ...]) -> bytes:
    """A font file with all its glyphs in one weight; other ``axes`` are held at a value."""
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font)))
    wanted = uharfbuzz.SubsetInput()
    wanted.keep_everything()
    varies = {info.tag for info in face.axis_infos}
    for axis, value in {**dict(axes), "wght": float(weight)}.items():
        if axis in varies:
            wanted.pin_axis_location(face, axis, value)
    made = uharfbuzz.subset(face, wanted)
    data: bytes = made.blob.data
    return data
