"""What is left of reviewing in a Word document: tracked changes and highlights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from briefkit.diagnostic import Place
from briefkit.word.document import Block, Review, WordFile, Words, paragraphs_of
from briefkit.word.names import W
from briefkit.word.notemarks import REFERENCES

Kind = Literal["insertion", "deletion", "move", "format"]
CHANGES: dict[str, Kind] = {
    f"{W}ins": "insertion",
    f"{W}del": "deletion",
    f"{W}moveTo": "move",
    f"{W}rPrChange": "format",
    f"{W}pPrChange": "format",
    f"{W}tblPrChange": "format",
    f"{W}trPrChange": "format",
    f"{W}tcPrChange": "format",
    f"{W}sectPrChange": "format",
}
# What stands for the end of a paragraph, and for the mark of a note.
PARAGRAPH, NOTE = "¶", "[note]"
LONGEST = 500  # Characters of a change that are shown.
Ranges = Mapping[Any, tuple[int, int]]
"""The range in the file's text of each ``w:p`` and ``w:r``."""


def changes(root: Any, file: WordFile, ranges: Ranges) -> Iterator[Review]:
    """Each tracked change of a part, but for one within another of its kind.

    Changes of looks, and of what holds no words, count once a paragraph; not at all where
    the paragraph or the row that they end has changes of its words to go with them.
    """
    seen: set[tuple[Any, Kind]] = set()
    for each in root.iter(*CHANGES):
        kind = CHANGES[each.tag]
        holder = next(each.iterancestors(f"{W}p"), None)
        if next(each.iterancestors(each.tag), None) is not None:
            continue
        runs = [run for run in each.iter(f"{W}r") if run in ranges]
        words = _words(each)
        if kind == "format" or not (runs or words):
            if (holder, kind) in seen or _ends_changed_words(each):
                continue
            seen.add((holder, kind))
        start, end = _around(runs, ranges) if runs else _beside(each, holder, ranges)
        author, date = (each.get(f"{W}{name}", "") for name in ("author", "date"))
        shown = words or file.text[start : min(end, start + LONGEST)] or _sign(each)
        yield Review(kind, author, date, shown, Place(file, start, end))


def _ends_changed_words(change: Any) -> bool:
    """Whether a change of a paragraph's end, or of a row, is one with that of its words."""
    if change.getparent().tag not in (f"{W}rPr", f"{W}trPr"):
        return False
    holder = next(change.iterancestors(f"{W}p", f"{W}tr"), None)
    changes = () if holder is None else holder.iter(change.tag)
    return any(each.find(f"{W}r") is not None for each in changes if each is not change)


def _sign(change: Any) -> str:
    """What stands for a change that holds no words."""
    return NOTE if next(change.iter(*REFERENCES), None) is not None else PARAGRAPH


def _words(change: Any) -> str:
    """The words that a change is about, as many as can be shown."""
    found: list[str] = []
    for each in change.iter(f"{W}t", f"{W}delText"):
        found.append(each.text or "")
        if sum(map(len, found)) > LONGEST:
            break
    return "".join(found)[:LONGEST]


def _beside(change: Any, paragraph: Any, ranges: Ranges) -> tuple[int, int]:
    """Where a change is that left no words: where the words before it end."""
    if paragraph is None:
        held = (each for above in change.iterancestors() for each in above.iter(f"{W}p"))
        paragraph = next((each for each in held if each in ranges), None)
    start, end = ranges.get(paragraph, (0, 0))
    if change.getparent() is not paragraph:
        return start, end
    before = (ranges[each] for each in change.itersiblings(preceding=True) if each in ranges)
    at = next((last for _, last in before), start)
    return at, at


def highlights(blocks: Iterable[Block], file: WordFile) -> Iterator[Review]:
    """Each stretch of words with a highlighter's colour behind it."""
    for paragraph in paragraphs_of(blocks):
        first = last = None
        for each in (*paragraph.inlines, None):
            if isinstance(each, Words) and each.highlighted:
                first = each.start if first is None else first
                last = each.start + len(each.text)
            elif first is not None and last is not None:
                words = file.text[first:last]
                if words.strip():
                    yield Review("highlight", "", "", words, Place(file, first, last))
                first = last = None


def _around(elements: Iterable[Any], ranges: Ranges) -> tuple[int, int]:
    found = [ranges[each] for each in elements]
    return min(start for start, _ in found), max(end for _, end in found)
