"""What stands where in the Word document: blocks in blocks, marks, links and scripts."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx as python_docx
import pytest

from briefkit.edition import Edition
from briefkit.formats import docx
from tests.test_docx import assert_valid, part
from tests.word_faults import W, faults

Rendered = Callable[[str], bytes]


@dataclass(frozen=True)
class Placed:
    """A paragraph: its style, the indents of its own, its text."""

    style: str
    left: int | None
    hanging: int | None
    numbered: bool
    text: str


@pytest.fixture(scope="session")
def rendered(edition_of: Callable[..., Edition]) -> Rendered:
    return lambda text: docx.render(edition_of(text))[".docx"]


def placed(content: bytes, name: str = "word/document.xml") -> Iterator[Placed]:
    for paragraph in ElementTree.fromstring(part(content, name)).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        indent = paragraph.find(f"{W}pPr/{W}ind")
        yield Placed(
            style.get(f"{W}val", "") if style is not None else "",
            _twips(indent, "left"),
            _twips(indent, "hanging"),
            paragraph.find(f"{W}pPr/{W}numPr") is not None,
            "".join(each.text or "" for each in paragraph.iter(f"{W}t")),
        )


def _twips(indent: Any, name: str) -> int | None:
    value = indent.get(f"{W}{name}") if indent is not None else None
    return None if value is None else int(value)


def runs(content: bytes, name: str = "word/document.xml") -> dict[str, Any]:
    """The runs of a part by their text."""
    found = ElementTree.fromstring(part(content, name)).iter(f"{W}r")
    return {"".join(each.text or "" for each in run.iter(f"{W}t")): run for run in found}


def brief(body: str, notes: str = "") -> str:
    lines = "".join(f"\n      {line}" for line in body.split("\n"))
    return f"title: A\nsections:\n  - body: |{lines}\n{notes}"


@pytest.mark.parametrize(
    ("body", "text", "style", "left"),
    [
        ("Words.", "Words.", "BodyText", None),
        ("> Words.", "Words.", "Quote", 340),
        ("> > Words.", "Words.", "Quote", 680),
        ("- Words.", "Words.", "ListBullet", 340),
        ("1. Words.", "Words.", "ListNumber", 340),
        ("- a\n\n  Words.", "Words.", "ListContinue", 340),
        ("- a\n  - Words.", "Words.", "ListBullet", 680),
        ("- a\n\n  > Words.", "Words.", "Quote", 680),
        ("- a\n\n      Words.", "Words.", "HTMLPreformatted", 340),
        ("> - Words.", "Words.", "Quote", 680),
    ],
)
def test_a_block_in_a_block_stands_further_in(
    body: str, text: str, style: str, left: int | None, rendered: Rendered
) -> None:
    (found,) = [each for each in placed(rendered(brief(body))) if each.text == text]
    assert (found.style, found.left) == (style, left)


@pytest.mark.parametrize(
    ("note", "left"),
    [("First.\\n\\nWords.", 397), ("- Words.", 737), ("First.\\n\\n> Words.", 737)],
)
def test_what_follows_in_a_note_stands_under_the_notes_text(
    note: str, left: int, rendered: Rendered
) -> None:
    content = rendered(brief("a[^a]", f'footnotes: {{a: "{note}"}}\n'))
    (found,) = [each for each in placed(content, "word/footnotes.xml") if each.text == "Words."]
    assert (found.style, found.left) == ("FootnoteText", left)
    assert found.hanging == (340 if found.numbered else 0)


def test_all_paragraphs_of_the_key_points_share_one_panel(
    rendered: Rendered, tmp_path: Path
) -> None:
    content = rendered(
        'title: A\nkey_points:\n  - "One.\\n\\nTwo.\\n\\n- three\\n  - four\\n\\n> five"\n'
    )
    assert_valid(content, tmp_path / "points.docx")
    points = [each for each in placed(content) if each.style.startswith("KeyPoint")][1:]
    assert [each.text for each in points] == ["One.", "Two.", "three", "four", "five"]
    assert [each.numbered for each in points] == [False, False, True, True, False]
    styles = ElementTree.fromstring(part(content, "word/styles.xml"))
    own = {
        style.get(f"{W}styleId"): style.find(f"{W}pPr/{W}ind")
        for style in styles.iter(f"{W}style")
    }
    indents = {
        (
            each.left or _twips(own[each.style], "left"),
            each.hanging or _twips(own[each.style], "hanging"),
        )
        for each in points
    }
    assert len(indents) == 1


def test_a_brief_without_notes_is_valid(rendered: Rendered, tmp_path: Path) -> None:
    assert_valid(rendered("title: A\n"), tmp_path / "bare.docx")


def test_a_link_inside_the_brief_leads_to_a_heading_or_is_plain_text(
    rendered: Rendered,
) -> None:
    sections = (
        "sections:\n  - body: '[a](#s-head) [b](#s-opening) [c](#gone)'\n  - heading: Head\n"
    )
    content = rendered(f"title: A\n{sections}")
    assert list(faults(content)) == []
    assert part(content, "word/document.xml").count("<w:hyperlink ") == 1


def test_one_address_has_one_relationship(rendered: Rendered) -> None:
    content = rendered(brief("[a](https://example.org/) [b](https://example.org/)"))
    assert part(content, "word/_rels/document.xml.rels").count("https://example.org/") == 1


@pytest.mark.parametrize(
    ("body", "style", "more"),
    [
        ("*words*", "Emphasis", []),
        ("**words**", "Strong", []),
        ("***words***", "Strong", ["i", "iCs"]),
        ("[*words*](https://example.org/)", "Hyperlink", ["i", "iCs"]),
        ("`words`", "HTMLCode", []),
        ("*x^words^*", "Emphasis", ["vertAlign"]),
        ("*x~words~*", "Emphasis", ["vertAlign"]),
        ("*[x~words~]{.smallcaps}*", "Emphasis", ["smallCaps", "vertAlign"]),
    ],
)
def test_words_set_off_have_words_own_styles(
    body: str, style: str, more: list[str], rendered: Rendered
) -> None:
    properties = runs(rendered(brief(body)))["words"].find(f"{W}rPr")
    assert properties[0].get(f"{W}val") == style
    assert [each.tag.removeprefix(W) for each in properties[1:]] == more


def test_the_label_of_the_authors_stands_beside_the_first_biography(
    rendered: Rendered,
) -> None:
    content = rendered("title: A\nauthors: [{name: A}, {name: B, bio: Writes.}]\n")
    assert "About the authorsWrites." in [each.text for each in placed(content)]


def test_a_long_property_is_cut_where_word_would_cut_it(rendered: Rendered) -> None:
    content = rendered(f"title: {'x' * 300}\n")
    document: Any = python_docx.Document(io.BytesIO(content))
    assert document.core_properties.title == "x" * 254 + "…"


ARABIC = """
title: كوريا الشمالية
language: ar
sections: [{body: "نص English COVID-19 نص.\\n\\n| أ |\\n|---|\\n| ب |"}]
"""


def test_a_right_to_left_brief_is_set_right_to_left(rendered: Rendered, tmp_path: Path) -> None:
    content = rendered(ARABIC)
    assert_valid(content, tmp_path / "arabic.docx")
    assert "<w:bidi/>" in part(content, "word/styles.xml")
    assert "<w:bidiVisual/>" in part(content, "word/document.xml")
    directions = {
        text: run.find(f"{W}rPr/{W}rtl") is not None for text, run in runs(content).items()
    }
    assert directions["كوريا الشمالية"]
    assert directions["نص "]
    assert not directions["English COVID-19"]


@pytest.mark.parametrize(
    ("language", "attribute", "font"),
    [
        ("ko", "eastAsia", "Batang"),
        ("ja", "eastAsia", "Yu Mincho"),
        ("zh", "eastAsia", "Microsoft YaHei"),
        ("ar", "cs", "Times New Roman"),
    ],
)
def test_a_script_has_a_font_that_holds_it(
    language: str, attribute: str, font: str, rendered: Rendered
) -> None:
    styles = part(rendered(f"title: A\nlanguage: {language}\n"), "word/styles.xml")
    defaults = ElementTree.fromstring(styles).find(f".//{W}rPrDefault/{W}rPr/{W}rFonts")
    assert defaults is not None
    assert defaults.get(f"{W}{attribute}") == font
