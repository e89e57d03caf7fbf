"""A picture without a credit or a licence, or whose licence has run out.

Most pictures belong to someone. Who prints one must say who made it and what allows it. A
chart is the brief's own, and needs neither.

Failing:

    sections:
      - body: "![](#fig-arms)"
    figures:
      fig-arms: {image: arms.png, alt: Sales of arms double., source: Invented Institute}

Passing:

    sections:
      - body: |
          Arms came first, as [](#fig-arms) shows.

          ![](#fig-arms)
    figures:
      fig-arms: {image: arms.png, alt: Sales of arms double., credit: Ann Specimen,
        licence: CC BY 4.0}
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition

SEVERITY = Severity.WARNING
BLOCKS = False


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each figure that may not be printed as it stands."""
    brief = edition.brief
    days = [each.value for each in (brief.date, brief.updated) if each and each.value]
    for label, figure in brief.figures.items():
        path = ("figures", label)
        lacking = [name for name in ("credit", "licence") if not getattr(figure, name)]
        if lacking and not figure.chart:
            names = " and no ".join(f"“{name}:”" for name in lacking)
            message = f"The figure “{label}” has no {names}. Say who made it and what allows it"
            yield Problem(path, message)
        ends = figure.licence_expires and figure.licence_expires.value
        if days and ends and ends < max(days):
            message = f"The licence of “{label}” ends on {ends}, before the brief comes out"
            yield Problem((*path, "licence_expires"), message)
