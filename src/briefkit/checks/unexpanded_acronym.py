"""An outlet or publisher named by an acronym that the brief never spells out.

Readers from elsewhere can't tell INSS from another institute of those letters.

Failing:

    sections:
      - body: Pay is low.[^pay]
    footnotes:
      pay: Lim Soo-ho, “Mercenaries or allies,” Issue Brief No. 627, INSS, 2024.

Passing:

    sections:
      - body: Pay is low.[^pay]
    footnotes:
      pay: >-
        Lim Soo-ho, “Mercenaries or allies,” Issue Brief No. 627, Institute for National
        Security Strategy (INSS), 2024.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.passages import all_words, running
from briefkit.words.abbreviations import spelled_out, unknown
from briefkit.words.notes import QUOTED

SEVERITY = Severity.INFO
BLOCKS = False
# Alone between commas, semicolons or the note's ends, where an outlet or author stands.
AS_OUTLET = re.compile(r"(?:(?<=[;,”\"’] )|\A)[A-Z]{3,6}(?=,|;|\.?\s*\Z|\. \W)")
NAMED_IN = ("container-title", "publisher", "authority", "literal")


def check(edition: Edition) -> Iterator[Problem]:
    """Yield the first place of each such acronym, in footnotes and in sources' fields."""
    words = all_words(edition)
    seen: set[str] = set()
    listed = edition.brief.abbreviations.keys()

    def wanting(acronym: str) -> bool:
        fresh = (
            acronym not in seen
            and acronym not in listed
            and unknown(acronym)
            and not spelled_out(acronym, words)
        )
        seen.add(acronym)
        return fresh

    for passage in running(edition, "footnotes"):
        # Within a title the capitals are the title's own.
        text = QUOTED.sub(lambda title: "”" * len(title[0]), passage.text)
        for found in AS_OUTLET.finditer(text):
            if wanting(found[0]):
                yield passage.problem(*found.span(), _message(found[0]))
    for path, text in edition.source_fields.items():
        if path[-1] in NAMED_IN and re.fullmatch("[A-Z]{3,6}", text) and wanting(text):
            yield Problem(path, _message(text), 0, len(text))


def _message(acronym: str) -> str:
    return f"“{acronym}” is never spelled out in this brief. Give its full name once"
