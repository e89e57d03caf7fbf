"""YAML text as a tree in which every node knows its place; tolerant, and safe on any input.

Built from the parser's events, so nothing recurses and nothing is constructed: every
scalar stays the text it was written as.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile, Unreadable
from briefkit.yamlscalar import decode

Path = tuple[str | int, ...]

MAX_DEPTH = 50
MAX_NODES = 100_000
ABSENT = {"", "~", "null", "Null", "NULL"}
# What XML and YAML have no room for: controls, and code points that are no characters.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Scalar:
    """A piece of text, whatever it looks like; ``style`` is its quote mark, | or >."""

    value: str
    place: Place
    style: str | None = None

    @property
    def absent(self) -> bool:
        """Whether nothing was written here: no text, ``~`` or ``null``, without quotes."""
        return self.style is None and self.value in ABSENT

    @cached_property
    def _offsets(self) -> tuple[int, ...] | None:
        source = self.place.file.text[self.place.start : self.place.end]
        pairs = list(decode(source, self.style))
        if CONTROL.sub("\ufffd", "".join(character for character, _ in pairs)) != self.value:
            return None
        return tuple(self.place.start + offset for _, offset in pairs)

    def offset(self, index: int) -> int:
        """The offset in the file of the value's character at an index, or of its end."""
        if self._offsets is None:
            return self.place.start
        if index < len(self._offsets):
            return self._offsets[index]
        return self._offsets[-1] + 1 if self._offsets else self.place.start

    def range(self, start: int, end: int) -> Place:
        """The place of the value's characters from ``start`` up to, not with, ``end``."""
        first = self.offset(start)
        last = self.offset(end - 1) + 1 if end > start else first
        return Place(self.place.file, first, max(first, last))


@dataclass(frozen=True)
class Entry:
    """A field: its name and what it holds."""

    key: Scalar
    value: Node


@dataclass(frozen=True)
class Mapping:
    """A group of fields, in the order they are written."""

    entries: tuple[Entry, ...]
    place: Place


@dataclass(frozen=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place


Node = Scalar | Mapping | Sequence


def read(file: TextFile) -> tuple[Mapping, list[Diagnostic]]:
    """Read a file whose top is a group of fields, with the faults that could be passed over.

    Raises `Unreadable` when it is no YAML, holds no fields, or is out of all bounds.
    """
    found = [
        _diagnostic(file, match.start(), "control-character", _control(match[0]))
        for match in CONTROL.finditer(file.text)
    ]
    builder = _Builder(file, CONTROL.sub("\ufffd", file.text), found)
    root = builder.build()
    if not isinstance(root, Mapping):
        message = (
            "This is no brief: it should hold fields, each on a line of its own as "
            "“name: text”, such as “title: My Brief”"
        )
        raise Unreadable(_diagnostic(file, 0, "not-a-brief", message))
    return root, found


def find(root: Node, path: Path) -> Node | None:
    """What stands at a path, or None."""
    node: Node | None = root
    for step in path:
        if isinstance(node, Mapping):
            matches = (entry.value for entry in node.entries if entry.key.value == step)
            node = next(matches, None)
        elif isinstance(node, Sequence) and isinstance(step, int):
            node = node.items[step] if step < len(node.items) else None
        else:
            return None
    return node


def key_place(root: Node, path: Path) -> Place:
    """The place of a field's name or of a list's item, or of the nearest thing above it."""
    while path:
        parent = find(root, path[:-1])
        if isinstance(parent, Mapping):
            for entry in parent.entries:
                if entry.key.value == path[-1]:
                    return entry.key.place
        node = find(root, path)
        if node is not None:
            return Place(node.place.file, node.place.start, node.place.start + 1)
        path = path[:-1]
    return Place(root.place.file, root.place.start, root.place.start)


def _control(character: str) -> str:
    return (
        f"There is an invisible control character (U+{ord(character):04X}) here, which no "
        "document can hold. Delete it"
    )


def _diagnostic(
    file: TextFile, start: int, rule: str, message: str, end: int | None = None
) -> Diagnostic:
    place = Place(file, start, end if end is not None else min(start + 1, len(file.text)))
    return Diagnostic(place, Severity.ERROR, rule, message)


@dataclass
class _Open:
    """A list or a group of fields whose end has not come yet."""

    start: int
    is_mapping: bool
    anchor: str | None
    nodes: list[Node] = field(default_factory=list)
    size: int = 1


class _Builder:
    """Builds the tree of one file from the parser's events."""

    def __init__(self, file: TextFile, text: str, found: list[Diagnostic]) -> None:
        self.file, self.text, self.found = file, text, found
        # PyYAML counts offsets after a byte order mark.
        self.shift = 1 if text.startswith("\ufeff") else 0
        self.open: list[_Open] = []
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.root: Node | None = None
        self.count = 0

    def build(self) -> Node | None:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        documents = 0
        try:
            for event in yaml.parse(self.text, Loader=loader):
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                if documents > 1:
                    message = "A second document begins at “---”. A brief is one: take it out"
                    raise self._unreadable("invalid-yaml", message, self._start(event))
                self._take(event)
        except yaml.MarkedYAMLError as error:
            raise Unreadable(syntax_error(self.file, error, self.shift)) from None
        return self.root

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._check_tag(event)
            self._close(self._scalar(event), 1, event.anchor)
        elif isinstance(event, yaml.AliasEvent):
            if event.anchor not in self.anchors:
                message = (
                    f"“*{event.anchor}” repeats something named “&{event.anchor}”, "
                    "and there is none. If it is text, put it in quotes"
                )
                raise self._unreadable("invalid-yaml", message, self._start(event))
            self._close(*self.anchors[event.anchor], None)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._check_tag(event)
            if len(self.open) >= MAX_DEPTH:
                message = f"The file is nested more than {MAX_DEPTH} levels deep; no brief is"
                raise self._unreadable("yaml-too-large", message, self._start(event))
            is_mapping = isinstance(event, yaml.MappingStartEvent)
            self.open.append(_Open(self._start(event), is_mapping, event.anchor))
        elif isinstance(event, yaml.CollectionEndEvent):
            done = self.open.pop()
            self._close(self._collection(done, self._end(event)), done.size, done.anchor)

    def _close(self, node: Node, size: int, anchor: str | None) -> None:
        """Put a finished node where it belongs, and remember it under its anchor."""
        self.count += size
        if self.count > MAX_NODES:
            message = f"The file holds more than {MAX_NODES:,} values; no brief does"
            raise self._unreadable("yaml-too-large", message, node.place.start)
        if anchor:
            self.anchors[anchor] = (node, size)
        if self.open:
            self.open[-1].nodes.append(node)
            self.open[-1].size += size
        else:
            self.root = node

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        place = Place(self.file, self._start(event), self._end(event))
        style = event.style if event.style in ("'", '"', "|", ">") else None
        value = CONTROL.sub("\ufffd", event.value)
        scalar = Scalar(value, place, style)
        if value != event.value:
            for index, character in enumerate(event.value):
                if CONTROL.match(character):
                    start = scalar.offset(index)
                    self.found.append(
                        _diagnostic(self.file, start, "control-character", _control(character))
                    )
        if style is None:
            self._check_hash(place)
        return scalar

    def _check_hash(self, place: Place) -> None:
        """Report text lost to a comment, as in ``- a #1 priority``."""
        lost = re.compile(r"[ \t]+(#[^\s#][^\r\n]*)").match(self.text, place.end)
        if lost and place.end > place.start:
            message = (
                f"Everything from “{lost[1].split()[0]}” on is read as a comment and not "
                "printed, because of the # after a space. Put the text in quotes, or under “|”"
            )
            self.found.append(
                _diagnostic(self.file, lost.start(1), "text-after-hash", message, lost.end(1))
            )

    def _collection(self, done: _Open, end: int) -> Node:
        place = Place(self.file, done.start, end)
        if not done.is_mapping:
            return Sequence(tuple(done.nodes), place)
        return Mapping(tuple(self._entries(done.nodes)), place)

    def _entries(self, nodes: list[Node]) -> Iterator[Entry]:
        seen: dict[str, Scalar] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                message = "A field's name must be plain text, and this is a list or a group"
                self.found.append(
                    _diagnostic(self.file, key.place.start, "complex-key", message)
                )
                continue
            first = seen.setdefault(key.value, key)
            if first is key:
                yield Entry(key, value)
                continue
            self.found.append(self._duplicate(key, first))

    def _duplicate(self, key: Scalar, first: Scalar) -> Diagnostic:
        line = first.place.position.line
        in_notes = len(self.open) == 1 and self._parent_is("footnotes")
        rule = "duplicate-footnote" if in_notes else "duplicate-key"
        what = "footnote" if in_notes else "field"
        message = (
            f"There is already a {what} “{key.value}”, on line {line}. "
            "Rename one of them, or take one out"
        )
        return Diagnostic(key.place, Severity.ERROR, rule, message)

    def _parent_is(self, name: str) -> bool:
        """Whether what is being closed is the value of a field of the top level."""
        before = self.open[-1].nodes
        return (
            bool(len(before) % 2)
            and isinstance(before[-1], Scalar)
            and before[-1].value == name
        )

    def _check_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag in (None, "!", "tag:yaml.org,2002:str"):
            return
        message = (
            f"“{event.tag}” asks for another kind of value; a brief holds only text. "
            "If it is text, put it in quotes"
        )
        self.found.append(_diagnostic(self.file, self._start(event), "yaml-tag", message))

    def _start(self, event: yaml.Event) -> int:
        return _index(event.start_mark) + self.shift

    def _end(self, event: yaml.Event) -> int:
        return _index(event.end_mark) + self.shift

    def _unreadable(self, rule: str, message: str, start: int) -> Unreadable:
        return Unreadable(_diagnostic(self.file, start, rule, message))


def _index(mark: Any) -> int:
    """The offset of a mark of the parser's, which its types leave open."""
    return int(mark.index)


def syntax_error(file: TextFile, error: yaml.MarkedYAMLError, shift: int) -> Diagnostic:
    """What the parser stumbled over, in an editor's words."""
    mark = error.problem_mark or error.context_mark
    start = min(mark.index + shift if mark else 0, len(file.text))
    line = file.line(file.position(start).line).strip()
    return _diagnostic(file, start, "invalid-yaml", _advice(line, str(error.problem or error)))


def _advice(line: str, problem: str) -> str:
    quotes = "Put the text in quotes, or under “|”"
    value = re.sub(r"^(- +|[\w-]+: +)+", "", line)
    if "mapping values are not allowed" in problem:
        return f"A second colon in this line makes it unclear what is text. {quotes}"
    if value.startswith("["):
        return f"Text that begins with “[” is read as a list. {quotes}"
    if value.startswith("*"):
        return f"Text that begins with “*” is read as a reference to another part. {quotes}"
    if value[:1] in tuple("@`%&!{"):
        return f"Text can't begin with “{value[0]}” as it stands. {quotes}"
    if "\\t" in problem or "tab" in problem:
        return "The line begins with a tab. Indent with spaces"
    if "quoted scalar" in problem or "end of stream" in problem:
        return "A quotation mark that opens here is never closed. Close it, or use “|”"
    return f"This can't be read as YAML ({problem}). Check the indentation and the line above"
