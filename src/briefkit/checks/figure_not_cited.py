"""A figure or table that the text never names, or not in the order of their numbers.

A reader who meets it does not know what it is there for.

Failing:

    sections:
      - body: |
          Arms came first.

          ![](#tab-arms)
    tables:
      tab-arms: {title: Arms, source: Invented Institute, rows: [[Year, Arms], ["2024", "3"]]}

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

SEVERITY = Severity.WARNING
BLOCKS = False


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each numbered figure or table that is not named, or after a later one."""
    named = {label: at for at, label in enumerate(dict.fromkeys(_named(edition)))}
    for field in ("figures", "tables"):
        labels = [each for each in edition.placed if each in getattr(edition.brief, field)]
        latest = -1
        for label in labels:
            name = edition.named(label)
            if label not in named:
                message = (
                    f"The text never names {name}. Write [](#{label}) where it is spoken of"
                )
                yield Problem((field, label), message)
            elif named[label] < latest:
                message = f"The text first names {name} after one that stands below it"
                yield Problem((field, label), message)
            latest = max(latest, named.get(label, -1))


def _named(edition: Edition) -> Iterator[str]:
    """The labels that the text names, in the order in which it does."""
    for blocks in edition.texts.values():
        for node in prose.walk(blocks):
            if isinstance(node, prose.NoteLink):
                yield node.label
            elif isinstance(node, prose.Link) and node.url.startswith("#"):
                yield node.url[1:]
