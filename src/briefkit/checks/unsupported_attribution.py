"""A report or an estimate in the text without a note to say whose.

“According to”, “reported”, “estimated” promise a source. A reference in the sentence, or
in the next one of its paragraph, gives it.

Failing:

    sections:
      - body: The agency has estimated the pay of each soldier. Nobody knows the total.

Passing:

    sections:
      - body: The agency has estimated the pay of each soldier.[^pay] Nobody knows the total.
    footnotes:
      pay: Report of the Example Institute, 2024.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.passages import running
from briefkit.prose.sentences import Sentence

SEVERITY = Severity.INFO
BLOCKS = False
VERBS = (
    r"(?:reported|revealed|estimated|claimed|announced|disclosed|confirmed|alleged|calculated"
    r"|acknowledged|asserted)"
)
ATTRIBUTION = re.compile(
    r"\b[Aa]ccording to (?!plan\b|schedule\b|(?:the|this|that|these) (?:logic|view|argument)\b)"
    rf"|\b(?:has|have|had) (?:\w+ly |also )?{VERBS}\b"
    rf"|\b(?:is|are|was|were|been) (?:\w+ly |also )?(?:reported|estimated|rumou?red|alleged)"
    r" (?:to|that|at)\b"
    rf"|\b(?:{VERBS}|reports|estimates|claims|reveals) that\b"
    rf"|\b{VERBS} by (?!\d)"
    r"|\b(?:[Pp]ress|[Mm]edia|[Nn]ews|[Ss]ome|[Ss]everal) (?:accounts|reports) (?:say|suggest"
    r"|claim|indicate)\b"
)
# A sentence that draws a conclusion has its reference for that, not for what it rests on.
CONCLUDING = re.compile(
    r"\s*(?:Based on|On (?:this|that|such|these)|Thus|Therefore|Hence|Consequently|However)\b"
)


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each attribution in the sections that no reference follows."""
    for passage in running(edition, "sections"):
        if passage.flow.quoted:
            continue
        for sentence, following in pairwise((*passage.sentences, None)):
            found = ATTRIBUTION.search(sentence.text) if sentence else None
            # "According to Doe (2024)" names its source in the text.
            if found and sentence and re.search(r"\((?:19|20)\d\d\b", sentence.text):
                continue
            if sentence and found and not _supported(sentence, following):
                start = sentence.start + found.start()
                message = (
                    f"“{found[0].strip()}” promises a source, and no note gives it. Add a "
                    "footnote, or say that this is your own finding"
                )
                yield passage.problem(start, start + len(found[0].rstrip()), message)


def _supported(sentence: Sentence, following: Sentence | None) -> bool:
    if sentence.has_reference or following is None:
        return sentence.has_reference
    return following.has_reference and not CONCLUDING.match(following.text)
