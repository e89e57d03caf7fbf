"""The shapes of what stands between paragraphs: figures, tables, boxes and their like.

Each has a label, under which ``![](#label)`` on a line of its own places it in the text.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from briefkit.model.fieldtypes import Date, FilledText, Record, with_text

# The fields of a brief that hold blocks by their labels, in the order of the model.
BLOCK_FIELDS = (
    "figures", "tables", "boxes", "pull_quotes", "recommendations", "key_figures", "timelines",
)  # fmt: skip
# What charts have a short form.
KINDS = ("bar", "stacked", "line", "scatter", "map")
# The name of a file or a column, or a list.
Named = Annotated[Any, WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array"}]})]


class Chart(Record):
    """A chart: its data, and in short what to make of them, or else a Vega-Lite specification.

    Colours, letters and size are the house's. Columns of the data are named as their first
    row names them.
    """

    data: Named = None
    """The name of a .csv, .json or .geojson file beside the brief, or the data themselves: a
    list of rows of which the first names the columns."""
    type: Annotated[str, WithJsonSchema({"enum": [*KINDS]})] | None = None
    """What kind of chart, in short."""
    x: Named = None
    """The column along the bottom. Bars lie where it holds numbers, and y their names."""
    y: Named = None
    """The column along the side, or a list of columns, each a series of its own."""
    color: str | None = None
    """The column that tells series, or areas of a map, apart."""
    label: str | None = None
    """The column with the names of points."""
    mark: Any = None
    """What is drawn, as Vega-Lite has it: bar, line, area, point, rule, text …"""
    encoding: Any = None
    """What each axis and colour shows, as Vega-Lite has it."""
    transform: Any = None
    """What is reckoned from the data first, as Vega-Lite has it."""
    layer: Any = None
    """What is drawn over each other, as Vega-Lite has it."""
    projection: Any = None
    """How a map is laid flat, as Vega-Lite has it."""
    resolve: Any = None
    """Whether layers share their axes, as Vega-Lite has it."""


class Figure(Record):
    """A picture or a chart, numbered, with its title above and its source below."""

    image: FilledText | None = None
    """The file beside the brief that holds it: .png, .jpg or .svg."""
    chart: Chart | None = None
    """Or the chart to draw: {type: bar, data: trade.csv, x: Port, y: Tonnes}."""
    alt: str | None = None
    """What the picture shows, for those who can't see it."""
    title: str | None = None
    """What it tells, on one line. Markdown, with [^label] for a footnote."""
    source: str | None = None
    """Where its facts come from. Markdown, with [@key] to cite a source."""
    credit: str | None = None
    """Who made it, printed as written."""
    licence: str | None = None
    """What allows it to be printed, such as CC BY 4.0."""
    licence_expires: Date | None = None
    """The day after which it may no longer be printed, as year-month-day."""


class TableBlock(Record):
    """A table, numbered, with its title above, its notes and its source below."""

    title: str | None = None
    """What it tells, on one line. Markdown, with [^label] for a footnote."""
    table: str | None = None
    """The table itself, in Markdown."""
    rows: Annotated[
        tuple[tuple[str, ...], ...],
        BeforeValidator(
            lambda value: value, json_schema_input_type=str | tuple[tuple[str, ...], ...]
        ),
    ] = ()
    """The table itself, as a list of rows of which the first is its header. Or the name of a
    .csv file beside the brief."""
    align: tuple[Literal["left", "center", "right"], ...] = ()
    """How each column of rows stands. Columns of numbers stand right by themselves."""
    notes: str | None = None
    """What is to be said of its cells. Markdown."""
    source: str | None = None
    """Where its facts come from. Markdown, with [@key] to cite a source."""
    wide: bool = False
    """Whether it has a page of its own, turned on its side."""


class Box(Record):
    """A panel beside the argument, numbered, such as a case or a method."""

    title: FilledText
    """What it is about, on one line. Markdown."""
    text: FilledText
    """Its text. Markdown, with [^label] for a footnote; figures and tables may stand in it."""


class PullQuote(Record):
    """Words set large, from the text or from someone it quotes."""

    text: FilledText
    """The words, without quotation marks. Markdown."""
    attribution: str | None = None
    """Whose words they are. Markdown, with [^label] for a footnote."""


class Recommendation(Record):
    """What should be done, by whom, and by when."""

    text: FilledText
    """What should be done. Markdown."""
    to: str | None = None
    """Who should do it, printed as written."""
    by: str | None = None
    """By when, printed as written."""


class KeyFigure(Record):
    """A number that a reader should remember, and what it counts."""

    figure: FilledText
    """The number with its unit, printed as written."""
    text: FilledText
    """What it counts. Markdown, with [^label] for a footnote."""


class Event(Record):
    """What happened, and when."""

    date: FilledText
    """When, printed as written."""
    text: FilledText
    """What happened. Markdown, with [^label] for a footnote."""


Recommendations = Annotated[
    tuple[
        Annotated[
            Recommendation,
            BeforeValidator(
                with_text, json_schema_input_type=Annotated[str | Recommendation, Field()]
            ),
        ],
        ...,
    ],
    Field(min_length=1),
]
KeyFigures = Annotated[tuple[KeyFigure, ...], Field(min_length=1)]
Timeline = Annotated[tuple[Event, ...], Field(min_length=1)]
