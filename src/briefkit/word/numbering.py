"""Which list a paragraph belongs to, how deep, and of what kind (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

from typing import Any

from briefkit.word.document import ListPlace
from briefkit.word.names import W, number, value
from briefkit.word.styles import Styles

# Formats that count nothing: marks, and numbers that are not shown.
BULLETS = frozenset(("bullet",))
UNSHOWN = frozenset(("none",))


class Numbering:
    """The numberings of a document."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self.styles = styles
        found = () if root is None else root
        self.lists = {each.get(f"{W}numId"): each for each in found if each.tag == f"{W}num"}
        self.kinds = {
            each.get(f"{W}abstractNumId"): each
            for each in found
            if each.tag == f"{W}abstractNum"
        }

    def place(self, paragraph: Any, style: str | None) -> ListPlace | None:
        """The list of a paragraph, by itself or by its style; None when it is no item."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        inherited = self.styles.find(style, "pPr/numPr")
        nodes = [each for each in (own, inherited) if each is not None]
        list_id = next((v for each in nodes if (v := value(each, "numId"))), "0")
        level = number(next((v for each in nodes if (v := value(each, "ilvl"))), None))
        if list_id == "0" or list_id not in self.lists:
            return None
        shape = self._level(list_id, level)
        form = "bullet" if shape is None else value(shape, "numFmt") or "decimal"
        if form in UNSHOWN:
            return None
        start = None if form in BULLETS else self._start(list_id, level, shape)
        return ListPlace(list_id, min(level, 8), start)

    def _level(self, list_id: str, level: int) -> Any:
        kind = self.kinds.get(value(self.lists[list_id], "abstractNumId"))
        linked = None if kind is None else value(kind, "numStyleLink")
        if linked is not None:
            other = self.styles.find(linked, "pPr/numPr/numId")
            target = self.lists.get(None if other is None else other.get(f"{W}val"))
            kind = kind if target is None else self.kinds.get(value(target, "abstractNumId"))
        found = () if kind is None else kind.findall(f"{W}lvl")
        return next((each for each in found if each.get(f"{W}ilvl") == str(level)), None)

    def _start(self, list_id: str, level: int, shape: Any) -> int:
        for each in self.lists[list_id].findall(f"{W}lvlOverride"):
            if each.get(f"{W}ilvl") == str(level) and (own := value(each, "startOverride")):
                return max(0, number(own, 1))
        return max(0, number(None if shape is None else value(shape, "start"), 1))
