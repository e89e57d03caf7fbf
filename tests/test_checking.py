"""``briefkit check``: which briefs and rules, what fails when, and the sentence at the end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefkit import prose
from briefkit.checks import NAMES
from briefkit.cli import run
from briefkit.commands.checking import Asked, Stage, briefs_in, check
from briefkit.commands.tallying import Tally
from briefkit.faults import faults
from briefkit.style import Style, load_style

HEAD = "title: A\nbyline: institutional\nkey_points: [One., Two.]\n"
# One fault of each kind: structural, an error, a warning, a hint.
FAULTS = {
    "structural": "sections: [{body: 'x[^a]'}]\n",
    "error": "date: 2024-11-31\n",
    "warning": "sections: [{heading: H, body: x}, {heading: H, body: y}]\n",
    "hint": "sections: [{body: 'As said, see above.'}]\n",
    "nothing": "sections: [{body: x}]\n",
}
# What fails at which stage.
FAILING: dict[Stage, tuple[str, ...]] = {
    "draft": ("structural",),
    "review": ("structural", "error"),
    "publish": ("structural", "error", "warning"),
}


def written(folder: Path, text: str, name: str = "brief.yaml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD + text, encoding="utf-8")
    return path


@pytest.mark.parametrize("stage", FAILING)
@pytest.mark.parametrize("fault", FAULTS)
def test_what_fails_depends_on_the_stage(fault: str, stage: Stage, tmp_path: Path) -> None:
    path = written(tmp_path, FAULTS[fault])
    result, _ = check(path, Asked(stage=stage))
    assert bool(result.diagnostics) == (fault != "nothing")
    assert result.code == int(fault in FAILING[stage])
    status = "published" if stage == "publish" else stage
    assert check(written(tmp_path, f"status: {status}\n{FAULTS[fault]}"), Asked())[0].code == (
        result.code
    )


@pytest.mark.parametrize("fault", FAULTS)
def test_strict_lets_hints_fail_at_any_stage(fault: str, tmp_path: Path) -> None:
    path = written(tmp_path, FAULTS[fault])
    assert check(path, Asked(strict=True, stage="draft"))[0].code == int(fault != "nothing")


def test_rules_are_selected_and_left_out(tmp_path: Path) -> None:
    path = written(tmp_path, FAULTS["structural"] + FAULTS["error"])

    def found(asked: Asked) -> list[str]:
        return [each.rule for each in check(path, asked)[0].diagnostics]

    assert found(Asked()) == ["undefined-footnote", "impossible-date"]
    assert found(Asked(select=("impossible-date",))) == ["impossible-date"]
    assert found(Asked(ignore=("impossible-date",))) == ["undefined-footnote"]


def test_a_rule_that_is_none_is_refused_with_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        run(["check", str(written(tmp_path, "")), "--ignore", "year-onli"])
    assert left.value.code == 2
    assert "Did you mean “year-only”?" in capsys.readouterr().err


def test_a_folder_means_the_briefs_in_it(tmp_path: Path) -> None:
    names = [
        "b/brief.yaml",
        "a/brief.yaml",
        "c.brief.yaml",
        "a/.git/brief.yaml",
        "a/style.yaml",
        "templates/mine/brief.yaml",
    ]
    for name in names:
        written(tmp_path, "", name)
    found = [str(path.relative_to(tmp_path)) for path in briefs_in([tmp_path])]
    assert found == ["a/brief.yaml", "b/brief.yaml", "c.brief.yaml"]


def test_a_folder_without_briefs_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(tmp_path)]) == 2
    assert "holds no brief" in capsys.readouterr().err


NOTES = """sections:
  - body: one[^a] two[^b] three[@s] four[^c][^b]
footnotes:
  a: Ibid.
  b: A remark.
  c: Another remark.
  d: Never referred to.
sources:
  s: {type: report, title: T}
"""


def test_notes_with_something_to_look_at_are_counted(tmp_path: Path) -> None:
    asked = Asked(select=("typed-ibid", "incomplete-source", "unused-footnote"))
    result, tally = check(written(tmp_path, NOTES), asked)
    assert {each.rule for each in result.diagnostics} == set(asked.select)
    assert tally == Tally(notes=5, flagged=3)


def test_a_finding_at_a_reference_counts_for_its_note(tmp_path: Path) -> None:
    text = "sections: [{heading: 'H', body: 'x[^a]'}]\nfootnotes: {a: 'See x[^b].'}\n"
    assert check(written(tmp_path, text), Asked(select=("nested-footnote",)))[1].flagged == 1


def test_a_finding_that_goes_beyond_a_note_counts_for_none(tmp_path: Path) -> None:
    text = "sections: [{body: 'x.[^a][^b]'}]\nfootnotes: {a: One., b: Two.}\n"
    result, tally = check(written(tmp_path, text), Asked(select=("adjacent-references",)))
    assert [each.rule for each in result.diagnostics] == ["adjacent-references"]
    assert tally == Tally(2, 0)


def test_a_style_is_read_once_for_many_briefs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []

    def counted(folder: Path) -> Style:
        read.append(folder)
        return load_style(folder)

    monkeypatch.setattr("briefkit.commands.examining.load_style", counted)
    asked = Asked()
    for name in ("a.yaml", "b.yaml"):
        check(written(tmp_path, FAULTS["nothing"], name), asked)
    assert len(read) == 1


def test_a_note_whose_only_finding_is_ignored_is_whole(tmp_path: Path) -> None:
    asked = Asked(ignore=("unused-footnote", "missing-author"))
    result, counted = check(written(tmp_path, "footnotes: {d: Never referred to.}\n"), asked)
    assert result.diagnostics == ()
    assert counted == Tally(notes=1, flagged=0)


SENTENCES = {
    (32, 3, 1): "32 notes: 29 whole, 3 to look at.",
    (32, 0, 1): "32 notes: all whole.",
    (1, 1, 1): "1 note: 0 whole, 1 to look at.",
    (0, 0, 1): "No notes.",
    (10, 1, 2): "10 notes in 2 briefs: 9 whole, 1 to look at.",
}


@pytest.mark.parametrize("counts", SENTENCES)
def test_the_tally_is_a_sentence(counts: tuple[int, int, int]) -> None:
    notes, flagged, briefs = counts
    assert Tally(notes, flagged).sentence(briefs) == SENTENCES[counts]


def test_the_command_ends_with_the_sentence_and_the_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, FAULTS["structural"])
    assert run(["check", str(path)]) == 1
    assert capsys.readouterr().err.endswith("No notes.\n")


def test_a_rule_is_explained_and_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rule"]) == 0
    of_rules, of_reading = capsys.readouterr().out.split("\nFound in reading")
    assert [line.split()[0] for line in of_rules.splitlines()] == [*NAMES]
    listed = [line.split()[0] for line in of_reading.splitlines()[2:]]
    assert listed == [each.name for each in faults()]
    assert run(["rule", "unknown-field"]) == 0
    assert "autors:" in capsys.readouterr().out
    assert run(["rule", "year-only"]) == 0
    assert "Passing:" in capsys.readouterr().out
    assert run(["rule", "year"]) == 2
    assert "Did you mean “year-only”?" in capsys.readouterr().err


def test_json_tells_each_finding_with_its_place_and_edits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = "sections: [{body: 'See https://example.org/a?utm_source=b'}]\n"
    assert run(["check", str(written(tmp_path, body)), "--format", "json"]) == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["rule"], found["line"], found["column"]) == ("tracking-url", 4, 24)
    assert found["edits"]
    assert all(edit["line"] == found["line"] for edit in found["edits"])


def test_github_is_told_by_workflow_commands(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    path = written(tmp_path, FAULTS["structural"], "a,b:c.yaml")
    assert run(["check", str(path)]) == 1
    shown = capsys.readouterr().out
    name = str(path).replace(",", "%2C").replace(":", "%3A")
    assert shown.startswith(
        f"::error file={name},line=4,endLine=4,title=undefined-footnote,col=21,endColumn=25::"
    )


def test_each_text_of_a_brief_is_parsed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []

    def counted(source: str) -> prose.Blocks:
        parsed.append(source)
        return parse(source)

    parse = prose.parse
    monkeypatch.setattr(prose, "parse", counted)
    texts = "sections: [{body: 'Pay is low.[^a]'}]\nfootnotes: {a: Invented note.}\n"
    check(written(tmp_path, texts), Asked())
    assert parsed == ["One.", "Two.", "Pay is low.[^a]", "Invented note."]
