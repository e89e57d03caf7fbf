"""`briefkit check --fix`: what rules know how to mend is mended in the brief's own text.

Comments, quotes, line ends and all else stay as they were. The changed text is read
again: a change that would do anything else to it than it says is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from briefkit.diagnostic import Change, Diagnostic, TextFile
from briefkit.textfiles.changes import Tree, start_of

MAX_ROUNDS = 10
Check = Callable[[TextFile], Iterable[Diagnostic]]


def mended(file: TextFile, check: Check) -> tuple[TextFile, int]:
    """A brief's text after all changes that its findings propose, and how many were mended.

    ``check`` gives the findings in a text. It is asked again after each round, until
    nothing is left to change. Raises `Unreadable` when the text is no YAML mapping.
    """
    count = 0
    for _ in range(MAX_ROUNDS):
        file, made = _round(file, check(file))
        count += made
        if not made:
            break
    return file, count


def as_written(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings with their edits as an editor can apply them to the file's text.

    Words are escaped as the quotes around them need; edits that `mended` would leave out
    are left out.
    """
    listed = list(found)
    files = dict.fromkeys(each.place.file for each in listed if each.edits)
    trees = {file: Tree(file) for file in files}
    every = {
        file: [e for d in listed if d.place.file is file for e in d.edits] for file in files
    }
    whole = {file for file in files if trees[file].takes(every[file])}
    for diagnostic in listed:
        file, edits = diagnostic.place.file, diagnostic.edits
        if edits and file not in whole and not trees[file].takes(edits):
            edits = ()
        written = tuple(Change(each.place, trees[file].written(each)) for each in edits)
        yield replace(diagnostic, edits=written)


def _round(file: TextFile, found: Iterable[Diagnostic]) -> tuple[TextFile, int]:
    """The text after one round of changes that do not touch, and how many faults went."""
    tree = Tree(file)
    # What is wrong in a file of sources or authors is mended there, and not with a brief.
    ours = [each for each in found if each.edits and each.place.file is file]
    by_place = sorted(ours, key=lambda each: each.place.start)
    groups = [sorted(each.edits, key=start_of) for each in by_place]
    # Mostly all are sound; to try them one by one takes far longer.
    chosen = _apart(groups, lambda _: True)
    if chosen and not tree.takes(_flat(chosen)):
        chosen = _apart(groups, tree.takes)
    return tree.changed(_flat(chosen)), len(chosen)


def _apart(
    groups: Iterable[list[Change]], takes: Callable[[list[Change]], bool]
) -> list[list[Change]]:
    """The groups of changes that do not touch an earlier one, and can be taken with those."""
    chosen: list[list[Change]] = []
    free = 0
    for group in groups:
        if start_of(group[0]) >= free and takes(_flat([*chosen, group])):
            chosen.append(group)
            free = group[-1].place.end + 1
    return chosen


def _flat(groups: Iterable[list[Change]]) -> list[Change]:
    return [each for group in groups for each in group]
