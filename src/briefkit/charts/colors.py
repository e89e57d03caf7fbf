"""The colours of charts, derived from those of a house by how light they are on its paper.

Lightness and hue are those of OKLCH (CSS Color 4, 9.3), contrast that of WCAG 2.2.
"""

from __future__ import annotations

from math import atan2, cbrt, cos, hypot, radians, sin

from briefkit.style.tokens import Palette

RGB = tuple[float, float, float]
# Against the paper: more than the 3 to 1 that shapes need (WCAG 2.2, 1.4.11), since names of
# lines are set in these, too (1.4.3). Dark and light take turns, so that neighbours differ
# for those, too, who tell colours badly or print in grey.
DARK, LIGHT, DEEP, MIDDLE = 7.4, 4.6, 13.0, 9.0
STEPS = (1.3, 1.9, 3.1, 5.2, 9.0)
CHROMA = 0.12


def series(colors: Palette) -> list[str]:
    """Colours for things that differ, such as lines: the accent, then others by its side."""
    hue = _lch(colors.accent)[2]
    turns = ((180.0, DEEP), (90.0, LIGHT), (-60.0, DARK), (40.0, LIGHT))
    first = colors.accent if contrast(colors.accent, colors.paper) >= LIGHT else None
    made = [_toned(hue + turn, CHROMA, share, colors.paper) for turn, share in turns]
    grey = _toned(_lch(colors.soft)[2], 0.02, MIDDLE, colors.paper)
    return [first or _toned(hue, CHROMA, DARK, colors.paper), *made, grey]


def ramp(colors: Palette) -> list[str]:
    """Five steps of the accent's hue, from what is nearly paper to what stands out most."""
    hue = _lch(colors.accent)[2]
    chromas = (0.035, 0.06, 0.09, 0.11, 0.09)
    return [
        _toned(hue, chroma, share, colors.paper)
        for chroma, share in zip(chromas, STEPS, strict=True)
    ]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((_luminance(_linear(one)), _luminance(_linear(other))))
    return (high + 0.05) / (low + 0.05)


def _toned(hue: float, chroma: float, wanted: float, paper: str) -> str:
    """The colour of a hue that has the contrast wanted with the paper, or just above."""
    is_dark = _luminance(_linear(paper)) < 0.18
    near, far = _lch(paper)[0], 1.0 if is_dark else 0.0
    for _ in range(30):
        middle = (near + far) / 2
        if contrast(_hex(middle, chroma, hue), paper) < wanted:
            near = middle
        else:
            far = middle
    return _hex(far, chroma, hue)


def _linear(color: str) -> RGB:
    parts = (int(color[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return red, green, blue


def _luminance(linear: RGB) -> float:
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lch(color: str) -> tuple[float, float, float]:
    """A colour's lightness, chroma and hue, by the matrices of CSS Color 4, 10."""
    red, green, blue = _linear(color)
    long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, hypot(a, b), atan2(b, a) * 180 / 3.141592653589793


def _hex(lightness: float, chroma: float, hue: float) -> str:
    """A colour as #rrggbb; less colourful where a screen can't show it."""
    while True:
        linear = _rgb(lightness, chroma, hue)
        if chroma <= 0 or all(-0.0005 <= part <= 1.0005 for part in linear):
            break
        chroma = max(chroma - 0.005, 0)
    parts = (min(max(part, 0), 1) for part in linear)
    shown = (p * 12.92 if p <= 0.0031308 else 1.055 * p ** (1 / 2.4) - 0.055 for p in parts)
    return "#" + "".join(f"{round(part * 255):02x}" for part in shown)


def _rgb(lightness: float, chroma: float, hue: float) -> RGB:
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
