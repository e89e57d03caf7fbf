"""The charts of an edition are drawn, all at once, when the first of them is read."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from typing import Any, Literal

from briefkit.charts import colors
from briefkit.charts.data import Data, field_name
from briefkit.charts.faults import Undrawn
from briefkit.charts.specs import Chart
from briefkit.charts.tidying import tidied
from briefkit.charts.working import Endless, worked
from briefkit.images import Image, read_image
from briefkit.style import Style

Medium = Literal["paper", "screen", "phone"]
MEDIA: tuple[Medium, ...] = ("paper", "screen", "phone")
LIBRARY = "vl_convert"
# As many as a legend has in a row.
MOST_BESIDE = 8
PIXELS_PER_MM, PIXELS_PER_POINT = 96 / 25.4, 96 / 72
PAGE_WIDTHS = {"A4": 210.0, "Letter": 215.9}
# What the browser's and the printer's generic names stand for is theirs to say.
GENERIC = ("serif", "sans-serif", "monospace", "system-ui")


@dataclass
class Drawings:
    """The charts of an edition by label, in a style, for a language (BCP 47)."""

    style: Style
    language: str
    charts: Mapping[str, Chart]

    def of(self, label: str) -> DrawnChart:
        """The chart with a label, drawn when it is first read."""
        return DrawnChart(label, self)

    @cached_property
    def drawn(self) -> Mapping[tuple[str, Medium], Image]:
        """Each chart as an SVG picture for each medium. Raises `Undrawn`."""
        if find_spec(LIBRARY) is None:
            message = (
                "Charts need vl-convert, which is not installed. Install it with: "
                "pip install 'briefkit[charts]'"
            )
            raise Undrawn(dict.fromkeys(self.charts, message), lacking=True)
        wanted = [(label, medium) for label in self.charts for medium in MEDIA]
        specs = [_whole(self.charts[label], self.style, medium) for label, medium in wanted]
        try:
            made = worked({"charts": specs, "locale": _locale(self.language)}, self.style)
        except Endless as failure:
            raise Undrawn(dict.fromkeys(self.charts, str(failure))) from failure
        faults = {
            label: _said(each["fault"])
            for (label, _), each in zip(wanted, made, strict=True)
            if "fault" in each
        }
        if faults:
            raise Undrawn(faults)
        return {
            (label, medium): read_image(tidied(each["svg"], _name(label, medium)))
            for (label, medium), each in zip(wanted, made, strict=True)
        }


@dataclass(frozen=True)
class DrawnChart:
    """A chart of an edition, drawn when it is first read."""

    label: str
    drawings: Drawings

    def on(self, medium: Medium) -> Image:
        """The chart as an SVG picture. Raises `Undrawn`."""
        return self.drawings.drawn[self.label, medium]

    @property
    def characters(self) -> frozenset[str]:
        """Every character that it prints, or its data in a table. Raises `Undrawn`."""
        drawn = (self.on(medium).data.decode() for medium in ("screen", "phone"))
        cells = (cell for row in (self.data.columns, *self.data.rows) for cell in row)
        return frozenset("".join((*drawn, *cells))) - set("\r\n\t")

    @property
    def data(self) -> Data:
        """What it shows."""
        return self.drawings.charts[self.label].data


def svg_to_png(svg: bytes, width: int, style: Style) -> bytes:
    """An SVG picture as PNG, so many pixels wide, its letters in the style's own fonts.

    Raises `Undrawn` without the library, or when it takes too long.
    """
    if find_spec(LIBRARY) is None:
        message = (
            "SVG pictures in Word documents need vl-convert, which is not installed. Install "
            "it with: pip install 'briefkit[charts]'"
        )
        raise Undrawn({"": message}, lacking=True)
    # What draws it rounds down.
    scale = (width + 0.01) / read_image(svg).width
    try:
        return b64decode(worked({"svg": svg.decode(), "scale": scale}, style))
    except Endless as failure:
        raise Undrawn({"": str(failure)}) from failure


def _look(style: Style, medium: Medium, crowded: bool) -> dict[str, Any]:
    """The width and the config of charts, as the style has them."""
    tokens = style.tokens
    page = tokens.page
    column = PAGE_WIDTHS[page.size] - page.left - page.right + page.outdent
    text = style.templates.get_template("chart.json.j2").render(
        medium=medium,
        crowded=crowded,
        colors=tokens.color,
        series=colors.series(tokens.color),
        ramp=colors.ramp(tokens.color),
        font=_stack(_families(style)),
        columns=style.file.layout.columns,
        column=column * PIXELS_PER_MM,
        label=tokens.size.label * PIXELS_PER_POINT,
    )
    look: dict[str, Any] = json.loads(text)
    return look


def _names_below(chart: Chart) -> float:
    """How long the names along the bottom are together, in ems; 0 where there are none."""
    axis = chart.spec.get("encoding", {}).get("x", {})
    named = axis.get("type") in ("nominal", "ordinal")
    column = next((c for c in chart.data.columns if field_name(c) == axis.get("field")), None)
    if not named or column is None:
        return 0
    # A letter is about half an em wide, and names stand an em apart.
    return sum(len(name) * 0.5 + 1 for name in set(chart.data.cells(column)))


def _columns_of_legend(names: tuple[str, ...], room: float) -> int:
    """In how many columns names stand in a room of so many ems: in one row, if they can."""
    # Beside each name stand its square and the room between.
    widths = [len(name) * 0.6 + 3 for name in dict.fromkeys(names)]
    if sum(widths) <= room:
        return max(1, min(len(widths), MOST_BESIDE))
    return max(1, min(int(room / max(widths)), MOST_BESIDE))


def _widest_beside(chart: Chart) -> float:
    """How long the longest name beside the axis at the left is, in ems."""
    axis = chart.spec.get("encoding", {}).get("y", {})
    column = next((c for c in chart.data.columns if field_name(c) == axis.get("field")), None)
    if axis.get("type") not in ("nominal", "ordinal") or column is None:
        return 3
    return max((len(name) * 0.5 + 1 for name in chart.data.cells(column)), default=0)


def _names_of_series(chart: Chart) -> tuple[str, ...]:
    """The names that a legend would have, where colours tell series apart."""
    color = chart.spec.get("encoding", {}).get("color", {})
    if color.get("type") not in ("nominal", "ordinal"):
        return ()
    column = next((c for c in chart.data.columns if field_name(c) == color.get("field")), None)
    return tuple(chart.data.cells(column)) if column else tuple(color.get("sort") or ())


def _families(style: Style) -> tuple[str, ...]:
    """The fonts of labels, those of the language first.

    Letters that the first font lacks are taken from any that is installed.
    """
    own = {face.family for face in style.language.faces} if style.language else set()
    return tuple(sorted(style.tokens.font.label, key=lambda family: family not in own))


def _stack(families: tuple[str, ...]) -> str:
    """Families as CSS has them; in quotes, since a name may hold a number."""
    return ", ".join(each if each in GENERIC else f"'{each}'" for each in families)


def _whole(chart: Chart, style: Style, medium: Medium) -> dict[str, Any]:
    """The specification with its data and its look."""
    look = _look(style, medium, crowded=False)
    text = look["config"]["text"]["fontSize"]
    if _names_below(chart) * text > look["width"]:
        look = _look(style, medium, crowded=True)
    # A legend begins where the axis does.
    room = look["width"] / text - min(_widest_beside(chart), look["width"] * 0.4 / text)
    look["config"]["legend"]["columns"] = _columns_of_legend(_names_of_series(chart), room)
    return {
        **chart.spec,
        "data": {"values": chart.data.values},
        "autosize": {"type": "fit-x", "contains": "padding"},
        **look,
    }


def _locale(language: str) -> str:
    """A language with its usual country, as the names of d3's locales have it."""
    from babel.core import get_global

    if "-" in language:
        return language
    likely = get_global("likely_subtags").get(language, language)
    return f"{language}-{likely.rpartition('_')[2]}"


def _said(fault: str) -> str:
    """What Vega-Lite says of a specification, without where in its own code."""
    found = re.search(r"^(?:\w*Error: )?(?!\s|Vega-Lite to SVG)(.+)$", fault, re.MULTILINE)
    words = found[1] if found else "it gives no reason"
    return f"Vega-Lite can't draw this chart: {words}"


def _name(label: str, medium: Medium) -> str:
    return re.sub(r"[^\w-]", "-", f"{label}-{medium}")
