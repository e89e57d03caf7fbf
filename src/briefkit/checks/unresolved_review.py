"""A question or reminder of the editing that was never settled: [AU: check], ??, TK.

Failing:

    sections:
      - body: "The treaty was signed in June [AU: check]."

Passing:

    sections:
      - body: The treaty was signed in June.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.passages import everywhere
from briefkit.words.notes import QUOTED

SEVERITY = Severity.ERROR
BLOCKS = False
BRACKETED = (
    r"\[(?:(?:AU|Au|au|AQ|QUERY|Query|QA|CE)\s*[:?][^\[\]]*|(?:check|verify|confirm|TK|TBC|TBD"
    r"|to be confirmed|source|citation needed|ref|date)\b[^\[\]]{0,20}\?*)\]"
)
# Outside brackets "ref" or "date" is a word; inside them it needs its question mark.
PLAIN = re.compile(r"\[(?:source|ref|date)\b[^?\]]*\]")
# "TK 1980" is a flight, "TK Kim" a person, "TBC Bank" a firm.
ALONE = r"(?<![\w./-])(?:TK(?:TK)*|TB[CD]|TODO)(?![\w/-]|[ \u00a0][A-Z\d])"
REVIEW = re.compile(rf"{BRACKETED}|{ALONE}|\?{{2,}}")
# One of these stands in each; to look for them first saves time.
HINTS = ("[", "TK", "TB", "TODO", "??")
MESSAGE = "“{}” is a question left from editing. Settle it and take it out"


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each mark of unfinished editing; those within a quotation are its own."""
    return everywhere(edition, _found, MESSAGE)


def _found(text: str) -> Iterator[re.Match[str]]:
    if not any(hint in text for hint in HINTS):
        return
    quoted = {
        index
        for found in QUOTED.finditer(text)
        for index in range(found.start() + 1, found.end())
    }
    for found in REVIEW.finditer(text):
        if found.start() not in quoted and not PLAIN.fullmatch(found[0]):
            yield found
