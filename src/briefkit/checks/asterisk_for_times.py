"""An asterisk between two numbers.

It is a keyboard's stand-in for the sign ×, U+00D7.

Failing:

    sections:
      - body: The plots measure 20*10 metres.

Passing:

    sections:
      - body: The plots measure 20×10 metres.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition

SEVERITY = Severity.INFO
BLOCKS = False

# From the first digit of a number on: from each, a list of numbers would take its time.
PRODUCT = re.compile(r"\d(?<![\w*]\d)(?<![\d.,][.,]\d)[\d.,]*(?:\*| \* )\d[\d.,]*(?![\w*])")


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each product that is written with an asterisk."""
    for passage in edition.written_lines:
        for found in PRODUCT.finditer(passage.text):
            words = found[0].rstrip(".,")
            message = f"Write “{words}” with the sign ×: “{words.replace('*', '×')}”"
            yield passage.problem(found.start(), found.start() + len(words), message)
