"""Short forms of works as editors type them: `Lim, 2024, “Mercenaries or allies”`."""

from __future__ import annotations

import re

# A family name, a year and a title in quotation marks, and nothing else but a page.
SHORT = re.compile(
    r"(?P<family>[^\W\d_][\w’'-]+), \(?(?P<year>(?:19|20)\d\d)\)?,? "
    r"[“‘\"](?P<title>.{3,})[”’\"]\.?(?:,? pp?\. ?[\d–-]+)?\.?"
)


def short_form(note: str) -> re.Match[str] | None:
    """The family name, year and title of a note that is a short form and nothing else."""
    return SHORT.fullmatch(note.strip())
