"""The command line: what it writes, what it says, and its exit codes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefkit.cli import run
from briefkit.commands.results import FORMAT_NAMES
from briefkit.missing import MissingLibrary
from tests.conftest import DEMO, ROOT

GOOD = "title: A\nsections:\n  - body: Words.[^a]\nfootnotes:\n  a: Source.\n"


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    path = tmp_path / "paper.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_render_makes_three_files_and_says_where(
    brief: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["render", str(brief), "-o", str(brief.parent / "out")]) == 0
    made = capsys.readouterr().out.split()
    assert [Path(name).name for name in made] == ["paper.pdf", "paper.docx", "paper.html"]
    assert all(Path(name).stat().st_size > 1000 for name in made)


def test_render_makes_only_the_formats_asked_for(brief: Path) -> None:
    assert run(["render", str(brief), "-f", "html"]) == 0
    assert {path.name for path in brief.parent.iterdir()} == {"paper.yaml", "paper.html"}


@pytest.mark.parametrize(
    "text",
    [
        GOOD.replace("[^a]", "[^a][^b]"),
        GOOD.replace("title: A\n", ""),
        GOOD + "titel: B\n",
        GOOD.replace("Words.", "Words [x](javascript:y)"),
        GOOD.replace("title: A", "title: 가"),
    ],
)
def test_render_refuses_what_can_not_be_printed_and_writes_nothing(
    brief: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    brief.write_text(text, encoding="utf-8")
    assert run(["render", str(brief), "-f", "html"]) == 1
    assert [path.name for path in brief.parent.iterdir()] == ["paper.yaml"]
    assert ": error " in capsys.readouterr().err


def test_render_warns_of_a_note_that_nothing_refers_to(
    brief: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brief.write_text(GOOD + "  b: Lost.\n", encoding="utf-8")
    assert run(["render", str(brief), "-f", "html"]) == 0
    assert "paper.yaml:6:3: warning unused-footnote" in capsys.readouterr().err


def test_check_shows_the_line_and_a_caret_under_the_place(
    brief: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brief.write_text(GOOD.replace("[^a]", "한국[^b]"), encoding="utf-8")
    assert run(["check", str(brief)]) == 1
    lines = capsys.readouterr().err.splitlines()
    at = next(i for i, line in enumerate(lines) if "undefined-footnote" in line)
    assert lines[at].startswith(f"{brief}:3:19: error undefined-footnote: ")
    assert lines[at + 1] == "      - body: Words.한국[^b]"
    assert lines[at + 2] == " " * 24 + "^^^^"


@pytest.mark.parametrize("content", [b"- a list\n", b"title: [\n", b"\xff\xfe", b""])
def test_what_is_no_brief_could_not_run(content: bytes, brief: Path) -> None:
    brief.write_bytes(content)
    assert run(["check", str(brief)]) == 2
    assert run(["render", str(brief)]) == 2


def test_a_missing_file_is_one_clear_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["render", "nowhere.yaml"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_an_unknown_style_lists_those_there_are(
    brief: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["render", str(brief), "--style", "baes"]) == 2
    assert "base, korea-on-point" in capsys.readouterr().err


def test_without_pango_the_other_formats_are_still_made(
    brief: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from briefkit.formats import FORMATS

    def missing(_: object) -> dict[str, bytes]:
        raise MissingLibrary("PDF output needs Pango: apt-get install it")

    monkeypatch.setitem(FORMATS, "pdf", missing)
    assert run(["render", str(brief)]) == 2
    assert {path.suffix for path in brief.parent.iterdir()} == {".yaml", ".docx", ".html"}
    assert "apt-get install" in capsys.readouterr().err


def test_a_new_brief_is_clean_and_renders(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    assert run(["new", 'Costs: "who" pays?', "-o", str(path)]) == 0
    assert run(["check", str(path)]) == 0
    assert run(["render", str(path), "-f", "html,docx", "-o", str(tmp_path)]) == 0
    assert run(["new", "Again", "-o", str(path)]) == 2
    assert (tmp_path / "brief.schema.json").is_file()


def test_a_fault_of_our_own_is_no_traceback(
    brief: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("briefkit.commands.checking.check", broken)
    assert run(["check", str(brief)]) == 2
    assert "a fault of briefkit itself" in capsys.readouterr().err


def test_an_unwritable_place_is_one_clear_error(
    brief: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (brief.parent / "out").write_text("a file, not a folder", encoding="utf-8")
    assert run(["render", str(brief), "-f", "html", "-o", str(brief.parent / "out")]) == 2
    assert "could not be written" in capsys.readouterr().err


def test_every_command_shows_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("render", "check", "new", "schema", "styles"):
        with pytest.raises(SystemExit) as left:
            run([command, "--help"])
        assert left.value.code == 0
        assert "Example: briefkit" in capsys.readouterr().out


def test_checking_loads_no_engine_of_any_format() -> None:
    script = (
        "import sys; from briefkit.cli import run; "
        f"assert run(['check', {str(DEMO)!r}]) == 0; "
        "print([m for m in ('weasyprint', 'docx', 'jinja2', 'fontTools', 'pybtex', "
        "'briefkit.formats', 'briefkit.bibliography.bibtex', 'briefkit.bibliography.csljson') "
        "if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout == "[]\n", done.stderr


def test_the_names_of_the_formats_are_those_that_can_be_made() -> None:
    from briefkit.formats import FORMATS

    assert tuple(FORMATS) == FORMAT_NAMES


def test_two_runs_in_other_circumstances_give_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for seed, zone in (("1", "Asia/Seoul"), ("2", "America/Lima")):
        folder = tmp_path / seed
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run(
            [sys.executable, "-m", "briefkit", "render", str(DEMO), "-o", str(folder)],
            check=True,
            env=environment,
            cwd=tmp_path,
            capture_output=True,
        )
        made.append({path.name: path.read_bytes() for path in sorted(folder.iterdir())})
    assert len(made[0]) == 3
    assert made[0] == made[1]


def test_the_moment_named_by_the_environment_wins_over_the_briefs_date(tmp_path: Path) -> None:
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1577836800"}
    command = [sys.executable, "-m", "briefkit", "render", str(DEMO), "-f", "html"]
    subprocess.run([*command, "-o", str(tmp_path)], check=True, env=environment)
    (page,) = tmp_path.glob("*.html")
    assert "2020-01-01T00:00:00Z" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("seconds", ["0", "5000000000", "999999999999", "9" * 5000, "soon"])
def test_no_moment_of_the_environment_stops_a_render(seconds: str, tmp_path: Path) -> None:
    environment = os.environ | {"SOURCE_DATE_EPOCH": seconds}
    command = [sys.executable, "-m", "briefkit", "render", str(DEMO), "-f", "docx"]
    subprocess.run([*command, "-o", str(tmp_path)], check=True, env=environment)
    assert [*tmp_path.glob("*.docx")]


def test_the_five_named_packages_are_dependencies_and_are_used() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    source = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "src").rglob("*.py"))
    modules = {
        "jinja2": "jinja2",
        "python-docx": "docx",
        "weasyprint": "weasyprint",
        "markdown-it-py": "markdown_it",
        "pydantic": "pydantic",
    }
    for package, module in modules.items():
        assert any(each.startswith(package) for each in project["dependencies"])
        assert f"from {module}" in source
