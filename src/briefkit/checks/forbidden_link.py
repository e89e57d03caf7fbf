"""A link that is neither a web address, nor an e-mail address, nor a place in the brief.

Links to files work on one machine only, and links that run scripts are unsafe.

Failing:

    sections:
      - body: See [the data](file:///C:/data.xlsx).

Passing:

    sections:
      - body: See [the data](https://example.org/data.xlsx).
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit import prose
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition

SEVERITY = Severity.ERROR
BLOCKS = True
STRUCTURAL = True
SOURCE_LINKS = ("URL", "archive_url")
ALLOWED = ("http://", "https://", "mailto:", "#")


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each link of another kind than those allowed."""
    for path, blocks in edition.texts.items():
        for link in prose.links(blocks):
            if not link.url.lower().startswith(ALLOWED):
                in_word = (
                    f"“{link.url}” can't be linked to. A link begins with https://, http:// or "
                    "mailto:"
                )
                message = f"{in_word}, or with # for a place in this brief"
                yield Problem(path, message, link.start, link.end, in_word=in_word)
    for path, url in edition.source_fields.items():
        if path[-1] in SOURCE_LINKS and not url.lower().startswith(("http://", "https://")):
            message = f"“{url}” can't be linked to. Write an address that begins with https://"
            yield Problem(path, message, 0, len(url))
