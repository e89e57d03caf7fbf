"""A brief written in Markdown becomes the same tree as one written in YAML.

The fields stand at the top between lines of ``---``, as YAML. Then the sections under their
headings, ``##`` for the first level; text before any heading is the opening section. The
list under ``## Key points`` are the key points, bold words at the beginning of one its
lead. ``[^label]: …`` is a note; what goes on it is indented. ``# …`` may be the title, and
``<!-- … -->`` on lines of its own is a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile
from briefkit.textfiles.markdownlines import Line, Part, Sorting, lines
from briefkit.textfiles.yamlscalar import Piece, without_controls
from briefkit.textfiles.yamlslips import twice
from briefkit.textfiles.yamltext import read as read_yaml
from briefkit.textfiles.yamltree import Entry, Mapping, Node, Scalar, Sequence

FRONT = re.compile(
    r"\ufeff?---[ \t]*(?:\r\n|\r|\n)(?P<fields>.*?)^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+")
LEAD = re.compile(r"(\*\*|__)(?P<lead>(?:(?!\1).)+)\1\s+(?=\S)", re.DOTALL)
KEY_POINTS = "key points"
SECTION = 2  # How many # a section of the first level has.


def read(file: TextFile) -> tuple[Mapping, list[Diagnostic]]:
    """Read a brief in Markdown as a tree, with all its faults by place.

    Raises `Unreadable` when the fields at its top are no YAML mapping.
    """
    front = FRONT.match(file.text)
    span = front.span("fields") if front else (0, 0)
    root, found = read_yaml(file, span=span)
    sorting = Sorting()
    for line in lines(file.text, front.end() if front else 0):
        sorting.add(line)
    reader = _Reader(file, found)
    if (open_comment := sorting.comment) is not None:
        place = Place(file, open_comment.start, open_comment.start + len(open_comment.text))
        message = "This comment does not end, and hides all below it. Write --> behind it"
        reader.fault_at(place, "open-comment", message)
    entries = [*root.entries]
    for name, node in reader.fields(sorting):
        reader.put(entries, name, node)
    return Mapping(tuple(entries), root.place), sorted(found, key=lambda each: each.order)


class _Reader:
    """Makes the fields of what stands below the front matter."""

    def __init__(self, file: TextFile, found: list[Diagnostic]) -> None:
        self.file = file
        self.found = found

    def fields(self, sorting: Sorting) -> Iterator[tuple[str, Node]]:
        """Title, key points, sections and footnotes, as far as they are there."""
        parts = sorting.parts
        titles = [each for each in parts if each.level == 1]
        for title in titles[:1]:
            yield "title", self.scalar([title.name] if title.name else [])
            if parts[1] is title:
                # What stands under the title is the opening section.
                parts[0].lines += title.lines
                title.lines = []
        for other in titles[1:]:
            self.fault(other, "This is a second title. Begin a section with ##")
        points = [each for each in parts if _is_points(each)]
        for each in points:
            yield "key_points", Sequence(tuple(self.points(each)), self.around(each))
        rest = [
            each
            for each in parts
            if not _is_points(each) and (each.level > 1 or _filled(each.lines))
        ]
        if rest:
            made = tuple(self.sections(_nested(rest)))
            yield "sections", Sequence(made, Place(self.file, *_span(made)))
        if sorting.notes:
            yield "footnotes", self.footnotes(sorting.notes)

    def put(self, entries: list[Entry], name: str, node: Node) -> None:
        """Add a field, unless the front matter has it; notes may stand in both."""
        above = next((each for each in entries if each.key.value == name), None)
        if above is None:
            place = Place(self.file, node.place.start, node.place.start)
            entries.append(Entry(Scalar(name, place), node))
        elif isinstance(above.value, Mapping) and isinstance(node, Mapping):
            merged = self.merged((*above.value.entries, *node.entries))
            entries[entries.index(above)] = Entry(above.key, Mapping(merged, above.value.place))
        else:
            self.fault_at(node.place, *twice(None, name, above.key.place.position.line))

    def merged(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Notes by their labels; the first of two with one label is kept."""
        kept: dict[str, Entry] = {}
        for entry in entries:
            label = entry.key.value
            if label in kept:
                rule, message = twice("footnotes", label, kept[label].key.place.position.line)
                self.fault_at(entry.key.place, rule, message)
            kept.setdefault(label, entry)
        return tuple(kept.values())

    def footnotes(self, notes: list[Part]) -> Mapping:
        entries = self.merged(
            Entry(self.scalar([note.name] if note.name else []), self.scalar(note.lines))
            for note in notes
        )
        start = entries[0].key.place.start
        return Mapping(entries, Place(self.file, start, entries[-1].value.place.end))

    def sections(self, parts: list[Part]) -> Iterator[Mapping]:
        for part in parts:
            entries: list[Entry] = []
            if part.name:
                self.put(entries, "heading", self.scalar([part.name]))
            if _filled(part.lines):
                self.put(entries, "body", self.scalar(part.lines))
            if part.parts:
                inner = tuple(self.sections(part.parts))
                self.put(entries, "sections", Sequence(inner, Place(self.file, *_span(inner))))
            start, end = _span([each.value for each in entries])
            yield Mapping(tuple(entries), Place(self.file, start, end))

    def points(self, part: Part) -> Iterator[Node]:
        """The items of the list under the heading of the key points."""
        items: list[list[Line]] = []
        for line in part.lines:
            if mark := ITEM.match(line.text):
                items.append([line.after(mark.end())])
            elif items and (line.blank or line.text[:1] in " \t" or not items[-1][-1].blank):
                items[-1].append(line.without_indent(2))
            elif not line.blank:
                place = Place(self.file, line.start, line.start + len(line.text))
                message = "Key points are a list. Begin this one with “- ”"
                self.fault_at(place, "key-points-list", message)
        for item in items:
            yield self.point(self.scalar(item))

    def point(self, whole: Scalar) -> Node:
        lead = LEAD.match(whole.value)
        if not lead:
            return whole
        parts = {"lead": lead.span("lead"), "text": (lead.end(), len(whole.value))}
        entries = tuple(
            Entry(Scalar(name, Place(self.file, node.place.start, node.place.start)), node)
            for name, (start, end) in parts.items()
            for node in (_sliced(whole, start, end),)
        )
        return Mapping(entries, whole.place)

    def scalar(self, held: list[Line]) -> Scalar:
        """Lines as one text, without the empty ones around it."""
        shown = _filled(held)
        pieces: list[Piece] = []
        for line in shown:
            stop = line.start + len(line.text)
            if line.text:
                pieces.append(Piece(without_controls(line.text), line.start, stop))
            if line is not shown[-1]:
                pieces.append(Piece("\n", stop, line.end))
        if not pieces:
            start = held[0].start if held else 0
            return Scalar("", Place(self.file, start, start))
        return Scalar.of(self.file, pieces)

    def around(self, part: Part) -> Place:
        first = part.name or part.lines[0]
        return Place(self.file, first.start, (part.lines or [first])[-1].end)

    def fault(self, part: Part, message: str) -> None:
        self.fault_at(self.around(part), "heading-levels", message)

    def fault_at(self, place: Place, rule: str, message: str) -> None:
        self.found.append(Diagnostic(place, Severity.ERROR, rule, message))


def _filled(held: list[Line]) -> list[Line]:
    """Lines without the empty ones at their beginning and end."""
    filled = [index for index, line in enumerate(held) if not line.blank]
    return held[filled[0] : filled[-1] + 1] if filled else []


def _is_points(part: Part) -> bool:
    words = part.name.text.strip().rstrip(":").casefold() if part.name else ""
    return part.level == SECTION and words == KEY_POINTS


def _nested(parts: list[Part]) -> list[Part]:
    """Sections within sections, by the number of ``#`` of their headings."""
    top: list[Part] = []
    opened: list[Part] = []
    for part in parts:
        level = max(part.level, SECTION)
        while opened and max(opened[-1].level, SECTION) >= level:
            opened.pop()
        # A level that was left out is a section without a heading.
        while len(opened) < level - SECTION:
            skipped = Part(SECTION + len(opened), None)
            (opened[-1].parts if opened else top).append(skipped)
            opened.append(skipped)
        (opened[-1].parts if opened else top).append(part)
        opened.append(part)
    return top


def _span(nodes: Iterable[Node]) -> tuple[int, int]:
    places = [node.place for node in nodes]
    return min((each.start for each in places), default=0), max(
        (each.end for each in places), default=0
    )


def _sliced(whole: Scalar, start: int, end: int) -> Scalar:
    """A part of a text, letter by letter."""
    pieces = []
    for index in range(start, end):
        place = whole.range(index, index + 1)
        pieces.append(Piece(whole.value[index], place.start, place.end))
    return Scalar.of(whole.place.file, pieces)
