"""YAML scalars read again from their source, so that each character knows its origin.

The value itself comes from the YAML parser; this follows the same rules (YAML 1.1,
chapters 5.7 and 9, as libyaml applies them) to learn where each character was written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import NamedTuple

REPLACEMENT = "\ufffd"
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
BREAKS = "\n\r\x85\u2028\u2029"
BREAK = re.compile(rf"\r\n|[{BREAKS}]")
LINE = re.compile(rf"(?P<line>[^{BREAKS}]*+)(?P<end>{BREAK.pattern}|\Z)")
NAMED = dict(zip("0abtnvfe_NLP", "\0\a\b\t\n\v\f\x1b\xa0\x85\u2028\u2029", strict=True))
HEADER = re.compile(r"[|>][-+0-9]*")

# By its quote: what has a meaning of its own in a scalar, how that is written, and how the
# end of a line is taken away.
FLOW = {
    None: ("", "", ""),
    "'": ("'", "(?P<quote>'')|", ""),
    '"': (
        r"\\",
        r"(?P<escape>\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[^xuU]))|",
        rf"\\(?=[{BREAKS}])|",
    ),
}


@cache
def _flow_tokens(style: str | None) -> re.Pattern[str]:
    """What a scalar outside a block is made of; possessive, so that time stays linear."""
    special, tokens, escaped_break = FLOW[style]
    end = BREAK.pattern
    return re.compile(
        rf"(?P<text>(?:[ \t]*+[^ \t{BREAKS}{special}]++)++)"
        rf"|(?P<fold>(?:{escaped_break}[ \t]*+(?:{end}))(?:[ \t]*+(?:{end}))*+[ \t]*+)"
        rf"|{tokens}(?P<blanks>[ \t]++)"
    )


class Piece(NamedTuple):
    """Part of a value and the range in the source that it was written as.

    Either each character stands for itself, or the whole range stands for one character.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Origins:
    """Where the characters of a value come from, counted from the scalar's start."""

    pieces: tuple[Piece, ...]
    indexes: tuple[int, ...]
    """The index in the value at which each piece begins."""

    @classmethod
    def of(cls, pieces: tuple[Piece, ...]) -> Origins:
        """The origins of a value that consists of pieces, none of them empty."""
        lengths = accumulate((len(piece.text) for piece in pieces), initial=0)
        return cls(pieces, tuple(lengths)[:-1])

    def span(self, index: int) -> tuple[int, int]:
        """The range in the source that the character at an index was written as."""
        number = bisect_right(self.indexes, index) - 1
        piece = self.pieces[number]
        if len(piece.text) == 1:
            return piece.start, piece.end
        start = piece.start + index - self.indexes[number]
        return start, start + 1


def without_controls(text: str) -> str:
    """Text of the same length whose control characters are replaced by U+FFFD."""
    return CONTROLS.sub(REPLACEMENT, text)


def origins(source: str, style: str | None, value: str) -> Origins | None:
    """The origins of a value's characters, or None where they cannot be told.

    ``source`` is the scalar as written, its quotes or block header included; ``style``
    is its quote, ``|``, ``>`` or None when it is plain.
    """
    folds = _block(source, value) if style in ("|", ">") else _flow(source, style)
    pieces = tuple(piece for piece in folds if piece.text)
    if not pieces or without_controls("".join(piece.text for piece in pieces)) != value:
        return None
    return Origins.of(pieces)


def _flow(source: str, style: str | None) -> Iterator[Piece]:
    quotes = 0 if style is None else 1
    for token in _flow_tokens(style).finditer(source, quotes, len(source) - quotes):
        text, start, end = token[0], *token.span()
        if token.lastgroup == "quote":
            yield Piece("'", start, end)
        elif token.lastgroup == "escape":
            yield Piece(_unescaped(text[1:]), start, end)
        elif token.lastgroup == "fold":
            yield from _folded(source, token)
        else:
            yield Piece(text, start, end)


def _unescaped(escape: str) -> str:
    if escape[0] in "xuU":
        code = int(escape[1:], 16)
        return chr(code) if code < 0x110000 else REPLACEMENT
    return NAMED.get(escape, escape)


def _folded(source: str, token: re.Match[str]) -> Iterator[Piece]:
    """A line's end with the empty lines after it: one end alone folds to a space."""
    first, *rest = (_break(end, 0) for end in BREAK.finditer(source, *token.span()))
    if source[token.start()] == "\\":
        yield from rest
    elif first.text != "\n":
        yield from (first, *rest)
    else:
        yield from rest or (first._replace(text=" "),)


def _break(token: re.Match[str], group: int | str) -> Piece:
    """A line's end as YAML reads it; empty where the text ends without one."""
    text = token[group]
    return Piece("\n" if text in ("\r\n", "\r", "\x85") else text, *token.span(group))


def _block(source: str, value: str) -> Iterator[Piece]:
    lines = [line for line in LINE.finditer(source) if line[0]][1:]
    match = HEADER.match(source)
    indicators = match[0] if match else "|"
    # The header does not tell the indentation of the lines around; the value does.
    indent = _indent(lines) - _indent(line for line in LINE.finditer(value) if line[0])
    last: Piece | None = None
    empty: list[Piece] = []
    was_further_in = False
    for line in lines:
        start = line.start() + min(indent, _spaces(line["line"]))
        text = source[start : line.end("line")]
        end = _break(line, "end")
        if not text:
            empty.append(end)
            continue
        further_in = text[0] in " \t"
        if last:
            folds = source[0] == ">" and last.text == "\n"
            yield from _joint(last, empty, folds and not (was_further_in or further_in))
        else:
            yield from empty
        yield Piece(text, start, line.end("line"))
        last, empty, was_further_in = end, [], further_in
    if last and "-" not in indicators:
        yield last
    if "+" in indicators:
        yield from empty


def _joint(last: Piece, empty: list[Piece], folds: bool) -> Iterator[Piece]:
    """What stands between two lines of a block: their ends, or a space where they fold."""
    if not folds:
        yield last
    elif not empty:
        yield last._replace(text=" ")
    yield from empty


def _indent(lines: Iterator[re.Match[str]] | list[re.Match[str]]) -> int:
    """The indentation of the first line with text, else of the longest empty one."""
    longest = 0
    for line in lines:
        spaces = _spaces(line["line"])
        if spaces < len(line["line"]):
            return spaces
        longest = max(longest, spaces)
    return longest


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
