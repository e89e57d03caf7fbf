"""The sources that the notes of a draft have given so far."""

from __future__ import annotations

import json
from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from briefkit.drafting.fields import Path
from briefkit.drafting.labels import numbered, wished_for
from briefkit.drafting.marked import Marked
from briefkit.drafting.shortened import Short, agrees, is_shorter, later_names


@dataclass(frozen=True)
class Range:
    """Where words stand: in the note with a label, from ``start`` up to ``end``."""

    label: str
    start: int
    end: int


@dataclass
class Known:
    """Sources by key: their fields, and where each text of them stands.

    ``works`` has the keys of sources by what tells one work from another, ``named`` those
    by how later notes may name who made them; ``given`` counts the keys of one form. No
    entry is ever changed in its place, so that a layer above holds only what is new.
    """

    values: ChainMap[str, dict[str, Any]] = field(default_factory=ChainMap)
    places: ChainMap[str, dict[Path, Range]] = field(default_factory=ChainMap)
    works: ChainMap[str, tuple[str, ...]] = field(default_factory=ChainMap)
    named: ChainMap[str | None, tuple[str, ...]] = field(default_factory=ChainMap)
    given: ChainMap[str, int] = field(default_factory=ChainMap)

    @classmethod
    def of(cls, sources: Mapping[str, Mapping[str, Any]]) -> Known:
        """What is known from the start."""
        known = cls()
        for key, fields in sources.items():
            known._put(key, dict(fields), {})
        return known

    @property
    def _layers(self) -> tuple[ChainMap[Any, Any], ...]:
        return self.values, self.places, self.works, self.named, self.given

    def layered(self) -> Known:
        """The same, with a layer above for what a note adds: to be kept, or to be let go."""
        return Known(*(each.new_child() for each in self._layers))

    def keep(self, above: Known) -> None:
        """Take over what a layer above has added."""
        for mine, its in zip(self._layers, above._layers, strict=True):
            mine.update(its.maps[0])

    def add(self, fields: dict[str, Any], places: dict[Path, Range]) -> str:
        """The key of a source given in full: that of the same work, or a new one."""
        for key in self.works.get(_telling(fields), ()):
            values = self.values[key]
            if all(values[name] == fields[name] for name in values.keys() & fields.keys()):
                new = {
                    path: each
                    for path, each in places.items()
                    if path and path[0] not in values
                }
                self.values[key] = fields | values
                self.places[key] = new | self.places[key]
                return key
        name = wished_for(fields)
        times = self.given.get(name, 0)
        key = next(each for each in numbered(name, times + 1) if each not in self.values)
        self.given[name] = times + 1
        self._put(key, fields, places)
        return key

    def _put(self, key: str, fields: dict[str, Any], places: dict[Path, Range]) -> None:
        self.values[key], self.places[key] = fields, places
        work = _telling(fields)
        self.works[work] = (*self.works.get(work, ()), key)
        for name in later_names(fields):
            self.named[name] = (*self.named.get(name, ()), key)

    def meant(
        self, short: Short, cited: Sequence[Sequence[str]], label: str, line: Marked, at: int
    ) -> str | None:
        """The key of the one source that a short form can mean; None if it may be another.

        A title shorter than a style would make it is kept as the source's short title.
        """
        keys = [key for key in self.named.get(short.who, ()) if agrees(short, self.values[key])]
        if short.note is not None:
            named = cited[short.note - 1] if 0 < short.note <= len(cited) else ()
            keys = [key for key in keys if key in named]
        if len(keys) != 1:
            return None
        (key,) = keys
        title = short.title
        if title and is_shorter(self.values[key].get("title", ""), title.words):
            if self.values[key].get("title-short", title.words) != title.words:
                return None
            written = line.written(at + title.start, at + title.end)
            here = {("title-short",): Range(label, *written)}
            self.values[key] = {**self.values[key], "title-short": title.words}
            self.places[key] = here | self.places[key]
        return key


def _telling(fields: Mapping[str, Any]) -> str:
    """What is the same wherever a work is given in full: its makers, title and date."""
    telling = [fields.get(name) for name in ("author", "title", "issued")]
    return json.dumps(telling, sort_keys=True)
