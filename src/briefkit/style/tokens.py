"""The design tokens of a house style: colours, fonts, sizes and the page."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from briefkit.style.part import Part


def _color(value: str) -> str:
    if not re.fullmatch("#[0-9a-fA-F]{6}", value):
        raise PydanticCustomError(
            "malformed_color",
            '“{value}” is no colour. Write it in quotes as "#rrggbb", such as "#9d1c2e"',
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
