"""What a Word document's styles make of its words (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefkit.word.names import W, child, is_on, value

HEADING = re.compile(r"heading ?([1-9])")
DEEPEST = 30


class Styles:
    """The styles of a document; one is found by its id, and known by its name (`w:name`)."""

    def __init__(self, root: Any) -> None:
        elements = () if root is None else root.findall(f"{W}style")
        self._by_id = {each.get(f"{W}styleId"): each for each in elements}
        self._chains: dict[str | None, tuple[Any, ...]] = {}
        self._found: dict[tuple[str | None, str], Any] = {}
        self._levels: dict[str | None, int | None] = {}
        self._names: dict[str | None, str] = {}
        defaults = None if root is None else root.find(f"{W}docDefaults")
        self._defaults = defaults
        self._default = next(
            (
                each.get(f"{W}styleId")
                for each in elements
                if each.get(f"{W}type") == "paragraph"
                and each.get(f"{W}default") in ("1", "true", "on")
            ),
            None,
        )

    def id_of(self, paragraph: Any) -> str | None:
        """The id of a paragraph's style, the default one's when it names none."""
        own = value(paragraph, "pPr/pStyle")
        return own if own is not None else self._default

    def name(self, style: str | None) -> str:
        """A style's name in lower case; its id when the document does not describe it."""
        if style not in self._names:
            element = self._by_id.get(style)
            name = None if element is None else value(element, "name")
            self._names[style] = (name or style or "normal").lower()
        return self._names[style]

    def named(self, paragraph: Any) -> str:
        """The name of a paragraph's style, in lower case."""
        return self.name(self.id_of(paragraph))

    def chain(self, style: str | None) -> tuple[Any, ...]:
        """A style and those that it is based on, nearest first."""
        if style not in self._chains:
            self._chains[style] = tuple(self._based(style))
        return self._chains[style]

    def _based(self, style: str | None) -> Iterator[Any]:
        seen: set[str | None] = set()
        while style not in seen and len(seen) < DEEPEST and style in self._by_id:
            seen.add(style)
            yield self._by_id[style]
            style = value(self._by_id[style], "basedOn")

    def find(self, style: str | None, path: str) -> Any:
        """The nearest element at a path such as ``rPr/b`` in a style's chain, or None."""
        key = (style, path)
        if key not in self._found:
            found = (child(each, path) for each in self.chain(style))
            self._found[key] = next((each for each in found if each is not None), None)
        return self._found[key]

    def said(self, style: str | None, path: str) -> str | None:
        """The ``w:val`` of the nearest element at a path in a style's chain, or None."""
        found = self.find(style, path)
        return None if found is None else found.get(f"{W}val")

    def default(self, name: str) -> Any:
        """A run property that the document gives to all its words, or None."""
        if self._defaults is None:
            return None
        return child(self._defaults, f"rPrDefault/rPr/{name}")

    def level(self, style: str | None) -> int | None:
        """The outline level of a style, from 1; by its name where it says none."""
        if style not in self._levels:
            self._levels[style] = self._level(style)
        return self._levels[style]

    def _level(self, style: str | None) -> int | None:
        outline = self.find(style, "pPr/outlineLvl")
        if outline is not None:
            return outline_level(outline)
        for each in self.chain(style) or ((None,) if style else ()):
            name = self.name(style if each is None else each.get(f"{W}styleId"))
            if found := HEADING.fullmatch(name):
                return int(found[1])
        return None

    def switched(self, name: str, styles: tuple[str | None, ...]) -> bool:
        """Whether a toggle such as ``b`` is on by a run's styles (17.7.3)."""
        default = self.default(name)
        if default is not None and is_on(default):
            return True
        found = (self.find(style, f"rPr/{name}") for style in styles)
        return sum(each is not None and is_on(each) for each in found) % 2 == 1

    def property(
        self, name: str, styles: tuple[str | None, ...], attribute: str = "val"
    ) -> str | None:
        """What a run's styles, the nearest first, or else the document say of a property."""
        found = (self.find(style, f"rPr/{name}") for style in styles)
        every = (each for each in (*found, self.default(name)) if each is not None)
        said = (each.get(f"{W}{attribute}") for each in every)
        return next((each for each in said if each is not None), None)


def outline_level(element: Any) -> int | None:
    """The level of ``w:outlineLvl``, from 1; None for running text, which is its 9."""
    written = element.get(f"{W}val", "9")
    return int(written) + 1 if written in tuple("012345678") else None
