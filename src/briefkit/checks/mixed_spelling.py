"""One word spelled in two ways.

The reader wonders whether two things are meant. The spelling used more often wins; words
in quotations and titles are left as they are.

Failing:

    sections:
      - body: A U.S. official spoke. The U.S. Senate met. Another US official agreed.

Passing:

    sections:
      - body: A US official spoke. The US Senate met. Another US official agreed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.edition.writtenlines import WrittenLine

SEVERITY = Severity.INFO
BLOCKS = False

# What differs in the first spelling of each pair, then in the second; what is the same
# stands before it, so that it is found fast. "US$" is a currency.
PAIRS = tuple(
    map(
        re.compile,
        (
            r"U(?<![\w.]U)(?:(\.S\.)(?!A)|(S))(?![\w$])",
            r"U(?<![\w.]U)(?:(\.K\.)|(K))(?!\w)",
            r"U(?<![\w.]U)(?:(\.N\.)|(N))(?!\w)",
            r"[Ee](?<!\w[Ee])(?i:(?:(-mail)|(mail))(?=s?\b))",
            r"[Pp](?<!\w[Pp])(?i:er(?:([ \u00a0]cent)|(cent)))\b",
        ),
    )
)


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each place of the spelling that the brief uses less."""
    if edition.brief.language.split("-")[0].lower() != "en":
        return
    for pattern in PAIRS:
        found = list(_own(edition, pattern))
        counts = Counter(match.lastindex for _, match in found)
        if len(counts) > 1:
            usual = counts.most_common(1)[0][0]
            model = next(match[0] for _, match in found if match.lastindex == usual)
            for passage, match in found:
                if match.lastindex != usual:
                    message = f"“{match[0]}” is spelled “{model}” elsewhere. Choose one"
                    yield passage.problem(*match.span(), message)


def _own(
    edition: Edition, pattern: re.Pattern[str]
) -> Iterator[tuple[WrittenLine, re.Match[str]]]:
    for passage in edition.written_lines:
        for match in pattern.finditer(passage.text):
            if not passage.borrowed(match.start()):
                yield passage, match
