"""A date in a note that is not the one in the address behind it.

One of them is misread or was copied from another note. A difference of a day is a time
zone, and none of the author's making.

Failing:

    sections:
      - body: The losses were confirmed.[^rfa]
    footnotes:
      rfa: “Losses,” Example News, 2 Nov 2024. https://example.org/2024/11/27/losses

Passing:

    sections:
      - body: The losses were confirmed.[^rfa]
    footnotes:
      rfa: “Losses,” Example News, 27 Nov 2024. https://example.org/2024/11/27/losses
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.edition.writtenlines import WrittenLine, just_before
from briefkit.passages import running
from briefkit.prose import Link
from briefkit.words.dates import FullDate, dates

SEVERITY = Severity.INFO
BLOCKS = False
IN_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)([/-]?)(\d\d)\2(\d\d)(?!\d)")
# Such a date is when the page was seen or changed, not when it was published.
SEEN = re.compile(
    r"(?i)(?:accessed|retrieved|visited|viewed|consulted|archived|updated|modified)"
    r"(?:\s+(?:on|at|from))?[:,]?\s+\Z"
)

SEEN_BEFORE = re.compile("[ \u00a0](?:접속|검색|열람|최종)")


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each date in a note that differs from the one in the address after it."""
    for passage in running(edition, "footnotes"):
        before = 0
        for index, leaf in passage.flow.leaves:
            if isinstance(leaf, Link):
                yield from _compared(passage, leaf.url, before, index)
                before = index + len(leaf.url)


def _compared(passage: WrittenLine, url: str, start: int, end: int) -> Iterator[Problem]:
    inside = _day(url)
    text = passage.text[start:end]
    given = [each for each in dates(text) if not _seen(text, each)]
    # With two dates before one address, nobody can tell which of them is meant.
    if inside and len(given) == 1 and abs(given[0].day - inside).days > 1:
        message = (
            f"The note says “{given[0].written}”, the address after it {inside.isoformat()}. "
            "Check which is right"
        )
        yield passage.problem(start + given[0].start, start + given[0].end, message)


def _seen(text: str, date: FullDate) -> bool:
    seen = SEEN.search(just_before(text, date.start))
    return bool(seen or SEEN_BEFORE.match(text, date.end))


def _day(url: str) -> datetime.date | None:
    """The one full date in an address, if it is one."""
    found = IN_URL.findall(url)
    if len(found) != 1:
        return None
    year, _, month, day = found[0]
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
