"""The fields of a source as they are read out of a note, each with its range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from briefkit.drafting.datewords import meant
from briefkit.drafting.people import Named
from briefkit.drafting.workparts import Found

Path = tuple[str | int, ...]
DATES = ("issued", "accessed")
DOI = ("https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/")


@dataclass
class Fields:
    """Fields with their CSL names, as a brief has them, and where each text stands."""

    values: dict[str, Any] = field(default_factory=dict)
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def add(self, name: str, found: Found) -> bool:
        """Put a text into a field; False, and nothing done, where the field has one."""
        value: str | None = found.value.replace("\u00a0", " ")
        if name in DATES:
            value = meant(found.value)
        elif name == "page":
            value = found.value.replace("–", "-")
        elif name == "URL":
            name, value = _address(found.value)
        if value is None or name in self.values:
            return False
        self.values[name] = value
        self.places[(name,)] = (found.end - len(value), found.end)
        if len(value) > found.end - found.start or name in (*DATES, "page"):
            self.places[(name,)] = (found.start, found.end)
        return True

    def name(self, role: str, people: Sequence[Named]) -> None:
        """Put names into a field such as ``author``."""
        listed = []
        for index, each in enumerate(people):
            parts = {part: words for part, (words, _, _) in each.parts.items()}
            listed.append(parts | ({"order": each.order} if each.order else {}))
            for part, (_, start, end) in each.parts.items():
                self.places[(role, index, part)] = (start, end)
        self.values[role] = listed


def _address(url: str) -> tuple[str, str]:
    """An address as the field that it belongs in: a DOI, or a URL."""
    for prefix in DOI:
        if url.startswith(prefix):
            return "DOI", url.removeprefix(prefix)
    return "URL", url
