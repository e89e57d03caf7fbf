"""The record of a brief for reference managers: RIS, by the tags of its specification.

A report (RPRT): its series is the secondary title, its number stands under SN, as EndNote
and Zotero read them.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.edition import Edition
from briefkit.records import signatories


def render(edition: Edition) -> dict[str, bytes]:
    """The record as ``{".ris": …}``: a tag a line, ended as RIS asks."""
    lines = ["TY  - RPRT", *map(_line, _fields(edition)), "ER  - "]
    return {".ris": "".join(f"{line}\r\n" for line in lines).encode()}


def _line(field: tuple[str, str]) -> str:
    tag, value = field
    return f"{tag}  - {' '.join(value.split())}"


def _fields(edition: Edition) -> Iterator[tuple[str, str]]:
    brief, series, publisher = edition.brief, edition.brief.series, edition.brief.publisher
    for each in signatories(brief):
        # RIS does not allow the asterisk in a name or a keyword.
        yield "AU", each.inverted.replace("*", "")
    date = brief.date.value if brief.date else None
    single = {
        "TI": edition.full_title,
        "T2": series and series.name,
        "SN": series and series.number,
        "PY": date and f"{date:%Y}",
        "DA": date and f"{date:%Y/%m/%d}",
        "PB": publisher and publisher.name,
        "CY": publisher and publisher.place,
        "ET": brief.version,
        "LA": brief.language,
        "AB": edition.summary,
        "DO": brief.doi,
        "UR": brief.url,
    }
    for tag, value in single.items():
        if value:
            yield tag, str(value)
    for word in (*brief.keywords, *brief.topics, *brief.regions):
        yield "KW", word.replace("*", "")
