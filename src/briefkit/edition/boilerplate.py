"""Standing texts of a house: named in a brief, and printed in their place."""

from __future__ import annotations

from briefkit.style import Style
from briefkit.style.part import NAME

# A single word that says something by itself.
WORDS = frozenset(("none", "nothing", "nobody"))


def standing_text(written: str, style: Style, language: str) -> str | None:
    """The style's text in a language that a field names, if it names one that there is."""
    return style.boilerplate(language).get(written.strip())


def names_one(written: str) -> bool:
    """Whether a field holds what can only be the name of a standing text: government-funded."""
    word = written.strip()
    return NAME.fullmatch(word) is not None and word not in WORDS
