"""Characters that a Word document takes from a symbol font (``w:sym``, 17.3.3.30)."""

from __future__ import annotations

import re

# The Symbol font's places from 0x21, as its maker Adobe encodes them; a space has none.
_SYMBOL = (
    "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    " αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈… ─↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑",
)
# Of the Wingdings, what stands in running text: bullets, arrows, ticks.
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•",
    0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔",
    0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
UNKNOWN = "\ufffd"
# Symbol fonts have their characters in a private area of Unicode.
_PRIVATE = range(0xF000, 0xF100)
PRIVATE_SIGN = re.compile("[\uf000-\uf0ff]")


def symbol(font: str, code: str) -> str:
    """The character at a place (in hexadecimal) of a font; U+FFFD when it is not known."""
    try:
        place = int(code, 16)
    except ValueError:
        return UNKNOWN
    place = place - 0xF000 if place in _PRIVATE else place
    name = font.lower()
    if name == "symbol":
        return _of_symbol(place)
    if name.startswith("wingdings") or name == "webdings":
        return _WINGDINGS.get(place, UNKNOWN) if name == "wingdings" else UNKNOWN
    printable = 0x20 <= place < 0x110000 and chr(place).isprintable()
    return chr(place) if printable else UNKNOWN


def _of_symbol(place: int) -> str:
    for start, row in zip((0x21, 0xA0), _SYMBOL, strict=True):
        if start <= place < start + len(row) and row[place - start] != " ":
            return row[place - start]
    return " " if place == 0x20 else UNKNOWN
