"""The addresses of a brief: what it links to, character by character in its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefkit import prose
from briefkit.diagnostic import Edit, Problem
from briefkit.edition import Edition, Path


@dataclass(frozen=True)
class Address:
    """An address and its place; ``offsets`` are those of its characters in the field.

    They are None where it is written with escapes, or elsewhere than its link.
    """

    path: Path
    url: str
    start: int
    end: int
    offsets: tuple[int, ...] | None
    words: str = ""
    """What the reader sees in place of the address, if anything."""

    def problem(self, message: str, *changes: tuple[int, int, str]) -> Problem:
        """A finding about the address; changes to stretches of it mend it."""
        if self.offsets is None:
            return Problem(self.path, message, self.start, self.end)
        at = self.offsets
        edits = tuple(Edit(at[start], at[end], text) for start, end, text in changes)
        return Problem(self.path, message, at[0], at[-1], edits)


def addresses(edition: Edition) -> Iterator[Address]:
    """Each link of the running text, in reading order; then the addresses in fields.

    Those are the sources', and those of the brief, its publisher and its editions.
    """
    for path, blocks in edition.texts.items():
        for link in prose.links(blocks):
            yield _address(path, link, edition.written(path))
    for path, text in (*edition.source_fields.items(), *edition.plain_fields.items()):
        if path[-1] in ("URL", "archive_url", "url"):
            yield Address(path, text, 0, len(text), tuple(range(len(text) + 1)))


def _address(path: Path, link: prose.Link, text: str) -> Address:
    words = "" if link.bare else prose.plain_text(link.children)
    # The target stands after the words; where it is spelled with escapes it is not found.
    start = text.rfind(link.url, link.start, link.end)
    known = link.url and start >= 0
    offsets = tuple(range(start, start + len(link.url) + 1)) if known else None
    return Address(path, link.url, link.start, link.end, offsets, words)
