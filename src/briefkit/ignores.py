"""Findings that a style, a brief or a note says it need not heed, each with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from briefkit.checks import RULES, name_of
from briefkit.diagnostic import Diagnostic, Place, Severity
from briefkit.edition import Edition
from briefkit.loading import Loaded
from briefkit.validation import Path
from briefkit.yamltext import find

# What loading may report besides the rules, and what can therefore be told from a slip.
BLOCKING = frozenset(name_of(rule) for rule in RULES if rule.BLOCKS)
KNOWN = tuple(name_of(rule) for rule in RULES)


@dataclass(frozen=True)
class _Ignore:
    """A rule not to heed, the path where that is said, and what it is about."""

    path: Path
    rule: str
    words: str | None = None
    within: Place | None = None

    def silences(self, found: Diagnostic) -> bool:
        if found.rule != self.rule:
            return False
        place, within = found.place, self.within
        if within is not None:
            inside = within.start <= place.start and place.end <= within.end
            return place.file is within.file and inside
        said = place.file.text[place.start : place.end]
        return self.words is None or self.words in said or (bool(said) and said in self.words)


def heeded(
    found: Iterable[Diagnostic], loaded: Loaded, edition: Edition
) -> Iterator[Diagnostic]:
    """The findings that nothing says to ignore, and the ignores that are themselves wrong."""
    dropped = frozenset(edition.style.file.checks.ignore) - BLOCKING
    left = [each for each in found if each.rule not in dropped]
    for ignore in _ignores(loaded):
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


def _ignores(loaded: Loaded) -> Iterator[_Ignore]:
    """All that the notes and the brief say to ignore, the narrowest first."""
    for label, note in loaded.brief.footnotes.items():
        path: Path = ("footnotes", label)
        node = find(loaded.root, path)
        key = loaded.place(path)
        if node is not None:
            within = Place(key.file, key.start, node.place.end)
            for rule in note.ignore:
                yield _Ignore((*path, "ignore", rule), rule, within=within)
    for index, each in enumerate(loaded.brief.checks.ignore):
        yield _Ignore(("checks", "ignore", index), each.rule, each.words)


def _fault(rule: str) -> str | None:
    """What is wrong with ignoring a rule of this name, if anything is."""
    if rule in BLOCKING:
        return f"“{rule}” can't be ignored: the brief can't be printed with such a fault"
    if rule in KNOWN:
        return None
    close = get_close_matches(rule, KNOWN, n=1)
    hint = f"Did you mean “{close[0]}”?" if close else "“briefkit rule” lists them"
    return f"There is no rule “{rule}”. {hint}"
