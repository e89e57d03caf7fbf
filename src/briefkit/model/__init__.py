"""The shape of a brief: its fields as written, checked for type, never rendered here."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from briefkit.model.authors import Author, AuthorById
from briefkit.model.blocks import (
    Box,
    Figure,
    KeyFigures,
    PullQuote,
    Recommendations,
    TableBlock,
    Timeline,
)
from briefkit.model.fieldtypes import (
    Address,
    Date,
    Doi,
    FilledText,
    Label,
    Language,
    Record,
    with_text,
)
from briefkit.model.publication import (
    Correction,
    Original,
    OriginalFile,
    Publisher,
    Rights,
    Translation,
)
from briefkit.model.source import Source

MAX_LEVEL = 4


def _with_name(value: object) -> object:
    """A record of which only the name is given."""
    return {"name": value} if isinstance(value, str) else value


Status = Literal["draft", "review", "embargoed", "published", "withdrawn"]
Byline = Literal["institutional", "withheld"]


class Series(Record):
    """The series in which the brief appears."""

    name: FilledText
    number: str | None = None
    """The brief's number in the series, printed as written."""


class KeyPoint(Record):
    """One of the points a reader should take away."""

    lead: str | None = None
    """A few words printed bold before the text. Markdown."""
    text: FilledText
    """The point itself. Markdown, with [^label] for a footnote."""


class Section(Record):
    """A headed part of the brief; the opening section may go without a heading."""

    heading: str | None = None
    body: str = ""
    """Running text: Markdown with tables, and [^label] for a footnote."""
    sections: tuple[Section, ...] = ()
    """Sections within this one, down to the fourth level."""


class Epigraph(Record):
    """Words by someone else that stand before the text."""

    text: FilledText
    """The words. Markdown."""
    attribution: str | None = None
    """Whose words they are. Markdown, with [^label] for a footnote."""


class Footnote(Record):
    """A note: its text, and the rules it need not keep, each with the reason."""

    text: str = ""
    """The text of the note. Markdown, with [@key] to cite a source."""
    ignore: dict[str, FilledText] = {}
    """Rules not kept by this note, or by a source that only it cites, each with the reason."""


class Ignore(Record):
    """A rule that need not be kept, and why."""

    rule: FilledText
    """The name of the rule, such as year-only."""
    words: FilledText | None = None
    """Words at the place that is meant, as the file has them; without, the whole brief is."""
    reason: FilledText
    """Why it is right as it is."""


class Checks(Record):
    """What the checks of this brief leave out."""

    ignore: tuple[Ignore, ...] = ()


class Brief(Record):
    """A policy brief, as its file says it."""

    title: FilledText
    """The only field that every brief must have."""
    title_note: str | None = None
    """What is to be said of the brief as a whole, under its title, marked *. Markdown."""
    subtitle: str | None = None
    style: str | None = None
    """The house style: the name of one, or the path of a style folder."""
    status: Status = "published"
    date: Date | None = None
    """The day of publication, as year-month-day."""
    version: str | None = None
    """The version of the text, such as 1.1, printed as written."""
    updated: Date | None = None
    """The day of the last change, as year-month-day."""
    corrections: tuple[Correction, ...] = ()
    """What was changed after publication, printed at the top: each with its date and text."""
    language: Language = "en"
    """The language of the text, as a BCP 47 code."""
    authors: tuple[
        Annotated[
            Author,
            BeforeValidator(
                _with_name,
                json_schema_input_type=Annotated[str | Author | AuthorById, Field()],
            ),
        ],
        ...,
    ] = ()
    """Who signs the brief: each a name, a group of fields, or the id of an author in
    authors.yaml, alone or with the fields that differ."""
    byline: Byline | None = None
    """Why no author is named: the publisher itself speaks, or the name is withheld."""
    publisher: (
        Annotated[
            Publisher,
            BeforeValidator(
                _with_name, json_schema_input_type=Annotated[str | Publisher, Field()]
            ),
        ]
        | None
    ) = None
    """Who publishes the brief: the name, or name, place and url."""
    series: Series | None = None
    doi: Doi | None = None
    """The brief's own DOI, with or without https://doi.org/ before it."""
    url: Address | None = None
    """Where the brief is to be read on the web."""
    translation_of: Annotated[
        Original | None,
        BeforeValidator(
            lambda value: value, json_schema_input_type=Original | OriginalFile | None
        ),
    ] = None
    """The brief that this one is a translation of."""
    translations: tuple[Translation, ...] = ()
    """Editions in other languages, each with its language and url."""
    abstract: str | None = None
    """One paragraph that says what the brief says. Markdown."""
    keywords: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    """The publisher's own subject headings."""
    regions: tuple[str, ...] = ()
    """The parts of the world that the brief is about."""
    key_points: tuple[
        Annotated[
            KeyPoint,
            BeforeValidator(
                with_text, json_schema_input_type=Annotated[str | KeyPoint, Field()]
            ),
        ],
        ...,
    ] = ()
    """What a reader should take away: each a text, or a lead and a text."""
    epigraph: Epigraph | None = None
    """Words by someone else, before the text."""
    executive_summary: str | None = None
    """The brief in a page, printed before the sections under a heading. Markdown."""
    sections: tuple[Section, ...] = ()
    appendices: tuple[Section, ...] = ()
    """Sections after the others, each headed “Appendix” and a letter."""
    figures: dict[Label, Figure] = {}
    """Each figure under its label: ![](#label) on a line of its own places it in the text,
    [](#label) prints its number."""
    tables: dict[Label, TableBlock] = {}
    """Each table under its label, placed and named as figures are. A small one may stand in
    the text itself, in Markdown."""
    boxes: dict[Label, Box] = {}
    """Each box under its label, placed and named as figures are."""
    pull_quotes: dict[Label, PullQuote] = {}
    """Each pull quote under its label, placed as figures are."""
    recommendations: dict[Label, Recommendations] = {}
    """Each list of recommendations under its label, placed as figures are."""
    key_figures: dict[Label, KeyFigures] = {}
    """Each row of key figures under its label, placed as figures are."""
    timelines: dict[Label, Timeline] = {}
    """Each timeline under its label, placed as figures are."""
    abbreviations: dict[str, FilledText] = {}
    """What each abbreviation stands for, printed as a list at the end."""
    footnotes: dict[
        str,
        Annotated[
            Footnote,
            BeforeValidator(
                with_text, json_schema_input_type=Annotated[str | Footnote, Field()]
            ),
        ],
    ] = {}
    """Each footnote, under the label by which [^label] refers to it: its text, in Markdown."""
    sources: Annotated[
        dict[str, Source],
        BeforeValidator(
            lambda value: value,
            json_schema_input_type=dict[str, Source] | str | tuple[str, ...],
        ),
    ] = {}
    """What the notes cite, under the key by which [@key] cites it. Or the name of a file
    beside the brief, or a list of them: .yaml, .json (CSL-JSON), .bib (BibTeX)."""
    funding: str | None = None
    """Who paid for the work, or that nobody did, printed at the end. Markdown."""
    conflicts: str | None = None
    """The authors' interests, or that there are none, printed at the end. Markdown."""
    acknowledgements: str | None = None
    """Thanks, printed at the end. Markdown."""
    disclaimer: str | None = None
    """Who answers for the views expressed, printed at the end. Markdown."""
    about: str | None = None
    """About the publisher, printed at the end. Markdown."""
    contact: str | None = None
    """Whom to write to about the brief, printed at the end. Markdown."""
    rights: Rights | None = None
    """To whom the brief belongs, and under what licence it may be used."""
    checks: Checks = Checks()
    """Which rules this brief need not keep, each with the reason."""
