"""Ibid. typed after a note that cites two sources or more.

Nobody can tell which of them it stands for. Cite by key, and the right form comes by
itself.

Failing:

    sections:
      - body: Arms came first.[^a] Money second.[^b]
    footnotes:
      a: "[@jeong-2024; @lim-2024]."
      b: "*Ibid.*, p. 4."
    sources:
      jeong-2024: {type: article-newspaper, title: A title, container-title: Hankook
        Ilbo, issued: 2024-10-23, page: 3}
      lim-2024: {type: report, title: Mercenaries or allies, publisher: INSS, issued: 2024}

Passing:

    sections:
      - body: Arms came first.[^a] Money second.[^b]
    footnotes:
      a: "[@jeong-2024; @lim-2024]."
      b: "[@lim-2024, p. 4]."
    sources:
      jeong-2024: {type: article-newspaper, title: A title, container-title: Hankook
        Ilbo, issued: 2024-10-23, page: 3}
      lim-2024: {type: report, title: Mercenaries or allies, publisher: INSS, issued: 2024}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.words.notes import IBIDEM

SEVERITY = Severity.ERROR
BLOCKS = False


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each typed Ibid. after a note with several sources."""
    for before, note in pairwise(edition.notes):
        several = len({placed.citation.key for placed in before.placed})
        for line in note.lines:
            found = IBIDEM.search(line.text)
            if found and several > 1:
                said = f"Ibid. follows note {before.number}, which cites {several} sources"
                message = f"{said}. Cite the one that is meant by its key"
                in_word = f"{said}. Name the one that is meant"
                start, end = line.source(found.start()), line.source_end(found.end() - 1)
                yield Problem(note.path, message, start, end, in_word=in_word)
