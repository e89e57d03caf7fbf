"""A chart as it is written, and faults told at the place of what is wrong in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, NoReturn

from briefkit.charts.faults import Faulty
from briefkit.textfiles.yamltree import Mapping, find, key_place

Path = tuple[str | int, ...]
Spec = dict[str, Any]


@dataclass(frozen=True)
class Written:
    """The tree of a chart. All that is asked of it raises `Faulty` where it does not hold."""

    chart: Mapping

    def known(
        self, name: Any, names: Iterable[str], path: Path, what: str, at_name: bool = False
    ) -> str:
        """The name, when it is one of the names; a fault says which are near, or all."""
        if not isinstance(name, str) or name not in names:
            near = get_close_matches(str(name), list(names), n=1)
            rest = f"Did you mean “{near[0]}”?" if near else f"There are {', '.join(names)}"
            self.fail(path, f"There is no {what} “{name}”. {rest}", at_name)
        return name

    def fields(self, value: Any, path: Path) -> Spec:
        """The value, when it is a group of fields."""
        if not isinstance(value, dict):
            self.fail(path, f"“{path[-1]}” holds fields, such as “field: …”")
        return value

    def list_of(self, value: Any, path: Path) -> list[Spec]:
        """The value, when it is a list of groups of fields."""
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self.fail(path, f"“{path[-1]}” holds a list, each item after “- ”")
        return value

    def fail(self, path: Path, message: str, at_name: bool = False) -> NoReturn:
        """Raise `Faulty` at the value at a path, or at its name."""
        node = find(self.chart, path)
        at_name = at_name or isinstance(node, Mapping)
        place = key_place(self.chart, path) if at_name or node is None else node.place
        raise Faulty(place, message)
