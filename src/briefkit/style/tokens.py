"""What a house style's style.yaml may say: design tokens, marks and wording."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from briefkit.style.citationterms import CitationTerms
from briefkit.style.imprintwords import ImprintWords
from briefkit.style.part import Boilerplate, Crossref, Part


def _color(value: str) -> str:
    if not re.fullmatch("#[0-9a-fA-F]{6}", value):
        raise PydanticCustomError(
            "malformed_color",
            '“{value}” is no colour. Write it in quotes as "#rrggbb", such as "#9d1c2e"',
            {"value": value},
        )
    return value


def _weight(value: str) -> str:
    if not re.fullmatch(r"\d{3}( \d{3})?", value, re.ASCII):
        raise PydanticCustomError(
            "unknown_value",
            "“{value}” is no weight. Write one such as 400 or 700, or of a variable font "
            "two: 200 900",
            {"value": value},
        )
    return value


# Sizes of paper, and the least that its margins leave to the text, in millimetres.
PAPER = {"A4": (210, 297), "Letter": (215.9, 279.4)}
LEAST = {"width": 50, "height": 100}
# A line that holds fewer of its own letters' height can't hold words.
LEAST_LINE, POINT = 10, 25.4 / 72

Color = Annotated[str, AfterValidator(_color)]
Points = Annotated[float, Field(gt=0, le=72)]
Millimetres = Annotated[float, Field(ge=0, le=300)]
Families = Annotated[tuple[str, ...], Field(min_length=1)]


class Palette(Part):
    """The colours of a page."""

    paper: Color
    ink: Color
    soft: Color
    heading: Color
    accent: Color
    tint: Color
    rule: Color


class Colors(Palette):
    """The colours in print and by day; ``dark`` those of a dark screen."""

    dark: Palette


class Fonts(Part):
    """Font families by what they set, each with what to fall back on.

    The first family must be one of the style's faces. Word has fonts of its own,
    since it can only use those on its reader's machine.
    """

    text: Families
    title: Families
    heading: Families
    label: Families
    word_text: str
    word_title: str
    word_heading: str
    word_label: str


class Sizes(Part):
    """Type sizes and leadings, in points; ``web_text`` in CSS pixels."""

    text: Points
    leading: Points
    title: Points
    subtitle: Points
    heading_1: Points
    heading_2: Points
    heading_3: Points
    heading_4: Points
    key_point: Points
    key_point_leading: Points
    note: Points
    note_leading: Points
    label: Points
    word_text: Points
    word_leading: Points
    web_text: Points


class Page(Part):
    """The printed page, in millimetres.

    The text column stands between ``left`` and ``right``; title, key points and
    running header reach ``outdent`` further left.
    """

    size: Literal["A4", "Letter"]
    top: Millimetres
    first_top: Millimetres
    bottom: Millimetres
    left: Millimetres
    right: Millimetres
    outdent: Millimetres

    @model_validator(mode="after")
    def _has_room(self) -> Page:
        width, height = PAPER[self.size]
        for what, left in (
            ("width", width - self.left - self.right),
            ("height", height - max(self.top, self.first_top) - self.bottom),
        ):
            if left < LEAST[what]:
                raise PydanticCustomError(
                    "no_room",
                    "The margins leave the text a {what} of {left} mm. Leave it {least}",
                    {"what": what, "left": f"{left:g}", "least": LEAST[what]},
                )
        return self


class Tokens(Part):
    """The measures of a design, from which all formats are set."""

    color: Colors
    font: Fonts
    size: Sizes
    page: Page

    @model_validator(mode="after")
    def _lines_hold_words(self) -> Tokens:
        width = PAPER[self.page.size][0] - self.page.left - self.page.right
        if width / POINT < LEAST_LINE * self.size.text:
            raise PydanticCustomError(
                "no_room",
                "Letters of {size} points are too large for lines of {width} mm. "
                "Make the text smaller, or the margins",
                {"size": f"{self.size.text:g}", "width": f"{width:g}"},
            )
        return self


class Face(Part):
    """A font file: in an installed package when one is named, else in the style's folder."""

    family: str
    file: str
    package: str | None = None
    debian: str | None = None
    """The Debian package that brings the file; it is then looked for among the system's
    fonts. Only for the faces of a language."""
    style: Literal["normal", "italic"] = "normal"
    weight: Annotated[str, AfterValidator(_weight)] = "400"
    axes: dict[str, float] = {}
    """Axes of a variable font to hold at one value in web pages, such as opsz."""


class Marks(Part):
    """The signs a house sets: before a key point, and around a note's number."""

    key_point: str
    note: Annotated[str, StringConstraints(pattern=r"\{number\}")]
    back: str


class CitationForm(Part):
    """How a house cites."""

    ibid: bool
    """Whether a note that cites what the one before it cites says Ibid."""
    bibliography: bool
    """Whether all sources are listed at the end."""
    suggested: bool
    """Whether the end says how to cite the brief itself."""


def _no_csl(value: object) -> object:
    if isinstance(value, str):
        raise PydanticCustomError(
            "csl-style",
            "CSL styles can't be used yet: no processor words them right. "
            "Word the citations in a citations.md.j2 in the style's folder",
        )
    return value


class Wording(Part):
    """The words a style prints of its own, in one language.

    ``date`` is a CLDR date pattern; ``{number}`` stands for a note's number.
    """

    date: str
    key_points: str
    abstract: str
    notes: str
    contents: str
    acknowledgements: str
    about: str
    disclaimer: str
    keywords: str
    author: str
    authors: str
    cite: str
    draft: str
    review: str
    embargoed: str
    withdrawn: str
    note: str
    read_note: str
    back: str
    page: str
    series: Annotated[str, StringConstraints(pattern=r"\{number\}")]
    """The brief's number in its series."""
    note_link: Annotated[str, StringConstraints(pattern=r"\{number\}")]
    """How the text names another note."""
    sources: str
    """The heading of the bibliography."""
    figure: Annotated[str, StringConstraints(pattern=r"\{number\}")]
    """What figures are called; so tables, boxes and appendices."""
    table: Annotated[str, StringConstraints(pattern=r"\{number\}")]
    box: Annotated[str, StringConstraints(pattern=r"\{number\}")]
    appendix: str
    source: str
    """What stands before the source of a figure or table."""
    executive_summary: str
    recommendations: str
    abbreviations: str
    by: str
    """By when something is to be done; ``{date}`` stands for the date."""
    data: str
    """What opens the table with the data of a chart."""
    data_rest: Annotated[str, StringConstraints(pattern=r"\{number\}")]
    """How many rows of the data a long table leaves out."""
    imprint: ImprintWords
    citations: CitationTerms


class Layout(Part):
    """How a house lays a brief out."""

    cover: bool
    """Whether the title has a page of its own."""
    masthead: Literal["rule", "band"]
    """Whether the series stands under a rule, or on a band of the headings' colour."""
    contents: bool
    """Whether a contents list is printed; the web page has one in any case."""
    numbered_sections: bool
    columns: Annotated[int, Field(ge=1, le=3)]
    """In how many columns the text runs on paper."""
    notes: Literal["foot", "end"]
    """Where a PDF has its notes: at the foot of the page, or after the text."""


class StyleChecks(Part):
    """What a house checks in its own way."""

    ignore: tuple[str, ...] = ()
    """Rules that the house does not keep."""
    required: dict[str, tuple[str, ...]] = {}
    """By type of source, the fields that it must have; "URL|page" wants one of the two."""
    disclosures: tuple[Literal["funding", "conflicts"], ...] = ()
    """What every brief of the house must disclose, if only to say that there is nothing."""
    topics: tuple[str, ...] = ()
    """The house's subject headings; none where it has no list of its own."""


class StyleFile(Part):
    """All that a style.yaml says, its base's fields filled in."""

    label: str
    extends: str | None = None
    """The name or path of the style that this one differs from, if any."""
    tokens: Tokens
    faces: tuple[Face, ...]
    marks: Marks
    layout: Layout
    citations: Annotated[CitationForm, BeforeValidator(_no_csl)]
    wording: dict[str, Wording]
    boilerplate: dict[str, Boilerplate] = {}
    """By language, the texts that briefs name instead of repeating them."""
    crossref: Crossref | None = None
    checks: StyleChecks
