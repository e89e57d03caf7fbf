"""`briefkit check` and `briefkit import` of Word drafts, as a person runs them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest

from briefkit.cli import run
from briefkit.diagnostic import Severity
from briefkit.loading import load
from briefkit.reports import REPORTS
from briefkit.textfiles.textfile import read_text_file
from tests import word_raw, worddrafts
from tests.conftest import ROOT

WORDS = "Invented Review, “Ports and Piers,” https://example.org/a"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft whose second note lacks a date, and that refers to no third."""
    body = (
        worddrafts.TITLE
        + word_raw.paragraph("Ports cost money.", word_raw.reference(2))
        + worddrafts.styled("1", "Costs")
        + word_raw.paragraph("Piers do, too.", word_raw.reference(3))
    )
    notes = (f"{WORDS}, 5 December 2024.", f"{WORDS}.", "Nobody refers to this, 2024.")
    held = word_raw.notes("footnote", *map(word_raw.paragraph, notes))
    path = tmp_path / "draft.docx"
    path.write_bytes(worddrafts.draft(body, footnotes=held))
    return path


def test_findings_in_a_draft_name_the_note_and_its_words(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(draft)]) == 1
    shown = capsys.readouterr().err
    assert f"{draft}, note 2: info incomplete-note: " in shown
    assert f"{draft}, at the top: " in shown
    assert "Nobody refers to this" in shown
    assert shown.rstrip().endswith("3 notes: 1 whole, 2 to look at.")


def test_findings_in_notes_typed_by_hand_name_the_note(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "typed.docx"
    path.write_bytes(worddrafts.DRAFTS["notes typed by hand in brackets"].data)
    run(["check", str(path), "--annotate", str(tmp_path / "copy.docx")])
    assert f"{path}, note 1: info incomplete-note" in capsys.readouterr().err
    comments = [
        each.text for each in python_docx.Document(str(tmp_path / "copy.docx")).comments
    ]
    assert any("incomplete-note" in text for text in comments)


@pytest.mark.parametrize("form", REPORTS)
def test_every_report_can_tell_of_a_draft(
    form: str, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(draft), "--format", form]) == 1
    shown = capsys.readouterr()
    assert "incomplete-note" in shown.out + shown.err


def test_json_says_in_which_note_a_finding_stands(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", str(draft), "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    where = {each["where"] for each in found if each["rule"] == "incomplete-note"}
    assert where == {f"{draft}, note 2"}
    assert not any(each["edits"] for each in found)


def test_annotate_writes_a_copy_with_comments_and_leaves_the_draft(
    draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1733356800")
    before, copy = draft.read_bytes(), tmp_path / "copy.docx"
    assert run(["check", str(draft), "--annotate", str(copy)]) == 1
    assert draft.read_bytes() == before
    comments = [each.text for each in python_docx.Document(str(copy)).comments]
    assert any("incomplete-note" in text and "note 2" in text for text in comments)
    first = copy.read_bytes()
    run(["check", str(draft), "--annotate", str(copy)])
    assert copy.read_bytes() == first
    assert run(["check", str(copy), "--select", "unresolved-review"]) == 0


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--fix"], "only you change that"),
        (["--annotate", "{draft}"], "the draft itself"),
        (["{brief}", "--annotate", "x.docx"], "one Word draft"),
    ],
)
def test_what_a_draft_cannot_have_is_said(
    options: list[str], words: str, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brief = draft.with_name("brief.yaml")
    brief.write_text("title: A\n", encoding="utf-8")
    given = [each.format(draft=draft, brief=brief) for each in options]
    assert run(["check", str(draft), *given]) == 2
    assert words in capsys.readouterr().err


def test_a_draft_is_not_rendered_over_itself(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = draft.read_bytes()
    assert run(["render", str(draft)]) == 2
    assert "briefkit import" in capsys.readouterr().err
    assert draft.read_bytes() == before


def test_import_writes_a_brief_that_can_be_checked(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brief = tmp_path / "new" / "brief.yaml"
    assert run(["import", str(draft), "-o", str(brief)]) == 0
    said = capsys.readouterr()
    assert said.out.strip() == str(brief)
    assert said.err.rstrip().endswith("0 key points, 2 sections, 3 notes. Nothing was lost.")
    text = brief.read_text(encoding="utf-8")
    assert "Ports cost money.[^invented-2024]" in text
    run(["check", str(brief), "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    errors = [each["rule"] for each in found if each["severity"] == "error"]
    assert errors == ["unused-footnote"]
    assert run(["import", str(draft), "-o", str(brief)]) == 2
    assert brief.read_text(encoding="utf-8") == text


def test_import_saves_images_beside_the_brief(tmp_path: Path) -> None:
    def write(document: object) -> None:
        document.add_heading("Ports", 0)  # type: ignore[attr-defined]
        document.add_picture(str(ROOT / "docs" / "base.png"))  # type: ignore[attr-defined]

    draft, brief = tmp_path / "draft.docx", tmp_path / "brief.yaml"
    draft.write_bytes(worddrafts.by_library(write))
    assert run(["import", str(draft), "-o", str(brief)]) == 0
    saved = tmp_path / "images" / "brief-1.png"
    assert saved.read_bytes() == (ROOT / "docs" / "base.png").read_bytes()
    assert "# Image saved as images/brief-1.png" in brief.read_text(encoding="utf-8")
    assert run(["import", str(draft), "-o", str(tmp_path / "new" / "brief.yaml")]) == 0
    assert (tmp_path / "new" / "images" / "brief-1.png").exists()
    brief.unlink()
    saved.write_bytes(b"mine")
    assert run(["import", str(draft), "-o", str(brief)]) == 2
    assert saved.read_bytes() == b"mine"
    assert not brief.exists()


def test_an_image_becomes_a_figure_with_its_caption_where_it_stood(tmp_path: Path) -> None:
    def write(document: Any) -> None:
        document.add_heading("Ports", 0)
        document.add_paragraph("Before the picture.")
        document.add_picture(str(ROOT / "docs" / "base.png"))
        document.add_paragraph("Figure 1: Trade of ports", style="Caption")
        document.add_paragraph("After it.")

    draft, brief = tmp_path / "draft.docx", tmp_path / "brief.yaml"
    draft.write_bytes(worddrafts.by_library(write))
    assert run(["import", str(draft), "-o", str(brief)]) == 0
    loaded = load(read_text_file(brief))
    assert not [each for each in loaded.diagnostics if each.severity is Severity.ERROR]
    (section,) = loaded.brief.sections
    assert section.body.split() == ["Before", "the", "picture.", "![](#fig-1)", "After", "it."]
    (figure,) = loaded.brief.figures.values()
    assert (figure.image, figure.title) == ("images/brief-1.png", "Trade of ports")
    assert loaded.images["images/brief-1.png"].width > 1000


def test_an_image_without_words_for_it_is_a_finding_in_the_draft(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def write(document: Any) -> None:
        document.add_heading("Ports", 0)
        document.add_picture(str(ROOT / "docs" / "base.png"))

    draft = tmp_path / "draft.docx"
    draft.write_bytes(worddrafts.by_library(write))
    run(["check", str(draft), "--format", "json"])
    found = {each["rule"]: each for each in json.loads(capsys.readouterr().out)}
    assert "no alternative text" in found["missing-alt-text"]["message"]
    assert not found.keys() & {"missing-rights", "figure-not-cited", "undefined-block"}


def test_nothing_is_imported_while_changes_are_unsettled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inserted = f'<w:ins w:id="1" w:author="Ann">{word_raw.word("new")}</w:ins>'
    draft, brief = tmp_path / "draft.docx", tmp_path / "brief.yaml"
    draft.write_bytes(worddrafts.draft(worddrafts.TITLE + word_raw.paragraph("A ", inserted)))
    assert run(["import", str(draft), "-o", str(brief)]) == 1
    assert "1 tracked change" in capsys.readouterr().err
    assert not brief.exists()
    assert run(["import", str(draft), "-o", str(brief), "--tracked", "reject"]) == 0
    assert "new" not in brief.read_text(encoding="utf-8")


def test_a_check_of_text_loads_no_reader_of_word_files(tmp_path: Path) -> None:
    brief = tmp_path / "brief.yaml"
    brief.write_text("title: A\n", encoding="utf-8")
    code = (
        "import sys; from briefkit.cli import run; run(['check', sys.argv[1]]); "
        "heavy = ('lxml', 'docx', 'weasyprint', 'briefkit.drafts'); "
        "print([name for name in heavy if name in sys.modules])"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code, brief], capture_output=True, text=True, check=True
    )
    assert shown.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["brief.yaml", "brief.md"])
def test_each_guess_of_an_import_is_told_beside_it(tmp_path: Path, name: str) -> None:
    bold = word_raw.paragraph(word_raw.word("What ports cost", "<w:b/>"))
    lines = [worddrafts.TITLE, *map(word_raw.paragraph, ("By Ann Kim", "5 December 2024"))]
    body = [*lines, word_raw.paragraph("They cost money."), bold, word_raw.paragraph("Much.")]
    draft, output = tmp_path / "draft.docx", tmp_path / name
    draft.write_bytes(worddrafts.draft("".join(body)))
    assert run(["import", str(draft), "-o", str(output)]) == 0
    lines = [each.strip() for each in output.read_text(encoding="utf-8").splitlines() if each]
    told = {
        lines[index + 1]: line.strip("#<!-> ")
        for index, line in enumerate(lines)
        if line.startswith(("# a", "<!--"))
    }
    heading = {"brief.yaml": "- heading: What ports cost", "brief.md": "## What ports cost"}
    assert told == {
        "date: 2024-12-05": "a line above the text that is a day",
        "authors:": "a line above the text, by its words",
        heading[name]: "a short line that stands out, taken for a heading",
    }
    assert load(read_text_file(output)).brief.sections[1].heading == "What ports cost"
