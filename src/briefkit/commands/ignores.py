"""Findings that a style, a brief or a note says it need not heed, each with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from briefkit.checks import RULES, name_of, unknown
from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile
from briefkit.edition import Edition
from briefkit.loading import Loaded
from briefkit.textfiles.validation import Path

# With such a fault the brief can't be printed; nothing may hide it.
BLOCKING = frozenset(name_of(rule) for rule in RULES if rule.BLOCKS)


@dataclass(frozen=True)
class _Ignore:
    """A rule not to heed, the path where that is said, and what it is about.

    ``words`` must stand, at least in part, where the finding is; ``within`` are the
    places in one of which it must be. Without either, the whole brief is meant.
    """

    path: Path
    rule: str
    words: str | None = None
    within: tuple[Place, ...] = ()
    spans: dict[TextFile, list[tuple[int, int]]] = field(default_factory=dict, compare=False)
    """Where in each file the words stand, once they were looked for."""

    def silences(self, found: Diagnostic) -> bool:
        if found.rule != self.rule:
            return False
        if self.within:
            return any(_holds(place, found.place) for place in self.within)
        return self.words is None or self._stands_at(self.words, found.place)

    def _stands_at(self, words: str, place: Place) -> bool:
        """Whether words overlap a place; lines may be broken otherwise than in the words."""
        if place.file not in self.spans:
            pattern = r"\s+".join(map(re.escape, words.split()))
            found = re.finditer(pattern, place.file.text)
            self.spans[place.file] = [each.span() for each in found]
        stop = max(place.end, place.start + 1)
        return any(start < stop and place.start < end for start, end in self.spans[place.file])


def _holds(outer: Place, inner: Place) -> bool:
    inside = outer.start <= inner.start and inner.end <= outer.end
    return outer.file is inner.file and inside


def heeded(
    found: Iterable[Diagnostic], loaded: Loaded, edition: Edition
) -> Iterator[Diagnostic]:
    """The findings that nothing says to ignore, and the ignores that are themselves wrong."""
    dropped = frozenset(edition.style.file.checks.ignore) - BLOCKING
    left = [each for each in found if each.rule not in dropped]
    for ignore in _ignores(loaded, edition):
        fault = _fault(ignore.rule)
        kept = left if fault else [each for each in left if not ignore.silences(each)]
        if fault or len(kept) == len(left):
            message = fault or (
                f"This silences nothing: “{ignore.rule}” finds no fault here. Take it out"
            )
            place = loaded.place(ignore.path)
            yield Diagnostic(place, Severity.WARNING, "unused-ignore", message)
        left = kept
    yield from left


def _ignores(loaded: Loaded, edition: Edition) -> Iterator[_Ignore]:
    """All that the notes and the brief say to ignore, the narrowest first."""
    for label, note in loaded.brief.footnotes.items():
        path: Path = ("footnotes", label)
        own = (path, *_own_sources(edition, path)) if note.ignore else ()
        within = tuple(map(loaded.whole, own))
        for rule in note.ignore:
            yield _Ignore((*path, "ignore", rule), rule, within=within)
    for index, each in enumerate(loaded.brief.checks.ignore):
        yield _Ignore(("checks", "ignore", index), each.rule, each.words)


def _own_sources(edition: Edition, note: Path) -> Iterator[Path]:
    """The sources that only this note cites: of any other, the brief itself must speak."""
    for key in edition.cited_sources:
        if edition.citing[key] == {note}:
            yield "sources", key


def _fault(rule: str) -> str | None:
    """What is wrong with ignoring a rule of this name, if anything is."""
    if rule in BLOCKING:
        return f"“{rule}” can't be ignored: the brief can't be printed with such a fault"
    return unknown(rule)
