"""JSON text (RFC 8259) becomes a tree of texts, fields and lists, each with its place."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import count
from typing import Any, NoReturn

from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile, Unreadable
from briefkit.textfiles.yamlscalar import CONTROLS, without_controls
from briefkit.textfiles.yamltree import Entry, Mapping, Node, Scalar, Sequence

MAX_DEPTH = 50
MAX_NODES = 1_000_000
SPACE = re.compile(r"[ \t\r\n]*+")
BETWEEN = re.compile(r"[ \t\r\n]*+[,:]?[ \t\r\n]*+")
TEXT = re.compile(r'"(?:[^"\\]|\\.)*+"')
CONSTANT = re.compile(rf"{TEXT.pattern}|(?P<word>-?(?:NaN|Infinity))")
WORD = re.compile(r"[^\s,\]}]++")
# What the parser says, and what to tell; the first that fits is told.
PROBLEMS = {
    "',' delimiter": "A comma is missing before this",
    "':' delimiter": "A colon is missing between a field's name and its value",
    "enclosed in double quotes": "A field's name in double quotes belongs here. Perhaps the "
    "comma before is one too many",
    "Illegal trailing comma": "The comma here is one too many: nothing follows it. Take it out",
    "Unterminated string": "The quotation mark that opens here is never closed. Close it",
    "Invalid control character": "A line break or tab stands inside quotation marks. Write "
    "\\n or \\t, or close the quotation marks",
    "escape": "A backslash has a meaning of its own in JSON. Write it twice",
    "Extra data": "The list has ended above this. Take out what follows",
    "Expecting value": "A value is missing or half written here: a text in double quotes, a "
    "number, a list or an object. Perhaps the comma before is one too many",
}


class _Constant(Exception):
    """NaN or an infinity, which Python's parser takes and RFC 8259 does not."""


def _constant(_: str) -> NoReturn:
    raise _Constant


DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=_constant)


def parse(file: TextFile) -> Any:
    """What a JSON file holds, as plain values; numbers are texts, as written.

    Raises `Unreadable` where the text is no JSON, or far too deep.
    """
    try:
        return DECODER.decode(file.text)
    except json.JSONDecodeError as error:
        _fail(file, error.pos, "invalid-json", _problem(error.msg))
    except _Constant:
        # Up to it the text is JSON, in which such a word stands only within a text.
        first = next(each for each in CONSTANT.finditer(file.text) if each["word"])
        message = f"“{first[0]}” is no number of JSON. Write a text in quotes, or null"
        _fail(file, first.start(), "invalid-json", message)
    except RecursionError:
        _fail(file, 0, "json-too-deep", _too_deep())


def read(
    file: TextFile, wanted: Callable[[int], bool] = lambda _: True
) -> tuple[Node, list[Diagnostic]]:
    """Read a text that `parse` takes as a tree, with all its faults by place.

    Of a list as a whole only the items are read whose indexes are ``wanted``: in a large
    library few are. Numbers and truth values stay as written, null is an absent text. Of
    two fields of an object with one name the first is kept. Control characters become
    U+FFFD. Raises `Unreadable` where the text is too deep or far too large.
    """
    reader = _Reader(file)
    at = _after(SPACE, file.text, 0)
    is_list = file.text[at] == "["
    root, _ = reader.array(at, 0, wanted) if is_list else reader.value(at, 0)
    return root, reader.found


class _Reader:
    """Builds the tree of a text that is known to be JSON."""

    def __init__(self, file: TextFile) -> None:
        self.file, self.text = file, file.text
        self.found: list[Diagnostic] = []
        self.nodes = 0

    def value(self, at: int, depth: int) -> tuple[Node, int]:
        """The value that begins at an offset, and the offset after it."""
        self.nodes += 1
        if depth > MAX_DEPTH:
            _fail(self.file, at, "json-too-deep", _too_deep())
        if self.nodes > MAX_NODES:
            message = "This file holds too much. Export only the sources that the brief cites"
            _fail(self.file, at, "json-too-large", message)
        opening = self.text[at]
        if opening == "{":
            return self.object(at, depth)
        if opening == "[":
            return self.array(at, depth)
        return self.string(at) if opening == '"' else self.word(at)

    def word(self, at: int) -> tuple[Scalar, int]:
        end = _after(WORD, self.text, at)
        word = self.text[at:end]
        return Scalar(word, Place(self.file, at, end), absent=word == "null"), end

    def string(self, at: int) -> tuple[Scalar, int]:
        end = _after(TEXT, self.text, at)
        value = str(json.loads(self.text[at:end]))
        place = Place(self.file, at, end)
        for control in CONTROLS.finditer(value):
            code = f"U+{ord(control[0]):04X}"
            message = f"An invisible character ({code}) that cannot be printed stands here"
            self.fault(place, "control-character", f"{message}. Delete it")
        return Scalar(without_controls(value), place, '"'), end

    def array(
        self, start: int, depth: int, wanted: Callable[[int], bool] = lambda _: True
    ) -> tuple[Sequence, int]:
        items: list[Node] = []
        at = _after(SPACE, self.text, start + 1)
        for index in count():
            if self.text[at] == "]":
                break
            if wanted(index):
                item, at = self.value(at, depth + 1)
                items.append(item)
            else:
                _, at = DECODER.raw_decode(self.text, at)
            at = _after(BETWEEN, self.text, at)
        return Sequence(tuple(items), Place(self.file, start, at + 1)), at + 1

    def object(self, start: int, depth: int) -> tuple[Mapping, int]:
        entries: dict[str, Entry] = {}
        at = _after(SPACE, self.text, start + 1)
        while self.text[at] != "}":
            key, at = self.string(at)
            value, at = self.value(_after(BETWEEN, self.text, at), depth + 1)
            at = _after(BETWEEN, self.text, at)
            first = entries.setdefault(key.value, Entry(key, value)).key
            if first is not key:
                line = first.place.position.line
                message = f"“{key.value}” is given on line {line} already"
                self.fault(key.place, "duplicate-key", f"{message}. Take one of the two out")
        return Mapping(tuple(entries.values()), Place(self.file, start, at + 1)), at + 1

    def fault(self, place: Place, rule: str, message: str) -> None:
        self.found.append(Diagnostic(place, Severity.ERROR, rule, message))


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _problem(said: str) -> str:
    told = next((words for part, words in PROBLEMS.items() if part in said), None)
    return told or "This cannot be read as JSON. Export the file again"


def _too_deep() -> str:
    return f"Lists and objects stand in each other more than {MAX_DEPTH} deep here"


def _fail(file: TextFile, at: int, rule: str, message: str) -> NoReturn:
    place = Place(file, at, min(at + 1, len(file.text)))
    raise Unreadable(Diagnostic(place, Severity.ERROR, rule, message))
