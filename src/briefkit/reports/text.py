"""Diagnostics as text for a terminal: the place, what is wrong, the line and a caret."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from briefkit.diagnostic import Checked, Diagnostic

WIDTH = 100


def report(briefs: Iterable[Checked]) -> str:
    """All findings of all briefs, as `listed` has them."""
    return listed(each for brief in briefs for each in brief.found)


def listed(diagnostics: Iterable[Diagnostic]) -> str:
    """Each finding as ``file:line:column: severity rule: message``, its line and a caret."""
    return "".join(f"{line}\n" for each in diagnostics for line in _lines(each))


def _lines(diagnostic: Diagnostic) -> Iterator[str]:
    place = diagnostic.place
    line, column = place.position
    where = place.file.where(place.start)
    yield f"{where}: {diagnostic.severity} {diagnostic.rule}: {diagnostic.message}"
    if place.file.text:
        yield from _excerpt(place.file.line(line), column - 1, place.end - place.start)


def _excerpt(line: str, start: int, length: int) -> Iterator[str]:
    """The line, or the part of a long one around the place, and carets under the place."""
    first = max(0, min(start - WIDTH // 3, len(line) - WIDTH))
    shown = _visible(line[first : first + WIDTH])
    indent = _columns(shown[: start - first])
    marked = shown[start - first :][: max(1, length)]
    yield f"    {shown}".rstrip()
    yield f"    {' ' * indent}{'^' * max(1, _columns(marked.rstrip()))}"


def _visible(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(" " if unicodedata.category(each)[0] == "C" else each for each in text)


def _columns(text: str) -> int:
    """The terminal columns that a text takes (Unicode Standard Annex 11)."""
    return len(text) if text.isascii() else sum(map(_columns_of, text))


def _columns_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
