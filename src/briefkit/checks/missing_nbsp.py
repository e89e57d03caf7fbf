"""A space at which a line may break between a number and the word that belongs to it.

At the end of a line, “No.” or “16” would be left alone. A no-break space (U+00A0)
keeps them together. French has one before : and within « », too, and a narrow one (U+202F)
before ; ! and ?.

Failing:

    sections:
      - body: The figure is on p. 4 of the brief.

Passing:

    sections:
      - body: The figure is on p. 4 of the brief.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.diagnostic import Edit, Problem, Severity
from briefkit.edition import Edition
from briefkit.edition.writtenlines import WrittenLine
from briefkit.words import french
from briefkit.words.dates import MONTHS

SEVERITY = Severity.INFO
BLOCKS = False
MENDS = True

SPACE = "\N{NO-BREAK SPACE}"
LABELLED = re.compile(
    r"(?:N(?<![\w.]N)os?|p(?<![\w.]p)p?|F(?<![\w.]F)igs?)\.(?P<space> )(?=\d)"
)
DAY = re.compile(
    r"\d(?<![\w.,/:$€£-]\d)(?:(?<=[12])\d|(?<=3)[01])?(?P<space> )"
    rf"(?=(?:{'|'.join(MONTHS)})\b(?!-))"
)


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each plain space between a number and its word, of a short certain list."""
    language = edition.brief.language
    english = language.split("-")[0].lower() == "en"
    for passage in edition.written_lines:
        for pattern in (LABELLED, DAY) if english else (LABELLED,):
            for found in pattern.finditer(passage.text):
                if not passage.borrowed(found.start()):
                    word = re.match(r"[\w.,]+", passage.text[found.end() :])
                    words = found[0] + (word[0].rstrip(".,") if word else "")
                    message = f"“{words}” may be parted at a line’s end. Use a no-break space"
                    edits = passage.replace(*found.span("space"), SPACE)
                    yield passage.problem(*found.span("space"), message, edits)
        if french.is_french(language):
            yield from _in_french(passage, language)


def _in_french(passage: WrittenLine, language: str) -> Iterator[Problem]:
    """Each place before : ; ! ? and inside « » that lacks its no-break space."""
    for start, end, space, mark in french.spaces(passage.text, language):
        where = f"before “{mark}”, or a line may begin"
        if mark == "«":
            where = "after “«”, or a line may end"
        message = f"A no-break space belongs {where} with it"
        at = passage.flow.source(start)
        edits = passage.replace(start, end, space) if end > start else (Edit(at, at, space),)
        yield passage.problem(start, max(end, start + 1), message, edits)
