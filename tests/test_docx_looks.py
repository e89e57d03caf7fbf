"""How the styles of a Word document look: where they stand, and in which colours."""

from __future__ import annotations

import re

import pytest

from briefkit.editing import edit
from briefkit.formats import docx
from briefkit.houses.judging import specimen
from tests.conftest import MOMENT, STYLES, loaded, style_named
from tests.test_docx import part


def look(style: str, name: str) -> str:
    styles = part(docx.render(specimen(style_named(style)))[".docx"], "word/styles.xml")
    found = re.search(rf'<w:style [^>]*w:styleId="{name}">.*?</w:style>', styles, re.DOTALL)
    assert found
    return found[0]


def number(look: str, element: str, name: str) -> int:
    found = re.search(rf'<w:{element} [^>]*w:{name}="(-?\d+)"', look)
    return int(found[1]) if found else 0


@pytest.mark.parametrize("style", STYLES)
def test_the_ground_of_key_points_is_as_wide_as_the_title(style: str) -> None:
    title = number(look(style, "Title"), "ind", "left")
    for name in ("KeyPointsHeading", "KeyPoint", "KeyPointMore"):
        point = look(style, name)
        first = number(point, "ind", "left") - number(point, "ind", "hanging")
        ground = 20 * number(point, "left", "space") + number(point, "left", "sz") * 20 // 8
        assert first - ground == title
        assert number(point, "ind", "right") == 20 * number(point, "right", "space")


@pytest.mark.parametrize(
    "name", ["Masthead", "CorrectionLabel", "Correction", "Title", "Subtitle"]
)
def test_what_stands_on_a_cover_has_its_ground_and_the_colour_of_paper(name: str) -> None:
    color = style_named("report").tokens.color
    found = look("report", name)
    assert f'<w:color w:val="{color.paper[1:].upper()}"/>' in found
    assert f'w:fill="{color.heading[1:].upper()}"/>' in found


@pytest.mark.parametrize(("style", "across"), [("base", 3), ("memo", 1)])
def test_no_key_figure_stands_alone_in_the_last_row(style: str, across: int) -> None:
    figures = ", ".join(f"{{figure: '{n}', text: One.}}" for n in range(3))
    text = f"title: A\nsections: [{{body: '![](#k)'}}]\nkey_figures: {{k: [{figures}]}}\n"
    made = docx.render(edit(loaded(text).brief, style_named(style), MOMENT))[".docx"]
    assert part(made, "word/document.xml").count("<w:gridCol ") == across


def test_running_text_stands_off_from_the_recommendations_before_it() -> None:
    advice = "{text: Do it., by: June 2025}"
    text = "title: A\nsections: [{body: '![](#r)'}]\n"
    brief = loaded(f"{text}recommendations: {{r: [{advice}, {advice}]}}\n").brief
    document = part(
        docx.render(edit(brief, style_named("base"), MOMENT))[".docx"], "word/document.xml"
    )
    ends = re.findall(r'"RecommendationBy"/>(.*?)</w:pPr>', document)
    assert [number(each, "spacing", "after") for each in ends] == [0, 280]
