"""A brief as a Word document (WordprocessingML, ECMA-376): native notes, styles and fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from unicodedata import bidirectional

from briefkit.edition import EditedSection, Edition
from briefkit.validation import plain
from briefkit.word import keptbrief
from briefkit.wordpackage import WordPackage

# A font for East Asian text that Word has on every machine, by language.
EAST_ASIAN_FONTS = {"ko": "Malgun Gothic", "ja": "Yu Mincho", "zh": "Microsoft YaHei"}
# A font with the letters of all right-to-left scripts, which Word's own Latin fonts lack.
RIGHT_TO_LEFT_FONT = "Arial"
# In a text's directions: from a left-to-right letter to the last one or digit after it.
LEFT_TO_RIGHT = re.compile("(l(?:[ldn]*[ld])?)")
# Twips: the twentieth part of a point.
TWIPS_PER_MM = 1440 / 25.4
PAGES = {"A4": (11906, 16838), "Letter": (12240, 15840)}
# Parts that hold no running text, by their name, which is also their template's.
PLAIN_PARTS = ("styles", "settings", "fonttable", "theme", "header", "footer", "app")
# The numbering of all bullets, and how many there are before those of the ordered lists.
BULLETS = 2
FIXED_NUMBERINGS = 3


def render(edition: Edition) -> dict[str, bytes]:
    """The brief as ``{".docx": …}``, with the styles, header and footer of its house style."""
    lists: list[tuple[int, int]] = []

    def numbered(start: int | None, level: int) -> int:
        """The numbering of a list: of its own, from ``start``, or that of all bullets."""
        if start is None:
            return BULLETS
        lists.append((start, min(level, 8)))
        return FIXED_NUMBERINGS + len(lists)

    context = _context(edition) | {"numbered": numbered}
    package = WordPackage()

    def part(name: str, **more: Any) -> str:
        template = edition.style.templates.get_template(f"word/{name}.xml.j2")
        relate = package.relate_from(name)
        return package.add(name, template.render(context, relate=relate, **more).encode())

    identifiers = {name: part(name) for name in PLAIN_PARTS}
    if edition.notes:
        part("footnotes")
    part("document", parts=identifiers)
    part("numbering", lists=lists)
    properties = _properties(edition)
    document = package.save(edition.moment, properties)
    if edition.root is None:
        return {".docx": document}
    # What a brief says and no page shows travels along, for `briefkit import`.
    labels = [None if each.label.startswith("[") else each.label for each in edition.notes]
    package.add("brief", keptbrief.written(plain(edition.root), labels, document))
    package.add("briefproperties", keptbrief.properties())
    return {".docx": package.save(edition.moment, properties)}


def _context(edition: Edition) -> dict[str, Any]:
    """What the templates of all parts read: the edition, its tokens and their units."""
    tokens, brief = edition.style.tokens, edition.brief
    before, _, after = edition.style.marks.note.partition("{number}")
    width, height = PAGES[tokens.page.size]
    page = tokens.page.model_dump() | {"width": width, "height": height}
    language = brief.language.split("-")[0].lower()
    right_to_left = edition.is_right_to_left
    return {
        "edition": edition,
        "brief": brief,
        "wording": edition.wording,
        "marks": edition.style.marks,
        "color": tokens.color,
        "font": tokens.font,
        "size": tokens.size,
        "page": page,
        "column_width": width - round((tokens.page.left + tokens.page.right) * TWIPS_PER_MM),
        "before_number": before,
        "after_number": after,
        "bookmarks": _bookmarks(edition.sections),
        "language": _languages(brief.language, language, right_to_left),
        "right_to_left": right_to_left,
        "complex_font": RIGHT_TO_LEFT_FONT if right_to_left else None,
        "directed": _directed if right_to_left else lambda text: [(text, False)],
        "east_asian_font": EAST_ASIAN_FONTS.get(language),
        "fonts": sorted({tokens.font.word_text, tokens.font.word_label, "Courier New"}),
        "mm": lambda length: round(length * TWIPS_PER_MM),
        "twips": lambda points: round(points * 20),
        "half": lambda points: round(points * 2),
        "hex": lambda color: color.removeprefix("#").upper(),
    }


def _languages(tag: str, language: str, right_to_left: bool) -> dict[str, str]:
    """The brief's language for the kind of script it is in, and usual ones for the others."""
    return {
        "latin": "en-US" if right_to_left or language in EAST_ASIAN_FONTS else tag,
        "east_asian": tag if language in EAST_ASIAN_FONTS else "ko-KR",
        "bidi": tag if right_to_left else "ar-SA",
    }


def _directed(text: str) -> Iterator[tuple[str, bool]]:
    """A right-to-left text's pieces, each with whether it runs that way.

    The pieces between stretches of left-to-right letters do; Word needs telling (w:rtl).
    """
    directions = "".join(
        {"L": "l", "R": "r", "AL": "r", "EN": "d"}.get(bidirectional(character), "n")
        for character in text
    )
    start = 0
    for piece in LEFT_TO_RIGHT.split(directions):
        end = start + len(piece)
        if piece:
            yield text[start:end], piece[0] != "l"
        start = end


def _bookmarks(sections: tuple[EditedSection, ...]) -> dict[str, int]:
    """The number of each heading's bookmark, by the anchor that links name."""
    return {anchor: n for n, anchor in enumerate(_anchors(sections), 1)}


def _anchors(sections: tuple[EditedSection, ...]) -> Iterator[str]:
    for section in sections:
        if section.heading:
            yield section.anchor
        yield from _anchors(section.sections)


def _properties(edition: Edition) -> dict[str, str]:
    """The core properties that Word shows under File, Info (ECMA-376 part 2, 11)."""
    brief = edition.brief
    return {
        "title": edition.full_title,
        "author": "; ".join(author.name for author in brief.authors),
        "subject": brief.series.name if brief.series else "",
        "keywords": ", ".join(brief.keywords),
        "comments": edition.words(edition.abstract).strip(),
        "language": brief.language,
        "content_status": brief.status,
    }
