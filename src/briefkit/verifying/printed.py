"""What a tagged PDF reads out, by its structure tree (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

import re
from typing import Any

from briefkit.verifying.pdfwords import Element, Tagged, tagged
from briefkit.verifying.shown import Shown, clean, squeezed

# Elements that stand in a line; all others begin one of their own (14.8.4.4).
INLINE = frozenset(("Span", "Link", "Reference", "Em", "Strong", "Code", "Quote", "NonStruct"))
HEADING = re.compile("H([1-6])")


def read_pdf(data: bytes, at_end: bool = False) -> Shown:
    """Read a PDF; ``at_end`` says that its notes stand after the text, as items of a list.

    Raises `Unverifiable` for a file that is no tagged PDF, and `MissingLibrary`.
    """
    return _Reading(tagged(data), at_end).shown


class _Reading:
    """What was read so far: enough to know a table that goes on from the page before."""

    def __init__(self, document: Tagged, at_end: bool) -> None:
        self.document = document
        self.at_end = at_end
        self.shown = Shown()
        self.length, self.page = 0, 0
        self.table_end, self.table_page, self.header = -1, 0, ""
        text = "".join(map(self._words, document.elements))
        self.shown.lines = [line for line in map(clean, text.split("\n")) if line]

    def _words(self, element: Element) -> str:
        before = self.length
        if element.target.startswith("fn-"):
            return self._reference(element)
        if number := self._noted(element):
            self._note(element, number)
            self.length = before
            return ""
        if element.kind == "Lbl" or element.target.startswith("fnref-"):
            return ""
        if element.kind == "Figure":
            self.length += len(element.alt)
            return f"\n⟨{element.alt}⟩\n"
        words = self._held(element)
        if level := HEADING.fullmatch(element.kind):
            self.shown.headings.append((int(level[1]), clean(words)))
        if element.kind == "THead" and self._goes_on(before, squeezed(words)):
            return ""
        if element.kind == "Table":
            self.table_end, self.table_page = self.length, self.page
        return words if element.kind in INLINE else f"\n{words}\n"

    def _held(self, element: Element) -> str:
        """The words of an element's own content and of the elements in it."""
        parts = []
        for kid in element.kids:
            if isinstance(kid, Element):
                parts.append(self._words(kid))
            else:
                words = self.document.words(kid)
                self.length += len(squeezed(words))
                self.page = self.document.pages[kid.page]
                # Each line of a paragraph is a piece of its own.
                after_line = bool(parts) and not parts[-1].endswith((" ", "\n"))
                parts.append(f" {words}" if after_line and words else words)
        return "".join(parts)

    def _reference(self, element: Element) -> str:
        words = self._held(element)
        number = element.target.removeprefix("fn-")
        # A link that says more is one to a note, such as “note 3”.
        return f"⟦{number}⟧" if re.sub(r"\W", "", words) == number else words

    def _noted(self, element: Element) -> int:
        """The number of the note that an element is, by the link back to its reference."""
        if self.at_end and element.kind != "LI":
            return 0
        kids = element.descendants() if self.at_end else element.elements()
        found = (re.match(r"fnref-(\d+)", kid.target) for kid in kids)
        return next((int(each[1]) for each in found if each), 0)

    def _note(self, element: Element, number: int) -> None:
        kids = (kid for kid in element.kids if not _is_back(kid))
        words = clean(self._held(Element("", "", "", tuple(kids))))
        if self.at_end:
            words = re.sub(rf"^\[?{number}[\].]?", "", words)
        held = self.shown.notes.get(number)
        self.shown.notes[number] = f"{held} {words}" if held else words

    def _goes_on(self, before: int, header: str) -> bool:
        """Whether a table's header repeats that of the table before.

        WeasyPrint makes a table of its own of what follows on the next page; on the same
        page it may only go on in the next column, as in houses with notes at the end.
        """
        follows = self.table_end == before and (self.at_end or self.table_page < self.page)
        same = follows and header == self.header
        self.header = header
        return same


def _is_back(kid: Any) -> bool:
    return isinstance(kid, Element) and kid.target.startswith("fnref-")
