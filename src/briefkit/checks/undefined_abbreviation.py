"""An abbreviation in the text that is never spelled out.

Readers outside the field stop at it; those inside may read another name into it.

Failing:

    sections:
      - body: The DPRK sent soldiers.

Passing:

    sections:
      - body: The Democratic People’s Republic of Korea (DPRK) sent soldiers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.passages import SUMMARY, all_words, lines, running
from briefkit.words.abbreviations import CAPITALS, spelled_out, unknown

SEVERITY = Severity.INFO
BLOCKS = False
OUTLETS = ("container-title", "publisher", "authority", "literal")


def check(edition: Edition) -> Iterator[Problem]:
    """Yield the first place of each abbreviation without its full form."""
    words = all_words(edition)
    listed = edition.brief.abbreviations
    # The names of outlets are told to be spelled out where they are cited.
    seen = {
        word
        for path, text in edition.source_fields.items()
        if path[-1] in OUTLETS
        for word in CAPITALS.findall(text)
    }
    for passage in (*lines(edition), *running(edition, *SUMMARY, "sections")):
        if not re.search("[a-z]", passage.text):
            continue
        for found in CAPITALS.finditer(passage.text):
            word = found[0]
            if (
                word not in seen
                and word not in listed
                and unknown(word)
                and not spelled_out(word, words)
            ):
                message = f"“{word}” is never spelled out. Give its full form at its first use"
                yield passage.problem(*found.span(), message)
            seen.add(word)
