"""What a program may use of briefkit: the names of the package; no more is promised."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
from pathlib import Path

import pytest

import briefkit
from tests.conftest import DEMO

FAULTY = "title: A\nsections: [{body: 'One.[^ports]'}]\nfootnotes: {port: A note.}\n"


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "brief.yaml"
    path.write_text(FAULTY, encoding="utf-8")
    return path


def test_all_that_is_public_is_named_and_explained() -> None:
    assert sorted(briefkit.__all__) == briefkit.__all__
    assert {"check", "load", "render", "report"} <= set(briefkit.__all__)
    for name in briefkit.__all__:
        assert inspect.getdoc(getattr(briefkit, name)), name
    ours = {
        name
        for name, value in vars(briefkit).items()
        if inspect.isfunction(value) and value.__module__ == "briefkit"
    }
    assert ours <= set(briefkit.__all__)


def test_a_brief_is_loaded_with_what_is_wrong(faulty: Path) -> None:
    assert briefkit.load(DEMO).brief.title == "Soldiers for Technology"
    assert briefkit.load(faulty).brief.footnotes["port"]
    with pytest.raises(briefkit.Unreadable):
        briefkit.load(faulty.with_name("nothing.yaml"))


def test_what_is_found_is_told_in_every_format(faulty: Path) -> None:
    found = briefkit.check(str(faulty))
    assert [each.rule for each in found if each.severity is briefkit.Severity.ERROR] == [
        "undefined-footnote",
        "unused-footnote",
    ]
    assert "brief.yaml:2:24: error undefined-footnote" in briefkit.report(found)
    told = json.loads(briefkit.report(found, "sarif"))
    assert len(told["runs"][0]["results"]) == len(found)
    (missing,) = briefkit.check(faulty.with_name("nothing.yaml"))
    assert missing.rule == "file-not-found"


def test_pages_are_given_and_none_is_written(faulty: Path) -> None:
    with pytest.raises(briefkit.Unrendered, match="no footnote “ports”") as refused:
        briefkit.render(faulty, ["html"])
    assert refused.value.diagnostics
    faulty.write_text(FAULTY.replace("ports", "port"), encoding="utf-8")
    made = briefkit.render(faulty, ["html", "docx"], style="memo")
    assert sorted(made) == [".docx", ".html"]
    assert b"<h1" in made[".html"]
    assert list(faulty.parent.iterdir()) == [faulty]


def test_to_import_the_package_loads_nothing_heavy() -> None:
    script = "import sys, briefkit; print('pydantic' in sys.modules, 'yaml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout == "False False\n"
