"""What a footnote of free text consists of: nothing yet, Ibid., dates, quoted titles."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

EMPTY = re.compile(
    r"[\s\[(<]*(?:tb[adc]|todo|tk(?:tk)*|x{2,}|n/?a|\?+|\.{3}|…|-+|source\??|citation needed"
    r"|source needed|add source|cite)?[\s\])>]*[.:?!]*\s*",
    re.IGNORECASE,
)
IBID = re.compile(r"\b(?:[Ii]bid(?:em)?\b\.?|(?:[Oo]p|[Ll]oc)\. ?cit\b\.?)")
SUPRA = re.compile(r"\b[Ss]upra,? (?:at )?(?:note|notes|nn?\.|fn\.?|footnote)[ \u00a0]?\d+")
QUOTED = re.compile(r"“(?P<curly>[^“”]+)”|\"(?P<straight>[^\"]+)\"|[‘](?P<single>[^‘]+)’(?!\w)")

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTH = (
    r"(?P<{}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DATE = re.compile(
    rf"\b(?P<d1>\d{{1,2}})[ \u00a0]{MONTH.format('m1')},?[ \u00a0](?P<y1>\d{{4}})\b"
    rf"|\b{MONTH.format('m2')}[ \u00a0](?P<d2>\d{{1,2}}),?[ \u00a0](?P<y2>\d{{4}})\b"
    r"|\b(?P<y3>\d{4})-(?P<m3>\d\d)-(?P<d3>\d\d)\b"
)


@dataclass(frozen=True)
class NoteDate:
    """A full date in a note's text."""

    start: int
    end: int
    written: str
    day: datetime.date


def dates(text: str) -> Iterator[NoteDate]:
    """The full dates of a text that are days of the calendar, in order."""
    for found in DATE.finditer(text):
        day, month, year = (
            next(filter(None, (found[f"{part}{form}"] for form in "123"))) for part in "dmy"
        )
        number = int(month) if month.isdecimal() else MONTHS.index(month[:3].lower()) + 1
        try:
            value = datetime.date(int(year), number, int(day))
        except ValueError:
            continue
        yield NoteDate(found.start(), found.end(), found[0], value)
