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
from briefkit.textfiles.yamlscalar import CONTROLS

SEVERITY = Severity.ERROR
BLOCKS = True
STRUCTURAL = True


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each control character that an entity stands for, in words or in a link."""
    for path, blocks in edition.texts.items():
        for node in prose.walk(blocks):
            if isinstance(node, prose.Text):
                for found in CONTROLS.finditer(node.text):
                    start = node.source_offset(found.start())
                    yield Problem(path, _message(found[0]), start, start + 1)
            elif isinstance(node, prose.Link) and (inside := CONTROLS.search(node.url)):
                yield Problem(path, _message(inside[0]), node.start, node.end)
    for path, text in edition.source_fields.items():
        for found in CONTROLS.finditer(text):
            yield Problem(path, _message(found[0]), *found.span())


def _message(character: str) -> str:
    return (
        f"This stands for an invisible control character (U+{ord(character):04X}), "
        "which no document can hold. Delete it"
    )
