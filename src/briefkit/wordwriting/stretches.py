"""The stretches of a Word document: in columns, across them, or on turned pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Stretch:
    """Pages that are set alike, a section in Word's terms (ECMA-376 part 1, 17.6)."""

    turned: bool
    columns: int
    follows_on: bool
    """Whether it begins on the page where the one before ends."""


class Stretches:
    """Which stretch a text in the making is in; it begins across all columns."""

    def __init__(self, columns: int) -> None:
        self._columns = columns
        self.current = Stretch(turned=False, columns=1, follows_on=False)

    def ended(self, place: str) -> Stretch | None:
        """Go on with what stands in the “text”, “across” its columns or “turned”.

        Gives the stretch that ends there, or nothing where it goes on.
        """
        turned = place == "turned"
        columns = self._columns if place == "text" else 1
        before = self.current
        if (turned, columns) == (before.turned, before.columns):
            return None
        self.current = Stretch(turned, columns, follows_on=not (turned or before.turned))
        return before
