"""What is left of reviewing in a Word document: tracked changes, comments, highlights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from briefkit.diagnostic import Place
from briefkit.word.carrying import paragraphs_of
from briefkit.word.document import Block, Review, WordFile, Words
from briefkit.word.names import W

Kind = Literal["insertion", "deletion", "move", "format"]
CHANGES: dict[str, Kind] = {
    f"{W}ins": "insertion",
    f"{W}del": "deletion",
    f"{W}moveTo": "move",
    f"{W}rPrChange": "format",
    f"{W}pPrChange": "format",
}
Ranges = Mapping[Any, tuple[int, int]]
"""The range in the file's text of each ``w:p`` and ``w:r``."""


def changes(root: Any, file: WordFile, ranges: Ranges) -> Iterator[Review]:
    """Each tracked change of a part; changes of looks count once a paragraph."""
    seen: set[tuple[Any, Kind]] = set()
    for each in root.iter(*CHANGES):
        kind = CHANGES[each.tag]
        holder = next(each.iterancestors(f"{W}p"), None)
        runs = [run for run in each.iter(f"{W}r") if run in ranges]
        if kind == "format" or not runs:
            if (holder, kind) in seen:
                continue
            seen.add((holder, kind))
        texts = each.iter(f"{W}t", f"{W}delText")
        words = "".join(text.text or "" for text in texts)
        start, end = _around(runs or [holder], ranges)
        place = Place(file, start, end)
        author, date = (each.get(f"{W}{name}", "") for name in ("author", "date"))
        yield Review(kind, author, date, words or file.text[start:end], place)


def comments(root: Any, texts: Any, file: WordFile, ranges: Ranges) -> Iterator[Review]:
    """Each comment on a part, at the words it is about; ``texts`` is the comments part."""
    held = {} if texts is None else {each.get(f"{W}id"): each for each in texts}
    about: dict[str, list[Any]] = {}
    open_ids: dict[str, None] = {}
    for each in root.iter(
        f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference", f"{W}r"
    ):
        name = each.get(f"{W}id", "")
        if each.tag == f"{W}commentRangeStart":
            open_ids[name] = None
        elif each.tag == f"{W}commentRangeEnd":
            open_ids.pop(name, None)
        elif each.tag == f"{W}commentReference":
            about.setdefault(name, [next(each.iterancestors(f"{W}p"), None)])
        else:
            for open_id in open_ids:
                about.setdefault(open_id, []).append(each)
    for name, elements in about.items():
        if name in held:
            comment = held[name]
            place = Place(file, *_around([e for e in elements if e in ranges], ranges))
            author, date = (comment.get(f"{W}{key}", "") for key in ("author", "date"))
            words = " ".join(
                "".join(each.text or "" for each in p.iter(f"{W}t")) for p in comment
            )
            yield Review("comment", author, date, words.strip(), place)


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
    found = [ranges[each] for each in elements if each in ranges]
    if not found:
        return 0, 0
    return min(start for start, _ in found), max(end for _, end in found)
