"""What a file that a reference manager wrote gives to a brief."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from briefkit.diagnostic import Diagnostic
from briefkit.textfiles.yamltree import Entry


class Library(NamedTuple):
    """The sources that a brief cites, all keys that it could, and what was found."""

    entries: tuple[Entry, ...]
    keys: set[str]
    found: list[Diagnostic]


class Cited(Protocol):
    """Tells which of some keys a brief cites."""

    def among(self, keys: set[str]) -> set[str]:
        """Those of the keys that are cited."""
