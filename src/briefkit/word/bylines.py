"""The authors that a line of a Word draft names, with what it says of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from briefkit.textfiles.yamltree import Mapping, Node, Scalar
from briefkit.word.carrying import Carrying
from briefkit.word.document import NoteId, NoteMark, Paragraph
from briefkit.word.growing import mapping
from briefkit.word.lettering import Stretch, stripped
from briefkit.word.people import Span, people
from briefkit.word.plainlines import plain_line
from briefkit.word.titlewords import BY

DETAIL = re.compile(r"\s*(?:[,–—|]|\n)\s*")


class Bylines:
    """Reads lines with authors; ``note`` gives the text of a note on one of them."""

    def __init__(self, carrying: Carrying, note: Callable[[NoteId], Scalar]) -> None:
        self.carrying = carrying
        self.note = note

    def authors(self, byline: Paragraph) -> Iterator[Mapping]:
        """The authors of a line: names alone, or one with a role behind it."""
        marks = [each for each in byline.inlines if isinstance(each, NoteMark)]
        words = [each for each in byline.inlines if not isinstance(each, NoteMark)]
        letters = stripped(self.carrying.letters(words))
        text = "".join(each.text for each in letters)
        spans = list(_spans(letters, text))
        for index, parts in enumerate(spans):
            following = spans[index + 1]["name"][0] if index + 1 < len(spans) else len(letters)
            until = letters[following].start if following < len(letters) else byline.end
            fields: dict[str, Node] = {
                name: plain_line(letters[first:last]).scalar(self.carrying.file)
                for name, (first, last) in parts.items()
            }
            here = [each for each in marks if each.start <= until]
            if here:
                fields["note"] = self.note(here[0].note)
                marks = marks[len(here) :]
            yield mapping(self.carrying.file, fields)


def _spans(letters: Sequence[Stretch], text: str) -> Iterator[dict[str, Span]]:
    """Where each author's name stands, and what follows it: a role, an institution."""
    start = found.end() if (found := BY.match(text)) else 0
    bold = sum(1 for _ in leading_bold(letters))
    if 0 < bold < len(letters):
        yield _with_details(text, start, bold)
    else:
        yield from people(text, start)


def _with_details(text: str, start: int, name: int) -> dict[str, Span]:
    """One author: the words up to an offset are the name."""
    first = found.end() if (found := DETAIL.match(text, name)) else name
    cut = DETAIL.search(text, first)
    role = {"name": (start, name), "role": (first, cut.start() if cut else len(text))}
    return role | ({"affiliation": (cut.end(), len(text))} if cut else {})


def leading_bold(letters: Sequence[Stretch]) -> Iterator[Stretch]:
    """The letters from the first on that are bold, spaces among them, but not behind."""
    held: list[Stretch] = []
    for each in letters:
        if each.blank:
            held.append(each)
        elif "bold" in each.looks:
            yield from held
            yield each
            held = []
        else:
            return
