"""Too few key points, too many, or one too long to be taken in at a glance.

Most readers read nothing else. Two to five points of at most 60 words are what they keep.

Failing:

    title: Soldiers for Technology
    key_points:
      - Arms come before money.

Passing:

    title: Soldiers for Technology
    key_points:
      - Arms come before money.
      - Secrecy is the weak point.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit import prose
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition

SEVERITY = Severity.WARNING
BLOCKS = False
FEWEST, MOST = 2, 5
WORDS = 60


def check(edition: Edition) -> Iterator[Problem]:
    """Yield a wrong number of key points, and each that is too long."""
    count = len(edition.key_points)
    if count < FEWEST:
        has = "no key point" if count == 0 else "only one key point"
        where = ("key_points",) if count else ("title",)
        yield Problem(where, f"The brief has {has}. Give {FEWEST} to {MOST}")
    if count > MOST:
        message = f"The brief has {count} key points. Keep the {MOST} that matter most"
        yield Problem(("key_points",), message)
    for index, point in enumerate(edition.key_points):
        words = f"{prose.plain_text(point.lead)} {prose.plain_text(point.blocks)}".split()
        if len(words) > WORDS:
            message = f"This key point has {len(words)} words. Cut it to {WORDS} at most"
            yield Problem(("key_points", index), message)
