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
from difflib import get_close_matches

from briefkit import prose
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.model.blocks import BLOCK_FIELDS

SEVERITY = Severity.ERROR
BLOCKS = True
STRUCTURAL = True
# Where a block may stand; elsewhere it has no room, or would be printed twice.
ROOMY = ("sections", "appendices", "executive_summary", "boxes")
NO_ROOM = "There is no room for a figure, table or box here. Place it in a section"


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each place of a block that is unknown, taken, or has no room."""
    labels = [label for field in BLOCK_FIELDS for label in getattr(edition.brief, field)]
    seen: set[str] = set()
    for path, blocks in edition.texts.items():
        for node in prose.walk(blocks):
            if isinstance(node, prose.Placed) and node.label not in edition.unread:
                message = _message(node.label, labels, seen)
                if path[0] not in ROOMY:
                    message = NO_ROOM
                if message:
                    yield Problem(path, message, node.start, node.end)
                seen.add(node.label)


def _message(label: str, labels: list[str], seen: set[str]) -> str | None:
    if label not in labels:
        close = get_close_matches(label, labels, n=1)
        hint = (
            f"Did you mean “{close[0]}”?"
            if close
            else "Add it under “figures:”, “tables:”, “boxes:” or the like"
        )
        return f"There is no figure, table or box “{label}”. {hint}"
    if label in seen:
        return f"“{label}” has its place already. Name it here as [](#{label})"
    return None
