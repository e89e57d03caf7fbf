"""Reads the texts of a brief in reading order, parsing each and numbering its marks."""

from __future__ import annotations

from collections.abc import Callable

from briefkit import prose
from briefkit.editing.notes import Numbering
from briefkit.edition.parts import Path
from briefkit.model import Brief
from briefkit.model.anchors import Anchors
from briefkit.prose import Blocks, CitationGroup, FootnoteReference, Inlines, Placed

Mark = FootnoteReference | CitationGroup


class TextEditor:
    """Keeps count as it goes.

    ``texts`` holds each piece of running text and ``lines`` each plain line under its path,
    ``cited`` where each citation that is a note stands. ``place`` is called with the label
    of each figure, table or box where it stands.
    """

    def __init__(self, brief: Brief) -> None:
        self.numbering = Numbering(brief.footnotes)
        self.texts: dict[Path, Blocks] = {}
        self.lines: dict[Path, str] = {}
        self.anchors = Anchors()
        self.cited: dict[int, Path] = {}
        self.place: Callable[[str], None] = lambda _: None

    def text(self, source: str | None, *path: str | int) -> Blocks:
        """Running text."""
        if source is None:
            return ()

        def numbered(nodes: Inlines) -> Inlines:
            return prose.marked(nodes, lambda mark: self.number(mark, path))

        blocks = prose.rebuild(prose.parse(source), numbered, self.placed)
        self.texts[path] = blocks
        return blocks

    def placed(self, block: Placed) -> Placed:
        """A figure, table or box has its turn here."""
        self.place(block.label)
        return block

    def number(self, mark: Mark, path: Path) -> Mark:
        """A reference or a citation with its number."""
        numbered = self.numbering.number(mark)
        if isinstance(numbered, CitationGroup):
            self.cited[numbered.number] = path
        return numbered

    def inline(self, source: str | None, *path: str | int) -> Inlines:
        """Running text on one line."""
        if source is None:
            return ()
        line = prose.marked(prose.parse_inline(source), lambda mark: self.number(mark, path))
        self.texts[path] = (prose.Paragraph(line),)
        return line

    def line(self, source: str | None, *path: str | int) -> None:
        """Plain words, such as a heading's."""
        if source is not None:
            self.lines[path] = source
