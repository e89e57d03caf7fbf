"""No summary for search engines and libraries, a title too long for them, or a topic that
the house does not have.

They show the abstract, or else the key points, and cut titles off at about 120 characters. A
house that has a list of topics (`checks: {topics: […]}` in its style) sorts by no others.

Failing:

    title: Soldiers for Technology

Passing:

    title: Soldiers for Technology
    abstract: Technology explains the deployment better than money does.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition

SEVERITY = Severity.WARNING
BLOCKS = False
LONGEST_TITLE = 120


def check(edition: Edition) -> Iterator[Problem]:
    """Yield a title that is too long, a brief that nothing sums up, and unknown topics."""
    title = edition.brief.title
    if len(title) > LONGEST_TITLE:
        message = (
            f"The title has {len(title)} characters, more than {LONGEST_TITLE}. Shorten it, "
            "or move a part into “subtitle:”"
        )
        yield Problem(("title",), message, 0, len(title))
    if not edition.summary:
        message = "Nothing sums the brief up. Add an “abstract:” or “key_points:”"
        yield Problem(("title",), message)
    topics = edition.style.file.checks.topics
    for index, topic in enumerate(edition.brief.topics if topics else ()):
        if topic not in topics:
            message = f"“{topic}” is no topic of this house. It has {', '.join(topics)}"
            yield Problem(("topics", index), message, 0, len(topic))
