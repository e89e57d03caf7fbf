"""What every format of an edition must show, and whether all three do."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping

from PIL import Image as Pictures

from briefkit import prose
from briefkit.editedblocks import (
    EditedBlock,
    EditedBox,
    EditedFigure,
    EditedItems,
    EditedPullQuote,
    EditedTable,
)
from briefkit.edition import EditedSection, Edition
from briefkit.formats import docx, html, pdf
from briefkit.images import Image, read_image
from briefkit.prose import Blocks, Inlines
from tests.reading import bare, clean, read_docx, read_html, read_pdf, squeezed

# The number of a recommendation, which Word counts and the web page hides from listeners.
NUMERAL = re.compile("⦑(.+)⦒")


def words(nodes: Inlines) -> str:
    """The words of a line as a reader is shown them, with ⟦n⟧ at each reference."""
    parts = []
    for node in nodes:
        if isinstance(node, prose.FootnoteReference | prose.CitationGroup):
            parts.append(f"⟦{node.number}⟧")
        elif isinstance(node, prose.NoteLink):
            parts.append(f"⟪{node.label}⟫")
        elif isinstance(node, prose.LineBreak):
            parts.append(" ")
        elif isinstance(node, prose.Text | prose.Code):
            parts.append(node.text)
        elif isinstance(node, prose.Styled | prose.Link):
            parts.append(words(node.children))
    return "".join(parts)


def lines(blocks: Blocks, placed: Mapping[str, EditedBlock]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, prose.Paragraph):
            yield words(block.children)
        elif isinstance(block, prose.BlockQuote):
            yield from lines(block.children, placed)
        elif isinstance(block, prose.ListBlock):
            for item in block.items:
                yield from lines(item, placed)
        elif isinstance(block, prose.Table):
            for row in (block.header, *block.rows):
                yield from map(words, row)
        elif isinstance(block, prose.CodeBlock):
            yield block.text
        elif isinstance(block, prose.Placed):
            yield from block_lines(placed[block.label], placed)


def block_lines(block: EditedBlock, placed: Mapping[str, EditedBlock]) -> Iterator[str]:
    """A figure, a table, a box or their like, from its caption to its source."""
    if isinstance(block, EditedFigure | EditedTable | EditedBox):
        yield f"{block.name} {words(block.title)}"
    if isinstance(block, EditedFigure):
        yield from [f"⟨{block.alt}⟩"] if block.image else []
    elif isinstance(block, EditedTable):
        yield from lines((block.table, *block.notes), placed)
    elif isinstance(block, EditedItems):
        for number, item in enumerate(block.items, 1):
            if block.kind == "recommendations":
                yield f"⦑{number}⦒"
            yield item.before
            yield from lines(item.blocks, placed)
            yield f"⦅by⦆{item.after}" if item.after else ""
    else:
        yield from lines(block.blocks, placed)
    if isinstance(block, EditedPullQuote) and block.attribution:
        yield f"— {words(block.attribution)}"
    if isinstance(block, EditedFigure | EditedTable) and block.source:
        yield f"⦅source⦆ {words(block.source)}"
    yield from [block.credit] if isinstance(block, EditedFigure) else []


def section_lines(section: EditedSection, placed: Mapping[str, EditedBlock]) -> Iterator[str]:
    if section.heading:
        yield from [f"⦑{section.number}⦒"] if section.number else []
        yield section.heading
    yield from lines(section.blocks, placed)
    for inner in section.sections:
        yield from section_lines(inner, placed)


def front_lines(edition: Edition) -> Iterator[str]:
    """The corrections, the title, the authors, the dates, and the notes on them."""
    brief = edition.brief
    for label, text in edition.corrections:
        yield from (label, *lines(text, edition.placed))
    yield title(edition)
    yield brief.subtitle or ""
    for index, author in enumerate(brief.authors):
        details = filter(None, (author.role, author.affiliation))
        comma = f"{edition.wording.citations.comma} "
        yield comma.join((author.name + mark(edition, index), *details))
    yield " · ".join(edition.dates)
    yield f"https://doi.org/{brief.doi}" if brief.doi else ""
    for each in edition.other_editions:
        yield ": ".join(filter(None, (each.relation, each.title)))
    for note in edition.title_notes:
        first, *rest = lines(note.blocks, edition.placed)
        yield from (note.mark + first, *rest)


def title(edition: Edition) -> str:
    return clean(edition.brief.title + mark(edition, None))


def mark(edition: Edition, author: int | None) -> str:
    return "".join(note.mark for note in edition.title_notes if note.author == author)


def expected(edition: Edition) -> list[str]:
    """From the corrections to the last section, what every format must show."""
    placed = edition.placed
    found = [*front_lines(edition), *lines(edition.abstract, placed)]
    if edition.key_points:
        found.append(edition.wording.key_points)
    for point in edition.key_points:
        first, *rest = lines(point.blocks, placed) or [""]
        found += [f"{words(point.lead)} {first}", *rest]
    if edition.epigraph:
        found += block_lines(edition.epigraph, placed)
    for section in edition.sections:
        found += section_lines(section, placed)
    if edition.bibliography:
        found += [edition.wording.sources, *map(words, edition.bibliography)]
    return [numbered(line, edition) for line in map(clean, found) if line]


def closing(edition: Edition) -> str:
    """The labels and words of the closing matter, without any space."""
    rows = (f"{label}{''.join(lines(text, {}))}" for label, text in edition.closing_matter)
    return squeezed("".join(numbered(clean(row), edition) for row in rows))


def numbered(line: str, edition: Edition) -> str:
    """A line with the style's words in it, and the names of what it links to by label."""
    before, after = edition.wording.by.split("{date}")
    line = re.sub("⦅by⦆(.*)", lambda found: before + found[1] + after, line)
    line = line.replace("⦅source⦆", edition.wording.source)
    return re.sub("⟪(.+?)⟫", lambda found: str(edition.named(found[1])), line)


def headings(
    sections: tuple[EditedSection, ...], numbered: bool = False
) -> Iterator[tuple[int, str]]:
    for section in sections:
        if section.heading:
            number = section.number if numbered else ""
            yield section.level + 1, clean(f"{number} {section.heading}")
        yield from headings(section.sections, numbered)


def without_contents(stream: str, edition: Edition) -> str:
    """What a PDF reads out, without its contents list."""
    entries = (f"{each.number}{each.heading}" for each in edition.sections if each.heading)
    listed = "".join(re.escape(squeezed(entry)) + r"\d*" for entry in entries)
    label = re.escape(squeezed(edition.wording.contents))
    return re.sub(label + listed, "", stream, count=1) if listed else stream


def assert_agreement(edition: Edition) -> None:
    """Hold each format against the edition, and so against the others."""
    text = expected(edition)
    structure = [(1, title(edition)), *headings(edition.sections)]
    structure += [(2, edition.wording.sources)] if edition.bibliography else []
    notes, in_place = (
        {
            note.number: numbered(clean(" ".join(lines(getattr(note, blocks), {}))), edition)
            for note in edition.printed_notes
        }
        for blocks in ("blocks", "in_place")
    )
    page = read_html(html.render(edition)[".html"])
    assert page.in_place == in_place
    shown_text = [line for line in text if not NUMERAL.fullmatch(line)]
    for shown in (page, read_docx(docx.render(edition)[".docx"])):
        start = shown.lines.index(shown_text[0])
        assert shown.lines[start : start + len(shown_text)] == shown_text
        assert shown.notes == notes
        assert squeezed("".join(shown.lines[start:])).endswith(closing(edition))
        assert [each for each in shown.headings if each in structure] == structure
    layout = edition.style.file.layout
    printed = read_pdf(pdf.render(edition)[".pdf"])
    shown_as = bare if edition.is_right_to_left else squeezed
    mark = edition.style.marks.key_point
    stream = printed.lines[0].replace(mark, "")
    if layout.contents:
        stream = without_contents(stream, edition)
    stream = shown_as(stream)
    text = [NUMERAL.sub(r"\1", line) for line in text]
    assert shown_as("".join(text).replace(mark, "")) in stream
    assert stream.endswith(shown_as(closing(edition)))
    assert {number: shown_as(note) for number, note in printed.notes.items()} == {
        number: shown_as(note) for number, note in notes.items()
    }
    structure = [structure[0], *headings(edition.sections, numbered=True)]
    structure += [(2, edition.wording.sources)] if edition.bibliography else []
    wanted = [(level, shown_as(heading)) for level, heading in structure]
    found = [(level, shown_as(heading)) for level, heading in printed.headings]
    assert [each for each in found if each in wanted] == wanted


def bars() -> Mapping[str, Image]:
    """A picture that the figures name."""
    saved = io.BytesIO()
    Pictures.new("RGB", (300, 150), "teal").save(saved, "PNG")
    return {"bars.png": read_image(saved.getvalue())}
