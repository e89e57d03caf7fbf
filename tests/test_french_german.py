"""Briefs in French and in German: their own marks, spaces and dates, and what checks say."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefkit.editing import edit
from briefkit.formats import docx, html
from tests.agreeing import assert_agreement
from tests.conftest import MOMENT, STYLES, loaded, style_named
from tests.findings import mended, places

BRIEF = """\
title: A
subtitle: B
language: {language}
date: 2024-12-01
updated: 2024-12-05
status: draft
publisher: {{name: Institut, place: Ort}}
authors: [{{name: Ann Specimen}}]
translation_of: {{language: en, title: Original, url: 'https://example.org/en'}}
translations: [{{language: ko, url: 'https://example.org/ko'}}]
key_points: [C., D.]
sections:
  - heading: H
    body: |
      Text[@lim, p. 4] und[@rue] [](#tab).

      ![](#tab)
tables:
  tab: {{title: T, rows: [[X], [Y]], source: Z}}
sources:
  lim:
    type: book
    author: [{{family: Lim, given: A.}}, {{family: Roy, given: B.}}]
    title: Le « mot » "droit"
    publisher: PUF
    publisher-place: Paris
    issued: 2020
  rue: {{type: article-journal, author: [{{family: Rue, given: C.}}], title: '« Un » "mot"',
    container-title: R, volume: 3, issue: 2, page: 10-20, issued: 2021}}
"""
SAID = {
    "fr": [
        "1 décembre 2024", "Mis à jour le 5 décembre 2024", "Points clés", "Tableau 1",
        "Source\u00a0:", "Langue originale\u00a0: anglais\u00a0: Original", "Aussi en coréen",
        "«\u00a0A\u00a0: B\u00a0»", "Ort\u00a0: Institut", "A. Lim et B. Roy",
        "Le «\u00a0mot\u00a0» «\u00a0droit\u00a0»", "(Paris\u00a0: PUF, 2020), 4",
        "«\u00a0“Un” “mot”\u00a0», R 3, n°\u00a02 (2021)\u00a0: 10–20",
    ],
    "de": [
        "1. Dezember 2024", "Aktualisiert am 5. Dezember 2024", "Kernpunkte", "Tabelle 1",
        "Quelle:", "Originalsprache: Englisch: Original", "Auch auf Koreanisch", "„A: B“",
        "Ort: Institut", "A. Lim und B. Roy", "Le „mot“ „droit“", "(Paris: PUF, 2020), 4",
        "„‚Un‘ ‚mot‘“, R 3, Nr.\u00a02 (2021): 10–20",
    ],
}  # fmt: skip


def edition(language: str, style: str = "base"):  # type: ignore[no-untyped-def]
    result = loaded(BRIEF.format(language=language))
    assert result.diagnostics == ()
    return edit(result.brief, style_named(style), MOMENT)


@pytest.mark.parametrize("language", SAID)
def test_a_brief_says_all_of_its_own_words_in_its_language(language: str) -> None:
    from briefkit.verifying.webpage import read_html

    shown = read_html(html.render(edition(language))[".html"])
    words = "\n".join((*shown.lines, *shown.notes.values())).replace("\u2060", "")
    assert [
        each for each in SAID[language] if " ".join(each.split()) not in _plain(words)
    ] == []


def _plain(words: str) -> str:
    return "\n".join(" ".join(line.split()) for line in words.split("\n"))


@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("style", STYLES)
def test_the_three_formats_agree(style: str, language: str) -> None:
    assert_agreement(edition(language, style))


@pytest.mark.parametrize("language", SAID)
def test_pages_and_word_know_the_language(language: str) -> None:
    made = edition(language)
    assert f'<html lang="{language}"'.encode() in html.render(made)[".html"]
    with zipfile.ZipFile(io.BytesIO(docx.render(made)[".docx"])) as package:
        assert f'w:lang w:val="{language}'.encode() in package.read("word/styles.xml")
        settings = package.read("word/settings.xml")
    # Long German words are divided; French ones need not be.
    assert (b"<w:autoHyphenation/>" in settings) is (language == "de")


def text(words: str, language: str = "fr") -> str:
    notes = "footnotes: {a: N., b: N.}\n" if "[^" in words else ""
    return f"title: A\nlanguage: {language}\nsections:\n  - body: |\n      {words}\n{notes}"


AFTER = {
    "Les armes d’abord.[^a] Puis.[^b]": "Les armes d’abord[^a]. Puis[^b].",
    "Vraiment\u202f![^a] Non,[^b] oui.": "Vraiment[^a]\u202f! Non[^b], oui.",
    "Il dit «\u00a0oui.[^a]\u00a0»": "Il dit «\u00a0oui[^a].\u00a0»",
    "Il dit «\u00a0oui\u00a0».[^a]": "Il dit «\u00a0oui\u00a0»[^a].",
    "Des armes, etc.[^a] et M.[^b] Lim": None,
    "Les armes[^a], puis[^b].": None,
}


@pytest.mark.parametrize("words", AFTER)
def test_a_french_mark_stands_before_the_stop(words: str) -> None:
    expected = AFTER[words]
    rule = "reference-after-punctuation"
    assert bool(places(rule, text(words))) is (expected is not None)
    assert mended(rule, text(words)) == text(expected or words)
    assert places(rule, text(words, "de")) == places(rule, text(words, "en")) == []
    assert places("reference-before-punctuation", text(words)) == []


SPACES = {
    "Non ; oui : « verra » ! Quoi ?":
        "Non\u202f; oui\u00a0: «\u00a0verra\u00a0»\u202f! Quoi\u202f?",
    "Non; voilà! Bien: oui?": "Non\u202f; voilà\u202f! Bien\u00a0: oui\u202f?",
    "Vraiment[^a]!": "Vraiment[^a]\u202f!",
    "À 10:30 sur https://example.org/a?b:c ; fin.":
        "À 10:30 sur https://example.org/a?b:c\u202f; fin.",
    "Non\u202f; oui\u00a0: «\u00a0verra\u00a0»\u00a0!": None,
}  # fmt: skip


@pytest.mark.parametrize("words", SPACES)
def test_french_marks_have_no_break_spaces(words: str) -> None:
    assert mended("missing-nbsp", text(words)) == text(SPACES[words] or words)
    assert places("missing-nbsp", text(words, "de")) == []


def test_where_french_writes_marks_close_nothing_is_missing() -> None:
    assert places("missing-nbsp", text("Non; voilà! Oui ?", "fr-CA"))[0][2] == " "
    assert len(places("missing-nbsp", text("Non; voilà! Oui ?", "fr-CH"))) == 1
