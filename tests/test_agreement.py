"""The PDF, the Word document and the web page say the same, note for note."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from briefkit import prose
from briefkit.editing import edit
from briefkit.edition import EditedSection, Edition
from briefkit.fonts import covered
from briefkit.formats import docx, html, pdf
from briefkit.loading import load
from briefkit.model import Brief
from briefkit.prose import Blocks, Inlines
from briefkit.style import load_style
from briefkit.textfile import read_text_file
from tests.conftest import BRIEFS, MOMENT, STYLES, style_named
from tests.reading import clean, read_docx, read_html, read_pdf, squeezed


def words(nodes: Inlines) -> str:
    """The words of a line as a reader is shown them, with ⟦n⟧ at each reference."""
    parts = []
    for node in nodes:
        if isinstance(node, prose.FootnoteReference | prose.CitationGroup):
            parts.append(f"⟦{node.number}⟧")
        elif isinstance(node, prose.NoteLink):
            parts.append(f"note ⟪{node.label}⟫")
        elif isinstance(node, prose.LineBreak):
            parts.append(" ")
        elif isinstance(node, prose.Text | prose.Code):
            parts.append(node.text)
        elif isinstance(node, prose.Styled | prose.Link):
            parts.append(words(node.children))
    return "".join(parts)


def lines(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, prose.Paragraph):
            yield words(block.children)
        elif isinstance(block, prose.BlockQuote):
            yield from lines(block.children)
        elif isinstance(block, prose.ListBlock):
            for item in block.items:
                yield from lines(item)
        elif isinstance(block, prose.Table):
            for row in (block.header, *block.rows):
                yield from map(words, row)
        elif isinstance(block, prose.CodeBlock):
            yield block.text


def section_lines(section: EditedSection) -> Iterator[str]:
    if section.heading:
        yield section.heading
    yield from lines(section.blocks)
    for inner in section.sections:
        yield from section_lines(inner)


def expected(edition: Edition) -> list[str]:
    """From the title to the last section, what every format must show."""
    brief = edition.brief
    found = [brief.title, brief.subtitle or "", edition.date or "", *lines(edition.abstract)]
    if edition.key_points:
        found.append(edition.wording.key_points)
    for point in edition.key_points:
        first, *rest = lines(point.blocks) or [""]
        found += [f"{words(point.lead)} {first}", *rest]
    for section in edition.sections:
        found += section_lines(section)
    if edition.bibliography:
        found += [edition.wording.sources, *map(words, edition.bibliography)]
    return [numbered(line, edition) for line in map(clean, found) if line]


def numbered(line: str, edition: Edition) -> str:
    """A line with the numbers of the notes that it links to by label."""
    return re.sub("⟪(.+?)⟫", lambda found: str(edition.numbers[found[1]]), line)


def headings(sections: tuple[EditedSection, ...]) -> Iterator[tuple[int, str]]:
    for section in sections:
        if section.heading:
            yield section.level + 1, clean(section.heading)
        yield from headings(section.sections)


def assert_agreement(edition: Edition) -> None:
    """Hold each format against the edition, and so against the others."""
    text = expected(edition)
    structure = [(1, clean(edition.brief.title)), *headings(edition.sections)]
    structure += [(2, edition.wording.sources)] if edition.bibliography else []
    notes, in_place = (
        {
            note.number: numbered(clean(" ".join(lines(getattr(note, blocks)))), edition)
            for note in edition.printed_notes
        }
        for blocks in ("blocks", "in_place")
    )
    page = read_html(html.render(edition)[".html"])
    assert page.in_place == in_place
    for shown in (page, read_docx(docx.render(edition)[".docx"])):
        start = shown.lines.index(text[0])
        assert shown.lines[start : start + len(text)] == text
        assert shown.notes == notes
        assert [each for each in shown.headings if each in structure] == structure
    printed = read_pdf(pdf.render(edition)[".pdf"])
    stream = printed.lines[0].replace(edition.style.marks.key_point, "")
    assert squeezed("".join(text)).replace(edition.style.marks.key_point, "") in stream
    assert printed.notes == {number: squeezed(note) for number, note in notes.items()}
    squeezed_structure = [(level, squeezed(heading)) for level, heading in structure]
    assert [
        each for each in printed.headings if each in squeezed_structure
    ] == squeezed_structure


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.parent.name)
def test_the_three_formats_of_our_briefs_agree(path: Path, style: str) -> None:
    brief = load(read_text_file(path)).brief
    edition = edit(brief, style_named(style), MOMENT)
    assert len(edition.notes) == len(brief.footnotes) > 0
    assert_agreement(edition)


def _alphabet() -> list[str]:
    """Letters, signs and combining marks that all bundled faces have."""
    faces = [covered(path) for _, path in style_named("base").faces]
    known = frozenset.intersection(*faces)
    ranges = (range(0x41, 0x5B), range(0xC0, 0x17F), range(0x391, 0x3CA), range(0x410, 0x450))
    letters = [letter for each in ranges for letter in map(chr, each) if letter in known]
    return [*letters, "e\u0301", "&", "<b>", '"', "'", ">", "&amp;", "{{", "—", "’"]


WORD = st.lists(st.sampled_from(_alphabet()), min_size=1, max_size=8).map("".join)
SPECIAL = st.sampled_from(
    [
        "*so*",
        "**so**",
        "`so`",
        "km^2^",
        "CO~2~",
        "[so *x*^th^]{.smallcaps}",
        "[so](https://example.org/a?b=c&d)",
        "https://example.org/" + "x" * 90,
    ]
)
PHRASE = st.lists(st.one_of(WORD, WORD, WORD, SPECIAL), min_size=1, max_size=12).map(" ".join)


CITED = ["[@a]", "[@b, p. 2]", "[@a; @b]"]
SOURCES = {
    "a": {"type": "webpage", "title": "A <b> & “C”?", "URL": "https://example.org/a&b"},
    "b": {"type": "book", "title": "B *x* y", "author": ["Büro Д"], "issued": "2024"},
}


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    """A brief with notes in paragraphs, lists, tables, quotes and key points."""
    labels = [f"n{index}" for index in range(draw(st.integers(1, 6)))]
    cited = draw(st.lists(st.sampled_from(labels), min_size=2, max_size=10))

    def phrase() -> str:
        is_cited = bool(cited) and draw(st.booleans())
        marks = [draw(st.sampled_from([f"[^{cited.pop()}]", *CITED]))] if is_cited else []
        return "".join(["x ", draw(PHRASE), "x", *marks, draw(st.sampled_from(["", " and y"]))])

    shapes = {
        "paragraph": lambda: phrase(),
        "list": lambda: f"- {phrase()}\n- {phrase()}\n  1. {phrase()}\n",
        "quote": lambda: f"> {phrase()}\n>\n> {phrase()}",
        "code": lambda: f"    typed {draw(WORD)} *so*",
        "table": lambda: f"| a | b |\n|---|--:|\n| {phrase()} | {phrase()} |",
    }

    def body() -> str:
        chosen = draw(st.lists(st.sampled_from(sorted(shapes)), min_size=1, max_size=4))
        return "\n\n".join(shapes[name]() for name in chosen)

    points = [{"lead": draw(WORD), "text": phrase()} for _ in range(draw(st.integers(0, 3)))]
    sections = [{"body": body()}]
    sections += [{"heading": f"H {draw(WORD)}", "body": body()} for _ in range(2)]
    used = re.findall(r"\[\^(n\d)\]", str([points, sections]))
    ends = ["end.", "[@a].", "see [@b, p. 3], and [@a]."]
    notes = {
        label: f"{draw(PHRASE)} {draw(st.sampled_from(ends))}" for label in dict.fromkeys(used)
    }
    title = f"T {draw(WORD)}"
    return Brief.model_validate(
        {
            "title": title,
            "key_points": points,
            "sections": sections,
            "footnotes": notes,
            "sources": SOURCES,
        }
    )


def test_the_three_formats_agree_on_a_bibliography_and_on_links_to_notes(
    tmp_path: Path,
) -> None:
    style = "label: L\nextends: base\ncitations: {bibliography: true}\n"
    (tmp_path / "style.yaml").write_text(style, encoding="utf-8")
    body = "One.[^n] Two, as [](#m) says.[@b] Three.[^m]"
    brief = {
        "title": "T",
        "sections": [{"body": body}],
        "footnotes": {"n": "See [](#m) and [@a].", "m": "M."},
        "sources": SOURCES,
    }
    edition = edit(Brief.model_validate(brief), load_style(tmp_path), MOMENT)
    assert len(edition.bibliography) == 2
    assert_agreement(edition)
    package = zipfile.ZipFile(io.BytesIO(docx.render(edition)[".docx"]))
    for part in ("document", "footnotes"):
        assert "NOTEREF _Ref_note_3" in package.read(f"word/{part}.xml").decode()


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),  # shrinking would lay out pages for minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(briefs(), st.sampled_from(STYLES))
def test_the_three_formats_of_any_brief_agree(brief: Brief, style: str) -> None:
    assert_agreement(edit(brief, style_named(style), MOMENT))
