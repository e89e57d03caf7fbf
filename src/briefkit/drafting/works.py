"""A citation in full, read as the fields of a source."""

from __future__ import annotations

from dataclasses import dataclass

from briefkit.drafting import features
from briefkit.drafting.fields import Fields
from briefkit.drafting.heads import Head, head
from briefkit.drafting.kinds import Kind, kind_of
from briefkit.drafting.workparts import Detail, Found, details, locator

FIELDS = {
    "address": "URL", "doi": "DOI", "accessed": "accessed", "date": "issued",
    "locator": "locator", "symbol": "number", "edition": "edition", "volume": "volume",
    "genre": "genre", "inside": "container-title", "container": "container-title",
    "pages": "pages",
}  # fmt: skip
GROUPS = {"container": "container-title", "place": "publisher-place", "named": "genre",
          "count": "number"}  # fmt: skip
# So many pages are those that an article takes up; fewer, those that a note cites.
WHOLE = 5
PARTS = ("article-journal", "chapter")


@dataclass(frozen=True)
class Work:
    """A source that a note gives in full, and the part of it that the note cites."""

    fields: Fields
    locator: str | None = None


def work(text: str) -> Work | None:
    """Read a citation, without the stop at its end; None where a word of it is unsure."""
    begun = head(text)
    parts = details(text, begun.end) if begun else None
    if begun is None or parts is None or len({part.kind for part in parts}) < len(parts):
        return None
    kind = kind_of((*features.of_head(begun), *map(features.of_detail, parts)))
    return _work(begun, parts, kind) if kind else None


def _work(begun: Head, parts: list[Detail], kind: Kind) -> Work | None:
    """The fields of a work whose kind is known; None if two parts claim one field."""
    fields = Fields({"type": kind.type})
    if kind.by != "author":
        words, start, end = begun.names[0].parts["literal"]
        fields.add(kind.by, Found(words, start, end))
    elif begun.names:
        fields.name("author", begun.names)
    given = (("title", begun.title), ("issued", begun.year), ("container-title", begun.site))
    texts = [(name, found) for name, found in given if found]
    cited: list[str | None] = []
    for part in parts:
        if part.people:
            fields.name(part.kind, part.people)
        for name, found in part.texts.items():
            field = _field(part, name, kind)
            if field == "pages":
                field = "page" if _is_whole(found.value, kind) else "locator"
            if field == "locator":
                cited.append(locator(found.value))
            else:
                texts.append((field, found))
    whole = len(cited) <= 1 and all(fields.add(*text) for text in texts)
    return Work(fields, *cited) if whole else None


def _field(part: Detail, name: str, kind: Kind) -> str:
    """The field of a text in a part: by the part where it has one text, else by its name."""
    if name != "value":
        return GROUPS.get(name, name)
    return kind.named if part.kind == "name" else FIELDS[part.kind]


def _is_whole(pages: str, kind: Kind) -> bool:
    """Whether pages are those of a part of a journal or book, not of what a note cites."""
    if kind.type not in PARTS:
        return False
    first, _, last = pages.replace("–", "-").partition("-")
    return bool(last) and int(last) - int(first) >= WHOLE
