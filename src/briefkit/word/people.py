"""Who a line of authors names: where each name stands, and what is said of its bearer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefkit.word.titlewords import NAME, ORGANIZATION, ROLE

Span = tuple[int, int]
BETWEEN = re.compile(r"\s*(?:[,;،&|·()\n–—]|(?<!\w)(?:and|und|et)(?!\w))\s*")
# What belongs to a name, though a comma stands before it.
SUFFIX = re.compile(r"Ph\.?\s?D\.?|M\.?D\.?|LL\.?M\.?|MA|MSc|[JS]r\.?|Esq\.?|Ret\.?")


class _Part(NamedTuple):
    """Some words of a line, and whether they stand in brackets or begin a line."""

    start: int
    end: int
    bracketed: bool
    begins: bool


def people(text: str, start: int) -> Iterator[dict[str, Span]]:
    """The authors of a line from an offset on: the places of name, role and affiliation."""
    found: list[dict[str, Span]] = []
    for part in _parts(text, start):
        words = text[part.start : part.end]
        if not found or _is_another(part, words, detailed=len(found[-1]) > 1):
            found.append({"name": (part.start, part.end)})
        elif SUFFIX.fullmatch(words):
            found[-1]["name"] = (found[-1]["name"][0], part.end)
        else:
            _add(found[-1], part, words)
    yield from found


def _add(author: dict[str, Span], part: _Part, words: str) -> None:
    """Add what is said of an author: a role first, then all else."""
    if len(author) == 1 and ROLE.search(words):
        author["role"] = (part.start, part.end)
    else:
        first, _ = author.get("affiliation", (part.start, part.end))
        author["affiliation"] = (first, part.end)


def _is_another(part: _Part, words: str, detailed: bool) -> bool:
    """Whether words name another author, and say nothing of the last, be it ``detailed``."""
    if part.bracketed or SUFFIX.fullmatch(words):
        return False
    if ROLE.search(words) or ORGANIZATION.search(words):
        return False
    return bool(NAME.fullmatch(words)) if detailed or part.begins else True


def _parts(text: str, start: int) -> Iterator[_Part]:
    depth, begins = 0, False
    for cut in [*BETWEEN.finditer(text, start), None]:
        end = cut.start() if cut else len(text)
        if text[start:end].strip():
            yield _Part(start, end, depth > 0, begins)
            begins = False
        if cut:
            start = cut.end()
            depth = max(0, depth + cut[0].count("(") - cut[0].count(")"))
            begins = begins or "\n" in cut[0]
