"""What CI runs: the hook, the action and the documented workflows do what they say."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefkit.arguments import parser
from briefkit.cli import RUNS
from briefkit.commands.checking import PATTERNS
from tests.conftest import ROOT

HOOK = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
WORKFLOWS = {
    title: yaml.safe_load(block)
    for title, block in re.findall(r"^## (.+?)$.+?```yaml\n(.+?)```", PAGE, re.M | re.S)
}
FAULTY = "title: A\nsections:\n  - body: Ports cost money.[^cost]\n"


def test_the_hook_runs_on_briefs_and_on_nothing_else() -> None:
    names = [pattern.replace("*", "ports") for pattern in PATTERNS]
    assert names
    for name in names:
        assert re.search(HOOK["files"], name)
        assert re.search(HOOK["files"], f"briefs/{name}")
    assert not re.search(HOOK["files"], "style.yaml")
    assert not re.search(HOOK["files"], "mybrief.yaml")


def test_the_hook_fails_a_commit_with_a_faulty_brief(tmp_path: Path) -> None:
    brief = tmp_path / "brief.yaml"
    brief.write_text(FAULTY, encoding="utf-8")
    program, *arguments = shlex.split(HOOK["entry"])
    command = [str(Path(sys.executable).with_name(program)), *arguments, str(brief)]
    assert subprocess.run(command, capture_output=True).returncode == 1


def test_the_action_checks_what_it_is_given(tmp_path: Path) -> None:
    step = ACTION["runs"]["steps"][1]
    (tmp_path / "briefkit").symlink_to(Path(sys.executable).parents[1])
    brief = tmp_path / "brief.yaml"
    brief.write_text(FAULTY, encoding="utf-8")
    given = {"inputs.briefs": str(brief), "inputs.options": "--select undefined-footnote"}
    environment = {name: given[value.strip("${} ")] for name, value in step["env"].items()} | {
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_ACTIONS": "true",
        "PATH": os.environ["PATH"],
    }
    assert {each.removeprefix("inputs.") for each in given} == set(ACTION["inputs"])
    done = subprocess.run(
        [step["shell"], "-c", step["run"]], env=environment, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stdout.startswith("::error ")
    assert done.stdout.count("::error ") == 1


@pytest.mark.parametrize("title", ["GitHub", "GitLab", "Before each commit"])
def test_documented_workflows_use_options_that_there_are(title: str) -> None:
    commands = list(_commands(title, WORKFLOWS[title]))
    assert commands
    for command in commands:
        parser(RUNS).parse_args(["check", *command])


def _commands(title: str, workflow: Any) -> Any:
    """The arguments of each check that a workflow runs."""
    if title == "GitHub":
        # PyYAML reads the key “on” as a truth value, as YAML 1.1 has it.
        given = workflow["jobs"]["briefs"]["steps"][1]["with"]
        assert set(given) <= set(ACTION["inputs"])
        yield shlex.split(f"{given['briefs']} {given['options']}")
    elif title == "GitLab":
        for script in workflow["briefs"]["script"]:
            program, command, *arguments = shlex.split(script.partition(">")[0])
            assert (program, command) == ("briefkit", "check")
            yield arguments
    else:
        hook = workflow["repos"][0]["hooks"][0]
        assert hook["id"] == HOOK["id"]
        yield [*hook["args"], "brief.yaml"]


def test_every_workflow_is_short() -> None:
    blocks = re.findall(r"```yaml\n(.+?)```", PAGE, re.S)
    assert len(blocks) == 3
    assert all(block.count("\n") <= 5 for block in blocks)
