"""An invisible control character, written as an entity in running text.

No document can hold one: Word calls such a file corrupt, and browsers drop it.
The same characters typed as themselves are found when the file is read.

Failing:

    sections:
      - body: Arms&#12;came first.

Passing:

    sections:
      - body: Arms came first.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit import prose
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.yamlscalar import CONTROLS

SEVERITY = Severity.ERROR
BLOCKS = True


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each control character that an entity stands for."""
    for path, blocks in edition.texts.items():
        texts = (node for node in prose.walk(blocks) if isinstance(node, prose.Text))
        for text in texts:
            for found in CONTROLS.finditer(text.text):
                start = text.source_offset(found.start())
                message = (
                    f"This stands for an invisible control character (U+{ord(found[0]):04X}), "
                    "which no document can hold. Delete it"
                )
                yield Problem(path, message, start, start + 1)
