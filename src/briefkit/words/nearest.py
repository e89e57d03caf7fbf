"""The name that someone may have meant who wrote one that nothing has."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

# Each is compared with all that there are, and one who has so many wrong needs no hint.
MOST_ASKED = 100


class Nearest:
    """Finds which of some names is nearest to one that is none of them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)
        self._asked = 0

    def to(self, name: str) -> str | None:
        """The nearest name; None where none is near, or after the first hundred times."""
        self._asked += 1
        if self._asked > MOST_ASKED:
            return None
        return next(iter(get_close_matches(name, self._names, n=1)), None)
