"""What a brief says of its publication: publisher, corrections, other editions, rights."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from briefkit.model.fieldtypes import Address, Date, FilledText, Language, Record
from briefkit.model.licences import NAMES, licence_named, looks_like_one

CorrectionKind = Literal["correction", "clarification", "update", "retraction"]


def _licence(value: str) -> str:
    if looks_like_one(value) and not licence_named(value):
        raise PydanticCustomError(
            "unknown_licence",
            "“{value}” is no Creative Commons licence that is known. Write one of {known}",
            {"value": value, "known": ", ".join(NAMES)},
        )
    return value


class Publisher(Record):
    """Who publishes the brief."""

    name: FilledText
    place: str | None = None
    """The city."""
    url: Address | None = None
    """The publisher's own address on the web."""


class Correction(Record):
    """A change made after publication, said at the top of the brief."""

    date: Date
    """The day of the change, as year-month-day."""
    kind: CorrectionKind = "correction"
    text: FilledText
    """What was changed, and what it said before. Markdown."""


class Original(Record):
    """The brief that this one is a translation of."""

    language: Language
    """The original's language, as a BCP 47 code."""
    title: FilledText | None = None
    url: Address | None = None
    """Where the original is to be read."""


class OriginalFile(Record):
    """The brief that this one is a translation of, by its own file; read in as `Original`."""

    file: FilledText
    """The original's file, here or in the folder above, for its title, language and url."""
    language: Language | None = None
    title: FilledText | None = None
    url: Address | None = None


class Translation(Record):
    """An edition of the brief in another language."""

    language: Language
    """The edition's language, as a BCP 47 code."""
    title: FilledText | None = None
    url: Address | None = None
    """Where the edition is to be read."""


class Rights(Record):
    """To whom the brief belongs, and what others may do with it."""

    holder: FilledText | None = None
    """Who holds the copyright."""
    year: str | None = None
    """The year of the copyright; without, that of the brief's date."""
    licence: Annotated[FilledText, AfterValidator(_licence)] | None = None
    """A Creative Commons licence in short, such as CC BY 4.0, or the terms in a few words."""
    url: Address | None = None
    """Where the licence is to be read; that of a Creative Commons licence is known."""
