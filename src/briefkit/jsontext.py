"""JSON text (RFC 8259) becomes a tree of texts, fields and lists, each with its place."""

from __future__ import annotations

import json
import re

from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile, Unreadable
from briefkit.yamltree import Entry, Mapping, Node, Scalar, Sequence

MAX_DEPTH = 50
SPACE = re.compile(r"[ \t\r\n]*")
DECODER = json.JSONDecoder()
WORD = re.compile(r"[^\s,\]}]+")


def read(file: TextFile) -> tuple[Node, list[Diagnostic]]:
    """Read a JSON file as a tree, with a diagnostic for each name given twice in an object.

    Numbers and truth values stay as written; null is an absent text. Raises `Unreadable`
    where the text is no JSON, or nested too deep.
    """
    try:
        json.loads(file.text)
    except json.JSONDecodeError as error:
        raise _unreadable(file, error.pos, f"This is no JSON: {error.msg.lower()}") from None
    except RecursionError:
        raise _unreadable(file, 0, "Lists and objects stand in each other too deep") from None
    reader = _Reader(file)
    node, _ = reader.value(SPACE.match(file.text).end(), 0)  # type: ignore[union-attr]
    return node, reader.found


class _Reader:
    """Reads text that is known to be JSON."""

    def __init__(self, file: TextFile) -> None:
        self.file, self.text = file, file.text
        self.found: list[Diagnostic] = []

    def after_space(self, at: int) -> int:
        match = SPACE.match(self.text, at)
        return match.end() if match else at

    def value(self, at: int, depth: int) -> tuple[Node, int]:
        if depth > MAX_DEPTH:
            message = f"Lists and objects stand in each other more than {MAX_DEPTH} deep here"
            raise _unreadable(self.file, at, message)
        if self.text[at] == "{":
            return self.object(at, depth)
        if self.text[at] == "[":
            return self.array(at, depth)
        if self.text[at] == '"':
            return self.string(at)
        match = WORD.match(self.text, at)
        word, end = (match[0], match.end()) if match else ("", at)
        absent = word == "null"
        return Scalar("" if absent else word, Place(self.file, at, end), None, absent), end

    def string(self, at: int) -> tuple[Scalar, int]:
        value, end = DECODER.raw_decode(self.text, at)
        return Scalar(value, Place(self.file, at, end), '"'), end

    def array(self, start: int, depth: int) -> tuple[Sequence, int]:
        items: list[Node] = []
        at = self.after_space(start + 1)
        while self.text[at] != "]":
            item, at = self.value(at, depth + 1)
            items.append(item)
            at = self.after_space(at)
            at = self.after_space(at + 1) if self.text[at] == "," else at
        return Sequence(tuple(items), Place(self.file, start, at + 1)), at + 1

    def object(self, start: int, depth: int) -> tuple[Mapping, int]:
        entries: dict[str, Entry] = {}
        at = self.after_space(start + 1)
        while self.text[at] != "}":
            key, at = self.string(at)
            value, at = self.value(self.after_space(self.after_space(at) + 1), depth + 1)
            if key.value in entries:
                message = f"“{key.value}” is given twice here. Take one of the two out"
                self.found.append(
                    Diagnostic(key.place, Severity.ERROR, "duplicate-key", message)
                )
            entries.setdefault(key.value, Entry(key, value))
            at = self.after_space(at)
            at = self.after_space(at + 1) if self.text[at] == "," else at
        return Mapping(tuple(entries.values()), Place(self.file, start, at + 1)), at + 1


def _unreadable(file: TextFile, at: int, message: str) -> Unreadable:
    place = Place(file, at, min(at + 1, len(file.text)))
    return Unreadable(Diagnostic(place, Severity.ERROR, "invalid-json", message))
