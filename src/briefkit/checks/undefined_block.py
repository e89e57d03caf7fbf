"""The place of a figure, table or box that the brief does not have, or has placed already.

Where readers were promised a figure there would be nothing; or the same one stands twice,
and what leads to it leads to either. In a note, a caption or a key point there is no room
for one.

Failing:

    sections:
      - body: |
          Arms came first.

          ![](#fig-arms)

Passing:

    sections:
      - body: |
          Arms came first, as [](#tab-arms) says.

          ![](#tab-arms)
    tables:
      tab-arms: {title: Arms, source: Invented Institute, rows: [[Year, Arms], ["2024", "3"]]}
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit import prose
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.model.blocks import BLOCK_FIELDS
from briefkit.words.nearest import Nearest

SEVERITY = Severity.ERROR
BLOCKS = True
STRUCTURAL = True
# Where a block may stand; elsewhere it has no room, or would be printed twice.
ROOMY = ("sections", "appendices", "executive_summary", "boxes")
NO_ROOM = "There is no room for a figure, table or box here. Place it in a section"


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each place of a block that is unknown, taken, or has no room."""
    labels = {label for field in BLOCK_FIELDS for label in getattr(edition.brief, field)}
    nearest = Nearest(labels)
    seen: set[str] = set()
    for path, blocks in edition.texts.items():
        for node in prose.walk(blocks):
            if isinstance(node, prose.Placed) and node.label not in edition.unread:
                message = _taken(node.label) if node.label in seen else None
                if node.label not in labels:
                    message = _unknown(node.label, nearest)
                if path[0] not in ROOMY:
                    message = NO_ROOM
                if message:
                    yield Problem(path, message, node.start, node.end)
                seen.add(node.label)


def _unknown(label: str, nearest: Nearest) -> str:
    close = nearest.to(label)
    hint = (
        f"Did you mean “{close}”?"
        if close
        else "Add it under “figures:”, “tables:”, “boxes:” or the like"
    )
    return f"There is no figure, table or box “{label}”. {hint}"


def _taken(label: str) -> str:
    return f"“{label}” has its place already. Name it here as [](#{label})"
