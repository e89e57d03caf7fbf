"""Lines of a Word document that are no Markdown in a brief: titles, headings, names."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.word.lettering import RAISED, Letter, on_the_line, stripped
from briefkit.word.marking import Marked, joined, put


def plain_line(letters: list[Letter]) -> Marked:
    """The words of a line as they are; a raised figure is the sign that is so by nature."""
    level = map(on_the_line, stripped(letters))
    return joined(
        each.inset or put(" " if each.text == "\n" else each.text, each.start, each.end)
        for each in level
    )


def set_off(letters: list[Letter]) -> Iterator[tuple[str, list[Letter]]]:
    """What a title or heading can't keep of its letters' looks, with the letters."""
    for look, name in (("italic", "Italics"), ("small_caps", "Small capitals")):
        message = f"{name} in a title or heading can't be kept; the words are"
        yield message, [each for each in letters if look in each.looks]
    # A raised figure is kept as a sign of its own.
    raised = (each for each in letters if each.looks & RAISED and each.text.isalnum())
    message = "Raised or lowered letters in a title or heading are set on the line"
    yield message, [each for each in raised if on_the_line(each).text == each.text]
