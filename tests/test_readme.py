"""What the README shows is what happens: its first five minutes are lived through."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from briefkit.cli import run
from tests.conftest import ROOT, loaded

README = (ROOT / "README.md").read_text(encoding="utf-8")
# Fences may stand only at the margin.
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.M | re.S)
SESSIONS = [block for kind, block in BLOCKS if kind == "console"]
EXAMPLES = [block for kind, block in BLOCKS if kind == "yaml" and "extends:" not in block]


def commands(session: str) -> list[tuple[list[str], str]]:
    """Each command of a session, by its words, and what is printed after it."""
    parts = re.split(r"^\$ (.*)\n", session, flags=re.M)[1:]
    return [(shlex.split(parts[at]), parts[at + 1]) for at in range(0, len(parts), 2)]


def test_the_first_five_minutes_go_as_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    typed = commands(SESSIONS[0])
    assert [words[:2] for words, _ in typed] == [
        ["mkdir", "ports;"],
        ["briefkit", "new"],
        ["briefkit", "render"],
    ]
    for words, printed in typed:
        if words[0] == "mkdir":
            (tmp_path / words[-1]).mkdir()
            monkeypatch.chdir(tmp_path / words[-1])
            continue
        assert run(words[1:]) == 0
        assert capsys.readouterr().out == printed


def test_every_command_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(["--help"])
    listed = re.findall(r"^    (\w+)  ", capsys.readouterr().out, re.MULTILINE)
    assert len(listed) == 11
    assert all(f"| `briefkit {command}" in README for command in listed)


def test_a_misspelt_name_is_told_as_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    sentence = "      … front pages put greenhouses before paratroopers.[^livelyhood]"
    note = '  livelihood: "*Rodong Sinmun* of 16 March 2024, pages 1 and 2."'
    text = f"title: A\nsections:\n  - body: |\n{sentence}\nfootnotes:\n{note}\n"
    text += "byline: withheld\nkey_points: [One., Two.]\n"
    Path("brief.yaml").write_text(text, encoding="utf-8")
    assert run(["render", "brief.yaml"]) == 1
    assert capsys.readouterr().err in README


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.splitlines()[0][:30])
def test_examples_of_briefs_have_the_fields_that_there_are(example: str) -> None:
    text = example if re.search("^title:", example, re.M) else f"title: A\n{example}"
    found = {each.rule for each in loaded(text).diagnostics}
    # The files that an example names are not there.
    assert found <= {"file-not-found", "picture-file", "table-file", "chart"}
