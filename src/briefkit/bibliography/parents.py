"""What an entry of BibTeX or BibLaTeX takes from the entries that it names as its parents."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefkit.bibliography import fields as bib
from briefkit.diagnostic import Severity

# An entry's fields as written, by their names in lower case; its type under “”.
Given = dict[str, str]
Slip = tuple[Severity, str, str]
MAX_PARENTS = 10


def inherited(
    own: Given, entries: Mapping[str, Given], slips: list[Slip], depth: int = 0
) -> Given:
    """An entry's fields and its parents': BibTeX's ``crossref``, BibLaTeX's ``xdata``.

    ``entries`` are by key in lower case; a parent that is not among them is told in ``slips``.
    """
    given = dict(own)
    for name in ("xdata", "crossref"):
        for key in filter(None, re.split(r"\s*,\s*", own.get(name, "").strip())):
            parent = entries.get(key.lower())
            if parent is None or depth > MAX_PARENTS:
                message = f"“{name}” names “{key}”, of which this file has no entry. Add it"
                slips.append((Severity.WARNING, "undefined-crossref", message))
                continue
            above = inherited(parent, entries, slips, depth + 1)
            given = _as_parent(above, own) | given if name == "crossref" else above | given
    return given


def _as_parent(above: Given, own: Given) -> Given:
    """What a part takes from the whole that it stands in, as BibLaTeX has it."""
    taken = {name: text for name, text in above.items() if name not in bib.NOT_INHERITED}
    if own[""] in bib.WITHIN or "title" in own:
        moved = {"title": "booktitle", "subtitle": "booksubtitle"}
        if above[""] == "periodical":
            moved = {"title": "journaltitle", "subtitle": "journalsubtitle"}
        taken = {moved.get(name, name): text for name, text in taken.items()}
        if "author" in own and "author" in taken:
            taken["bookauthor"] = taken.pop("author")
    return taken
