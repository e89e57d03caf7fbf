"""`briefkit verify` reads finished files back and tells how they differ from their brief."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from briefkit.cli import run
from briefkit.verifying import pdfwords
from briefkit.verifying.apart import words_apart
from briefkit.verifying.shown import squeezed

BRIEF = """
title: What Ferries Are For
date: 2024-12-05
authors: [{name: Ann Specimen, bio: She is invented., email: ann@example.org}]
series: {name: Notes, number: 3}
key_points: ["Ferries are **cheap**."]
sections:
  - heading: Why
    body: |
      Ferries carry a tenth of all.[^one] Few know it.[^two] They say so twice.[^two]

      They close in winter,[^three] as [](#one) tells.

      ![](#todo)
  - heading: And Then
    body: |
      | Port | Boats |
      |---|--:|
      | North | 1,200[^four] |
recommendations: {todo: [{text: Lend boats., to: Ministry, by: May}]}
footnotes:
  one: "Ann Specimen, *Ferries*, 2024, p. 3."
  two: "Bo Specimen, *Boats*, 2023."
  three: "Ann Specimen, *Winters*, 2022."
  four: Counted by hand.
acknowledgements: Thanks to all.
"""
ALL = (".pdf", ".docx", ".html")


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verified")
    (folder / "ferries.yaml").write_text(BRIEF, encoding="utf-8")
    assert run(["render", str(folder / "ferries.yaml")]) == 0
    return folder


@pytest.fixture
def folder(rendered: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(rendered, tmp_path / "copy"))


def verify(folder: Path, *more: str) -> int:
    return run(["verify", str(folder / "ferries.yaml"), *more])


def edit_docx(path: Path, part: str, change: Callable[[str], str]) -> None:
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    before = parts[part].decode()
    assert change(before) != before
    parts[part] = change(before).encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


def test_files_as_rendered_say_the_same(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(folder) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "ferries.pdf, ferries.docx, ferries.html: the same words as" in err
    assert "all its 4 notes" in err


def test_another_program_sees_the_same_notes_in_the_pdf(rendered: Path) -> None:
    command = ["pdftotext", str(rendered / "ferries.pdf"), "-"]
    text = squeezed(subprocess.run(command, check=True, capture_output=True).stdout.decode())
    notes = re.findall(r"^  (?:one|two|three|four): \"?(.+?)\"?$", BRIEF, re.MULTILINE)
    assert [squeezed(note.replace("*", "")) in text for note in notes] == [True] * 4


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("a tenth of all", "a fifth of all", "a fifth of all"),
        ("<h2>And Then</h2>", "<h3>And Then</h3>", "a heading of level 3"),
        ("<h2>And Then</h2>", "<p>And Then</p>", "no heading"),
        ("Thanks to all.", "", "Thanks to all."),
        ("She is invented.", "She is real.", "She is real."),
        ("<p>They close", "<p>New words.</p><p>They close", "New words."),
        ("Lend boats.", "Lendboats.", "Lendboats."),
        ('<td style="text-align: right">1,200', "<td>1,300", "1,300"),
    ],
)
def test_words_changed_in_the_page_are_told(
    folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, told: str
) -> None:
    page = folder / "ferries.html"
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")
    assert verify(folder) == 1
    out, err = capsys.readouterr()
    assert told in out
    assert re.fullmatch(r"ferries.html differs from \S+ in 1 place\n", err)


def test_a_note_changed_in_the_page_is_told_at_the_foot_and_at_its_reference(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = folder / "ferries.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace(">Winters<", ">Summers<"), encoding="utf-8")
    assert verify(folder) == 1
    out = capsys.readouterr().out
    assert f"{page}: note 3\n  - brief: Ann Specimen, Winters, 2022." in out
    assert "at its reference, note 3\n" in out


def test_a_note_deleted_in_word_is_told_once_though_all_that_follow_change_their_numbers(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def without_third(document: str) -> str:
        return re.sub(r'<w:footnoteReference w:id="3"[^>]*/>', "", document)

    edit_docx(folder / "ferries.docx", "word/document.xml", without_third)
    assert verify(folder) == 1
    out = capsys.readouterr().out
    assert "note 3\n  - brief: Ann Specimen, Winters, 2022.\n  + file:  (nothing)" in out
    assert "under “Why”\n  - brief: They close in winter,[3] as" in out
    assert out.count("- brief:") == 2
    assert "html" not in out


def test_a_note_reworded_in_word_is_told_by_its_number(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit_docx(
        folder / "ferries.docx", "word/footnotes.xml", lambda xml: xml.replace("2023", "2021")
    )
    assert verify(folder) == 1
    assert "note 2\n  - brief: Bo Specimen, Boats, 2023." in capsys.readouterr().out


def test_a_brief_changed_since_is_told_apart_from_changed_files(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brief = folder / "ferries.yaml"
    brief.write_text(BRIEF.replace("Few know it.", "All know it."), encoding="utf-8")
    assert verify(folder) == 1
    out, err = capsys.readouterr()
    assert "the same as each other, but not as" in err
    assert out.count("Allknowit" if "Allknowit" in out else "All know it.") == 3


def test_words_taken_out_of_a_pdf_are_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "ferries.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        content = pikepdf.parse_content_stream(document.pages[0])
        shows = [i for i, each in enumerate(content) if str(each.operator) in ("Tj", "TJ")]
        del content[shows[len(shows) // 2]]
        made = pikepdf.unparse_content_stream(content)
        document.pages[0].Contents = document.make_stream(made)
        document.save(path)
    assert verify(folder, "-f", "pdf") == 1
    assert "ferries.pdf: " in capsys.readouterr().out


def test_a_file_that_libreoffice_saved_anew_says_the_same(folder: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir"]
    saved = tmp_path / "again"
    subprocess.run(
        [*command, str(saved), str(folder / "ferries.docx")], check=True, capture_output=True
    )
    assert verify(folder, str(saved / "ferries.docx")) == 0


def untagged(path: Path) -> None:
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        del document.Root.StructTreeRoot
        document.save(path)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda folder: (folder / "ferries.docx").unlink(), "briefkit render"),
        (lambda folder: (folder / "ferries.docx").write_bytes(b"PK"), "damaged"),
        (lambda folder: (folder / "ferries.pdf").write_bytes(b"%PDF-1.7\n"), "no PDF that can"),
        (lambda folder: untagged(folder / "ferries.pdf"), "without tags"),
        (lambda folder: (folder / "ferries.html").write_text("<p>Hello"), "no <article>"),
        (lambda folder: (folder / "ferries.yaml").unlink(), "no such file"),
        (lambda folder: (folder / "ferries.yaml").write_text("title: A\nabstract: B[^n]"), "n"),
    ],
)
def test_what_cannot_be_read_is_one_error(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    change: Callable[[Path], object],
    told: str,
) -> None:
    change(folder)
    assert verify(folder) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert "fault of briefkit" not in err


def test_other_files_are_not_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(folder, str(folder / "ferries.odt")) == 2
    assert "ends in .pdf, .docx, .html" in capsys.readouterr().err


def test_a_pdf_without_the_library_says_how_to_get_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pdfminer.pdfdocument", None)
    assert verify(folder) == 2
    assert "pip install 'briefkit[verify]'" in capsys.readouterr().err
    assert verify(folder, "-f", "docx,html") == 0


def test_a_tree_in_a_circle_comes_to_an_end() -> None:
    document = pikepdf.new()
    document.add_blank_page()
    root = document.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P))
    root.K = root
    document.Root.StructTreeRoot = root
    made = io.BytesIO()
    document.save(made)
    innermost, depth = pdfwords.tagged(made.getvalue()).elements[0], 0
    while inner := next(innermost.elements(), None):
        innermost, depth = inner, depth + 1
    assert 0 < depth < 1000


@pytest.mark.parametrize(
    ("brief", "shown", "told"),
    [
        ("a b c", "a b c", None),
        ("x " * 40 + "one" + " y" * 40, "x " * 40 + "two" + " y" * 40, ("one", "two")),
        ("ends here", "ends here and goes on", ("here", "here and goes on")),
        ("said", "", ("said", "")),
        ("aa", "aaa", ("aa", "aaa")),
    ],
)
def test_the_words_that_differ_are_shown_with_a_few_around_them(
    brief: str, shown: str, told: tuple[str, str] | None
) -> None:
    found = list(words_apart("here", brief, shown))
    assert len(found) == (told is not None)
    for each in found:
        assert told is not None
        assert told[0] in each.brief
        assert told[1] in each.shown
        assert max(map(len, each[1:])) < 120
