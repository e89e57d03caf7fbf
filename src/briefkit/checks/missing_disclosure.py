"""Nothing on who paid for the brief, or on its authors' interests, where the house asks for it.

Readers weigh a brief by who stands behind it. Where there is nothing to disclose, that is
to be said, too. A style asks with `checks: {disclosures: [funding, conflicts]}` in its
style.yaml; a brief that is still a draft need not answer.

Failing:

    title: Soldiers for Technology

Passing:

    title: Soldiers for Technology
    funding: None.
    conflicts: The authors declare none.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition

SEVERITY = Severity.WARNING
BLOCKS = False
ASKS = {
    "funding": "Who paid for the work is not said. Write it under “funding:”, if only “None.”",
    "conflicts": "Nothing is said of the authors' interests. Write it under “conflicts:”, "
    "if only “None declared.”",
}


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each disclosure that the style asks for and the brief does not make."""
    for name in edition.style.file.checks.disclosures:
        if not getattr(edition.brief, name):
            yield Problem(("title",), ASKS[name])
