"""What a house style's style.yaml may say."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from briefkit.style.part import Boilerplate, Crossref, Part
from briefkit.style.places import Numbered
from briefkit.style.tokens import Tokens
from briefkit.style.wording import Wording


def _weight(value: str) -> str:
    if not re.fullmatch(r"\d{3}( \d{3})?", value, re.ASCII):
        raise PydanticCustomError(
            "unknown_value",
            "“{value}” is no weight. Write one such as 400 or 700, or of a variable font "
            "two: 200 900",
            {"value": value},
        )
    return value


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
    note: Numbered
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
