"""A brief as one self-contained web page (HTML, DPUB-ARIA 1.1)."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from briefkit.charts.colors import ramp, series
from briefkit.edition import EditedSection, Edition
from briefkit.edition.blocks import EditedBlock, EditedFigure
from briefkit.images import Image
from briefkit.rastering import rasterized
from briefkit.style.fonts import web_font
from briefkit.style.stylefile import Face
from briefkit.style.tokens import Colors, Palette
from briefkit.web import metadata
from briefkit.web.characters import characters
from briefkit.web.stylesheet import Locate, style_sheet
from briefkit.web.stylesheet import Medium as PageMedium
from briefkit.web.words import address, closed, divisible, html_words
from briefkit.wideblocks import opens_wide, reaches_over

if TYPE_CHECKING:
    from briefkit.charts.drawing import DrawnChart, Medium

PAINT = re.compile(r'(?:fill|stroke)="([^"]*)"')


def render(edition: Edition) -> dict[str, bytes]:
    """The brief as ``{".html": …}``, with fonts, styles and metadata inside."""
    charts = filter(None, map(_chart, edition.placed.values()))
    printed = characters(edition).union(*(chart.characters for chart in charts))

    def embedded(face: Face, font: Path) -> str:
        data = web_font(font, map(ord, printed), face.axes)
        return f"data:font/woff;base64,{b64encode(data).decode()}"

    return {".html": page(edition, "screen", embedded).encode()}


def page(edition: Edition, medium: PageMedium, locate: Locate) -> str:
    """The HTML of a brief for a medium; ``locate`` gives the URL of a face's font.

    That for a “fragment” has no style: it is to stand in someone else's page.
    """
    brief = edition.brief
    colors = list(_chart_colors(edition.style.tokens.color))
    template = edition.style.templates.get_template("brief.html.j2")
    return template.render(
        edition=edition,
        brief=brief,
        wording=edition.wording,
        marks=edition.style.marks,
        layout=edition.style.file.layout,
        medium=medium,
        words=html_words(brief.language, medium == "paper", edition.is_right_to_left),
        divisible=divisible,
        closed=closed if medium == "paper" else divisible,
        breakable=address,
        opens_wide=partial(opens_wide, edition),
        reaches_over=partial(reaches_over, edition),
        direction="rtl" if edition.is_right_to_left else "ltr",
        has_charts=any(map(_chart, edition.placed.values())),
        drawn=_drawn,
        picture=partial(_picture, edition, medium),
        recolours=partial(_recolours, {day for day, _ in colors}),
        chart_colors=colors,
        day_paper=edition.style.tokens.color.paper,
        contents=list(_contents(edition.sections)),
        metadata=list(metadata.names(edition)),
        links=list(metadata.links(edition)) if medium == "screen" else [],
        open_graph=list(metadata.open_graph(edition)),
        linked_data=_script_safe(metadata.report(edition)),
        style_sheet=_style_sheet(edition, medium, locate),
    )


def _style_sheet(edition: Edition, medium: PageMedium, locate: Locate) -> Markup:
    if medium == "fragment":
        return Markup()
    sheet = style_sheet(edition.style, medium, locate, edition.is_right_to_left)
    return Markup(sheet)  # noqa: S704 the style's own


def _chart(block: EditedBlock) -> DrawnChart | None:
    return block.chart if isinstance(block, EditedFigure) else None


def _picture(edition: Edition, medium: PageMedium, figure: EditedFigure) -> Image | None:
    """A figure's picture. WeasyPrint does not join the letters in a drawing: it gets dots."""
    image = figure.image
    if not (image and figure.chart and medium == "paper" and edition.is_right_to_left):
        return image
    return replace(image, data=rasterized(image, figure, edition.style), media_type="image/png")


def _drawn(figure: EditedFigure, medium: Medium) -> Markup:
    """A chart as an SVG in the page, with its words for those who can't see it."""
    if figure.chart is None:
        return Markup()
    svg = figure.chart.on(medium).data.decode().removeprefix("<svg")
    start = f'<svg class="{medium}" role="img" aria-label="{escape(figure.alt)}"'
    return Markup(start + svg)  # noqa: S704 made by us, of texts that were escaped


def _recolours(known: set[str], chart: DrawnChart) -> bool:
    """Whether all colours of a chart are those of the day that have one of the night."""
    svg = chart.on("screen").data.decode()
    return {"none", *known}.issuperset(PAINT.findall(svg))


def _chart_colors(day: Colors) -> Iterator[tuple[str, str]]:
    """The colours of charts by day, each with that of the night."""
    yield from {
        **dict(zip(ramp(day), ramp(day.dark), strict=True)),
        **dict(zip(series(day), series(day.dark), strict=True)),
        **{getattr(day, name): getattr(day.dark, name) for name in Palette.model_fields},
    }.items()


def _contents(sections: tuple[EditedSection, ...]) -> Iterator[tuple[str, str, str]]:
    return ((each.anchor, each.number, each.heading) for each in sections if each.heading)


def _script_safe(value: dict[str, Any]) -> Markup:
    """JSON that cannot end the script element it stands in (HTML, 4.12.1.3)."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))  # noqa: S704 no "<" left
