"""Reports for programs: sound by their schemas, exact about places, safe with any text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefkit.checks import NAMES
from briefkit.cli import run
from briefkit.diagnostic import Change, Checked, Diagnostic, Place, Severity, TextFile
from briefkit.reports import REPORTS

SCHEMAS = Path(__file__).with_name("schemas")
SARIF = json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
JUNIT = etree.XMLSchema(file=str(SCHEMAS / "junit-10.xsd"))
BRIEF = "title: 'é😀 X'\r\nsections: []\n"


def finding(file: TextFile, rule: str, severity: Severity, words: str = "") -> Diagnostic:
    place = Place(file, 10, 12)
    edits = (Change(place, words),) if words else ()
    return Diagnostic(place, severity, rule, "What is wrong. What to do", edits)


def checked(name: str = "a b/ü.yaml", words: str = "") -> Checked:
    file = TextFile(name, BRIEF)
    found = (
        finding(file, "undefined-footnote", Severity.ERROR, words),
        finding(file, "unknown-field", Severity.WARNING),
        finding(file, "see-above", Severity.INFO),
    )
    return Checked(name, found, found[:2])


def sarif(*briefs: Checked) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(REPORTS["sarif"](briefs))
    jsonschema.validate(log, SARIF)
    assert log["$schema"] == SARIF["$id"]
    (run,) = log["runs"]
    return run  # type: ignore[no-any-return]


def junit(*briefs: Checked) -> Any:
    root = etree.fromstring(REPORTS["junit"](briefs).encode())
    JUNIT.assertValid(root)
    return root


def test_the_schemas_refuse_what_is_wrong() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"version": "2.1.0", "runs": [{"results": []}]}, SARIF)
    assert not JUNIT.validate(etree.fromstring("<testsuites><testsuite/></testsuites>"))


def test_sarif_describes_every_rule_and_names_what_reading_reports() -> None:
    rules = {rule["id"]: rule for rule in sarif(checked())["tool"]["driver"]["rules"]}
    assert list(rules) == [*NAMES, "unknown-field"]
    assert all(rule["shortDescription"]["text"] for rule in rules.values())
    assert "Passing:" in rules["year-only"]["help"]["text"]
    assert rules["year-only"]["defaultConfiguration"] == {"level": "warning"}


def test_sarif_counts_code_points_and_tells_severities_by_its_own_words() -> None:
    run = sarif(checked())
    assert run["columnKind"] == "unicodeCodePoints"
    assert [each["level"] for each in run["results"]] == ["error", "warning", "note"]
    region = {"startLine": 1, "startColumn": 11, "endLine": 1, "endColumn": 13}
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == region


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("a b/ü.yaml", "a%20b/%C3%BC.yaml"),
        ("./a#b?.yaml", "a%23b%3F.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
        ("/a b.yaml", "file:///a%20b.yaml"),
    ],
)
def test_sarif_names_files_by_uri(name: str, uri: str) -> None:
    location = sarif(checked(name))["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"] == {"uri": uri}


def test_sarif_tells_fixes_as_they_would_be_written() -> None:
    first, *others = sarif(checked(words="it's"))["results"]
    (fix,) = first["fixes"]
    (change,) = fix["artifactChanges"]
    (replacement,) = change["replacements"]
    assert replacement["insertedContent"] == {"text": "it''s"}
    assert replacement["deletedRegion"]["startColumn"] == 11
    assert not any("fixes" in each for each in others)


def test_junit_has_a_suite_a_brief_and_a_case_for_what_fails() -> None:
    root = junit(checked(), Checked("clean.yaml"))
    failing, clean = root
    assert dict(failing.attrib) == {
        "name": "a b/ü.yaml",
        "tests": "2",
        "failures": "2",
        "errors": "0",
    }
    cases = failing.findall("testcase")
    names = ["undefined-footnote (1:11)", "unknown-field (1:11)"]
    assert [case.get("name") for case in cases] == names
    assert cases[0].find("failure").get("message") == "What is wrong. What to do"
    assert "see-above" in failing.findtext("system-out")
    assert (clean.get("tests"), clean.get("failures")) == ("1", "0")
    assert [list(case) for case in clean] == [[]]


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1), st.text())
def test_every_report_holds_any_text(text: str, message: str) -> None:
    file = TextFile(f"a{text}".replace("\0", "").replace("\ud800", ""), text)
    found = Diagnostic(Place(file, 0, len(text)), Severity.ERROR, "fake", message)
    brief = Checked(file.name, (found,), (found,))
    assert len(junit(brief)[0].findall("testcase")) == 1
    assert sarif(brief)["results"][0]["message"]["text"] == message
    (told,) = json.loads(REPORTS["json"]([brief]))
    assert told["message"] == message
    assert REPORTS["github"]([brief]).count("\n") == 1


def test_every_report_of_nothing_is_sound() -> None:
    assert [REPORTS[name]([]) for name in ("text", "json", "github")] == ["", "[]\n", ""]
    assert sarif()["results"] == []
    assert len(junit()) == 0


@pytest.mark.parametrize("name", ["json", "sarif", "junit"])
def test_the_command_tells_of_several_briefs_in_one_document_on_stdout(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.yaml").write_text("title: A\nsections: [{body: 'x[^a]'}]\n", "utf-8")
    (tmp_path / "b.yaml").write_text("- no brief\n", "utf-8")
    briefs = [str(tmp_path / each) for each in ("a.yaml", "b.yaml", "c.yaml")]
    assert run(["check", *briefs, "--format", name]) == 2
    shown = capsys.readouterr().out
    assert all(
        rule in shown for rule in ("undefined-footnote", "not-a-brief", "file-not-found")
    )
    if name == "junit":
        JUNIT.assertValid(etree.fromstring(shown.encode()))
    else:
        json.loads(shown)


@pytest.mark.parametrize(("value", "told"), [("true", "::error "), ("false", "")])
def test_only_in_github_actions_annotations_are_usual(
    value: str,
    told: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", value)
    assert run(["check", str(tmp_path / "nowhere.yaml")]) == 2
    assert capsys.readouterr().out[:8] == told
