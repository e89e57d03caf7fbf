"""Which parts a citation in free text lacks: its title, its date, who brought it out."""

from __future__ import annotations

import re

from briefkit.freenotes.names import (
    is_body,
    is_family,
    is_full_asian,
    is_periodical,
    is_publisher,
)
from briefkit.freenotes.reading import Reading, read
from briefkit.freenotes.shapes import MARKED, SET_OFF
from briefkit.freenotes.vocabulary import (
    BACK,
    CASE,
    LAW,
    LOCATED,
    NAMED,
    PAGE_ALONE,
    SPOKEN,
    SYMBOL,
    UNPUBLISHED,
    UTTERANCE,
    YEAR,
)
from briefkit.freenotes.works import Work
from briefkit.words.dates import DATE
from briefkit.words.notes import IBID, SUPRA

PARTS = ("title", "date", "outlet")
# A sentence that goes on after a phrase in quotation marks.
ON = re.compile(
    r"[”’\"]? (?!(?:in|eds?|edited|trans|translated|by|data|dataset|database|podcast|speech|at"
    r"|film|video|interview|lecture|on|as)\b)[a-z]|[”’\"]?(?: \([^()]*\))? in [a-z]+\b"
)
FAMILY_YEAR = re.compile(
    rf"\(?(?P<names>[^\d()]+?),? \(?{YEAR}[a-z]?\)?(?P<rest>.*)", re.DOTALL
)


def missing(work: Work) -> tuple[str, ...]:
    """Which of a title, a date and an outlet an editor would ask for; none where it is whole.

    What points back to an earlier note, or names a law or a judgment, is whole as it is.
    """
    if any(each.search(work.words) for each in (IBID, SUPRA, BACK)):
        return ()
    if PAGE_ALONE.fullmatch(work.words):
        return ("title",)
    reading = read(work)
    return _of_titled(reading) if reading.titled else _of_untitled(reading)


def _of_titled(reading: Reading) -> tuple[str, ...]:
    if _is_short(reading) or not _is_cited(reading):
        return ()
    needless = (UTTERANCE, UNPUBLISHED, SYMBOL, LAW)
    there = {
        "date": reading.dated,
        "outlet": _has_outlet(reading) or any(e.search(reading.shape) for e in needless),
    }
    return tuple(part for part in PARTS if not there.get(part, True))


def _of_untitled(reading: Reading) -> tuple[str, ...]:
    shape = reading.shape
    if SYMBOL.search(shape):
        return ()
    if CASE.search(shape):
        return () if re.search(r"\d", shape) else ("date",)
    if LAW.search(shape) or NAMED.search(shape):
        return ()
    if UTTERANCE.search(shape) or SPOKEN.match(shape):
        return () if reading.dated else ("date",)
    lacking = ("title",) if reading.dated else ("title", "date")
    if reading.linked and not reading.names:
        return (*lacking, "outlet")
    return lacking if _is_outlet_alone(reading) else ()


def _is_outlet_alone(reading: Reading) -> bool:
    """Whether nothing but names is there, where a work should be, with a date or an address.

    A body followed by another name may be the author of a work whose title is not marked.
    """
    first, *others = reading.names or [""]
    bodies = [name for name in reading.names if is_publisher(name)]
    if not first or not reading.named or _is_author_and_year(reading.shape):
        return False
    if others and (is_publisher(first) or not all(map(is_publisher, others))):
        return False
    if reading.dated:
        return bool(bodies or DATE.search(reading.shape))
    return reading.linked or len(bodies) == len(reading.names)


def _is_short(reading: Reading) -> bool:
    """Whether only a family name, a title and perhaps a page or a year are given."""
    if reading.linked or reading.follows:
        return False
    if is_family(" ".join(reading.names)):
        return not DATE.search(reading.after)
    located = LOCATED.search(reading.after) is not None
    return reading.named and not reading.dated and located


def _is_cited(reading: Reading) -> bool:
    """Whether anything beside the title says that a work is meant, and no phrase discussed."""
    if ON.match(reading.after):
        return False
    alone = not reading.shape.strip(f" .{SET_OFF}")
    more = reading.dated or reading.linked or reading.follows or alone
    return more or bool(reading.names and reading.named)


def _has_outlet(reading: Reading) -> bool:
    """Whether a name follows the title, or stands before it and is no person's."""
    before = ", ".join(reading.names)
    single = len(before.split()) == 1 and not is_full_asian(before)
    marked = re.search(MARKED, reading.before) is not None
    return reading.follows or marked or single or is_body(before)


def _is_author_and_year(shape: str) -> bool:
    """Whether it is a short form such as Roe and Doe (2021), p. 4."""
    found = FAMILY_YEAR.fullmatch(shape.strip(" ()."))
    if not found or re.search(r"\b[A-Z]\w", found["rest"]):
        return False
    return is_family(found["names"]) and not is_periodical(found["names"])
