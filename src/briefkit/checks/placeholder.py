"""Words of a template that nobody has replaced: Author(s), Lorem ipsum, XX.

Failing:

    authors:
      - name: Author(s)

Passing:

    authors:
      - name: Example Institute
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.edition.writtenlines import just_before
from briefkit.passages import everywhere

SEVERITY = Severity.ERROR
BLOCKS = False
PLACEHOLDER = re.compile(
    r"\bAuthor\(s\)|\b[Ll]orem [Ii]psum\b|\bLOREM IPSUM\b"
    r"|\b(?:First ?[Nn]ame,? (?:Last ?[Nn]ame|Surname)|Last ?[Nn]ame,? First ?[Nn]ame)\b"
    r"|(?<!\w)[\[<({]?\b(?:Insert|INSERT) (?:[\w’'-]+ ){0,6}(?:here|HERE)\b[\])>}]?"
)
# One of these stands in each; to look for them first saves time.
HINTS = ("Author(", "psum", "PSUM", "First", "Last", "Insert", "INSERT")
# "Article XX" and "XX Corps" are numbers, "XX and XY" chromosomes.
LETTERS = re.compile(
    r"XX(?<![\w.–-]XX)X?(?![\w-]|[ \u00a0][A-Z]|[ \u00a0]chromosom|[,/]? (?:and |or )?XY)"
)
NUMBERED = re.compile(
    r"\b(?!Figure|Table|Note|Box|Chart|In|The|By|About|Some|Over)[A-Z]\w+[ \u00a0]\Z"
    r"|\bXY[ \u00a0,/]"
)
MESSAGE = "“{}” only holds a place. Replace it with the words themselves"


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each placeholder in what readers see."""
    return everywhere(edition, _found, MESSAGE)


def _found(text: str) -> Iterator[re.Match[str]]:
    if any(hint in text for hint in HINTS):
        yield from PLACEHOLDER.finditer(text)
    for found in LETTERS.finditer(text):
        if not NUMBERED.search(just_before(text, found.start())):
            yield found
