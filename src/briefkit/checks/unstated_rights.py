"""A brief marked `status: published` that does not say to whom it belongs.

Teachers, translators and other institutes ask before they copy, or do without. A line says
it: the holder, and a licence where there is one.

Failing:

    title: Soldiers for Technology
    status: published

Passing:

    title: Soldiers for Technology
    status: published
    rights: {holder: Example Institute, licence: CC BY 4.0}
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition

SEVERITY = Severity.INFO
BLOCKS = False


def check(edition: Edition) -> Iterator[Problem]:
    """Yield the brief's status when that is written as published, and no rights are."""
    brief, rights = edition.brief, edition.brief.rights
    stated = rights and (rights.holder or rights.licence)
    if brief.status == "published" and "status" in brief.model_fields_set and not stated:
        message = (
            "Nothing says to whom this brief belongs. Add “rights:” with the “holder:”, and "
            "the “licence:” if it has one, such as CC BY 4.0"
        )
        yield Problem(("status",), message)
