"""Days as German, French and Arabic text writes them: `3. März 2025`, `1er mars 2025`.

And Korean days of figures alone: `2025. 3. 3.`
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from functools import cache

# Of the languages that we have words for; the last names months as the Levant does.
LANGUAGES = ("de", "fr", "ar", "ar_LB")
NAMED = re.compile(
    r"(?P<day>\d{1,2})(?:\.|er)?\s(?P<month>[^\W\d_][^\d.,;:]*)\s(?P<year>\d{4})"
)
FIGURES = re.compile(r"(?P<year>\d{4})\.\s?(?P<month>\d{1,2})\.\s?(?P<day>\d{1,2})\.?")


def foreign_day(text: str) -> datetime.date | None:
    """The day of the calendar that a text is, if it is nothing else."""
    named = NAMED.fullmatch(text) or FIGURES.fullmatch(text)
    if not named:
        return None
    month = named["month"]
    number = int(month) if month.isdecimal() else _months().get(month.casefold(), 0)
    try:
        return datetime.date(int(named["year"]), number, int(named["day"]))
    except ValueError:
        return None


@cache
def _months() -> Mapping[str, int]:
    """The numbers of months by their names (CLDR)."""
    # It takes long to load, and most texts have no such day.
    from babel.dates import get_month_names

    return {
        name.casefold(): number
        for language in LANGUAGES
        for number, name in get_month_names("wide", locale=language).items()
    }
