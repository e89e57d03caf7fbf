"""Korean and Arabic as they are set: lines, directions, faces and emphasis in each format."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from briefkit.checks.missing_glyph import check
from briefkit.editing import edit
from briefkit.edition import Edition
from briefkit.formats import docx
from briefkit.formats.html import page
from briefkit.loading import load
from briefkit.style.finding import packaged_styles
from briefkit.style.fonts import web_font
from briefkit.textfiles.textfile import read_text_file
from briefkit.web.words import html_words
from briefkit.words.directions import Directions, isolated
from briefkit.wordwriting.languages import HYPHENATED
from tests.conftest import MOMENT, ROOT, loaded, style_named
from tests.test_docx import assert_valid

KOREAN, ARABIC = "soldiers-for-technology-ko", "specimen-arabic"


def edition(name: str, style: str = "korea-on-point") -> Edition:
    brief = load(read_text_file(ROOT / "briefs" / name / "brief.yaml")).brief
    return edit(brief, style_named(style), MOMENT)


def written(text: str, style: str = "base") -> Edition:
    result = loaded(text)
    assert result.diagnostics == ()
    return edit(result.brief, style_named(style), MOMENT)


def package(made: Edition, *names: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(docx.render(made)[".docx"])) as held:
        return [held.read(f"word/{name}.xml").decode() for name in names]


# --- From right to left


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("قال Jane Roe، 2023 ثم", [("قال ", True), ("Jane Roe، 2023", False), (" ثم", True)]),
        ("زاد +5 مرات", [("زاد ", True), ("\u200e+5", False), (" مرات", True)]),
        ("من 14-17 ص", [("من 14-17 ص", True)]),
        ("© 2026 The Authors.", [("© 2026 The Authors.", False)]),
        (
            f"في {isolated('“A,” p. 4.')} ثم",
            [("في ", True), ("“A,” p. 4.", False), (" ثم", True)],
        ),
    ],
)
def test_words_that_run_from_left_to_right_are_told_apart(
    text: str, pieces: list[tuple[str, bool]]
) -> None:
    assert list(Directions().pieces(text)) == pieces


def test_a_stretch_may_begin_in_one_text_and_end_in_another() -> None:
    directions = Directions()
    start, end = isolated("“A” 3").split(" ")
    assert list(directions.pieces(f"في {start}")) == [("في ", True), ("“A”", False)]
    assert list(directions.pieces(f"{end} ثم")) == [("3", False), (" ثم", True)]


def test_a_work_in_latin_letters_is_cited_in_english_and_runs_its_own_way() -> None:
    notes = [each.blocks for each in edition(ARABIC, "base").printed_notes]
    words = [edition(ARABIC).words(blocks) for blocks in notes]
    assert "\u2066Jane Roe and John Doe, Displaced Waiting" in words[2]
    assert "سامي المثال، «رصيفان مغلقان وسفن تنتظر»، صحيفة المثال، 12 أكتوبر 2024" in words[1]


def test_the_web_page_runs_from_right_to_left_but_for_addresses_and_latin_works() -> None:
    made = page(edition(ARABIC), "screen", lambda face, file: "")
    assert '<html lang="ar" dir="rtl">' in made
    assert '<a class="url" href="https://example.org/ar/arrivals" dir="ltr">' in made
    assert '<span dir="ltr" lang="en">Jane Roe and John Doe' in made
    assert '<span dir="ltr">+19</span>' in made
    assert ">◄</span>" in made
    assert "\u2066" not in made


def test_rights_in_latin_letters_run_one_way_as_a_whole() -> None:
    assert '<span dir="ltr">© 2026 The briefkit authors. MIT License</span>' in page(
        edition(ARABIC), "paper", lambda *_: ""
    )


def test_no_sheet_names_a_side_of_what_can_be_mirrored() -> None:
    sides = re.compile(
        r"(?:margin|padding|border)-(?:left|right)|(?:float|clear|text-align): (?:left|right)"
        r"|[{;] ?(?:left|right):"
    )
    sheets = sorted(packaged_styles().glob("*/*.css"))
    assert len(sheets) > 5
    for sheet in sheets:
        text = sheet.read_text(encoding="utf-8")
        # Boxes at the edges of a page have sides only; mirrored.css turns them round.
        text = re.sub(r"@(?:top|bottom)-[^}]*}", "", text)
        assert sheet.name == "mirrored.css" or not sides.findall(text), sheet


def test_the_subset_of_an_arabic_face_still_joins_its_letters() -> None:
    face, file = next(
        held for held in style_named("base").in_language("ar").faces if held[0].debian
    )
    made = web_font(file, map(ord, "سلام عليكم"), face.axes)
    features = TTFont(io.BytesIO(made))["GSUB"].table.FeatureList.FeatureRecord
    assert {"init", "medi", "fina", "rlig"} <= {each.FeatureTag for each in features}


def test_arabic_in_word_has_its_own_fonts_sizes_and_direction(tmp_path: Path) -> None:
    made = edition(ARABIC)
    document, styles, settings = package(made, "document", "styles", "settings")
    assert "<w:bidi/>" in styles
    assert 'w:cs="Times New Roman"' in styles
    size = round(made.style.file.tokens.size.word_text * 2 * 1.08)
    assert f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' in styles
    assert 'w:bidi="ar-SA"' in settings
    assert (
        '<w:rStyle w:val="Emphasis"/><w:rtl/></w:rPr><w:t xml:space="preserve">قبل' in document
    )
    assert '<w:name w:val="Emphasis"/>' in styles
    emphasis = re.search('w:styleId="Emphasis".*?</w:style>', styles)
    assert emphasis
    assert "<w:bCs/><w:i/>" in emphasis[0]
    assert "<w:iCs/>" not in styles
    assert "\u2066" not in document
    assert_valid(docx.render(made)[".docx"], tmp_path / "arabic.docx")


# --- Korean


def test_korean_words_are_kept_whole_on_paper() -> None:
    words = html_words("ko", on_paper=True, right_to_left=False)
    assert words("북한은 12월에 <b>") == (
        '<span class="name">북한은</span> <span class="name">12월에</span> &lt;b&gt;'
    )
    assert words("A word " + "가" * 40) == "A word " + "가" * 40
    on_screen = html_words("ko", on_paper=False, right_to_left=False)
    assert on_screen("북한은 12월에") == "북한은 12월에"
    assert "word-break: keep-all" in page(edition(KOREAN), "screen", lambda face, file: "")


def test_korean_in_word_has_its_own_fonts_and_no_italics(tmp_path: Path) -> None:
    text = (
        "title: 가\nlanguage: ko\nsections: [{body: '이것은 *강조*와 ***더 강한*** 말이다.'}]\n"
    )
    made = written(text)
    document, styles, settings = package(made, "document", "styles", "settings")
    assert 'w:hint="eastAsia"' in styles
    assert 'w:eastAsia="Batang"' in styles
    assert 'w:eastAsia="Malgun Gothic"' in styles
    assert 'w:eastAsia="ko-KR"' in styles
    assert 'w:eastAsia="ko-KR"' in settings
    assert '<w:autoSpaceDN w:val="0"/>' in styles
    assert not re.search(r"<w:i/>|<w:iCs/>", document + styles)
    assert '<w:rStyle w:val="Emphasis"/>' in document
    assert_valid(docx.render(made)[".docx"], tmp_path / "korean.docx")


def test_korean_notes_are_worded_in_korean() -> None:
    made = edition(KOREAN)
    notes = [made.words(each.blocks) for each in made.printed_notes]
    assert notes[0].endswith("『Rodong Sinmun』, 2024년 3월 16일.")
    assert notes[3] == "위의 글."
    assert made.date == "2024년 12월 5일"
    assert [each.relation for each in made.other_editions] == ["영어 원문"]


# --- Both


@pytest.mark.parametrize(
    ("text", "character"),
    [
        ("title: 가나다 سلام\nlanguage: ko\n", "س"),
        ("title: سلام 가나다\nlanguage: ar\n", "가"),
        ("title: A 가\n", "가"),
    ],
)
def test_a_letter_that_the_fonts_of_the_language_lack_is_an_error(
    text: str, character: str
) -> None:
    found = list(check(written(text)))
    assert found
    assert found[0].start == text.partition("\n")[0].index(character) - len("title: ")
    assert character in found[0].message


def test_long_words_are_divided_where_a_language_has_many(tmp_path: Path) -> None:
    settings = [
        *package(written("title: A\nlanguage: de\n"), "settings"),
        *package(written("title: A\n"), "settings"),
    ]
    assert ["<w:autoHyphenation/>" in each for each in settings] == [True, False]
    sheet = (packaged_styles() / "base/languages.css").read_text(encoding="utf-8")
    languages = set(re.findall(r":lang\((\w+)\)", sheet))
    assert set(HYPHENATED) == languages - {"ko"}


CHART = """
title: صادرات
language: ar
sections: [{body: "![](#f)"}]
figures:
  f:
    title: حركة
    alt: أعمدة
    chart: {type: bar, x: طن, y: ميناء, data: [[ميناء, طن], [الشرقي, 3200], [الغربي, 2100]]}
"""


def test_the_letters_in_an_arabic_chart_are_joined_on_paper_and_its_figures_european() -> None:
    made = edit(*_with_chart())
    printed = page(made, "paper", lambda face, file: "")
    shown = page(made, "screen", lambda face, file: "")
    assert "data:image/png;base64" in printed
    assert ">1,000</text>" in shown
    assert not re.search("[٠-٩]", shown)


def _with_chart() -> tuple[Any, ...]:
    result = loaded(CHART)
    return result.brief, style_named("base"), MOMENT, result.library, {}, result.charts
