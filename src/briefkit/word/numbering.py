"""Which list a paragraph belongs to, how deep, and of what kind (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from briefkit.word.document import ListPlace
from briefkit.word.names import W, child, number, value
from briefkit.word.styles import Styles

# A level whose numbers are not shown makes no list.
UNSHOWN = "none"
DEEPER = re.compile(r"list (?:bullet|number) ([2-5])")


class _Level(NamedTuple):
    """A level of a numbering: what it counts with, from where, and if it begins anew."""

    form: str
    start: int
    anew: bool


class Numbering:
    """The numberings of a document, which count the paragraphs in the order of asking."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self.styles = styles
        found = () if root is None else root
        self._lists = {each.get(f"{W}numId"): each for each in found if each.tag == f"{W}num"}
        self._kinds = {
            each.get(f"{W}abstractNumId"): each
            for each in found
            if each.tag == f"{W}abstractNum"
        }
        self._kind_of: dict[str, Any] = {}
        self._levels: dict[tuple[str, int], _Level] = {}
        self._counts: dict[Any, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def place(self, paragraph: Any, style: str | None) -> ListPlace | None:
        """The list of a paragraph, by itself or by its style; None when it is no item."""
        own = child(paragraph, "pPr/numPr")
        inherited = self.styles.find(style, "pPr/numPr")
        nodes = [each for each in (own, inherited) if each is not None]
        list_id = next((v for each in nodes if (v := value(each, "numId"))), "0")
        if list_id == "0" or list_id not in self._lists:
            return None
        depth = next((v for each in nodes if (v := value(each, "ilvl"))), None)
        level = self._of_style(list_id, style) if depth is None else number(depth)
        level = max(0, min(level, 8))
        shape = self._level(list_id, level)
        if shape.form == UNSHOWN:
            return None
        count = self._count(list_id, level, shape)
        start = None if shape.form == "bullet" else count
        return ListPlace(list_id, level or self._by_name(style), start, shape.form)

    def _kind(self, list_id: str) -> Any:
        if list_id not in self._kind_of:
            self._kind_of[list_id] = self._find_kind(list_id)
        return self._kind_of[list_id]

    def _find_kind(self, list_id: str) -> Any:
        kind = self._kinds.get(value(self._lists[list_id], "abstractNumId"))
        linked = None if kind is None else value(kind, "numStyleLink")
        if linked is not None:
            other = self.styles.find(linked, "pPr/numPr/numId")
            target = self._lists.get(None if other is None else other.get(f"{W}val"))
            kind = kind if target is None else self._kinds.get(value(target, "abstractNumId"))
        return kind

    def _of_style(self, list_id: str, style: str | None) -> int:
        """The level that a style has in a list whose levels name styles (17.9.23)."""
        kind = self._kind(list_id)
        for each in () if kind is None else kind.findall(f"{W}lvl"):
            if style is not None and value(each, "pStyle") == style:
                return number(each.get(f"{W}ilvl"))
        return 0

    def _by_name(self, style: str | None) -> int:
        """How deep a list of its own stands by Word's name for its style: “List Bullet 2”."""
        found = DEEPER.fullmatch(self.styles.name(style))
        return int(found[1]) - 1 if found else 0

    def _level(self, list_id: str, level: int) -> _Level:
        if (list_id, level) not in self._levels:
            self._levels[list_id, level] = self._read(list_id, str(level))
        return self._levels[list_id, level]

    def _read(self, list_id: str, level: str) -> _Level:
        kind = self._kind(list_id)
        shapes = [] if kind is None else kind.findall(f"{W}lvl")
        start = None
        for each in self._lists[list_id].findall(f"{W}lvlOverride"):
            if each.get(f"{W}ilvl") == level:
                shapes = [*each.findall(f"{W}lvl"), *shapes]
                start = value(each, "startOverride")
        shape = next((each for each in shapes if each.get(f"{W}ilvl") == level), None)
        if shape is None:
            return _Level("bullet", 1, anew=False)
        first = number(start if start is not None else value(shape, "start"), 1)
        return _Level(value(shape, "numFmt") or "decimal", max(0, first), start is not None)

    def _count(self, list_id: str, level: int, shape: _Level) -> int:
        """Count an item; lists of one kind go on counting, deeper levels begin again."""
        kind = self._kind(list_id)
        counts = self._counts.setdefault(list_id if kind is None else kind, {})
        if shape.anew and (list_id, level) not in self._begun:
            counts.pop(level, None)
        self._begun.add((list_id, level))
        counts[level] = counts[level] + 1 if level in counts else shape.start
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return counts[level]
