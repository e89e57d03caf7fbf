"""A character that none of the style's fonts can print.

It would come out as an empty box, and copying the text would give something else.

Failing:

    title: Troops for 기술

Passing:

    title: Troops for Technology
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from briefkit import prose
from briefkit.citation import citations
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition, Path
from briefkit.fonts import covered

SEVERITY = Severity.ERROR
BLOCKS = True
STRUCTURAL = True
# Line ends, spaces and invisible marks need no glyph (Unicode general categories).
WITHOUT_GLYPH = ("Cc", "Cf", "Zs", "Zl", "Zp")
# What a citation may print of a source, in any style.
PRINTED = frozenset(
    (
        *("title", "title-short", "original-title", "container-title", "event-title"),
        *("author", "editor", "translator", "director", "interviewer", "organizer"),
        *("publisher", "authority", "archive", "genre", "medium", "edition", "number"),
        *("volume", "issue", "page", "DOI", "URL", "archive_url"),
    )
)


def check(edition: Edition) -> Iterator[Problem]:
    """Yield the first place in each field of every character without a glyph."""
    for path, spots in _spots(edition):
        seen: set[str] = set()
        known = _known(edition, path)
        for character, start in spots:
            missing = ord(character) not in known and character not in seen
            if missing and unicodedata.category(character) not in WITHOUT_GLYPH:
                seen.add(character)
                yield Problem(path, _message(character), start, start + 1)


def _message(character: str) -> str:
    name = unicodedata.name(character, "unnamed")
    return (
        f"The style's fonts lack “{character}” (U+{ord(character):04X} {name}). "
        "Replace it, or choose a style with a font that has it"
    )


def _spots(edition: Edition) -> Iterator[tuple[Path, Iterator[tuple[str, int]]]]:
    """Each field with its characters and where they stand in its text."""
    brief = edition.brief
    for path, blocks in edition.texts.items():
        yield path, _characters(blocks)
    plain: dict[Path, str | None] = dict(edition.lines)
    plain |= {("keywords", index): word for index, word in enumerate(brief.keywords)}
    for name in ("name", "number"):
        plain["series", name] = getattr(brief.series, name, None)
    for index, author in enumerate(brief.authors):
        for name in ("name", "role", "affiliation", "email"):
            plain["authors", index, name] = getattr(author, name)
    plain |= {path: text for path, text in edition.source_fields.items() if path[2] in PRINTED}
    for path, text in plain.items():
        if text:
            yield path, ((character, index) for index, character in enumerate(text))


def _characters(blocks: prose.Blocks) -> Iterator[tuple[str, int]]:
    for node in prose.walk(blocks):
        if isinstance(node, prose.Text):
            for index, character in enumerate(node.text):
                yield character, node.source_offset(index)
        elif isinstance(node, prose.Code):
            yield from ((character, node.start) for character in node.text)
        elif isinstance(node, prose.CitationGroup):
            yield from _words_around(node)


def _words_around(group: prose.CitationGroup) -> Iterator[tuple[str, int]]:
    """What is printed of a group as it is written; its keys are not."""
    cited = citations(group.source)
    keys = {index for each in cited for index in range(each.start, each.end)}
    for index, character in enumerate(group.source):
        if index not in keys:
            yield character, group.source_offset(index)


def _known(edition: Edition, path: Path) -> frozenset[int]:
    fonts = edition.style.tokens.font
    families = {"title": fonts.title, "subtitle": fonts.title, "sections": fonts.text}.get(
        str(path[0]), fonts.label
    )
    if path[-1] == "heading":
        families = fonts.heading
    return frozenset().union(*map(covered, edition.style.fonts_of(families)))
