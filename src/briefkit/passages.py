"""What a reader reads of a brief, piece by piece, for rules about its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from briefkit.diagnostic import Problem
from briefkit.edition import Edition, Path
from briefkit.edition.writtenlines import WrittenLine
from briefkit.prose.flow import VERBATIM
from briefkit.words.notes import EMPTY

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
    """The plain words of other fields: authors, keywords, publisher, what names a source."""
    brief = edition.brief
    for index, author in enumerate(brief.authors):
        for name in ("name", "role", "affiliation"):
            if value := getattr(author, name):
                yield ("authors", index, name), value
    for index, keyword in enumerate(brief.keywords):
        yield ("keywords", index), keyword
    for path, text in edition.plain_fields.items():
        if path[-1] not in ("url", "doi", "language"):
            yield path, text
    for path, text in edition.source_fields.items():
        if path[-1] in ("title", "container-title", "publisher", "family", "given", "literal"):
            yield path, text


def everywhere(
    edition: Edition, find: Callable[[str], Iterable[re.Match[str]]], message: str
) -> Iterator[Problem]:
    """A problem for all that is found in any words of the brief; ``{}`` quotes them.

    Notes that are empty but for a placeholder are left out: another rule is theirs.
    """
    for line in (*lines(edition), *running(edition)):
        if not (line.in_note and EMPTY.fullmatch(line.text)):
            for found in find(line.text):
                yield line.problem(*found.span(), message.format(found[0]))
    for path, text in fields(edition):
        for found in find(text):
            yield Problem(path, message.format(found[0]), found.start(), found.end())


def unescaped(edition: Edition, pattern: re.Pattern[str], message: str) -> Iterator[Problem]:
    """A problem for all that is found in any line, but after a backslash; ``{}`` quotes it."""
    for line in edition.written_lines:
        for found in pattern.finditer(line.text):
            if not line.escaped(*found.span()):
                yield line.problem(*found.span(), message.format(found[0]))


def all_words(edition: Edition) -> str:
    """All that the brief says, in one string, a line a passage."""
    passages = (*running(edition), *lines(edition))
    words = [passage.text.replace(VERBATIM, "") for passage in passages]
    return "\n".join((*words, *(text for _, text in fields(edition))))
