"""A YAML scalar decoded once more, to know where in the file each character came from.

Follows YAML 1.2.2, chapters 5.7, 7.3 and 8.1. The parser's own value is the truth:
whoever calls this compares, and falls back on the scalar's start where they differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Pairs = Iterator[tuple[str, int]]

ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v",
    "f": "\f", "r": "\r", "e": "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
HEX = {"x": 2, "u": 4, "U": 8}
LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


def decode(source: str, style: str | None) -> Pairs:
    """Each character of a scalar with its offset in ``source``, the scalar as written.

    ``style`` is PyYAML's: ``|`` or ``>`` for blocks, a quote mark, or None for plain.
    """
    if style in ("|", ">"):
        return _block(source, folded=style == ">")
    if style in ("'", '"'):
        return _flow(source[:-1], 1, style)
    return _flow(source, 0, None)


def _flow(source: str, start: int, quote: str | None) -> Pairs:
    """A plain or quoted scalar: line ends fold, and quotes have escapes."""
    position = start
    while position < len(source):
        character = source[position]
        if character in " \t\r\n" and (fold := _fold(source, position)):
            yield from fold[0]
            position = fold[1]
        elif quote == '"' and character == "\\":
            pairs, position = _escape(source, position)
            yield from pairs
        else:
            yield character, position
            position += 2 if quote == "'" and character == "'" else 1


def _fold(source: str, position: int) -> tuple[list[tuple[str, int]], int] | None:
    """White space with a line end in it: one end is a space, each further one a line end."""
    match = re.compile(r"[ \t]*(?:(?:\r\n|\r|\n)[ \t]*)+").match(source, position)
    if not match:
        return None
    ends = [position + end.start() for end in re.finditer(r"\r\n|\r|\n", match[0])]
    if len(ends) == 1:
        return [(" ", ends[0])], match.end()
    return [("\n", end) for end in ends[1:]], match.end()


def _escape(source: str, position: int) -> tuple[list[tuple[str, int]], int]:
    code = source[position + 1 : position + 2]
    if code in HEX:
        end = position + 2 + HEX[code]
        return [(chr(int(source[position + 2 : end], 16)), position)], end
    if code in "\r\n":
        # An escaped line end joins the lines; empty ones after it still count.
        match = re.compile(r"\\(?:\r\n|\r|\n)[ \t]*((?:(?:\r\n|\r|\n)[ \t]*)*)").match(
            source, position
        )
        if match:
            ends = re.finditer(r"\r\n|\r|\n", match[1])
            return [("\n", match.start(1) + end.start()) for end in ends], match.end()
    return [(ESCAPES.get(code, code), position)], position + 2


def _block(source: str, folded: bool) -> Pairs:
    header, *rest = LINE.finditer(source)
    lines = [(line[1], line.start(), line.start(2)) for line in rest if line[0]]
    indicators = re.match(r"[|>]([-+\d]*)", header[1])
    given = re.search(r"\d", indicators[1] if indicators else "")
    indent = _indent([text for text, _, _ in lines], int(given[0]) if given else None)
    content = [
        (text[indent:], start + min(indent, len(text)), end) for text, start, end in lines
    ]
    while content and not content[-1][0]:
        content.pop()
    yield from _joined(content, folded)
    yield from _chomped(lines[len(content) :], content, indicators[1] if indicators else "")


def _indent(lines: list[str], given: int | None) -> int:
    """The indentation of a block: that of its first line with text, or one that is given."""
    full = [line for line in lines if line.strip(" ")]
    first = len(full[0]) - len(full[0].lstrip(" ")) if full else 0
    # A given indentation counts from the parent's, which is where the least of these is.
    least = min((len(line) - len(line.lstrip(" ")) for line in full), default=0)
    return first if given is None else max(least - 0, 0) if least >= given else first


def _joined(content: list[tuple[str, int, int]], folded: bool) -> Pairs:
    for index, (text, start, end) in enumerate(content):
        yield from ((character, start + i) for i, character in enumerate(text))
        if index + 1 == len(content):
            return
        if not folded:
            yield "\n", end
            continue
        yield from _folded_end(content, index)


def _folded_end(content: list[tuple[str, int, int]], index: int) -> Pairs:
    """What a line end in a folded block becomes, from the lines around it."""
    text, _, end = content[index]
    following = next(line[0] for line in content[index + 1 :] if line[0])
    previous = next((line[0] for line in reversed(content[: index + 1]) if line[0]), "")
    spaced = previous[:1] in " \t" or following[:1] in " \t" or not previous
    if not text or spaced:
        yield "\n", end
    elif content[index + 1][0]:
        yield " ", end


def _chomped(
    rest: list[tuple[str, int, int]], content: list[tuple[str, int, int]], indicators: str
) -> Pairs:
    if content and "-" not in indicators:
        yield "\n", content[-1][2]
    if "+" in indicators:
        yield from (("\n", end) for _, _, end in rest)
