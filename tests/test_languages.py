"""Briefs in other languages: a style's words, faces and measure for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefkit.commands.rendering import render
from briefkit.commands.results import EXIT_FAILED, Wanted
from briefkit.style import fontfiles, load_style
from briefkit.style.faults import MissingFont, StyleError
from briefkit.style.finding import packaged_styles
from tests.conftest import STYLES, style_named

FILES = sorted(packaged_styles().glob("*/languages/*.yaml"))
# Words that a language shares with English.
SAME = {"fr": {("notes",), ("page",), ("sources",), ("imprint", "contact")}}
SPOKEN = sorted({file.stem for file in FILES})


def texts(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each text in what a style says of a language, under its path."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, (*path, name))
    elif isinstance(value, str):
        yield path, value


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("name", STYLES)
def test_each_language_of_a_style_has_every_word_that_english_has(
    name: str, language: str
) -> None:
    style = style_named(name)
    english = style.wording("en").model_dump()
    spoken = style.in_language(language).wording(language).model_dump()
    assert spoken["citations"]["locators"].keys() == english["citations"]["locators"].keys()
    words, given = dict(texts(spoken)), dict(texts(english))
    assert words.keys() == given.keys()
    assert len(words) > 60
    # What stands for a value is in each language; but a number may need no word.
    lacking = {
        path
        for path, text in given.items()
        for mark in ("{}", "{number}", "{date}", "{kind}")
        if mark in text and mark not in words[path]
    }
    assert lacking == set()
    # Words of the language, and not of English left behind.
    latin = {path for path, text in words.items() if text == given[path] and text.isalpha()}
    assert latin == SAME.get(language, set())


def test_there_are_languages_to_look_at() -> None:
    assert {"ar", "de", "fr", "ko"} <= set(SPOKEN)


def test_a_house_changes_single_words_of_a_language_in_its_style_file(tmp_path: Path) -> None:
    text = "extends: base\nlabel: L\nwording:\n  ko: {key_points: 요지}\n"
    (tmp_path / "style.yaml").write_text(text, encoding="utf-8")
    words = load_style(tmp_path).in_language("ko-KR").wording("ko-KR")
    assert (words.key_points, words.contents) == ("요지", "차례")


def test_a_house_changes_the_faces_of_a_language_in_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "style.yaml").write_text("extends: base\nlabel: L\n", encoding="utf-8")
    (tmp_path / "languages").mkdir()
    text = "size: 1.2\nfont: {title: [Nanum Gothic]}\nwording: {notes: 각주}\n"
    (tmp_path / "languages/ko.yaml").write_text(text, encoding="utf-8")
    style, base = load_style(tmp_path).in_language("ko"), style_named("base")
    assert style.tokens.font.title == ("Nanum Gothic",)
    assert style.tokens.font.text == base.in_language("ko").tokens.font.text
    assert style.tokens.size.title == pytest.approx(base.tokens.size.title * 1.2)
    assert (style.wording("ko").notes, style.wording("ko").key_points) == ("각주", "핵심 요약")


def test_a_fault_in_a_language_is_reported_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "style.yaml").write_text("extends: base\nlabel: L\n", encoding="utf-8")
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages/ko.yaml").write_text("wording:\n  notez: 각주\n", encoding="utf-8")
    with pytest.raises(StyleError) as caught:
        load_style(tmp_path).in_language("ko")
    first = caught.value.diagnostics[0]
    assert "notez" in first.message
    assert first.place.position.line == 2
    assert load_style(tmp_path).in_language("en").wording("en").notes == "Notes"


def test_a_font_that_is_missing_is_one_error_that_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fontfiles, "installed_font", lambda name: None)
    style = style_named("report")
    with pytest.raises(MissingFont, match="apt-get install fonts-nanum"):
        style.in_language("ko")
    assert style.in_language("en") is style


def test_a_brief_without_the_fonts_of_its_language_is_told_so_at_its_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fontfiles, "installed_font", lambda name: None)
    (tmp_path / "brief.yaml").write_text("title: 가\nlanguage: ko\n", encoding="utf-8")
    result = render(tmp_path / "brief.yaml", Wanted(), lambda name: None)
    assert [(each.rule, each.place.position) for each in result.diagnostics] == [
        ("missing-font", (2, 11))
    ]
    assert (result.code, result.written) == (EXIT_FAILED, ())
