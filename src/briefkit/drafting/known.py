"""The sources that the notes of a draft have given so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from briefkit.drafting.fields import Path
from briefkit.drafting.labels import label_for
from briefkit.drafting.marked import Marked
from briefkit.drafting.shortened import Short, is_shorter, means


@dataclass(frozen=True)
class Range:
    """Where words stand: in the note with a label, from ``start`` up to ``end``."""

    label: str
    start: int
    end: int


@dataclass
class Known:
    """Sources by key: their fields, and where each text of them stands."""

    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    places: dict[str, dict[Path, Range]] = field(default_factory=dict)

    @classmethod
    def of(cls, sources: Mapping[str, Mapping[str, Any]]) -> Known:
        """What is known from the start."""
        return cls(
            {key: dict(each) for key, each in sources.items()}, {key: {} for key in sources}
        )

    def copy(self) -> Known:
        """The same, to go back to."""
        values = {key: dict(each) for key, each in self.values.items()}
        return Known(values, {key: dict(each) for key, each in self.places.items()})

    def add(self, fields: dict[str, Any], places: dict[Path, Range]) -> str:
        """The key of a source given in full: that of the same work, or a new one."""
        for key, values in self.values.items():
            if _same(values, fields):
                new = {name: each for name, each in fields.items() if name not in values}
                values |= new
                self.places[key] |= {
                    path: p for path, p in places.items() if path[:1] and path[0] in new
                }
                return key
        key = label_for(fields, self.values)
        self.values[key], self.places[key] = dict(fields), places
        return key

    def meant(
        self, short: Short, cited: Sequence[Sequence[str]], label: str, line: Marked, at: int
    ) -> str | None:
        """The key of the one source that a short form can mean; None if it may be another.

        A title shorter than a style would make it is kept as the source's short title.
        """
        keys = [key for key, values in self.values.items() if means(short, values)]
        if short.note is not None:
            named = cited[short.note - 1] if 0 < short.note <= len(cited) else ()
            keys = [key for key in keys if key in named]
        if len(keys) != 1:
            return None
        values = self.values[keys[0]]
        title = short.title
        if title and is_shorter(values.get("title", ""), title.words):
            if values.setdefault("title-short", title.words) != title.words:
                return None
            written = line.written(at + title.start, at + title.end)
            self.places[keys[0]].setdefault(("title-short",), Range(label, *written))
        return keys[0]


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two notes in full give one work: nothing of one is otherwise in the other."""
    shared = one.keys() & other.keys()
    telling = {"author", "title", "issued"}
    agree = all(one[name] == other[name] for name in shared)
    return (
        agree
        and bool(shared & {"title", "issued"})
        and telling & one.keys() == telling & other.keys()
    )
