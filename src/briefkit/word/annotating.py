"""A Word document's copy with every finding as a comment at its words, and nothing else new."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import partial
from typing import Any

from lxml import etree

from briefkit.diagnostic import Diagnostic, Place
from briefkit.word.anchoring import Anchors
from briefkit.word.comments import comment, new_part, wording
from briefkit.word.document import WordDocument, WordFile
from briefkit.word.names import W
from briefkit.word.packagecopy import PackageCopy
from briefkit.word.pieces import pieces
from briefkit.word.splitting import free_numbers
from briefkit.word.tracked import Tracked
from briefkit.word.wholes import story_paragraph

COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
MARKS = [
    f"{W}{name}"
    for name in ("comment", "commentRangeStart", "commentRangeEnd", "commentReference")
]


def annotated(
    data: bytes,
    document: WordDocument,
    findings: Iterable[Diagnostic],
    moment: datetime.datetime,
    tracked: Tracked,
) -> bytes:
    """The document with each finding as a comment by "briefkit", dated ``moment``.

    Word takes comments in the main text alone. What is found in a note has its comment at
    the note's number, what is found in a text box at the box, and both quote the words;
    what is found in no paragraph of the file has it at the first. ``document`` is what was
    read of ``data``, with the same ``tracked``.
    """
    package = PackageCopy(data)
    comments = package.related(package.document, "comments")
    part = package.tree(comments) if comments else new_part()
    text = package.tree(package.document)
    walk = partial(pieces, tracked=tracked, numbers=document.numbers)
    places = _Places(package, text, document.file, Anchors(text, walk))
    numbers = free_numbers([*text.iter(*MARKS), *part.iter(*MARKS)])
    ordered = sorted(findings, key=lambda each: each.order)
    said = [
        comment(number, wording(finding, places.mark(finding.place, number)), moment)
        for finding, number in zip(ordered, numbers, strict=False)
    ]
    if not said:
        return data
    places.anchors.put()
    part.extend(said)
    package.put(package.document, text)
    if comments:
        package.put(comments, part)
    else:
        package.add("comments", COMMENTS_TYPE, part)
    return package.save()


class _Places:
    """Where the places of findings are in a document's main text."""

    def __init__(
        self, package: PackageCopy, text: Any, file: WordFile, anchors: Anchors
    ) -> None:
        self._text, self._file, self.anchors = text, file, anchors
        self._paragraphs = {package.document: [*text.iter(f"{W}p")]}
        self._references: dict[tuple[str, str], Any] = {}
        for kind in ("footnote", "endnote"):
            if part := package.related(package.document, f"{kind}s"):
                self._paragraphs[part] = [*package.tree(part).iter(f"{W}p")]
            for reference in text.iter(f"{W}{kind}Reference"):
                self._references.setdefault((f"{W}{kind}", reference.get(f"{W}id")), reference)

    def mark(self, place: Place, number: int) -> str:
        """Have what the comment of that number is about marked.

        Gives where the place is ("note 3") if the comment can't be at its very words.
        """
        known = place.file == self._file and self._file.spots
        spot = self._file.spot(place.start) if known else None
        paragraphs = self._paragraphs.get(spot.part.lstrip("/"), []) if spot else []
        if spot is None or spot.index >= len(paragraphs):
            self._mark_first(number)
            return ""
        paragraph = paragraphs[spot.index]
        note = next(paragraph.iterancestors(f"{W}footnote", f"{W}endnote"), None)
        if note is not None:
            self._mark_reference(note, number)
            return f"note {spot.note}" if spot.note else "a note"
        start, end = place.start - spot.start, place.end - spot.start
        self.anchors.add_words(paragraph, start, end, number)
        return "a text box" if story_paragraph(paragraph) is not paragraph else ""

    def _mark_reference(self, note: Any, number: int) -> None:
        reference = self._references.get((note.tag, note.get(f"{W}id")))
        if reference is None:
            self._mark_first(number)
        else:
            self.anchors.add_element(reference, number)

    def _mark_first(self, number: int) -> None:
        first = next(self._text.iter(f"{W}p"), None)
        if first is None:
            first = etree.Element(f"{W}p")
            self._text.find(f"{W}body").insert(0, first)
        self.anchors.add_words(first, 0, 0, number)
