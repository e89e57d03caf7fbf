"""A brief as a Word document (WordprocessingML, ECMA-376): native notes, styles and fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import count
from typing import Any, NamedTuple

from briefkit.directions import Directions
from briefkit.editedblocks import EditedFigure, EditedTable
from briefkit.edition import EditedSection, Edition
from briefkit.fieldvalues import field_values
from briefkit.images import Image
from briefkit.imprint import address
from briefkit.rastering import rasterized
from briefkit.validation import plain
from briefkit.wideblocks import stands_wide
from briefkit.word import keptbrief
from briefkit.worddesign import Poured, design_of
from briefkit.wordlayout import TWIPS_PER_MM, WordLayout, column_widths
from briefkit.wordpackage import WordPackage
from briefkit.wordtemplate import restyled, theme_of

# A font for East Asian text that Word has on every machine, by language.
EAST_ASIAN_FONTS = {"ko": "Malgun Gothic", "ja": "Yu Mincho", "zh": "Microsoft YaHei"}
# Word looks for what checks a language by its country, too.
WITH_COUNTRY = {"ko": "ko-KR", "ja": "ja-JP", "zh": "zh-CN", "ar": "ar-SA", "he": "he-IL"}
# Languages that make long words of many, which lines divide; languages.css has them, too.
HYPHENATED = ("de", "nl", "da", "nb", "sv", "fi", "hu")
# A font with the letters of all right-to-left scripts, which Word's own Latin fonts lack.
RIGHT_TO_LEFT_FONT = "Arial"
# The heads and feet of pages, which a designer may have made.
FURNITURE = ("header", "footer", "firstheader", "wide_header")
# Parts that have the template of another.
TEMPLATES = {"wide_header": "header"}
# The numbering of all bullets, and how many there are before those of the ordered lists.
BULLETS = 2
FIXED_NUMBERINGS = 4
# The forms of numbers (w:abstractNum): of ordered lists, and of recommendations.
ORDERED, RECOMMENDED = 2, 3


class Bookmark(NamedTuple):
    """What fields and links lead to (ECMA-376 part 1, 17.13.6)."""

    id: int
    name: str


def render(edition: Edition) -> dict[str, bytes]:
    """The brief as ``{".docx": …}``, with the styles, header and footer of its house style."""
    lists: list[tuple[int, int, int]] = []

    def numbered(start: int | None, level: int, form: int = ORDERED) -> int:
        """The numbering of a list: of its own, from ``start``, or that of all bullets."""
        if start is None:
            return BULLETS
        lists.append((form, start, min(level, 8)))
        return FIXED_NUMBERINGS + len(lists)

    def embed(figure: EditedFigure, image: Image) -> tuple[str, str]:
        """The ids of a picture: of its dots, and of the drawing that it was, or nothing."""
        if image.media_type == "image/svg+xml":
            png = rasterized(image, figure, edition.style)
            dots = package.embed(png, "image/png")
            if figure.chart:
                # Its letters are measured for the house's fonts, which readers may not have.
                return dots, ""
            return dots, package.embed(image.data, image.media_type)
        return package.embed(image.data, image.media_type), ""

    template = edition.style.word_template
    design = design_of(template) if template else None
    package = WordPackage()
    upright = iter((True,))
    context = _context(edition) | {
        "designed": design is not None,
        "said": design.fields if design else frozenset(),
        "even_pages": design is not None and design.even_pages,
        "numbered": numbered,
        "embed": embed,
        "opens": lambda: next(upright, False),
    }

    def written(name: str, **more: Any) -> bytes:
        file = f"word/{TEMPLATES.get(name, name)}.xml.j2"
        source = edition.style.templates.get_template(file)
        return source.render(context, relate=package.relate_from(name), **more).encode()

    def part(name: str, **more: Any) -> str:
        return package.add(name, written(name, **more))

    made = {name: written(name) for name in ("styles", "theme")}
    ids: dict[str, str] = {}
    if template:
        made["styles"], ids = restyled(template, made["styles"])
        made["theme"] = theme_of(template) or made["theme"]
    identifiers = {
        name: package.add(name, made.get(name) or written(name, wide=name == "wide_header"))
        for name in _plain_parts(edition)
        if not (design and name in FURNITURE)
    }
    if edition.notes:
        part("footnotes")
    document = written("document", parts=identifiers)
    if design:
        stamp = partial(part, "firstheader")
        poured = Poured(document, field_values(edition), edition.brief.title, ids, stamp)
        document = design.poured(poured, package)
    package.add("document", document)
    part("numbering", lists=lists)
    properties = _properties(edition)
    saved = package.save(edition.moment, properties)
    if edition.root is None:
        return {".docx": saved}
    # What a brief says and no page shows travels along, for `briefkit import`.
    labels = [None if each.label.startswith("[") else each.label for each in edition.notes]
    package.add("brief", keptbrief.written(plain(edition.root), labels, saved))
    package.add("briefproperties", keptbrief.properties())
    return {".docx": package.save(edition.moment, properties)}


def _plain_parts(edition: Edition) -> Iterator[str]:
    """The parts that hold no running text, by their names, which are also their templates'."""
    yield from ("styles", "settings", "fonttable", "theme", "header", "footer", "app")
    # Only a stamp stands at the head of the first page.
    if edition.stamp:
        yield "firstheader"
    if any(isinstance(each, EditedTable) and each.wide for each in edition.placed.values()):
        yield "wide_header"


def _context(edition: Edition) -> dict[str, Any]:
    """What the templates of all parts read: the edition, its tokens and their units."""
    tokens, brief = edition.style.tokens, edition.brief
    before, _, after = edition.style.marks.note.partition("{number}")
    right_to_left = edition.is_right_to_left
    house = edition.style.file.layout
    layout = WordLayout(tokens.page, right_to_left, house.columns)
    language = brief.language.split("-")[0].lower()
    spoken = edition.style.language
    grown, apart = (spoken.size, spoken.leading) if spoken else (1, 1)
    return {
        "edition": edition,
        "brief": brief,
        "wording": edition.wording,
        "marks": edition.style.marks,
        "color": tokens.color,
        "font": tokens.font,
        "size": edition.style.file.tokens.size,
        "page": tokens.page,
        "layout": layout,
        "house": house,
        "column_widths": column_widths,
        "column_width": layout.column,
        "before_number": before,
        "after_number": after,
        "bookmarks": _bookmarks(edition),
        "stands_wide": partial(stands_wide, edition),
        "language": _languages(brief.language, language, right_to_left),
        "right_to_left": right_to_left,
        "script_font": lambda role: _script_font(edition, language, role),
        "directed": Directions().pieces if right_to_left else lambda text: [(text, False)],
        "hyphenated": language in HYPHENATED,
        "east_asian": language if language in EAST_ASIAN_FONTS else None,
        "fonts": sorted({tokens.font.word_text, tokens.font.word_label, "Courier New"}),
        "mm": lambda length: round(length * TWIPS_PER_MM),
        "twips": lambda points: round(points * 20),
        "half": lambda points: round(points * 2 * grown),
        "leading": lambda points: round(points * 20 * grown * apart),
        "hex": lambda color: color.removeprefix("#").upper(),
    }


def _script_font(edition: Edition, language: str, role: str) -> str:
    """Word's font for the letters of a language that Latin fonts lack, by what it sets."""
    usual = EAST_ASIAN_FONTS.get(language, RIGHT_TO_LEFT_FONT)
    return edition.style.language.word_font(role, usual) if edition.style.language else usual


def _languages(tag: str, language: str, right_to_left: bool) -> dict[str, str]:
    """The brief's language for the kind of script it is in, and usual ones for the others."""
    tag = WITH_COUNTRY.get(tag, tag)
    return {
        "latin": "en-US" if right_to_left or language in EAST_ASIAN_FONTS else tag,
        "east_asian": tag if language in EAST_ASIAN_FONTS else "ko-KR",
        "bidi": tag if right_to_left else "ar-SA",
    }


def _bookmarks(edition: Edition) -> dict[str, Bookmark]:
    """The bookmark of each heading and each block, by the anchor or label that links name.

    The first ids are those of the notes.
    """
    ids = count(len(edition.notes) + 1)
    kinds: Counter[str] = Counter()
    found = {
        anchor: Bookmark(next(ids), f"_Section_{number}")
        for number, anchor in enumerate(_anchors(edition.sections), 1)
    }
    for label, block in edition.placed.items():
        kinds[block.kind] += 1
        found[label] = Bookmark(next(ids), f"_Ref_{block.kind}_{kinds[block.kind]}")
    return found


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
        "keywords": ", ".join((*brief.keywords, *brief.regions)),
        "category": ", ".join(brief.topics),
        "comments": edition.words(edition.abstract).strip(),
        "identifier": address(brief) or "",
        "language": brief.language,
        "version": brief.version or "",
        "content_status": brief.status,
    }
