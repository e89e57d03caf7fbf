"""Where a finished file says something else than its brief."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import SequenceMatcher

from briefkit.edition import Edition
from briefkit.verifying.apart import Difference, words_apart
from briefkit.verifying.saying import said
from briefkit.verifying.shown import Shown, clean, squeezed

REFERENCE = re.compile(r"⟦(\d+)⟧")


def differences(edition: Edition, shown: Shown, ending: str) -> Iterator[Difference]:
    """How what a file shows differs from what it must; ``ending`` is the file's: ".pdf".

    Of a PDF the spaces are not compared: it has none where its lines end.
    """
    on_paper = ending == ".pdf"
    right = said(edition, on_paper)
    if on_paper:
        shown = _without_furniture(shown, edition)
        right = replace(right, lines=list(_without_marks(right.lines, edition)))
    pairs = dict(_paired(right.notes, shown.notes, on_paper))
    shown = replace(shown, lines=[_renumbered(line, pairs) for line in shown.lines])
    yield from _lines(right, shown, on_paper)
    yield from _notes(right.notes, shown.notes, pairs, on_paper, "note")
    if ending == ".html":
        same = {number: number for number in shown.in_place}
        yield from _notes(
            right.in_place, shown.in_place, same, on_paper, "at its reference, note"
        )
    yield from _headings(right, shown, on_paper)


def _key(text: str, on_paper: bool) -> str:
    return squeezed(text) if on_paper else text


def _lines(right: Shown, shown: Shown, on_paper: bool) -> Iterator[Difference]:
    """What differs in the text; lines that are only broken otherwise do not count."""
    ours = [_key(line, on_paper) for line in right.lines]
    theirs = [_key(line, on_paper) for line in shown.lines]
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
            yield from words_apart(place, one, other, on_paper)


def _paired(
    right: Mapping[int, str], shown: Mapping[int, str], on_paper: bool
) -> Iterator[tuple[int, int]]:
    """The number of each note shown, and what it is in the brief.

    A note that was taken out changes the numbers of all that follow.
    """
    ours = [_key(text, on_paper) for text in right.values()]
    theirs = [_key(text, on_paper) for text in shown.values()]
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
    on_paper: bool,
    name: str,
) -> Iterator[Difference]:
    found = {ours: shown[theirs] for theirs, ours in pairs.items() if theirs in shown}
    for number, text in right.items():
        yield from words_apart(f"{name} {number}", text, found.get(number, ""), on_paper)
    for number in shown.keys() - pairs.keys():
        yield Difference(f"{name} {number} of the file", "", shown[number])


def _headings(right: Shown, shown: Shown, on_paper: bool) -> Iterator[Difference]:
    """Words that are there, but are no heading, or one of another level."""
    levels = {_key(heading, on_paper): level for level, heading in shown.headings}
    text = _key(" ".join(shown.lines), on_paper)
    for level, heading in right.headings:
        key = _key(heading, on_paper)
        if levels.get(key) != level and key in text:
            found = f"a heading of level {levels[key]}" if key in levels else "no heading"
            yield Difference(f"“{heading}”", f"a heading of level {level}", found)


def _without_marks(lines: Iterable[str], edition: Edition) -> Iterator[str]:
    mark = clean(edition.style.marks.key_point)
    return (line.replace(mark, "") for line in lines)


def _without_furniture(shown: Shown, edition: Edition) -> Shown:
    """What a PDF shows without its masthead, its contents list and the marks of key points."""
    lines = list(_without_marks(shown.lines, edition))
    brief, layout = edition.brief, edition.style.file.layout
    heads = (
        brief.series.name if brief.series else "",
        edition.series_number or "",
        brief.publisher.name if brief.publisher else "",
        edition.stamp or "",
    )
    if lines and squeezed(lines[0]) == squeezed("".join(heads)):
        lines = lines[1:]
    headed = [each for each in edition.sections if each.heading]
    if layout.contents and headed:
        lines = _without_contents(lines, edition.wording.contents, len(headed))
    return replace(shown, lines=lines)


def _without_contents(lines: list[str], heading: str, entries: int) -> list[str]:
    at = next((i for i, line in enumerate(lines) if line == clean(heading)), None)
    return lines if at is None else lines[:at] + lines[at + 1 + entries :]
