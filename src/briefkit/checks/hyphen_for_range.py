"""A hyphen in a range of pages or years.

Ranges are set with the longer en dash (–), U+2013.

Failing:

    sections:
      - body: The figures are on pp. 10-20 of the brief.

Passing:

    sections:
      - body: The figures are on pp. 10–20 of the brief.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.edition.writtenlines import just_before

SEVERITY = Severity.INFO
BLOCKS = False

PAGES = re.compile(r"p(?<![\w.]p)p?\.[ \u00a0]?(?P<range>\d+-\d+)(?![\w-])")
YEARS = re.compile(
    r"(?P<range>(?P<first>[12](?<![\w./:#-]\d)(?:(?<=1)[5-9]|(?<=2)0)\d\d)"
    r"-(?P<last>(?:1[5-9]|20)\d\d))(?![\w/-]|\.\w)"
)
# Where ranges have a wave, or a hyphen as well.
OTHER_MARKS = ("ko", "ja", "zh")
# Before a number that is none of years: of a telephone, a report, a standard.
NUMBERED = re.compile(
    r"(?:\b(?:No|Nos|Tel|Ref|Doc)\.?|\b(?:ISSN|ISBN|[Pp]hone|[Ff]ax|[Rr]eport|[Pp]aper"
    r"|[Rr]esolution|[Ss]tandard):?|[\d)+])[ \u00a0]$"
)


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each range of pages or years with a hyphen, but for quotations and titles."""
    language = edition.brief.language.split("-")[0].lower()
    if language in OTHER_MARKS or edition.is_right_to_left:
        return
    for passage in edition.written_lines:
        for found in (*PAGES.finditer(passage.text), *_years(passage.text)):
            if not passage.borrowed(found.start("range")):
                wanted = found["range"].replace("-", "–")
                message = f"“{found['range']}” is a range: write it with a dash, “{wanted}”"
                yield passage.problem(*found.span("range"), message)


def _years(text: str) -> Iterator[re.Match[str]]:
    for found in YEARS.finditer(text):
        before = just_before(text, found.start())
        if found["first"] < found["last"] and not NUMBERED.search(before):
            yield found
