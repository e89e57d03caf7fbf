"""Whether a style's colours can be told apart (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.style.tokens import Palette

# Letters and the ground on which a page sets them.
PAIRS = (
    ("ink", "paper"),
    ("soft", "paper"),
    ("heading", "paper"),
    ("accent", "paper"),
    ("ink", "tint"),
    ("heading", "tint"),
    ("accent", "tint"),
)
LEAST = 4.5


def faint_pairs(palette: Palette) -> Iterator[tuple[str, str]]:
    """The colour of letters that are too faint for level AA, and what is wrong with each."""
    for name, ground in PAIRS:
        letters, behind = getattr(palette, name), getattr(palette, ground)
        ratio = contrast(letters, behind)
        if ratio < LEAST:
            yield (
                name,
                f"“{name}” ({letters}) on “{ground}” ({behind}) has a contrast of "
                f"{ratio:.1f}:1. "
                f"Letters need {LEAST}:1 (WCAG 2.2, AA). Make them further apart",
            )


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    lights = sorted((_luminance(first), _luminance(second)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(color: str) -> float:
    """The relative luminance of an sRGB colour."""
    channels = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
