"""The lines of a Word document's text, and which paragraph and run each stands for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from briefkit.word.document import NoteId, Spot, WordFile
from briefkit.word.names import MC, W
from briefkit.word.pieces import pieces
from briefkit.word.tracked import Tracked

NOTES = (f"{W}footnote", f"{W}endnote")


class Gathering:
    """Gathers the text part by part; ``ranges`` holds the range of each ``w:p`` and ``w:r``."""

    def __init__(self, tracked: Tracked, numbers: Mapping[NoteId, int]) -> None:
        self.tracked = tracked
        self.numbers = numbers
        self.ranges: dict[Any, tuple[int, int]] = {}
        self._lines: list[str] = []
        self._spots: list[Spot] = []
        self._end = 0

    def body(self, root: Any, part: str, is_heading: Callable[[Any], bool]) -> None:
        """Take the paragraphs of the main part, each under the heading above it."""
        heading: str | None = None
        for index, paragraph in self._shown(root):
            line = self._line(paragraph)
            if line.strip() and is_heading(paragraph):
                heading = line.strip()
            self._add(line, Spot(0, part, index, None, heading))

    def notes(self, root: Any, part: str, printed: Mapping[Any, int | None]) -> None:
        """Take the paragraphs of a part of notes; ``printed`` has the notes' numbers."""
        for index, paragraph in self._shown(root):
            note = next(paragraph.iterancestors(*NOTES), None)
            self._add(self._line(paragraph), Spot(0, part, index, printed.get(note)))

    def file(self, name: str) -> WordFile:
        """All that was gathered, as one file."""
        return WordFile(name, "\n".join(self._lines), tuple(self._spots))

    def _shown(self, root: Any) -> list[tuple[int, Any]]:
        """The paragraphs of a part with their indexes, but for what stands in for others."""
        return [
            (index, each)
            for index, each in enumerate(root.iter(f"{W}p"))
            if next(each.iterancestors(f"{MC}Fallback"), None) is None
        ]

    def _line(self, paragraph: Any) -> str:
        at, parts = self._end, []
        for piece in pieces(paragraph, self.tracked, self.numbers):
            first = self.ranges.get(piece.run, (at, at))[0]
            at += len(piece.text)
            self.ranges[piece.run] = (first, at)
            parts.append(piece.text)
        self.ranges[paragraph] = (self._end, at)
        return "".join(parts)

    def _add(self, line: str, spot: Spot) -> None:
        self._lines.append(line)
        self._spots.append(replace(spot, start=self._end))
        self._end += len(line) + 1
