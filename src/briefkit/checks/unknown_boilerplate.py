"""A standing text that the style does not have.

A single word of small letters stands for a text of the house: `disclaimer: government-funded`
prints what the style's `boilerplate:` has under that name, in the brief's language.

Failing:

    title: Soldiers for Technology
    disclaimer: government-funded

Passing:

    title: Soldiers for Technology
    disclaimer: The authors alone answer for what they say.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.edition.boilerplate import names_one, standing_text
from briefkit.edition.closing import TEXT_FIELDS

SEVERITY = Severity.ERROR
BLOCKS = True
STRUCTURAL = True


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each text at the end that is a name, and none that the style knows."""
    brief, style = edition.brief, edition.style
    known = tuple(style.boilerplate(brief.language))
    for field in TEXT_FIELDS:
        written = getattr(brief, field) or ""
        if names_one(written) and not standing_text(written, style, brief.language):
            name = written.strip()
            yield Problem((field,), _message(name, known), 0, len(name))


def _message(name: str, known: tuple[str, ...]) -> str:
    close = get_close_matches(name, known, n=1)
    if close:
        return f"The style has no standing text “{name}”. Did you mean “{close[0]}”?"
    has = f"It has {', '.join(known)}" if known else "It has none in this language"
    return f"The style has no standing text “{name}”. {has}. Name one, or write a sentence"
