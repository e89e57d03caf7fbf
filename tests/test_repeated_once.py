"""What a desk repeats is written once: authors, standing texts, a translation's original."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefkit import checks, prose
from briefkit.commands import rendering, results
from briefkit.commands.checking import Asked, check
from briefkit.editing import edit
from briefkit.formats import docx, html, pdf
from briefkit.loading import Loaded, load
from briefkit.style import load_style
from briefkit.style.faults import StyleError
from briefkit.textfiles.textfile import read_text_file
from briefkit.verifying.printed import read_pdf
from briefkit.verifying.shown import squeezed
from briefkit.verifying.webpage import read_html
from briefkit.verifying.wordfile import read_docx
from tests.conftest import MOMENT, loaded, style_named

AUTHORS = """
kim: {name: Kim Example, role: Senior Fellow, affiliation: Institute, bio: Kim writes.}
lee: Lee Example
"""
Written = Callable[..., Loaded]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """A brief in a folder, with other files placed from there by their names."""

    def write(
        text: str, files: dict[str, str] | None = None, name: str = "brief.yaml"
    ) -> Loaded:
        folder = tmp_path / "briefs" / "one"
        folder.mkdir(parents=True, exist_ok=True)
        for other, content in (files or {}).items():
            path = folder / other
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        (folder / name).write_text(text, encoding="utf-8")
        return load(read_text_file(folder / name))

    return write


@pytest.mark.parametrize("place", ["authors.yaml", "../authors.yaml"])
def test_an_author_is_taken_from_the_file_with_what_the_brief_says_otherwise(
    place: str, written: Written
) -> None:
    text = "title: A\nauthors: [kim, {id: kim, role: Visiting Fellow}, lee, B. Author]\n"
    result = written(text, {place: AUTHORS})
    assert result.diagnostics == ()
    assert [(each.name, each.role) for each in result.brief.authors] == [
        ("Kim Example", "Senior Fellow"),
        ("Kim Example", "Visiting Fellow"),
        ("Lee Example", None),
        ("B. Author", None),
    ]
    assert result.brief.authors[1].affiliation == "Institute"


def test_the_file_beside_the_brief_comes_before_that_above(written: Written) -> None:
    files = {"authors.yaml": "kim: Near", "../authors.yaml": "kim: Far"}
    assert written("title: A\nauthors: [kim]\n", files).brief.authors[0].name == "Near"


def test_a_brief_in_markdown_names_its_authors_too(written: Written) -> None:
    text = "---\ntitle: A\nauthors: [kim]\n---\n\nWords.\n"
    result = written(text, {"authors.yaml": AUTHORS}, "brief.md")
    assert [each.name for each in result.brief.authors] == ["Kim Example"]


UNKNOWN = {
    "a near one": ("kin", AUTHORS, "Did you mean “kim”?"),
    "another": ("zzz", AUTHORS, "It has kim, lee"),
    "no file": ("kim", None, "there is no such file"),
}


@pytest.mark.parametrize("case", UNKNOWN)
@pytest.mark.parametrize("form", ["{}", "{{id: {}, role: Fellow}}"])
def test_an_unknown_author_is_one_error_where_it_is_named(
    case: str, form: str, written: Written
) -> None:
    name, known, words = UNKNOWN[case]
    text = f"title: A\nauthors: [{form.format(name)}]\n"
    result = written(text, {"authors.yaml": known} if known else {})
    (found,) = result.diagnostics
    assert (found.rule, found.place.position.line) == ("unknown-author", 2)
    assert found.place.file.text[found.place.start : found.place.end] == name
    assert words in found.message
    assert checks.blocks_rendering(found)
    assert result.brief.authors == ()


def test_a_fault_of_an_author_is_told_in_the_authors_file(written: Written) -> None:
    people = AUTHORS.replace("role: Senior Fellow", "orcid: 0000-0002-1825-0098")
    (found,) = written("title: A\nauthors: [kim]\n", {"../authors.yaml": people}).diagnostics
    assert found.rule == "malformed-orcid"
    assert Path(found.place.file.name).name == "authors.yaml"
    words = found.place.file.text[found.place.start : found.place.end]
    assert (words, found.place.position.line) == ("0000-0002-1825-0098", 2)


def test_what_a_rule_finds_of_an_author_stands_in_the_authors_file(written: Written) -> None:
    result = written("title: A\nauthors: [kim]\n", {"authors.yaml": "kim: Author(s)\n"})
    checked = check(Path(result.file.name), Asked())[0].diagnostics
    (found,) = (each for each in checked if each.rule == "placeholder")
    assert Path(found.place.file.name).name == "authors.yaml"


def test_only_authors_that_are_named_are_judged(written: Written) -> None:
    files = {"authors.yaml": f"{AUTHORS}park: {{nme: Park}}\n"}
    assert written("title: A\nauthors: [kim]\n", files).diagnostics == ()


def test_no_file_outside_is_read_through_a_link_or_from_further_above(
    written: Written, tmp_path: Path
) -> None:
    (tmp_path / "authors.yaml").write_text(AUTHORS, encoding="utf-8")
    text = "title: A\nauthors: [kim]\n"
    assert written(text).brief.authors == ()
    folder = tmp_path / "briefs" / "one"
    for link in (folder / "authors.yaml", folder.parent / "authors.yaml"):
        link.symlink_to(tmp_path / "authors.yaml")
        assert [each.rule for each in written(text).diagnostics] == ["unknown-author"]


ORIGINAL = "title: Schiffe\nlanguage: de\nurl: https://example.org/de\n"


@pytest.mark.parametrize("place", ["original.yaml", "../de/brief.yaml"])
def test_a_translation_takes_title_language_and_address_from_its_original(
    place: str, written: Written
) -> None:
    text = f"title: Ships\ntranslation_of: {{file: {place}, url: 'https://example.org/own'}}\n"
    result = written(text, {place: ORIGINAL})
    assert result.diagnostics == ()
    original = result.brief.translation_of
    assert original
    assert (original.title, original.language) == ("Schiffe", "de")
    assert original.url == "https://example.org/own"


def test_an_empty_field_says_nothing_and_takes_no_others_place(written: Written) -> None:
    text = (
        "title: Ships\ntranslation_of: {file: a.yaml, title: , url: ~}\n"
        "authors: [{id: kim, role: , bio: Kim sails.}, {id: , name: Ann Example}]\n"
    )
    original = "title: Schiffe\nlanguage:\nurl: https://example.org/de\n"
    result = written(text, {"a.yaml": original, "authors.yaml": AUTHORS})
    assert result.diagnostics == ()
    found = result.brief.translation_of
    assert found
    assert (found.title, found.language, found.url) == (
        "Schiffe", "en", "https://example.org/de",
    )  # fmt: skip
    assert [(each.name, each.role, each.bio) for each in result.brief.authors] == [
        ("Kim Example", "Senior Fellow", "Kim sails."),
        ("Ann Example", None, None),
    ]


def test_an_original_without_a_language_is_in_english(written: Written) -> None:
    text = "title: Schiffe\nlanguage: de\ntranslation_of: {file: a.md}\n"
    original = written(text, {"a.md": "---\ntitle: Ships\n---\n"}).brief.translation_of
    assert original
    assert original.language == "en"


@pytest.mark.parametrize("name", ["none.yaml", "../../far.yaml", "{root}/far.yaml", "a.txt"])
def test_an_original_that_is_not_near_is_one_error(
    name: str, written: Written, tmp_path: Path
) -> None:
    (tmp_path / "far.yaml").write_text(ORIGINAL, encoding="utf-8")
    name = name.replace("{root}", str(tmp_path))
    text = f"title: A\ntranslation_of: {{file: {name}}}\n"
    (found,) = written(text, {"a.txt": ORIGINAL}).diagnostics
    assert (found.rule, found.place.position.line) == ("original-file", 2)


STYLE = """
label: House
extends: base
boilerplate:
  en:
    government-funded: "A *ministry* paid, see [its page](https://example.org/m)."
    own-views: The views are the authors’ own.
  de: {government-funded: Ein Ministerium hat bezahlt.}
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "style.yaml").write_text(STYLE, encoding="utf-8")
    return tmp_path / "house"


def test_a_standing_text_is_printed_in_the_place_of_its_name(house: Path) -> None:
    brief = loaded("title: A\ndisclaimer: government-funded\nfunding: own-views\n").brief
    edition = edit(brief, load_style(house), MOMENT)
    words = "A ministry paid, see its page."
    for shown in (
        read_html(html.render(edition)[".html"]),
        read_docx(docx.render(edition)[".docx"]),
    ):
        assert words in " ".join(shown.lines)
        assert "government-funded" not in " ".join(shown.lines)
    shown = read_pdf(pdf.render(edition)[".pdf"])
    assert squeezed(words) in squeezed("".join(shown.lines))


def test_a_standing_text_is_in_the_language_of_the_brief(house: Path) -> None:
    brief = loaded("title: A\nlanguage: de-AT\ndisclaimer: government-funded\n").brief
    (text,) = edit(brief, load_style(house), MOMENT).closing.values()
    assert prose.plain_text(text) == "Ein Ministerium hat bezahlt."


NAMED = {
    "goverment-funded": "Did you mean “government-funded”?",
    "zzz": "It has government-funded, own-views",
}


@pytest.mark.parametrize("name", NAMED)
def test_an_unknown_standing_text_is_one_error_and_nothing_is_written(
    name: str, house: Path, tmp_path: Path
) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text(f"title: A\ndisclaimer: {name}\n", encoding="utf-8")
    wanted = results.Wanted(("html",), style=str(house))
    result = rendering.render(path, wanted, lambda _: None)
    (found,) = (each for each in result.diagnostics if each.rule == "unknown-boilerplate")
    assert NAMED[name] in found.message
    assert tuple(found.place.position) == (2, 13)
    assert result.written == ()


@pytest.mark.parametrize("words", ["none", "None.", "Nobody paid.", "all-rights reserved"])
def test_words_that_say_something_are_no_names(words: str, house: Path) -> None:
    result = loaded(f"title: A\nfunding: {words}\n")
    found = checks.check(result, edit(result.brief, load_style(house), MOMENT))
    assert "unknown-boilerplate" not in {each.rule for each in found}


FAULTS = {
    "a note": ("ours: 'Words.[^a]'", "has no notes"),
    "a name in capitals": ("Our Words: Words.", "can't name a standing text"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_in_a_standing_text_is_the_styles(case: str, tmp_path: Path) -> None:
    line, words = FAULTS[case]
    text = f"label: H\nextends: base\nboilerplate:\n  en:\n    {line}\n"
    (tmp_path / "style.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(StyleError, match=words) as caught:
        load_style(tmp_path)
    assert caught.value.diagnostics[0].place.position.line == 5


LIBRARY = """
lim: {type: report, title: Ports, publisher: INSS, author: [{family: Lim}], issued: 2024}
roy: {type: report, title: Ships, publisher: INSS, author: [{family: Roy}], issued: 2023}
"""
CITING = "title: T\nsources: ../sources.yaml\nsections: [{body: 'A.[@lim]'}]\n"


def test_sources_that_briefs_share_stand_in_the_folder_above(written: Written) -> None:
    read = written(CITING, {"../sources.yaml": LIBRARY})
    assert read.diagnostics == ()
    assert list(read.brief.sources) == ["lim"]
    # Nearest keys are asked after, cited or not.
    assert read.library == {"lim", "roy"}


@pytest.mark.parametrize("name", ["../sources.yaml", "../other.yaml", "../x/sources.yaml"])
def test_no_other_file_above_is_read(name: str, written: Written) -> None:
    files = {"../other.yaml": LIBRARY, "../x/sources.yaml": LIBRARY}
    read = written(CITING.replace("../sources.yaml", name), files)
    assert [each.rule for each in read.diagnostics] == ["sources-file"]
    assert read.brief.sources == {}


def test_an_original_whose_letters_the_fonts_lack_is_named_by_its_language(
    written: Written,
) -> None:
    original = "title: {}\nlanguage: ko\nurl: 'https://example.org/ko'\n"
    brief = (
        "title: T\nstyle: base\ntranslation_of: {file: ../ko.yaml}\nsections: [{body: B.}]\n"
    )
    for title, expected in (("항구", ""), ("Hanggu", ": Hanggu")):
        read = written(brief, {"../ko.yaml": original.format(title)})
        edition = edit(read.brief, style_named("base"), MOMENT)
        assert "missing-glyph" not in [each.rule for each in checks.check(read, edition)]
        for shown in (
            read_html(html.render(edition)[".html"]),
            read_docx(docx.render(edition)[".docx"]),
            read_pdf(pdf.render(edition)[".pdf"]),
        ):
            words = squeezed(" ".join(shown.lines))
            assert squeezed(f"Translated from Korean{expected}") in words
            assert "항구" not in words
