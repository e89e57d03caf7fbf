"""A character that none of the style's fonts can print.

It would come out as an empty box, and copying the text would give something else.

Failing:

    title: Troops for 기술

Passing:

    title: Troops for Technology
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, partial

from briefkit import prose
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition, Path
from briefkit.edition.blocks import EditedFigure
from briefkit.prose.citation import citations
from briefkit.style.fonts import covered, lacking

Stretch = tuple[str, Callable[[int], int]]
"""Words, and the function that gives the place in the field's text of each of them."""

SEVERITY = Severity.ERROR
BLOCKS = True
STRUCTURAL = True
# Titles of editions in other languages, which are not said where they can't be set.
UNSAID = ("translation_of", "translations")
LONGEST = 40  # Characters that are shown together.
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
    """Yield the first place in each field of every stretch of characters without a glyph."""
    known = cache(lambda families: covered(*edition.style.fonts_of(families)))
    for path, stretches in _fields(edition):
        seen: set[str] = set()
        glyphs = known(_families(edition, path))
        for text, place in stretches:
            missing = lacking(text, glyphs)
            for first, last in _runs(text, missing):
                characters = missing & set(text[first:last])
                if not characters <= seen:
                    message = _message(text[first:last])
                    yield Problem(path, message, place(first), place(last - 1) + 1)
                seen |= characters


def _runs(text: str, missing: set[str]) -> Iterator[tuple[int, int]]:
    """Where characters without a glyph stand together, with spaces between words."""
    if missing:
        some = f"[{re.escape(''.join(sorted(missing)))}]+"
        yield from (found.span() for found in re.finditer(rf"{some}(?:\s+{some})*", text))


def _message(characters: str) -> str:
    if len(characters) > 1:
        shown = characters if len(characters) <= LONGEST else f"{characters[: LONGEST - 1]}…"
        return (
            f"The style's fonts lack the characters of “{shown}”. "
            "Replace them, or choose a style with a font that has them"
        )
    name = unicodedata.name(characters, "unnamed")
    return (
        f"The style's fonts lack “{characters}” (U+{ord(characters):04X} {name}). "
        "Replace it, or choose a style with a font that has it"
    )


def _fields(edition: Edition) -> Iterator[tuple[Path, Iterator[Stretch]]]:
    """Each field with the stretches of its text."""
    brief = edition.brief
    for path, blocks in edition.texts.items():
        yield path, _stretches(blocks)
    yield from _charts(edition)
    plain: dict[Path, str | None] = dict(edition.lines)
    plain |= {("keywords", index): word for index, word in enumerate(brief.keywords)}
    for name in ("name", "number"):
        plain["series", name] = getattr(brief.series, name, None)
    for index, author in enumerate(brief.authors):
        for name in ("name", "role", "affiliation", "email"):
            plain["authors", index, name] = getattr(author, name)
    plain |= edition.plain_fields
    plain |= {path: text for path, text in edition.source_fields.items() if path[2] in PRINTED}
    for path, text in plain.items():
        if text and path[0] not in UNSAID:
            yield path, iter(((text, int),))


def _charts(edition: Edition) -> Iterator[tuple[Path, Iterator[Stretch]]]:
    """What charts print, and the tables of their data."""
    for label, figure in edition.brief.figures.items():
        placed = edition.placed.get(label)
        if figure.chart and isinstance(placed, EditedFigure) and placed.chart:
            data = placed.chart.data
            cells = map("".join, (data.columns, *data.rows))
            words = "".join((figure.chart.model_dump_json(), *cells))
            yield ("figures", label, "chart"), iter(((words, partial(_anywhere, 0)),))


def _stretches(blocks: prose.Blocks) -> Iterator[Stretch]:
    for node in prose.walk(blocks):
        if isinstance(node, prose.Text):
            yield node.text, node.source_offset
        elif isinstance(node, prose.Code):
            yield node.text, partial(_anywhere, node.start)
        elif isinstance(node, prose.CitationGroup):
            yield _words_around(node), node.source_offset


def _anywhere(start: int, _: int) -> int:
    """The place of all that stands in code, whose characters keep none of their own."""
    return start


def _words_around(group: prose.CitationGroup) -> str:
    """A group as it is written, with spaces for its keys, which are not printed."""
    words = list(group.source)
    for each in citations(group.source):
        words[each.start : each.end] = " " * (each.end - each.start)
    return "".join(words)


def _families(edition: Edition, path: Path) -> tuple[str, ...]:
    """The fonts that set a field."""
    fonts = edition.style.tokens.font
    if path[-1] == "heading":
        return tuple(fonts.heading)
    named = {"title": fonts.title, "subtitle": fonts.title, "sections": fonts.text}
    return tuple(named.get(str(path[0]), fonts.label))
