"""A citation of a source that the brief does not have.

The note would cite nothing. Most often the key is misspelt, or the source was taken out
and its citation was not. What begins as a citation and is none, such as `[@lim` without
its bracket, would print as it stands. A backslash before it, as in `\\[@`, says that it is
meant so.

Failing:

    sections:
      - body: Arms came first.[^lim]
    footnotes:
      lim: "[@lim-2024]."

Passing:

    sections:
      - body: Arms came first.[^lim]
    footnotes:
      lim: "[@lim-2024]."
    sources:
      lim-2024: {type: report, title: Mercenaries or allies, publisher: INSS, issued: 2024}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit import prose
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.passages import unescaped
from briefkit.prose.citation import citations
from briefkit.words.nearest import Nearest

SEVERITY = Severity.ERROR
BLOCKS = True
STRUCTURAL = True
# With words before it, a lone "@" may be a price: [5 @ 3 euros].
BROKEN = re.compile(
    r"\[(?:-?@(?![\w{])|[^\[\]@]*(?<![^\s;,(\[-])@(?=[\w{])"
    r"(?!\w[^\[\]]*\]|\{[^{}\[\]]+\}[^\[\]]*\]))[^\s\]]*"
)

AS_IT_STANDS = (
    "“{}” would print as it stands. A citation is [@key]; a key with other marks than "
    "letters, digits and hyphens stands in braces, [@{{key}}]"
)


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each key that is no source's, and each citation that is broken."""
    known = edition.brief.sources
    nearest = Nearest({*known, *edition.library})
    for path, blocks in edition.texts.items():
        for group in prose.citation_groups(blocks):
            for citation in citations(group.source):
                if citation.key not in known and citation.key not in edition.unread:
                    start = group.source_offset(citation.start)
                    end = group.source_offset(citation.end - 1) + 1
                    yield Problem(path, _message(citation.key, nearest), start, end)
    yield from unescaped(edition, BROKEN, AS_IT_STANDS)


def _message(key: str, nearest: Nearest) -> str:
    if close := nearest.to(key):
        return f"There is no source “{key}”. Did you mean “{close}”?"
    return f"There is no source “{key}”. Add it under “sources:”, or take the citation out"
