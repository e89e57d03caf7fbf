"""House styles: found by name or path, their tokens in all formats, their faults explained."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from briefkit.edition import Edition
from briefkit.formats import docx, html, pdf
from briefkit.style import load_style
from briefkit.style.faults import StyleError
from briefkit.style.finding import find_style, packaged_styles, styles_in

DIFFERENT = """
extends: base
label: Different
tokens:
  color: {accent: "#12ab34"}
  font: {text: [Source Sans 3, sans-serif], title: [Source Sans 3], word_text: Verdana}
"""


def written(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "style.yaml").write_text(text, encoding="utf-8")
    return folder


def test_one_colour_and_one_font_of_a_style_reach_all_formats(
    tmp_path: Path, edition_of: Callable[..., Edition]
) -> None:
    style = load_style(written(tmp_path / "different", DIFFERENT))
    text = "title: A\nkey_points: [a]\nsections:\n  - body: Words.\n"
    edition = edition_of(text, style)
    page = html.render(edition)[".html"].decode()
    assert "--color-accent: #12ab34" in page
    assert '--font-text: "Brief 2", "Source Sans 3", sans-serif' in page
    with zipfile.ZipFile(io.BytesIO(docx.render(edition)[".docx"])) as package:
        styles = package.read("word/styles.xml").decode()
    assert 'w:color w:val="12AB34"' in styles
    assert 'w:ascii="Verdana"' in styles
    fonts, drawing = printed(pdf.render(edition)[".pdf"])
    assert fonts
    assert all("Source-Sans-3" in font for font in fonts), fonts
    assert "0.070588 0.670588 0.203922 rg" in drawing


def printed(content: bytes) -> tuple[set[str], str]:
    """The names of a PDF's fonts, and what is drawn on its first page."""
    with pikepdf.open(io.BytesIO(content)) as document:
        page = document.pages[0]
        fonts = {str(font.BaseFont) for font in page.Resources.Font.values()}
        page.contents_coalesce()
        return fonts, page.Contents.read_bytes().decode("latin-1")


def test_a_style_is_found_beside_the_brief_before_those_that_come_with_us(
    tmp_path: Path,
) -> None:
    own = written(tmp_path / "templates" / "base", DIFFERENT.replace("extends: base", ""))
    assert find_style("base", [tmp_path / "templates"], tmp_path) == own
    assert find_style("korea-on-point", [], tmp_path) == packaged_styles() / "korea-on-point"


def test_a_style_is_found_by_its_path(tmp_path: Path) -> None:
    own = written(tmp_path / "mine", DIFFERENT)
    assert find_style("mine", [], tmp_path) == own


def test_an_unknown_style_lists_those_found(tmp_path: Path) -> None:
    with pytest.raises(StyleError, match="base, korea-on-point"):
        find_style("baes", [], tmp_path)


def test_the_styles_that_come_with_us_are_found() -> None:
    assert set(styles_in([])) == {"base", "korea-on-point", "memo", "report"}


FAULTS = {
    "an unknown token": ("extends: base\ntokens:\n  color: {acent: '#000000'}\n", "accent", 3),
    "a colour that is none": ("extends: base\ntokens:\n  color: {ink: red}\n", "red", 3),
    "nothing to extend": ("label: A\n", "tokens", 1),
    "a CSL style": ("extends: base\ncitations: a.csl\n", "CSL styles can't be used yet", 2),
    "a chain": ("extends: korea-on-point\n", "itself extends", 1),
    "no yaml": ("label: [\n", "can", 2),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_a_style_is_reported_at_its_line(name: str, tmp_path: Path) -> None:
    text, words, line = FAULTS[name]
    with pytest.raises(StyleError) as caught:
        load_style(written(tmp_path / "s", text))
    first = caught.value.diagnostics[0]
    assert words in first.message
    assert first.place.position.line == line
