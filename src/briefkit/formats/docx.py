"""A brief as a Word document (WordprocessingML, ECMA-376): native notes, styles and fields."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from briefkit.edition import Edition
from briefkit.edition.blocks import EditedFigure, EditedTable
from briefkit.edition.imprint import address
from briefkit.images import Image
from briefkit.rastering import rasterized
from briefkit.textfiles.validation import plain
from briefkit.wideblocks import opens_wide, stands_wide
from briefkit.word import keptbrief
from briefkit.wordwriting.bookmarks import bookmarks
from briefkit.wordwriting.design import Poured, design_of
from briefkit.wordwriting.fieldvalues import field_values
from briefkit.wordwriting.languages import spoken
from briefkit.wordwriting.layout import TWIPS_PER_MM, WordLayout, column_widths, table_type
from briefkit.wordwriting.package import WordPackage
from briefkit.wordwriting.stretches import Stretches
from briefkit.wordwriting.template import opened, restyled, theme_of

# The heads and feet of pages, which a designer may have made.
FURNITURE = ("header", "footer", "firstheader", "wide_header")
# Parts that have the template of another.
TEMPLATES = {"wide_header": "header"}
# The numbering of all bullets, and how many there are before those of the ordered lists.
BULLETS = 2
FIXED_NUMBERINGS = 5
# The form of numbers (w:abstractNum) of ordered lists.
ORDERED = 2


def render(edition: Edition) -> dict[str, bytes]:
    """The brief as ``{".docx": …}``, with the styles, header and footer of its house style.

    Raises `TemplateUnfit` where the style's template.docx can't be used.
    """
    return {".docx": _Document(edition).made()}


class _Document:
    """A Word document in the making: its parts are rendered one by one into a package."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        file = edition.style.word_template
        self.template = opened(file) if file else None
        self.design = design_of(self.template) if self.template else None
        self.package = WordPackage()
        self.lists: list[tuple[int, int, int]] = []
        upright = iter((True,))
        self.context = _context(edition) | {
            "designed": self.design is not None,
            "said": self.design.fields if self.design else frozenset(),
            "even_pages": self.design is not None and self.design.even_pages,
            "numbered": self.numbered,
            "embed": self.embed,
            "opens": lambda: next(upright, False),
        }

    def made(self) -> bytes:
        """The document's bytes."""
        edition, package = self.edition, self.package
        styles, ids = self.styles()
        heads = self.plain_parts(styles)
        if edition.notes:
            self.part("footnotes")
        package.add("document", self.text(heads, ids))
        self.part("numbering", lists=self.lists)
        properties = _properties(edition)
        saved = package.save(edition.moment, properties)
        if edition.root is None:
            return saved
        # What a brief says and no page shows travels along, for `briefkit import`.
        labels = [None if each.label.startswith("[") else each.label for each in edition.notes]
        package.add("brief", keptbrief.written(plain(edition.root), labels, saved))
        package.add("briefproperties", keptbrief.properties())
        return package.save(edition.moment, properties)

    def written(self, name: str, **more: Any) -> bytes:
        """A part by its template."""
        file = f"word/{TEMPLATES.get(name, name)}.xml.j2"
        source = self.edition.style.templates.get_template(file)
        relate = self.package.relate_from(name)
        return source.render(self.context, relate=relate, **more).encode()

    def part(self, name: str, **more: Any) -> str:
        """Put a part into the package; gives its relationship's id."""
        return self.package.add(name, self.written(name, **more))

    def styles(self) -> tuple[dict[str, bytes], dict[str, str]]:
        """The parts of looks, and our ids of styles by those of a designer's file."""
        made = {name: self.written(name) for name in ("styles", "theme")}
        if self.template is None:
            return made, {}
        styles, ids = restyled(self.template, made["styles"])
        return {"styles": styles, "theme": theme_of(self.template) or made["theme"]}, ids

    def plain_parts(self, made: dict[str, bytes]) -> dict[str, str]:
        """Add the parts without running text, some ``made`` before; gives their ids by name."""
        return {
            name: self.package.add(
                name, made.get(name) or self.written(name, wide=name == "wide_header")
            )
            for name in _plain_parts(self.edition)
            if not (self.design and name in FURNITURE)
        }

    def text(self, heads: dict[str, str], ids: dict[str, str]) -> bytes:
        """The main part, poured into a designer's pages where there are any."""
        document = self.written("document", parts=heads)
        if self.design is None:
            return document
        values, title = field_values(self.edition), self.edition.brief.title
        stamp = partial(self.part, "firstheader")
        return self.design.poured(Poured(document, values, title, ids, stamp), self.package)

    def numbered(self, start: int | None, level: int, form: int = ORDERED) -> int:
        """The numbering of a list: of its own, from ``start``, or that of all bullets."""
        if start is None:
            return BULLETS
        self.lists.append((form, start, min(level, 8)))
        return FIXED_NUMBERINGS + len(self.lists)

    def embed(self, figure: EditedFigure, image: Image) -> tuple[str, str]:
        """The ids of a picture: of its dots, and of the drawing that it was, or nothing."""
        if image.media_type == "image/svg+xml":
            png = rasterized(image, figure, self.edition.style)
            dots = self.package.embed(png, "image/png")
            if figure.chart:
                # Its letters are measured for the house's fonts, which readers may not have.
                return dots, ""
            return dots, self.package.embed(image.data, image.media_type)
        return self.package.embed(image.data, image.media_type), ""


def _plain_parts(edition: Edition) -> Iterator[str]:
    """The parts that hold no running text, by their names, which are also their templates'."""
    yield from ("styles", "settings", "fonttable", "theme", "header", "footer", "app")
    # Only a stamp stands at the head of the first page, and the field of a cover.
    if edition.stamp or edition.style.file.layout.cover:
        yield "firstheader"
    if any(isinstance(each, EditedTable) and each.wide for each in edition.placed.values()):
        yield "wide_header"


def _context(edition: Edition) -> dict[str, Any]:
    """What the templates of all parts read: the edition, its tokens and their units."""
    tokens, brief = edition.style.tokens, edition.brief
    before, _, after = edition.style.marks.note.partition("{number}")
    house = edition.style.file.layout
    layout = WordLayout(tokens.page, edition.is_right_to_left, house.columns)
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
        "table_type": table_type,
        "column_width": layout.column,
        "before_number": before,
        "after_number": after,
        "bookmarks": bookmarks(edition),
        "stands_wide": partial(stands_wide, edition),
        "opens_wide": partial(opens_wide, edition),
        "stretches": Stretches(house.columns),
        "fonts": sorted({tokens.font.word_text, tokens.font.word_label, "Courier New"}),
        **spoken(edition),
        **_units(edition),
    }


def _units(edition: Edition) -> dict[str, Any]:
    """What makes measures of tokens those of Word, as large as the language is set."""
    language = edition.style.language
    grown, apart = (language.size, language.leading) if language else (1, 1)
    return {
        "mm": lambda length: round(length * TWIPS_PER_MM),
        "twips": lambda points: round(points * 20),
        "half": lambda points: round(points * 2 * grown),
        "leading": lambda points: round(points * 20 * grown * apart),
        "hex": lambda color: color.removeprefix("#").upper(),
    }


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
