"""A link to a note or a figure, `[](#label)`, where no such thing is printed.

It prints as “note 3” or “Figure 2” and leads there; without it there is no number to print.

Failing:

    sections:
      - body: Arms came first, as [](#lim) says.

Passing:

    sections:
      - body: Arms came first,[^lim] as [](#lim) says.
    footnotes:
      lim: Lim Soo-ho, “Mercenaries or allies,” 2024.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit import prose
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.words.nearest import Nearest

SEVERITY = Severity.ERROR
BLOCKS = True
STRUCTURAL = True
# Blocks that no text names by a number.
UNNUMBERED = ("pull_quotes", "recommendations", "key_figures", "timelines")
IN_WORD = "The note named here has no number, since nothing refers to it. Name another"


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each link whose label is that of no note with a number."""
    labels = dict.fromkeys((*edition.brief.footnotes, *_blocks(edition)))
    nearest = Nearest(labels)
    for path, blocks in edition.texts.items():
        for node in prose.walk(blocks):
            if isinstance(node, prose.NoteLink) and edition.named(node.label) is None:
                if node.label in edition.unread:
                    continue
                message = _unnumbered(node.label, edition)
                if not message and node.label in labels:
                    message = _unprinted(node.label)
                message = message or _unknown(node.label, nearest)
                yield Problem(path, message, node.start, node.end, in_word=IN_WORD)


def _blocks(edition: Edition) -> Iterator[str]:
    """The labels of what has a number beside the notes."""
    for field in ("figures", "tables", "boxes"):
        yield from getattr(edition.brief, field)


def _unnumbered(label: str, edition: Edition) -> str | None:
    """What is wrong with a link to a block that has no number."""
    if any(label in getattr(edition.brief, field) for field in UNNUMBERED):
        return f"“{label}” has no number to be named by. Name it in words"
    return None


def _unprinted(label: str) -> str:
    return f"“{label}” has no number, since no [^{label}] or ![](#{label}) prints it"


def _unknown(label: str, nearest: Nearest) -> str:
    close = nearest.to(label)
    hint = f"Did you mean “{close}”?" if close else "Write the label of a note or figure"
    return f"There is no note or figure “{label}” to link to. {hint}"
