"""Ibid. or a short form whose full reference stands only behind a "cited in".

Whoever follows it back finds the work in the second half of a note about another.

Failing:

    sections:
      - body: Arms came first.[^a] Money second.[^b]
    footnotes:
      a: "[@jeong-2024], cited in [@lim-2024]."
      b: "[@lim-2024]."
    sources:
      jeong-2024: {type: article-newspaper, title: A title, container-title: Hankook
        Ilbo, issued: 2024-10-23, page: 3}
      lim-2024: {type: report, title: Mercenaries or allies, publisher: INSS, issued: 2024}

Passing:

    sections:
      - body: Arms came first.[^a] Money second.[^b]
    footnotes:
      a: "[@lim-2024]."
      b: "[@lim-2024]."
    sources:
      lim-2024: {type: report, title: Mercenaries or allies, publisher: INSS, issued: 2024}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit import prose
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition, Note
from briefkit.prose import CitationGroup
from briefkit.prose.citation import citations
from briefkit.prose.flow import CITATION
from briefkit.words.notes import CITED_IN, IBIDEM
from briefkit.words.shortforms import short_form

SEVERITY = Severity.INFO
BLOCKS = False
SECONDARY = re.compile(rf"\b{CITED_IN}\s*{CITATION}")
CITED = re.compile(rf"\b{CITED_IN} (?=(\w*))")


def check(edition: Edition) -> Iterator[Problem]:
    """Yield the first later citation of each source that was first cited behind "cited in"."""
    behind = {key: note.number for note in edition.notes for key in _behind(note)}
    for note in edition.notes:
        for placed in note.placed:
            key = placed.citation.key
            if placed.position != "first" and behind.get(key) == placed.first_note:
                del behind[key]
                message, in_word = (
                    f"The full reference of {work} stands behind “cited in” in note "
                    f"{placed.first_note}. Check that this note means that work"
                    for work in (f"“{key}”", "this work")
                )
                yield Problem(note.path, message, note.start, note.end, in_word=in_word)
    yield from _typed(edition)


def _typed(edition: Edition) -> Iterator[Problem]:
    """Hint at a typed Ibid. for a work that an earlier note gives behind "cited in"."""
    family = ""
    behind: dict[str, list[str]] = {}
    said = [prose.plain_text(note.blocks) for note in edition.notes]
    for note, before, words in zip(edition.notes[1:], said, said[1:], strict=False):
        for found in CITED.finditer(before):
            behind.setdefault(found[1], []).append(before[found.start(1) :])
        short = short_form(before)
        family = short["family"] if short else family
        ibid = IBIDEM.match(words)
        family = family if ibid or short_form(words) else ""
        if ibid and family and _is_among(family, behind):
            message = (
                f"This Ibid. stands for {family}, whose full reference is behind “cited in” "
                "in an earlier note. Check that it means that work"
            )
            yield Problem(note.path, message, severity=Severity.INFO)


def _is_among(family: str, behind: dict[str, list[str]]) -> bool:
    """Whether a name begins one of some texts, which are held by their first words."""
    first = re.match(r"\w*", family)
    texts = behind.get(first[0], []) if first else []
    return any(re.match(rf"{re.escape(family)}\b", text) for text in texts)


def _behind(note: Note) -> Iterator[str]:
    """The keys of the sources that a note gives after "cited in"."""
    for line in note.lines:
        for found in SECONDARY.finditer(line.text):
            group = line.leaf(found.end() - 1)[1]
            if isinstance(group, CitationGroup):
                yield from (citation.key for citation in citations(group.source))
