"""What is wrong with a chart, and where."""

from __future__ import annotations

from collections.abc import Mapping

from briefkit.diagnostic import Place


class Faulty(Exception):
    """A chart that can't be drawn as it is written; the message says why and what to do."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.place = place


class Undrawn(Exception):
    """Charts that could not be drawn: what is wrong, by label.

    ``lacking`` means that nothing is wrong with them, but the library is missing.
    """

    def __init__(self, faults: Mapping[str, str], lacking: bool = False) -> None:
        super().__init__("; ".join(faults.values()))
        self.faults = faults
        self.lacking = lacking
