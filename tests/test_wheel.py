"""The wheel alone, with the locked packages, does all that a checkout does."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from importlib.metadata import Distribution, PackageNotFoundError
from pathlib import Path

import pytest

from tests.conftest import ROOT

DEMO = ROOT / "briefs" / "soldiers-for-technology"
BEGINNINGS = {".docx": b"PK\x03\x04", ".html": b"<!doctype html", ".pdf": b"%PDF-"}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new environment: the wheel and the locked packages, nothing else."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=True, symlinks=True)
    scheme = {"base": str(home), "platbase": str(home)}
    _link_locked(Path(sysconfig.get_path("purelib", "venv", scheme)))
    built = tmp_path_factory.mktemp("built")
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built), cwd=ROOT)
    [wheel] = built.glob("*.whl")
    programs = home / "bin"
    # Without an index, pip fails when the wheel asks for more than the locked packages.
    _run(str(programs / "pip"), "install", "--no-index", str(wheel), cwd=built)
    return programs


def test_the_wheel_renders_the_demo_brief_in_an_empty_folder(
    installed: Path, tmp_path: Path
) -> None:
    shutil.copytree(DEMO, tmp_path / "mine")
    _run(str(installed / "briefkit"), "render", "mine/brief.yaml", "-o", "out", cwd=tmp_path)
    made = {file.suffix: file.read_bytes() for file in (tmp_path / "out").iterdir()}
    assert made.keys() == BEGINNINGS.keys()
    for ending, beginning in BEGINNINGS.items():
        assert made[ending].lower().startswith(beginning.lower())
        assert len(made[ending]) > 10_000, f"the {ending} file is too small for the demo"


def test_the_wheel_writes_a_starting_brief_that_renders(
    installed: Path, tmp_path: Path
) -> None:
    program = str(installed / "briefkit")
    _run(program, "new", "Soldiers for Technology", cwd=tmp_path)
    _run(program, "render", "brief.yaml", "-f", "html", cwd=tmp_path)
    assert list(tmp_path.glob("*.html"))


def test_what_runs_is_the_wheel_and_not_the_checkout(installed: Path, tmp_path: Path) -> None:
    code = "import briefkit; print(briefkit.__file__)"
    file = Path(_run(str(installed / "python"), "-c", code, cwd=tmp_path).strip())
    assert file.is_relative_to(installed.parent)
    styles = _run(str(installed / "briefkit"), "styles", cwd=tmp_path).split()
    assert str(file.parent / "templates" / "korea-on-point") in styles
    assert str(ROOT) not in " ".join(styles)


def _link_locked(site: Path) -> None:
    """Link the packages that requirements.txt names into a site-packages folder.

    They are those installed here: the network is not asked for them again.
    """
    locked = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    for name in re.findall(r"^([\w.-]+)==", locked, re.MULTILINE):
        try:
            distribution = Distribution.from_name(name)
        except PackageNotFoundError:
            continue  # Locked for another system than this one.
        parts = {Path(file).parts[0] for file in distribution.files or ()}
        for part in parts - {"..", "__pycache__"}:
            if not (site / part).exists():
                (site / part).symlink_to(Path(str(distribution.locate_file(part))))


def _run(*command: str, cwd: Path) -> str:
    """Run a program without this session's variables and give what it prints."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(cwd), "LANG": "C.UTF-8"}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
