"""A heading or a picture in running text.

Sections carry the headings, so that levels, contents lists and bookmarks are right.

Failing:

    sections:
      - body: |
          # The Deal

          The trade began in June.

Passing:

    sections:
      - heading: The Deal
        body: The trade began in June.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit import prose
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition

SEVERITY = Severity.ERROR
BLOCKS = True
ADVICE = {
    "heading": "A heading can't stand in running text. Make a section of it, with “heading:”",
    "image": "A picture is given under “figures:”, and placed as ![](#its-label). Give it so",
    "block": "A figure, table or box stands on a line of its own. Put empty lines around it",
    "nesting": "Quotes or lists are nested too deep here. Take some levels out",
}


def check(edition: Edition) -> Iterator[Problem]:
    """Yield all that running text can't hold: headings, pictures, blocks within lines."""
    for path, blocks in edition.texts.items():
        for node in prose.walk(blocks):
            if isinstance(node, prose.Unsupported):
                yield Problem(path, ADVICE[node.what], node.start, node.end)
