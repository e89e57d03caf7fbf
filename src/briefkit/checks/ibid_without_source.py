"""Ibid. in the first note, or after a note that is empty.

Ibid. means the work cited just before. Here there is none.

Failing:

    sections:
      - body: Pay is low.[^pay]
    footnotes:
      pay: Ibid., p. 4.

Passing:

    sections:
      - body: Pay is low.[^pay]
    footnotes:
      pay: Lim Soo-ho, “Mercenaries or allies,” INSS, 2024, p. 4.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit import prose
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition, Note
from briefkit.words.notes import EMPTY, IBID

SEVERITY = Severity.ERROR
BLOCKS = False


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each Ibid. that begins a note without a work before it."""
    before: Note | None = None
    for note in edition.notes:
        first = next(iter(note.lines), None)
        found = first and IBID.match(first.text)
        if first and found and (before is None or _is_empty(before)):
            reason = "is empty" if before else "does not exist"
            message = (
                f"“{found[0]}” stands for the work in the note before, which {reason}. "
                "Name the work itself"
            )
            start, end = first.source(found.start()), first.source_end(found.end() - 1)
            yield Problem(note.path, message, start, end)
        before = note


def _is_empty(note: Note) -> bool:
    """Whether a note surely cites nothing; of one with words this can't be known."""
    cites = bool(note.placed) or any(prose.citation_groups(note.blocks))
    return not cites and EMPTY.fullmatch(prose.plain_text(note.blocks)) is not None
