"""What a tagged PDF reads out, by its structure tree (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

import re

from briefkit.verifying.pdfwords import Element, Tagged, tagged
from briefkit.verifying.shown import Shown, clean

# Elements that stand in a line; all others begin one of their own (14.8.4.4).
INLINE = frozenset(("Span", "Link", "Reference", "Em", "Strong", "Code", "Quote", "NonStruct"))
HEADING = re.compile("H([1-6])")


def read_pdf(data: bytes) -> Shown:
    """Read a PDF.

    Raises `Unverifiable` for a file that is no tagged PDF, and `MissingLibrary`.
    """
    return _Reading(tagged(data)).shown


class _Reading:
    """What is read of a PDF."""

    def __init__(self, document: Tagged) -> None:
        self.document = document
        self.shown = Shown()
        text = "".join(map(self._words, document.elements))
        self.shown.lines = [line for line in map(clean, text.split("\n")) if line]

    def _words(self, element: Element) -> str:
        if element.target.startswith("fn-"):
            return self._reference(element)
        if element.kind == "Note":
            self._note(element)
            return ""
        if element.kind == "Lbl" or element.target.startswith("fnref-"):
            return ""
        if element.kind == "Figure":
            return f"\n⟨{element.alt}⟩\n"
        words = self._held(element)
        if level := HEADING.fullmatch(element.kind):
            self.shown.headings.append((int(level[1]), clean(words)))
        return words if element.kind in INLINE else f"\n{words}\n"

    def _held(self, element: Element) -> str:
        """The words of an element's own content and of the elements in it."""
        parts = []
        for kid in element.kids:
            if isinstance(kid, Element):
                parts.append(self._words(kid))
            else:
                words = self.document.words(kid)
                # Each line of a paragraph is a piece of its own.
                after_line = bool(parts) and not parts[-1].endswith((" ", "\n"))
                parts.append(f" {words}" if after_line and words else words)
        return "".join(parts)

    def _reference(self, element: Element) -> str:
        words = self._held(element)
        number = element.target.removeprefix("fn-")
        # A link that says more is one to a note, such as “note 3”.
        return f"⟦{number}⟧" if re.sub(r"\W", "", words) == number else words

    def _note(self, element: Element) -> None:
        """A note, whose number is a link at a page's foot, and text in a list of notes."""
        number = element.identifier.removeprefix("fn-")
        words = clean(self._held(element))
        first = next(iter(element.elements()), None)
        if first is None or not first.target.startswith("fnref-"):
            words = re.sub(rf"^\[?{number}[\].]?", "", words).lstrip()
        if number.isdecimal():
            self.shown.notes[int(number)] = words
