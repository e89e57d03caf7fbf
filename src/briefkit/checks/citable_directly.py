"""A source "cited in" another although it can be read itself.

What is online can be checked, and then cited without the detour.

Failing:

    sections:
      - body: Arms came first.[^a]
    footnotes:
      a: "[@jeong-2024], cited in [@lim-2024]."
    sources:
      jeong-2024: {type: article-newspaper, title: A title, container-title: Hankook
        Ilbo, issued: 2024-10-23, URL: "https://example.org/a"}
      lim-2024: {type: report, title: Mercenaries or allies, publisher: INSS, issued: 2024}

Passing:

    sections:
      - body: Arms came first.[^a]
    footnotes:
      a: "[@jeong-2024], cited in [@lim-2024]."
    sources:
      jeong-2024: {type: article-newspaper, title: A title, container-title: Hankook
        Ilbo, issued: 2024-10-23, page: 3}
      lim-2024: {type: report, title: Mercenaries or allies, publisher: INSS, issued: 2024}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.prose import CitationGroup
from briefkit.prose.citation import citations
from briefkit.prose.flow import CITATION
from briefkit.words.notes import CITED_IN

SEVERITY = Severity.INFO
BLOCKS = False
ONLINE = "is online. Read it there and cite it directly, without “cited in”"
SECONDARY = re.compile(rf"{CITATION},?\s*{CITED_IN}")


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each citation followed by "cited in" whose source has a URL or a DOI."""
    for note in edition.notes:
        for line in note.lines:
            for found in SECONDARY.finditer(line.text):
                group = line.leaf(found.start())[1]
                if isinstance(group, CitationGroup):
                    cited = citations(group.source)
                    source = edition.brief.sources.get(cited[-1].key) if cited else None
                    if source and (source.url or source.doi):
                        span = (group.start, group.end)
                        message = f"“{cited[-1].key}” {ONLINE}"
                        in_word = f"This work {ONLINE}"
                        yield Problem(note.path, message, *span, in_word=in_word)
