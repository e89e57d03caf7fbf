"""From an offset in a block's content to the offset in the text that the block stands in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence


class LineMap:
    """The lines of a source text, and how far each has been matched."""

    def __init__(self, source: str) -> None:
        self.lines = re.split(r"\r\n|\r|\n", source)
        self.starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", source))]
        self.matched = [0] * len(self.lines)

    def start_of(self, line: int) -> int:
        """The offset at which a line begins, counted from 0."""
        return self.starts[min(line, len(self.starts) - 1)]

    def end_from(self, offset: int) -> int:
        """The end of the line in which an offset stands."""
        line = bisect_right(self.starts, offset) - 1
        return self.starts[line] + len(self.lines[line])

    def locate(self, content: str, span: Sequence[int | None]) -> Callable[[int], int]:
        """A function from offsets in a block's content to offsets in the source.

        ``content`` is the block's lines without their indentation, quote marks and
        list markers; ``span`` begins with the number of its first line.
        """
        first = span[0] or 0
        offsets: list[int] = []
        for index, text in enumerate(content.split("\n")):
            line = min(first + index, len(self.lines) - 1)
            offsets += self._match(line, text)
            offsets.append(self.starts[line] + len(self.lines[line]))

        def to_source(offset: int) -> int:
            return offsets[min(offset, len(offsets) - 1)]

        return to_source

    def _match(self, line: int, text: str) -> list[int]:
        """The offset of each character of a line of content in its source line."""
        source, start = self.lines[line], self.starts[line]
        at = source.find(text, self.matched[line])
        if at >= 0:
            self.matched[line] = at + len(text)
            return list(range(start + at, start + at + len(text)))
        return self._match_loosely(line, text)

    def _match_loosely(self, line: int, text: str) -> list[int]:
        """The same where the content differs: tabs become spaces, cells lose backslashes."""
        source, start, position = self.lines[line], self.starts[line], self.matched[line]
        offsets = []
        for character in text:
            found = source.find(character, position)
            if found >= 0 and (character != " " or source[position:found].strip() == ""):
                position = found + 1
            offsets.append(start + max(0, min(position - 1, len(source))))
        self.matched[line] = position
        return offsets
