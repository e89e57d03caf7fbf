"""The record of a brief for LaTeX: BibTeX's @techreport, which BibLaTeX reads as @report."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import quote

from briefkit.edition import Edition
from briefkit.records import Signatory, signatories

# What means something to TeX; all other letters stand as they are, in UTF-8.
ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # BibTeX counts braces, escaped or not.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "\N{NO-BREAK SPACE}": "~",
        **{sign: f"\\{sign}" for sign in "$&#%_"},
    }
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def render(edition: Edition) -> dict[str, bytes]:
    """The record as ``{".bib": …}``."""
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(edition))
    return {".bib": f"@techreport{{{_key(edition)},\n{fields}}}\n".encode()}


def _fields(edition: Edition) -> Iterator[tuple[str, str]]:
    brief, series, publisher = edition.brief, edition.brief.series, edition.brief.publisher
    people = " and ".join(map(_name, signatories(brief)))
    if people:
        yield "author", f"{{{people}}}"
    # A second pair of braces keeps BibTeX from making capitals small.
    yield "title", f"{{{{{_escaped(edition.full_title)}}}}}"
    words = {
        "institution": publisher and publisher.name,
        "address": publisher and publisher.place,
        "type": series and series.name,
        "number": series and series.number,
        "version": brief.version,
        "abstract": edition.summary,
        "keywords": ", ".join((*brief.keywords, *brief.topics, *brief.regions)),
        "language": brief.language,
    }
    for name, value in words.items():
        if value:
            yield name, f"{{{_escaped(str(value))}}}"
    if brief.date and brief.date.value:
        date = brief.date.value
        yield "year", f"{{{date.year}}}"
        yield "month", MONTHS[date.month - 1]
        yield "day", f"{{{date.day}}}"
    if brief.doi:
        yield "doi", f"{{{_verbatim(brief.doi)}}}"
    if brief.url:
        yield "url", f"{{{_verbatim(brief.url)}}}"


def _name(person: Signatory) -> str:
    """A name as BibTeX parts it: Family, Suffix, Given; a body's in braces."""
    if person.is_body or not person.given:
        return f"{{{_escaped(person.family)}}}"
    parts = filter(None, (person.family, person.suffix, person.given))
    return ", ".join(re.sub(r"\band\b", "{and}", _escaped(part)) for part in parts)


def _escaped(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split()).translate(ESCAPES)


def _verbatim(address: str) -> str:
    """An address, whose braces would end the field."""
    return re.sub(r"[{}\\]", lambda found: quote(found[0]), address)


def _key(edition: Edition) -> str:
    """The key by which LaTeX cites the brief: the first author's name, the year, a word."""
    people = signatories(edition.brief)
    date = edition.brief.date.value if edition.brief.date else None
    first = next(iter(edition.full_title.split()), "")
    parts = (people[0].family if people else "", str(date.year) if date else "", first)
    return "-".join(filter(None, map(_plain, parts))) or "brief"


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "", letters.lower())
