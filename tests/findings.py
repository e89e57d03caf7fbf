"""What single rules find in small briefs, and the brief after their edits."""

from __future__ import annotations

from briefkit import checks
from briefkit.diagnostic import Diagnostic
from briefkit.editing import edit
from tests.conftest import MOMENT, loaded, style_named


def of_rule(rule: str, text: str) -> list[Diagnostic]:
    """The findings of one rule, in order of place."""
    result = loaded(text)
    assert result.diagnostics == (), [each.message for each in result.diagnostics]
    edition = edit(result.brief, style_named("korea-on-point"), MOMENT)
    found = (each for each in checks.check(result, edition) if each.rule == rule)
    return sorted(found, key=lambda each: each.order)


def places(rule: str, text: str) -> list[tuple[int, int, str]]:
    """Line, column and words of each finding of a rule."""
    return [
        (*each.place.position, each.place.file.text[each.place.start : each.place.end])
        for each in of_rule(rule, text)
    ]


def mended(rule: str, text: str) -> str:
    """The text after all edits of a rule."""
    changes = [change for each in of_rule(rule, text) for change in each.edits]
    for change in sorted(changes, key=lambda each: each.place.start, reverse=True):
        text = text[: change.place.start] + change.text + text[change.place.end :]
    return text


def body(words: str) -> str:
    """A brief whose only text is this, on line 4 from column 7."""
    return f"title: A\nsections:\n  - body: |\n      {words}\n"


def note(words: str) -> str:
    """A brief whose only note is this, on line 5 from column 5."""
    return f"title: A\nsections: [{{body: 'Words.[^a]'}}]\nfootnotes:\n  a: |\n    {words}\n"
