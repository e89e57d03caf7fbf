"""What a brief prints of its publication, in the style's words: dates, editions, citation.

Nothing here is made before a format asks for it: Babel, for dates, takes long to load.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefkit.model import Brief
from briefkit.model.fieldtypes import WrittenDate
from briefkit.model.licences import licence_named
from briefkit.model.publication import Correction
from briefkit.style.wording import Wording

DOI_HOME = "https://doi.org/"


@dataclass(frozen=True)
class OtherEdition:
    """An edition in another language: how it relates to this one, its title and address."""

    relation: str
    title: str | None
    url: str | None
    language: str


def day(date: WrittenDate | None, brief: Brief, wording: Wording) -> str | None:
    """A date in the style's form, or as written when it is no day."""
    if date is None or date.value is None:
        return date.written if date else None
    from babel.dates import format_date

    return format_date(date.value, wording.date, brief.language.replace("-", "_"))


def dates(brief: Brief, wording: Wording) -> tuple[str, ...]:
    """The version of the brief and the day it was last changed, as the title block has them."""
    words, updated = wording.imprint, day(brief.updated, brief, wording)
    version = words.version.replace("{}", brief.version) if brief.version else None
    changed = words.updated.replace("{}", updated) if updated else None
    return tuple(filter(None, (version, changed)))


def correction_label(correction: Correction, brief: Brief, wording: Wording) -> str:
    """How a correction is headed: what it is, and its day."""
    kind = str(getattr(wording.imprint, correction.kind))
    date = day(correction.date, brief, wording) or ""
    return wording.imprint.dated.replace("{kind}", kind).replace("{date}", date)


def other_editions(brief: Brief, wording: Wording) -> Iterator[OtherEdition]:
    """The original that the brief is a translation of, then its other translations."""
    words, original = wording.imprint, brief.translation_of
    if original:
        relation = words.translated_from.replace("{}", _named(original.language, brief))
        yield OtherEdition(relation, original.title, original.url, original.language)
    for each in brief.translations:
        relation = words.also_in.replace("{}", _named(each.language, brief))
        yield OtherEdition(relation, each.title, each.url, each.language)


def _named(language: str, brief: Brief) -> str:
    """A language's name in the language of the brief, or its code where it has none (CLDR)."""
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(language, sep="-").get_display_name(
            brief.language.replace("-", "_")
        )
    except (UnknownLocaleError, ValueError):
        name = None
    return name or language


def address(brief: Brief) -> str | None:
    """Where a reader finds the brief for good: by its DOI, else at its own address."""
    return f"{DOI_HOME}{brief.doi}" if brief.doi else brief.url


def licence_address(brief: Brief) -> str | None:
    """Where the terms of the brief's licence are to be read."""
    if brief.rights is None:
        return None
    known = licence_named(brief.rights.licence or "")
    return brief.rights.url or (known.url if known else None)


def citation(
    brief: Brief, wording: Wording, date: str | None, number: str | None, title: str
) -> str:
    """How to cite the brief, up to its address."""
    terms, series = wording.citations, brief.series
    where = " ".join(filter(None, (series.name, number))) if series else None
    authors = f"{terms.comma} ".join(author.name for author in brief.authors)
    stop = "" if title.endswith(("?", "!", ".", "؟")) else "."
    inside = terms.punctuation_inside
    named = f"{terms.quotes[0]}{title}{stop if inside else ''}{terms.quotes[1]}"
    publisher = brief.publisher
    named_at = (publisher.place, publisher.name) if publisher else ()
    house = f"{terms.colon} ".join(filter(None, named_at))
    published = f"{terms.comma} ".join(filter(None, (where, house, date)))
    parts = (
        authors and f"{authors}.",
        named if inside else f"{named}.",
        published and f"{published}.",
    )
    return " ".join(filter(None, parts))
