"""What a reader reads of a brief, piece by piece, for rules about its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefkit import prose
from briefkit.diagnostic import Edit, Problem
from briefkit.edition import Edition, Path
from briefkit.proseflow import CITATION, REFERENCE, VERBATIM, Flow, flow, flows

MARKS = REFERENCE + CITATION
SUMMARY = ("abstract", "key_points")


@dataclass(frozen=True)
class Passage:
    """A paragraph, a table's cell or a line, under the path of its field.

    In ``text`` code and bare addresses are masked, and references are single marks.
    """

    path: Path
    flow: Flow

    @property
    def text(self) -> str:
        """The words as they are read."""
        return self.flow.text

    def problem(
        self, message: str, start: int, end: int, replacement: str | None = None
    ) -> Problem:
        """A finding about characters of the text; a replacement mends it."""
        first, last = self.flow.source(start), self.flow.source_end(end - 1)
        edits = () if replacement is None else (Edit(first, last, replacement),)
        return Problem(self.path, message, first, last, edits)


def running(edition: Edition, *parts: str) -> Iterator[Passage]:
    """The running text in the named parts of the brief (all, where none is named)."""
    for path, blocks in edition.texts.items():
        if not parts or path[0] in parts:
            yield from (Passage(path, each) for each in flows(blocks))


def lines(edition: Edition) -> Iterator[Passage]:
    """Title, subtitle and headings."""
    for path, line in edition.lines.items():
        yield Passage(path, flow(prose.parse_inline(line)))


def fields(edition: Edition) -> Iterator[tuple[Path, str]]:
    """The plain words of other fields: authors, keywords, what names a source."""
    brief = edition.brief
    for index, author in enumerate(brief.authors):
        for name in ("name", "role", "affiliation"):
            if value := getattr(author, name):
                yield ("authors", index, name), value
    for index, keyword in enumerate(brief.keywords):
        yield ("keywords", index), keyword
    for path, text in edition.source_fields.items():
        if path[-1] in ("title", "container-title", "publisher", "family", "given", "literal"):
            yield path, text


def all_words(edition: Edition) -> str:
    """All that the brief says, in one string, a line a passage."""
    passages = (*running(edition), *lines(edition))
    words = [passage.text.replace(VERBATIM, "") for passage in passages]
    return "\n".join((*words, *(text for _, text in fields(edition))))
