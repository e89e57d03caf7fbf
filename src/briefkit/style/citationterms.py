"""The words for citations, in one language."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from briefkit.style.part import Part
from briefkit.style.places import Valued


def _marks(value: object) -> object:
    return tuple(value) if isinstance(value, str) else value


class CitationTerms(Part):
    """The words and marks of citations in one language; ``{}`` stands for a value.

    ``day`` and ``month`` are CLDR date patterns. ``locators`` gives the singular and the
    plural of each of CSL's locators; without ``{}`` they stand before their number.
    """

    quotes: Annotated[
        tuple[str, ...], BeforeValidator(_marks), Field(min_length=4, max_length=4)
    ]
    """The outer and the inner quotation marks: four letters, or a list where they bring
    spaces with them."""
    punctuation_inside: bool
    """Whether a comma or full stop stands before closing quotation marks."""
    comma: str
    colon: str = ":"
    semicolon: str
    serial_comma: bool
    """Whether a comma stands before the last of three names."""
    work: Valued
    """How the title of a book or a newspaper is set, in Markdown."""
    day: str
    month: str
    seasons: Annotated[tuple[str, ...], Field(min_length=4, max_length=4)]
    circa: str
    undated: str
    conjunction: str
    """A word between the last two names; with ``{}``, what is written as one with the last."""
    others: str
    ibid: str
    inside: str
    edited: str
    editor: str
    editors: str
    translated: str
    directed: str
    interviewed: str
    edition: str
    volume: str
    number: str
    accessed: str
    archived: str
    locators: dict[str, tuple[str, str]]
