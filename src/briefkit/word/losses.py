"""What can't be carried of a line, gathered so that it is told once for words in a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefkit.diagnostic import Severity
from briefkit.word.document import Inline, Words

Lose = Callable[[int, int, str, Severity], None]
# Struck words are taken out in editing, and an underlined word looks like a link.
UNDERLINED = "The line under these words is not kept, for a brief underlines links alone"
STRUCK = (
    "The line through these words is not kept, the words are. Delete them if they are to go"
)


class Losses:
    """Each is a range in the file's text, a message, and how bad it is."""

    def __init__(self) -> None:
        self._found: list[tuple[int, int, str, Severity]] = []
        self.underlined: list[tuple[int, int]] = []

    def add(self, start: int, end: int, message: str, severity: Severity) -> None:
        """Take down a loss."""
        self._found.append((start, end, message, severity))

    def tell(self, line: Iterable[Inline], lose: Lose) -> None:
        """Tell all losses of a line; a hyperlink is underlined as such."""
        linked = {each.start for each in line if isinstance(each, Words) and each.url}
        for start, end in self.underlined:
            if start not in linked:
                self.add(start, end, UNDERLINED, Severity.INFO)
        last: tuple[int, int, str, Severity] | None = None
        for each in self._found:
            if last is not None and last[1:] == (each[0], *each[2:]):
                last = (last[0], *each[1:])
                continue
            if last is not None:
                lose(*last)
            last = each
        if last is not None:
            lose(*last)
