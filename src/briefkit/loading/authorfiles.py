"""Authors kept once for many briefs: authors.yaml, beside a brief or in the folder above.

A brief names them: ``authors: [kim, {id: lee, role: Visiting Fellow}]``. Every node keeps its
own file, so that a fault in authors.yaml is reported there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path

from briefkit.diagnostic import Diagnostic, Severity, TextFile
from briefkit.loading.nearbyfiles import nearby
from briefkit.textfiles import yamltext
from briefkit.textfiles.yamltree import Entry, Mapping, Node, Scalar, Sequence

FIELD = "authors"
FILE = "authors.yaml"
# A name has a capital or a space, or is written in letters that have neither.
IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*")


def with_authors(root: Mapping, file: TextFile) -> tuple[Mapping, list[Diagnostic]]:
    """A brief's tree with the authors that it names by id in their place, and what was wrong.

    Raises `Unreadable` when authors.yaml is no text or no YAML.
    """
    entry = root.by_name.get(FIELD)
    if not entry or not isinstance(entry.value, Sequence):
        return root, []
    if not any(_identifier(item) for item in entry.value.items):
        return root, []
    desk = _Desk(file)
    authors = Sequence(tuple(desk.authors(entry.value.items)), entry.value.place)
    entries = (Entry(e.key, authors) if e is entry else e for e in root.entries)
    return Mapping(tuple(entries), root.place), desk.found


def _identifier(item: Node) -> Scalar | None:
    """The id by which an item of the list names an author, if it does."""
    if isinstance(item, Mapping):
        entry = item.by_name.get("id")
        named = entry.value if entry else None
        return named if isinstance(named, Scalar) and not named.absent else None
    known = isinstance(item, Scalar) and IDENTIFIER.fullmatch(item.value) is not None
    return item if isinstance(item, Scalar) and known and not item.absent else None


@dataclass
class _Desk:
    """The authors known to the desk of a brief."""

    file: TextFile
    found: list[Diagnostic] = field(default_factory=list)

    def __post_init__(self) -> None:
        folder = Path(self.file.name).parent
        text = nearby(folder, FILE) or nearby(folder, f"../{FILE}")
        self.people: Mapping | None = None
        if text:
            self.people, found = yamltext.read(text, FIELD)
            self.found += found

    def authors(self, items: tuple[Node, ...]) -> Iterator[Node]:
        """The authors of a brief, each with all of its fields; unknown ones are left out."""
        for item in items:
            identifier = _identifier(item)
            if identifier is None:
                yield item
            elif known := self.known(identifier):
                yield _merged(known, item)

    def known(self, identifier: Scalar) -> Node | None:
        entry = self.people.by_name.get(identifier.value) if self.people else None
        if entry:
            return entry.value
        message = self.unknown(identifier.value)
        found = Diagnostic(identifier.place, Severity.ERROR, "unknown-author", message)
        self.found.append(found)
        return None

    def unknown(self, identifier: str) -> str:
        known = tuple(self.people.by_name) if self.people else ()
        close = get_close_matches(identifier, known, n=3)
        if close:
            return f"{FILE} has no author “{identifier}”. Did you mean {_either(close)}?"
        if known:
            return f"{FILE} has no author “{identifier}”. It has {', '.join(known)}"
        return (
            f"“{identifier}” names an author in {FILE}, and there is no such file with authors "
            "beside the brief or in the folder above. Write “name: …” with the author's name"
        )


def _either(names: list[str]) -> str:
    return " or ".join(f"“{name}”" for name in names)


def _merged(known: Node, item: Node) -> Node:
    """An author of authors.yaml with the brief's own fields, which win if they say anything."""
    if not isinstance(item, Mapping):
        return known
    if isinstance(known, Scalar):
        name = replace(item.by_name["id"].key, value="name")
        known = Mapping((Entry(name, known),), known.place)
    if not isinstance(known, Mapping):
        return known
    said = (entry for entry in item.entries if not entry.value.absent)
    own = {entry.key.value: entry for entry in said if entry.key.value != "id"}
    return Mapping(tuple((known.by_name | own).values()), item.place)
