"""How text looks in each style of a Word file: what the style says, and what it takes over.

A style takes over from the one that it is based on, a paragraph's in the end from the file's
own defaults (ECMA-376 part 1, 17.7.2); fonts may be named by the theme (17.3.2.26).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefkit.word.names import W, child

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# What is looked at, and where a style says it.
SAID = (("font", "rFonts", "ascii"), ("size", "sz", "val"), ("colour", "color", "val"))


class Looks:
    """The font, the size in points and the colour of each style of a styles part."""

    def __init__(self, root: Any, theme: Any = None) -> None:
        self._fonts = theme_fonts(theme)
        self._styles = {each.get(f"{W}styleId"): each for each in root.iterfind(f"{W}style")}
        self._default = self._said(child(root, "docDefaults/rPrDefault/rPr"))

    def of(self, style: Any) -> dict[str, str]:
        """How text looks in a style."""
        line = [style]
        while (base := self.base(line[-1])) is not None and base not in line:
            line.append(base)
        found = dict(self._default) if style.get(f"{W}type") == "paragraph" else {}
        for each in reversed(line):
            found |= self._said(each.find(f"{W}rPr"))
        return found

    def base(self, style: Any) -> Any:
        """The style that one is based on, if any."""
        named = style.find(f"{W}basedOn")
        return None if named is None else self._styles.get(named.get(f"{W}val"))

    def _said(self, run: Any) -> dict[str, str]:
        found: dict[str, str] = {}
        for what, tag, attribute in SAID:
            element = None if run is None else run.find(f"{W}{tag}")
            if element is not None and (value := self._value(element, attribute)):
                half = what == "size" and value.isdecimal()
                found[what] = f"{int(value) / 2:g} pt" if half else value
        return found

    def _value(self, element: Any, attribute: str) -> str | None:
        by_theme = element.get(f"{W}{attribute}Theme", "")
        return self._fonts.get(by_theme[:5]) or element.get(f"{W}{attribute}")


def theme_fonts(theme: Any) -> Mapping[str, str]:
    """The fonts of a theme for headings (“major”) and for text (“minor”)."""
    found = {}
    for kind in ("major", "minor"):
        font = None if theme is None else theme.find(f".//{DRAWING}{kind}Font/{DRAWING}latin")
        if font is not None:
            found[kind] = font.get("typeface", "")
    return found
