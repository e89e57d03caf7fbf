"""Lines of a Word document that are no Markdown in a brief: titles, headings, names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefkit.word.lettering import RAISED, Stretch, on_the_line, stripped
from briefkit.word.marking import Marked, joined


def plain_line(letters: list[Stretch]) -> Marked:
    """The words of a line as they are; a raised figure is the sign that is so by nature."""
    level = map(on_the_line, stripped(letters))
    return joined(
        each.inset or replace(each, text=each.text.replace("\n", " ")).as_is() for each in level
    )


def set_off(letters: list[Stretch]) -> Iterator[tuple[str, list[Stretch]]]:
    """What a title or heading can't keep of its letters' looks, with those letters."""
    for look, name in (("italic", "Italics"), ("small_caps", "Small capitals")):
        message = f"{name} in a title or heading can't be kept; the words are"
        yield message, [each for each in letters if look in each.looks]
    # A raised figure is kept as a sign of its own.
    raised = (each for each in letters if each.looks & RAISED and each.text.isalnum())
    message = "Raised or lowered letters in a title or heading are set on the line"
    yield message, [each for each in raised if on_the_line(each).text == each.text]
