"""Ibid., op. cit., loc. cit. or “supra note 3” typed by hand.

When a note is added or moved, such words point to another work, and nothing shows it. A
citation by key is printed as Ibid. or in its short form, wherever it comes to stand.

Failing:

    sections:
      - body: Pay is low.[^pay] Risks are high.[^risk]
    footnotes:
      pay: Lim Soo-ho, “Mercenaries or allies,” INSS, 2024.
      risk: Ibid., p. 4.

Passing:

    sections:
      - body: Pay is low.[^pay] Risks are high.[^risk]
    footnotes:
      pay: "[@lim-2024]."
      risk: "[@lim-2024, p. 4]."
    sources:
      lim-2024: {type: report, title: Mercenaries or allies, publisher: INSS, issued: 2024}
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.passages import running
from briefkit.words.notes import IBID, SUPRA

SEVERITY = Severity.WARNING
BLOCKS = False


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each such word in a footnote's text."""
    for passage in running(edition, "footnotes"):
        for pattern in (IBID, SUPRA):
            for found in pattern.finditer(passage.text):
                message = (
                    f"“{found[0]}” points to the wrong work as soon as a note is moved. "
                    "Cite the work by its key, as in [@key, p. 4]"
                )
                yield passage.problem(*found.span(), message)
