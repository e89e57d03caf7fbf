"""How the words of a run look: by themselves, by their styles, by the document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple
from unicodedata import east_asian_width

from briefkit.word.names import VALUE, W, child, number
from briefkit.word.styles import Styles

TOGGLES = ("b", "i", "smallCaps", "caps", "strike", "dstrike")
VALUED = ("vertAlign", "position", "highlight", "u", "lang")
NAMES = {f"{W}{name}": name for name in (*TOGGLES, *VALUED, "rStyle")}
EASTERN = f"{W}eastAsia"
OFF = ("0", "false", "off")
POSITIONS: dict[str | None, Literal["superscript", "subscript"]] = {
    "superscript": "superscript",
    "subscript": "subscript",
}


RAISED = 4  # Half-points above the line.


class Look(NamedTuple):
    """What can be seen of words; ``highlight`` and ``underline`` are Word's own values."""

    bold: bool
    italic: bool
    small_caps: bool
    capitals: bool
    struck: bool
    raised: Literal["superscript", "subscript"] | None
    highlight: str | None
    underline: str | None
    language: str | None
    eastern: str | None
    """The language of East Asian characters; the other is of all others."""

    def languages(self, text: str) -> Iterator[tuple[str, int]]:
        """How many characters of a text are in which language."""
        wide = 0 if text.isascii() else sum(east_asian_width(each) in "WF" for each in text)
        for language, count in ((self.language, len(text) - wide), (self.eastern, wide)):
            if count and language and language != "x-none":
                yield language, count


class Looks:
    """The looks of runs; equal properties in equal styles are looked up once."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self._known: dict[tuple[str | None, tuple[tuple[str, str | None], ...]], Look] = {}

    def of(self, run: Any, style: str | None) -> Look:
        """The look of a run in a paragraph of a style.

        What a style does to a paragraph as a whole, but for bold, is not for the words' sake.
        """
        properties = child(run, "rPr")
        own: tuple[tuple[str, str | None], ...] = ()
        for each in () if properties is None else properties:
            if (name := NAMES.get(each.tag)) is not None:
                own += ((name, each.get(VALUE)),)
                if name == "lang":
                    own += (("eastern", each.get(EASTERN)),)
        if (style, own) not in self._known:
            self._known[style, own] = self._look(dict(own), style)
        return self._known[style, own]

    def _look(self, own: dict[str, str | None], style: str | None) -> Look:
        styles = (own.get("rStyle"), style)

        def on(name: str) -> bool:
            return own[name] not in OFF if name in own else self.styles.switched(name, styles)

        def own_on(name: str) -> bool:
            return on(name) and not self.styles.switched(name, (style,))

        def value(name: str) -> str | None:
            return own.get(name) or self.styles.property(name, styles)

        return Look(
            bold=on("b"),
            italic=own_on("i"),
            small_caps=own_on("smallCaps"),
            capitals=own_on("caps"),
            struck=on("strike") or on("dstrike"),
            raised=POSITIONS.get(value("vertAlign")) or _by_position(value("position")),
            highlight=value("highlight"),
            language=value("lang"),
            eastern=own.get("eastern") or self.styles.property("lang", styles, "eastAsia"),
            underline=None if self.styles.property("u", (style,)) else value("u"),
        )


def _by_position(height: str | None) -> Literal["superscript"] | None:
    """What is raised by hand; what is lowered may be the large letter of a first line."""
    raised = height is not None and number(height) >= RAISED
    return "superscript" if raised else None
