"""Whatever happens to the machine, each file is whole, as before or new; one error says why."""

from __future__ import annotations

import ast
import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PIL import Image as Pictures

import briefkit
from briefkit.cli import run
from briefkit.commands import examining, rendering
from briefkit.style.finding import packaged_styles
from tests.killing import files_of

FORMATS = "html,docx,pdf,cms"
ANY = resource.RLIM_INFINITY
TEXT = """\
title: A title
sections: [{heading: One, body: "Words.[^a]\\n\\n![](#b)"}]
footnotes: {a: A note.}
figures: {b: {image: b.png, alt: A square., title: Nothing much}}
"""
POINTS = 50
WRITERS = ("write_text", "write_bytes", "mkstemp", "fdopen", "rename")
# What the disk holds of a file: with room for a Word document and a page, not for its fonts;
# and with none for what is made on the way to a PDF.
FULL = {"docx,html": 60_000, FORMATS: 4_000}


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    """A brief that was rendered to ``out``, and then changed."""
    path = tmp_path / "a.yaml"
    path.write_text(TEXT, encoding="utf-8")
    Pictures.new("RGB", (9, 9)).save(tmp_path / "b.png")
    assert run(["render", str(path), "-o", str(tmp_path / "out"), "-f", FORMATS]) == 0
    path.write_text(TEXT.replace("A title", "Another title"), encoding="utf-8")
    return path


def test_a_killed_render_leaves_each_file_as_it_was_or_as_it_will_be(brief: Path) -> None:
    command = [sys.executable, "-m", "tests.killing", str(brief), str(brief.parent / "out")]
    root = Path(__file__).parents[1]
    done = subprocess.run(
        [*command, FORMATS, str(POINTS)], capture_output=True, cwd=root, check=True
    )
    left = json.loads(done.stdout)
    assert len(left) == POINTS
    # Those killed while they write all are; some others are done before their time is up.
    assert all(each["killed"] for each in left[1::2])
    assert sum(each["killed"] for each in left) > POINTS * 0.75
    assert any(each["new"] for each in left)
    assert any(not each["new"] for each in left)
    assert [each for each in left if each["wrong"]] == []


def _told(brief: Path, *wrapper: str, formats: str = FORMATS, limit: int = 0) -> str:
    """Render a brief in a process of its own, which must not do: one error, nothing changed."""
    out = brief.parent / "out"
    before, hidden = files_of(out), sorted(out.iterdir())
    command = [*wrapper, sys.executable, "-m", "briefkit", "render", str(brief)]
    done = subprocess.run(
        [*command, "-o", str(out), "-f", formats],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=partial(resource.setrlimit, resource.RLIMIT_FSIZE, (limit or ANY, ANY)),
    )
    assert done.returncode == 2, done.stderr
    assert done.stderr.count("briefkit: ") == 1
    assert "Traceback" not in done.stderr
    assert files_of(out) == before
    assert sorted(out.iterdir()) == hidden
    return done.stderr


@pytest.mark.parametrize("formats", FULL)
def test_a_full_disk_is_one_error_and_changes_nothing(formats: str, brief: Path) -> None:
    sizes = [(brief.parent / "out" / f"a.{each}").stat().st_size for each in ("docx", "html")]
    assert sizes[0] < FULL["docx,html"] < sizes[1]
    assert "file too large" in _told(brief, formats=formats, limit=FULL[formats]).lower()


def test_a_folder_that_is_only_read_is_one_error(brief: Path) -> None:
    folder = brief.parent / "out"
    # Root may write everywhere: it is made to obey, as others do.
    obeys = ("setpriv", "--bounding-set=-dac_override") if os.geteuid() == 0 else ()
    folder.chmod(0o555)
    try:
        assert "could not be written: permission denied" in _told(brief, *obeys)
    finally:
        folder.chmod(0o755)


def test_a_folder_in_a_files_place_is_one_error(brief: Path) -> None:
    (brief.parent / "out" / "a.pdf").unlink()
    (brief.parent / "out" / "a.pdf").mkdir()
    assert "a.pdf could not be written" in _told(brief)


# What goes, and the exit code: what was read by then is not missed.
VANISHING: dict[str, tuple[Callable[[Path], None], int]] = {
    "the style": (lambda path: shutil.rmtree(path.parent / "house"), 2),
    "a style sheet": (lambda path: (path.parent / "house" / "print.css").unlink(), 2),
    "a template": (lambda path: (path.parent / "house" / "brief.html.j2").unlink(), 2),
    "the brief": (Path.unlink, 0),
    "the picture": (lambda path: (path.parent / "b.png").unlink(), 0),
}


@pytest.mark.parametrize("name", VANISHING)
def test_what_vanishes_while_a_brief_is_rendered_is_one_error_or_none(
    name: str, brief: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    house, (vanish, expected) = brief.parent / "house", VANISHING[name]
    shutil.copytree(packaged_styles() / "base", house)
    judged = examining.examine

    def vanishing(*arguments: object) -> object:
        found = judged(*arguments)  # type: ignore[arg-type]
        vanish(brief)
        return found

    monkeypatch.setattr(rendering, "examine", vanishing)
    out = brief.parent / "out"
    before = files_of(out)
    code = run(["render", str(brief), "-o", str(out), "-f", FORMATS, "--style", str(house)])
    error = capsys.readouterr().err
    assert (code, "fault of briefkit itself" in error) == (expected, False)
    if code:
        assert files_of(out) == before
        assert error.count("briefkit: ") == 1
    else:
        for file in ("a.html", "a.docx", "a.pdf"):
            assert files_of(out)[file] != before[file]


def test_every_file_is_written_by_way_of_a_temporary_one() -> None:
    """Nothing else in briefkit writes, but what works in a folder that is thrown away."""
    package = Path(briefkit.__file__).parent
    found = set()
    for file in package.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in WRITERS:
                found.add(str(file.relative_to(package)))
    assert found == {"commands/writing.py", "charts/working.py"}
