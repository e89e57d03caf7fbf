"""A reference to a footnote that the brief does not have.

The reader finds a number, or nothing, where evidence was promised. Most often the
label is misspelt, or the note was deleted and its reference was not. What begins as a
reference and is none, such as `[^my note]`, would print as it stands. A backslash before
it, as in `\\[^`, says that it is meant so.

Failing:

    sections:
      - body: Arms came first.[^lim]

Passing:

    sections:
      - body: Arms came first.[^lim]
    footnotes:
      lim: Lim Soo-ho, “Mercenaries or allies,” 2024.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit import prose
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.passages import unescaped
from briefkit.words.nearest import Nearest

SEVERITY = Severity.ERROR
BLOCKS = True
STRUCTURAL = True
BROKEN = re.compile(r"\[\^(?![^\[\]\s]+\])[^\s\]]*|\^\[(?![\^@])")
IN_WORD = "This mark leads to no note. Write the note, or take the mark out"
AS_IT_STANDS = (
    "“{}” would print as it stands. A reference is [^label], without spaces, and its note "
    "stands under “footnotes:”"
)


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each reference whose label is no footnote's, and each that is broken."""
    labels = edition.brief.footnotes
    nearest = Nearest(labels)
    for path, blocks in edition.texts.items():
        for reference in prose.references(blocks):
            if reference.label not in labels and reference.label not in edition.unread:
                message = _message(reference.label, nearest)
                span = (reference.start, reference.end)
                yield Problem(path, message, *span, in_word=IN_WORD)
    yield from unescaped(edition, BROKEN, AS_IT_STANDS)


def _message(label: str, nearest: Nearest) -> str:
    if close := nearest.to(label):
        return f"There is no footnote “{label}”. Did you mean “{close}”?"
    return f"There is no footnote “{label}”. Add it under “footnotes:”, or take the mark out"
