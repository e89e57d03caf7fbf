"""`briefkit style`: begin a house style, try one, restyle it in Word."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx as python_docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from briefkit.cli import run
from briefkit.formats import docx
from briefkit.houses.contrast import contrast
from briefkit.houses.drifting import template_faults
from briefkit.houses.judging import specimen, style_faults
from briefkit.style import load_style
from briefkit.style.finding import packaged_styles
from briefkit.wordwriting.template import TemplateUnfit
from tests.conftest import STYLES, style_named


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert run(["style", "new", "my-house"]) == 0
    return tmp_path / "templates" / "my-house"


def change(house: Path, before: str, after: str) -> None:
    text = (house / "style.yaml").read_text(encoding="utf-8")
    assert before in text
    (house / "style.yaml").write_text(text.replace(before, after, 1), encoding="utf-8")


def faults(house: Path) -> list[tuple[str, int]]:
    return [(each.rule, each.place.position[0]) for each in style_faults(house)]


def line_of(house: Path, words: str) -> int:
    lines = (house / "style.yaml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_a_new_style_is_the_plain_one_with_all_that_it_could_change(house: Path) -> None:
    made, base = load_style(house), style_named("base")
    assert made.tokens == base.tokens
    assert made.file.wording == base.file.wording
    text = (house / "style.yaml").read_text(encoding="utf-8")
    given = (packaged_styles() / "base" / "style.yaml").read_text(encoding="utf-8")
    for name in ("paper", "word_text", "outdent", "key_point", "numbered_sections", "quotes"):
        assert f"# {name}: " in text
        assert f"{name}: " in given
    assert faults(house) == []


def test_a_new_style_is_not_written_over_another(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (house / "style.yaml").read_bytes()
    assert run(["style", "new", "my-house"]) == 2
    assert "already there" in capsys.readouterr().err
    assert (house / "style.yaml").read_bytes() == before


def test_a_line_set_in_a_new_style_changes_it(house: Path) -> None:
    change(house, '# accent: "#0b6075"', 'accent: "#701010"')
    assert load_style(house).tokens.color.accent == "#701010"


@pytest.mark.parametrize("name", STYLES)
def test_the_styles_that_come_with_us_have_no_fault(name: str) -> None:
    assert style_faults(packaged_styles() / name) == []


FAULTS = {
    "an unknown token": ('# accent: "#0b6075"', 'acent: "#0b6075"', "unknown-field"),
    "letters too faint": ('# soft: "#59616c"', 'soft: "#a0a0a0"', "low-contrast"),
    "letters too faint at night": ('# ink: "#e6e8ea"', 'ink: "#444444"', "low-contrast"),
    "a font without a file": (
        "# title: [Source",
        "title: [Nowhere Serif, Source",
        "unknown-font",
    ),
    "a mark without a glyph": ('# key_point: "■"', 'key_point: "한"', "missing-glyph"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_a_style_is_found_at_its_line(fault: str, house: Path) -> None:
    before, after, rule = FAULTS[fault]
    change(house, before, after)
    found = faults(house)
    assert found
    assert {each for each, _ in found} == {rule}
    assert found[0][1] == line_of(house, after)


def test_a_template_that_fails_is_named_with_its_line(house: Path) -> None:
    (house / "brief.html.j2").write_text("<p>\n{{ nothing.at.all }}\n", encoding="utf-8")
    found = style_faults(house)
    assert {each.rule for each in found} == {"failing-template"}
    assert {Path(each.place.file.name).name for each in found} == {"brief.html.j2"}
    assert {each.place.position[0] for each in found} == {2}


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


# --- The designer's Word file


@pytest.fixture
def template(house: Path) -> Path:
    assert run(["style", "word", str(house)]) == 0
    return house / "template.docx"


def styles_of(house: Path) -> str:
    made = docx.render(specimen(load_style(house)))[".docx"]
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        return package.read("word/styles.xml").decode()


def test_an_untouched_template_says_what_the_tokens_say(house: Path, template: Path) -> None:
    assert run(["style", "check", str(house)]) == 0
    document = python_docx.Document(
        io.BytesIO(docx.render(specimen(load_style(house)))[".docx"])
    )
    assert document.styles["Heading 1"].font.color.rgb == RGBColor.from_string("17324D")


def test_a_restyled_template_is_used_and_its_drift_is_told(
    house: Path, template: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = python_docx.Document(str(template))
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x80, 0, 0)
    document.styles["Heading 1"].font.size = Pt(20)
    document.save(str(template))
    made = python_docx.Document(io.BytesIO(docx.render(specimen(load_style(house)))[".docx"]))
    heading = next(p for p in made.paragraphs if p.text == "The numbers")
    assert heading.style is not None
    assert heading.style.font.color.rgb == RGBColor(0x80, 0, 0)
    assert heading.style.font.size == Pt(20)
    assert run(["style", "check", str(house)]) == 0
    told = capsys.readouterr().err
    assert "template-drift" in told
    assert "The colour of “heading 1” is 800000, by style.yaml 17324D" in told
    assert "The size of “heading 1” is 20 pt" in told


def test_styles_are_told_by_their_names_whatever_word_calls_them_within(
    house: Path, template: Path
) -> None:
    document = python_docx.Document(str(template))
    body = document.styles["Body Text"]
    body.element.set(body.element.nsmap["w"].join(("{", "}styleId")), "a4")
    document.save(str(template))
    assert 'w:styleId="BodyText"' in styles_of(house)
    assert 'w:styleId="a4"' not in styles_of(house)
    assert 'w:val="a4"' not in styles_of(house)


def test_a_template_that_lacks_a_style_is_an_error_that_names_it(
    house: Path, template: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = python_docx.Document(str(template))
    document.styles["Key Point"].delete()
    document.save(str(template))
    with pytest.raises(TemplateUnfit, match="Key Point"):
        docx.render(specimen(load_style(house)))
    brief = house / "brief.yaml"
    brief.write_text(f"title: A\nstyle: {house}\n", encoding="utf-8")
    assert run(["render", str(brief), "-f", "docx"]) == 2
    assert "lacks the Word styles Key Point" in capsys.readouterr().err
    assert not brief.with_suffix(".docx").exists()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip"])
def test_a_template_that_is_no_word_file_is_one_clear_error(data: bytes, house: Path) -> None:
    (house / "template.docx").write_bytes(data)
    with pytest.raises(TemplateUnfit):
        docx.render(specimen(load_style(house)))
    assert run(["style", "check", str(house)]) == 1


def test_a_restyled_template_is_not_written_over(house: Path, template: Path) -> None:
    before = template.read_bytes()
    assert run(["style", "word", str(house)]) == 2
    assert template.read_bytes() == before


@pytest.mark.parametrize("name", ["Normal", "Body Text"])
def test_a_font_that_all_text_takes_over_has_drifted_once(
    name: str, house: Path, template: Path
) -> None:
    document = python_docx.Document(str(template))
    document.styles[name].font.name = "Cambria"
    document.save(str(template))
    (drifted,) = template_faults(load_style(house))
    assert f"The font of “{name}” is Cambria, by style.yaml Georgia" in drifted.message


def test_a_font_that_the_theme_names_is_compared(house: Path, template: Path) -> None:
    document = python_docx.Document(str(template))
    fonts = document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    # Word goes by the theme, and keeps what stood there before.
    fonts.set(qn("w:ascii"), "Cambria")
    fonts.set(qn("w:asciiTheme"), "majorHAnsi")
    document.save(str(template))
    (drifted,) = template_faults(load_style(house))
    assert "The font of “Normal” is Calibri, by style.yaml Georgia" in drifted.message
