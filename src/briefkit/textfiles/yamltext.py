"""YAML text becomes a tree of texts, fields and lists, safely, with its faults.

Every value is read as text; tags, merge keys and types have no effect. The parser's
events are read one by one, so that depth and size are bounded before anything is built.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile, Unreadable
from briefkit.textfiles.yamlscalar import CONTROLS, without_controls
from briefkit.textfiles.yamlslips import QUOTE, lost_text, syntax_error, twice
from briefkit.textfiles.yamltree import Entry, Mapping, Node, Scalar, Sequence

MAX_DEPTH = 50
MAX_NODES = 100_000
MAX_CHARACTERS = 2_000_000
MAX_CONTROLS = 100
ABSENT = frozenset(("", "~", "null", "Null", "NULL"))
PLAIN_TAGS = frozenset(
    (None, "!", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "map", "seq")))
)
TAG = re.compile(r"![^\s,\[\]{}]*")
PROPERTIES = re.compile(r"(?:[&!][^ \t\r\n]*+|#[^\r\n]*+|[ \t\r\n]++)*+")
LOST = re.compile(r"[ \t]++(#[^\s#][^\r\n]*)")


def read(
    file: TextFile, within: str = "", span: tuple[int, int] | None = None
) -> tuple[Mapping, list[Diagnostic]]:
    """Read the one YAML document of a file as a tree, with all its faults by place.

    ``within`` is the field of a brief that the file stands for, if it does not hold one;
    ``span`` is where the document begins and ends, if it is a part of the file, which may
    be empty. Of two fields with one name the first is kept. Control characters become U+FFFD.
    Raises `Unreadable` when the text is no YAML, is no mapping, or is far too large.
    """
    reader = _Reader(file, within, span)
    root = reader.read()
    return root, sorted(reader.found, key=lambda each: each.order)


class _Weight(NamedTuple):
    """What a node holds when its aliases are written out in full."""

    nodes: int
    characters: int
    height: int


@dataclass
class _Open:
    """A mapping or list not yet at its end, and what the reader had counted before it."""

    event: yaml.CollectionStartEvent
    start: int
    nodes: int
    characters: int
    height: int = 1
    children: list[Node] = field(default_factory=list)


class _Reader:
    """Builds the tree of one file from the parser's events, without recursion."""

    def __init__(
        self, file: TextFile, within: str = "", span: tuple[int, int] | None = None
    ) -> None:
        self.file = file
        self.within = within
        self.span = span
        self.source = without_controls(file.text)[: span and span[1]]
        self.base = span[0] if span else len(file.text) - len(file.text.lstrip("\ufeff"))
        self.found: list[Diagnostic] = []
        self.controls = 0
        self.root: Node | None = None
        self.open: list[_Open] = []
        self.anchors: dict[str | None, tuple[Node, _Weight]] = {}
        self.quoted: Place | None = None
        self.nodes = self.characters = self.end = 0

    def read(self) -> Mapping:
        for control in CONTROLS.finditer(self.file.text):
            self.control(Place(self.file, *control.span()), control[0])
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            for event in yaml.parse(self.source[self.base :], Loader=loader):
                self.take(event)
        except yaml.YAMLError as error:
            slip = syntax_error(self.file, self.base, error, self.quoted)
            raise Unreadable(self.cause(slip)) from None
        if isinstance(self.root, Mapping):
            return self.root
        if self.span and self.root is None:
            return Mapping((), Place(self.file, self.base, self.base))
        place = self.root.place if self.root else Place(self.file, 0, 0)
        message = "This file holds no fields. A brief is written as “name: text”, line by line"
        raise self.unreadable(place, "not-a-brief", message)

    def take(self, event: Any) -> None:
        place = Place(
            self.file, event.start_mark.index + self.base, event.end_mark.index + self.base
        )
        if place.end > place.start or isinstance(event, yaml.ScalarEvent):
            self.end = place.end
        if getattr(event, "tag", None) not in PLAIN_TAGS:
            self.tag(place)
        match event:
            case yaml.ScalarEvent():
                self.scalar(event, place)
            case yaml.AliasEvent():
                self.alias(event.anchor, place)
            case yaml.CollectionStartEvent():
                self.open.append(_Open(event, place.start, self.nodes, self.characters))
                self.weigh(_Weight(1, 0, 0), place)
            case yaml.CollectionEndEvent():
                self.close(self.open.pop())
            case yaml.DocumentStartEvent() if self.root:
                message = "A second document begins here, but a file holds one. Take “---” out"
                raise self.unreadable(place, "invalid-yaml", message)

    def scalar(self, event: yaml.ScalarEvent, place: Place) -> None:
        weight = _Weight(1, len(event.value), 0)
        self.weigh(weight, place)
        if event.tag or event.anchor:
            properties = PROPERTIES.match(self.source, place.start, place.end)
            place = Place(self.file, properties.end() if properties else 0, place.end)
        style, value = event.style or None, event.value
        if style == '"':  # elsewhere no control character can have come from an escape
            value = without_controls(value)
        absent = style is event.tag is None and value in ABSENT
        node = Scalar(value, place, style, absent)
        if value != event.value:
            for control in CONTROLS.finditer(event.value):
                self.control(node.range(*control.span()), control[0])
        if style in ("'", '"'):
            self.quoted = place
        elif style is None and (lost := LOST.match(self.source, place.end)):
            self.found.append(lost_text(self.file, *lost.span(1)))
        self.add(node, weight, event.anchor)

    def alias(self, name: str | None, place: Place) -> None:
        inside = any(each.event.anchor == name for each in self.open)
        if name in self.anchors and not inside:
            node, weight = self.anchors[name]
            self.weigh(weight, place)
            self.add(node, weight)
            return
        why = "it stands inside that part" if inside else "there is no such part above"
        message = (
            f"“*{name}” is read as a copy of the part marked “&{name}”, but {why}. {QUOTE}"
        )
        self.fault(place, "yaml-alias", message)
        text = self.source[place.start : place.end]
        self.weigh(_Weight(1, len(text), 0), place)
        self.add(Scalar(text, place), _Weight(1, len(text), 0))

    def close(self, ended: _Open) -> None:
        place = Place(self.file, ended.start, self.end)
        items = tuple(ended.children)
        mapping = isinstance(ended.event, yaml.MappingStartEvent)
        node = self.mapping(items, place) if mapping else Sequence(items, place)
        weight = _Weight(
            self.nodes - ended.nodes, self.characters - ended.characters, ended.height
        )
        self.add(node, weight, ended.event.anchor)

    def mapping(self, items: tuple[Node, ...], place: Place) -> Mapping:
        """The fields of keys and values in turn; one without a name of its own is left out."""
        entries: dict[str, Entry] = {}
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, Scalar) or key.absent:
                message = f"The name before the colon is missing, or is no text. {QUOTE}"
                self.fault(key.place, "complex-key", message)
            elif key.value in entries:
                self.duplicate(key, entries[key.value].key.place.position.line)
            else:
                entries[key.value] = Entry(key, value)
        return Mapping(tuple(entries.values()), place)

    def duplicate(self, key: Scalar, line: int) -> None:
        above = self.open[-1].children[-1] if len(self.open) == 1 else None
        field_name = above.value if isinstance(above, Scalar) else None
        if not self.open:
            field_name = self.within
        self.fault(key.place, *twice(field_name, key.value, line))

    def add(self, node: Node, weight: _Weight, anchor: str | None = None) -> None:
        if anchor:
            self.anchors[anchor] = (node, weight)
        if self.open:
            self.open[-1].children.append(node)
            self.open[-1].height = max(self.open[-1].height, weight.height + 1)
        else:
            self.root = node

    def weigh(self, weight: _Weight, place: Place) -> None:
        """Count what is to be added, or stop."""
        self.nodes += weight.nodes
        self.characters += weight.characters
        if len(self.open) + weight.height > MAX_DEPTH:
            message = f"Lists and fields stand in each other more than {MAX_DEPTH} deep here"
            raise self.unreadable(place, "yaml-too-deep", message)
        if self.nodes > MAX_NODES or self.characters > MAX_CHARACTERS:
            message = (
                "This file, with its copies (“*name”) written out, is too large for a brief"
            )
            raise self.unreadable(place, "yaml-too-large", message)

    def tag(self, place: Place) -> None:
        tag = TAG.search(self.source, place.start, place.end)
        span = tag.span() if tag else (place.start, place.end)
        message = f"A word that begins with “!” is a YAML tag, and tags are not used. {QUOTE}"
        self.fault(Place(self.file, *span), "yaml-tag", message)

    def control(self, place: Place, character: str) -> None:
        message = f"An invisible character (U+{ord(character):04X}) that cannot be printed"
        self.controls += 1
        if self.controls > MAX_CONTROLS:
            message = (
                f"More than {MAX_CONTROLS} characters that cannot be printed: no text file"
            )
            raise self.unreadable(place, "not-text", message)
        self.fault(place, "control-character", f"{message} stands here. Delete it")

    def cause(self, slip: Diagnostic) -> Diagnostic:
        """A control character on the line of a syntax error, else the syntax error itself."""
        line = slip.place.position.line
        controls = (each for each in self.found if each.rule == "control-character")
        return next((each for each in controls if each.place.position.line == line), slip)

    def fault(self, place: Place, rule: str, message: str) -> None:
        self.found.append(Diagnostic(place, Severity.ERROR, rule, message))

    def unreadable(self, place: Place, rule: str, message: str) -> Unreadable:
        return Unreadable(Diagnostic(place, Severity.ERROR, rule, message))
