"""The lines that running text and blocks must show, in any format."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit import prose
from briefkit.edition import EditedSection, Edition
from briefkit.edition.blocks import (
    EditedBlock,
    EditedBox,
    EditedFigure,
    EditedItems,
    EditedPullQuote,
    EditedTable,
)
from briefkit.prose import Blocks, Inlines


def numeral(number: object) -> str:
    """A number that Word counts and a web page hides from listeners: ⦑2⦒."""
    return f"⦑{number}⦒"


class BlockLines:
    """Gives the lines of an edition's texts, ⟦n⟧ at each reference to a note."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.wording = edition.wording

    def words(self, nodes: Inlines) -> str:
        """The words of a line as a reader is shown them."""
        return "".join(map(self._word, nodes))

    def _word(self, node: prose.Inline) -> str:
        if isinstance(node, prose.FootnoteReference | prose.CitationGroup):
            return f"⟦{node.number}⟧"
        if isinstance(node, prose.NoteLink):
            return str(self.edition.named(node.label))
        if isinstance(node, prose.LineBreak):
            return " "
        if isinstance(node, prose.Text | prose.Code):
            return node.text
        return self.words(node.children) if isinstance(node, prose.Styled | prose.Link) else ""

    def of(self, blocks: Blocks) -> Iterator[str]:
        """The lines of running text."""
        for block in blocks:
            if isinstance(block, prose.Paragraph):
                yield self.words(block.children)
            elif isinstance(block, prose.BlockQuote):
                yield from self.of(block.children)
            elif isinstance(block, prose.ListBlock):
                for item in block.items:
                    yield from self.of(item)
            elif isinstance(block, prose.Table):
                for row in (block.header, *block.rows):
                    yield from map(self.words, row)
            elif isinstance(block, prose.CodeBlock):
                yield block.text
            elif isinstance(block, prose.Placed):
                yield from self.block(self.edition.placed[block.label])

    def block(self, block: EditedBlock) -> Iterator[str]:
        """The lines of a figure, a table, a box or their like, from caption to source."""
        if isinstance(block, EditedFigure | EditedTable | EditedBox):
            yield f"{block.name} {self.words(block.title)}"
        if isinstance(block, EditedFigure):
            yield from [f"⟨{block.alt}⟩"] if block.picture or block.chart else []
        elif isinstance(block, EditedTable):
            yield from self.of((block.table, *block.notes))
        elif isinstance(block, EditedItems):
            yield from self._items(block)
        else:
            yield from self.of(block.blocks)
        if isinstance(block, EditedPullQuote) and block.attribution:
            yield f"— {self.words(block.attribution)}"
        if isinstance(block, EditedFigure | EditedTable) and block.source:
            yield f"{self.wording.source} {self.words(block.source)}"
        yield from [block.credit] if isinstance(block, EditedFigure) else []

    def _items(self, block: EditedItems) -> Iterator[str]:
        for number, item in enumerate(block.items, 1):
            yield numeral(number) if block.kind == "recommendations" else ""
            yield item.before
            yield from self.of(item.blocks)
            yield self.wording.by.replace("{date}", item.after) if item.after else ""

    def section(self, section: EditedSection) -> Iterator[str]:
        """The lines of a section and of those within it."""
        if section.heading:
            yield numeral(section.number) if section.number else ""
            yield section.heading
        yield from self.of(section.blocks)
        for inner in section.sections:
            yield from self.section(inner)
