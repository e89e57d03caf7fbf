"""Where a finished file says something else than its brief."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import SequenceMatcher

from briefkit.edition import Edition
from briefkit.verifying.apart import Difference, Key, words_apart
from briefkit.verifying.saying import said
from briefkit.verifying.shown import Shown, bare, clean, squeezed

REFERENCE = re.compile(r"⟦(\d+)⟧")


def differences(edition: Edition, shown: Shown, ending: str) -> Iterator[Difference]:
    """How what a file shows differs from what it must; ``ending`` is the file's: ".pdf".

    Of a PDF the spaces are not compared: it has none where its lines end. Of one that runs
    from right to left only the letters and digits are.
    """
    on_paper = ending == ".pdf"
    key: Key = (bare if edition.is_right_to_left else squeezed) if on_paper else str
    right = said(edition, on_paper)
    if on_paper:
        shown = _without_furniture(shown, edition, key)
        right = replace(right, lines=list(_without_marks(right.lines, edition)))
    pairs = dict(_paired(right.notes, shown.notes, key))
    shown = replace(shown, lines=[_renumbered(line, pairs) for line in shown.lines])
    yield from _lines(right, shown, on_paper, key)
    yield from _notes(right.notes, shown.notes, pairs, key, "note")
    if ending == ".html":
        same = {number: number for number in shown.in_place}
        yield from _notes(right.in_place, shown.in_place, same, key, "at its reference, note")
    yield from _headings(right, shown, key)


def _lines(right: Shown, shown: Shown, on_paper: bool, key: Key) -> Iterator[Difference]:
    """What differs in the text; lines that are only broken otherwise do not count."""
    ours = [key(line) for line in right.lines]
    theirs = [key(line) for line in shown.lines]
    headings = {heading for _, heading in right.headings}
    if on_paper and "".join(ours) == "".join(theirs):
        return
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if kind == "equal":
            continue
        above = (line for line in reversed(right.lines[:start]) if line in headings)
        place = next((f"under “{heading}”" for heading in above), "before the first heading")
        first, second = right.lines[start:end], shown.lines[begin:stop]
        in_lines = len(first) == len(second) and not on_paper
        whole = [(" ".join(first), " ".join(second))]
        for one, other in zip(first, second, strict=True) if in_lines else whole:
            yield from words_apart(place, one, other, key)


def _paired(
    right: Mapping[int, str], shown: Mapping[int, str], key: Key
) -> Iterator[tuple[int, int]]:
    """The number of each note shown, and what it is in the brief.

    A note that was taken out changes the numbers of all that follow.
    """
    ours = [key(text) for text in right.values()]
    theirs = [key(text) for text in shown.values()]
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for _, start, end, begin, stop in matcher.get_opcodes():
        yield from zip(list(shown)[begin:stop], list(right)[start:end], strict=False)


def _renumbered(line: str, pairs: Mapping[int, int]) -> str:
    def number(found: re.Match[str]) -> str:
        return f"⟦{pairs.get(int(found[1]), 'new')}⟧"

    return REFERENCE.sub(number, line)


def _notes(
    right: Mapping[int, str],
    shown: Mapping[int, str],
    pairs: Mapping[int, int],
    key: Key,
    name: str,
) -> Iterator[Difference]:
    found = {ours: shown[theirs] for theirs, ours in pairs.items() if theirs in shown}
    for number, text in right.items():
        yield from words_apart(f"{name} {number}", text, found.get(number, ""), key)
    for number in shown.keys() - pairs.keys():
        yield Difference(f"{name} {number} of the file", "", shown[number])


def _headings(right: Shown, shown: Shown, key: Key) -> Iterator[Difference]:
    """Words that are there, but are no heading, or one of another level."""
    levels: dict[str, set[int]] = defaultdict(set)
    for level, heading in shown.headings:
        levels[key(heading)].add(level)
    text = key(" ".join(shown.lines))
    for level, heading in right.headings:
        words = key(heading)
        if level not in levels[words] and words in text:
            other = ", ".join(map(str, sorted(levels[words])))
            found = f"a heading of level {other}" if other else "no heading"
            yield Difference(f"“{heading}”", f"a heading of level {level}", found)


def _without_marks(lines: Iterable[str], edition: Edition) -> Iterator[str]:
    mark = clean(edition.style.marks.key_point)
    return (line.replace(mark, "") for line in lines)


def _without_furniture(shown: Shown, edition: Edition, key: Key) -> Shown:
    """What a PDF shows without its masthead, its contents list and the marks of key points."""
    lines = list(_without_marks(shown.lines, edition))
    brief, layout = edition.brief, edition.style.file.layout
    heads = (
        brief.series.name if brief.series else "",
        edition.series_number or "",
        brief.publisher.name if brief.publisher else "",
        edition.stamp or "",
    )
    lines = _after(key("".join(heads)), lines, len(heads), key)
    headed = [each for each in edition.sections if each.heading]
    if layout.contents and headed:
        lines = _without_contents(lines, edition.wording.contents, len(headed), key)
    return replace(shown, lines=lines)


def _after(head: str, lines: list[str], most: int, key: Key) -> list[str]:
    """The lines after a head, which may stand in one line or in several."""
    ends = (end for end in range(1, most + 1) if head and key("".join(lines[:end])) == head)
    return lines[next(ends, 0) :]


def _without_contents(lines: list[str], heading: str, entries: int, key: Key) -> list[str]:
    at = next((i for i, line in enumerate(lines) if key(line) == key(heading)), None)
    return lines if at is None else lines[:at] + lines[at + 1 + entries :]
