"""What a reader reads of a brief, piece by piece, for rules about its words."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.edition import Edition, Path
from briefkit.proseflow import VERBATIM
from briefkit.writtenlines import WrittenLine

SUMMARY = ("abstract", "key_points")


def running(edition: Edition, *parts: str) -> Iterator[WrittenLine]:
    """The running text in the named parts of the brief (all, where none is named)."""
    for line in edition.written_lines:
        if line.path in edition.texts and (not parts or line.path[0] in parts):
            yield line


def lines(edition: Edition) -> Iterator[WrittenLine]:
    """Title, subtitle and headings."""
    return (line for line in edition.written_lines if line.path in edition.lines)


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
