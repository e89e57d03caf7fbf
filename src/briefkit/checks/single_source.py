"""One source behind most notes, or behind what the text calls “some reports”.

The brief looks better supported than it is.

Failing:

    sections:
      - body: Some reports say that families are isolated.[^families]
    footnotes:
      families: "[@nvu-2024]."
    sources:
      nvu-2024: {type: treaty, title: Families isolated, issued: 2024}

Passing:

    sections:
      - body: One report says that families are isolated.[^families]
    footnotes:
      families: "[@nvu-2024]."
    sources:
      nvu-2024: {type: treaty, title: Families isolated, issued: 2024}
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from briefkit import prose
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.edition.writtenlines import WrittenLine
from briefkit.passages import running
from briefkit.prose import CitationGroup, FootnoteReference
from briefkit.prose.citation import citations
from briefkit.prose.flow import MARKS
from briefkit.prose.sentences import Sentence

SEVERITY = Severity.INFO
BLOCKS = False
FEWEST = 4
SEVERAL = re.compile(
    r"\b(?:[Ss]ome|[Ss]everal|[Mm]any|[Mm]ultiple|[Vv]arious|[Nn]umerous)"
    r" (?:press |media |news )?(?:reports|sources|studies|accounts|experts|analysts)\b"
)


def check(edition: Edition) -> Iterator[Problem]:
    """Yield a source that carries most notes, and each “some reports” that rests on one."""
    counts = Counter(
        key for note in edition.notes for key in {each.citation.key for each in note.placed}
    )
    citing = len(edition.notes)
    for key, count in counts.items():
        if citing >= FEWEST and count * 2 > citing and key in edition.brief.sources:
            message, in_word = (
                f"{count} of {citing} notes rest on {work}. Look for a second one, or say in "
                "the text how much rests on it"
                for work in (f"the source “{key}”", f"“{edition.brief.sources[key].title}”")
            )
            yield Problem(("sources", key), message, in_word=in_word)
    for passage in running(edition, "abstract", "key_points", "sections"):
        for sentence in passage.sentences:
            found = SEVERAL.search(sentence.text)
            if found and len(_works(edition, passage, sentence)) == 1:
                start = sentence.start + found.start()
                message = (
                    f"“{found[0]}” rest on a single source here. Say “one”, or add another"
                )
                yield passage.problem(start, start + len(found[0]), message)


def _works(edition: Edition, passage: WrittenLine, sentence: Sentence) -> set[str]:
    """The sources behind a sentence; none where a note has words of its own."""
    works: set[str] = set()
    for index, mark in enumerate(sentence.text, sentence.start):
        if mark not in MARKS:
            continue
        _, leaf = passage.flow.leaf(index)
        if isinstance(leaf, CitationGroup):
            works |= {each.key for each in citations(leaf.source)}
        elif isinstance(leaf, FootnoteReference):
            blocks = edition.texts.get(("footnotes", leaf.label), ())
            if not blocks or re.search(r"\w", prose.plain_text(blocks)):
                return set()
            groups = prose.citation_groups(blocks)
            works |= {each.key for group in groups for each in citations(group.source)}
    return works
