"""The arguments of the command line, with their help texts."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias, get_args

from briefkit.commands import checking
from briefkit.commands.checking import STAGES
from briefkit.commands.results import FORMAT_NAMES, PAGES
from briefkit.reports import REPORTS
from briefkit.word.tracked import Tracked

TRACKED = get_args(Tracked)
TASKS = ("new", "check", "word")
TASK_HELP = (
    "new: begin a style in templates/; check: find what does not work; "
    "word: write its template.docx, to be restyled in Word"
)
CHECKED = "a brief file, a Word draft, or a folder"
CHANGES = "what becomes of tracked changes in a Word draft"
Runs = Mapping[str, Callable[[argparse.Namespace], int]]
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


class _Version(argparse.Action):
    """Shows the version, and looks it up only then: that takes time."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"briefkit {version('briefkit')}")
        parser.exit()


def parser(runs: Runs) -> argparse.ArgumentParser:
    """The parser of the command line; ``runs`` has what to do for each command, by name."""
    parser = argparse.ArgumentParser(
        prog="briefkit",
        description="Write a policy brief once; get a PDF, a Word document and a web page.",
        epilog="Example: briefkit render brief.yaml",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_render(commands, runs)
    _add_check(commands, runs)
    _add_import(commands, runs)
    _add_convert(commands, runs)
    _add_verify(commands, runs)
    _add_rule(commands, runs)
    _add_explain(commands, runs)
    _add_new(commands, runs)
    schema = _command(commands, runs, "schema", "print the JSON Schema of a brief")
    schema.epilog = "Example: briefkit schema > brief.schema.json"
    styles = _command(commands, runs, "styles", "list the house styles found, and where")
    styles.epilog = "Example: briefkit styles"
    _add_style(commands, runs)
    return parser


def _command(
    commands: Commands, runs: Runs, name: str, summary: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=summary, description=f"{summary.capitalize()}.")
    parser.set_defaults(run=runs[name])
    return parser


def _add_render(commands: Commands, runs: Runs) -> None:
    parser = _command(commands, runs, "render", "make the PDF, Word document and web page")
    parser.add_argument("briefs", nargs="+", type=Path, metavar="BRIEF", help="a brief file")
    parser.add_argument(
        "-f",
        "--formats",
        type=_formats,
        default=PAGES,
        metavar="F,…",
        help=f"the formats to make, of {', '.join(FORMAT_NAMES)} ({','.join(PAGES)})",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="DIR",
        help="the folder for the files (the brief's)",
    )
    parser.add_argument(
        "--style", metavar="S", help="a style's name or folder (the brief's own)"
    )
    parser.add_argument("--open", action="store_true", help="show the first file when made")
    parser.epilog = "Example: briefkit render brief.yaml -f pdf,docx -o out"


def _add_check(commands: Commands, runs: Runs) -> None:
    parser = _command(commands, runs, "check", "say what is wrong with a brief")
    add = parser.add_argument
    add(
        "briefs",
        nargs="+",
        type=Path,
        metavar="BRIEF",
        help=CHECKED,
    )
    add("--format", choices=REPORTS, help="how to tell it (text; github in GitHub Actions)")
    add("--stage", choices=STAGES, help="what must be right by now (by the brief's status)")
    add("--strict", action="store_true", help="let hints fail, too")
    add("--select", type=_rules, default=(), metavar="RULE,…", help="only these rules")
    add("--ignore", type=_rules, default=(), metavar="RULE,…", help="all rules but these")
    add("--fix", action="store_true", help="mend what can be mended safely")
    add("--diff", action="store_true", help="show what --fix would change; write nothing")
    add("--tracked", choices=TRACKED, default="refuse", help=f"{CHANGES} (refuse)")
    annotated = "a copy of the Word draft with each finding as a comment"
    add("--annotate", type=Path, metavar="FILE", help=f"write {annotated}")
    parser.epilog = "Example: briefkit check draft.docx --annotate commented.docx"


def _add_import(commands: Commands, runs: Runs) -> None:
    parser = _command(commands, runs, "import", "make a brief of a Word draft")
    add = parser.add_argument
    add("draft", type=Path, metavar="DRAFT", help="a Word document (.docx)")
    add(
        "-o",
        "--output",
        type=Path,
        default=Path("brief.yaml"),
        metavar="FILE",
        help="the file to write (brief.yaml)",
    )
    add("--tracked", choices=TRACKED, default="refuse", help=f"{CHANGES} (refuse)")
    add(
        "--sources",
        action="store_true",
        help="make citations of sources of typed notes, where that is sure",
    )
    parser.epilog = "Example: briefkit import draft.docx -o brief.yaml --sources"


def _add_convert(commands: Commands, runs: Runs) -> None:
    parser = _command(commands, runs, "convert", "write a brief as Markdown, or as YAML")
    parser.add_argument("brief", type=Path, metavar="BRIEF", help="a brief file")
    parser.add_argument(
        "output", type=Path, metavar="FILE", help="the file to write, .md or .yaml"
    )
    parser.epilog = "Example: briefkit convert brief.yaml brief.md"


def _add_verify(commands: Commands, runs: Runs) -> None:
    summary = "read the finished files back and say where they differ from the brief"
    parser = _command(commands, runs, "verify", summary)
    add = parser.add_argument
    add("brief", type=Path, metavar="BRIEF", help="a brief file")
    files = "finished files, .pdf, .docx or .html (those that render wrote)"
    add("files", nargs="*", type=Path, metavar="FILE", help=files)
    add("-f", "--formats", type=_pages, default=PAGES, metavar="F,…",
        help=f"the formats to read, of {', '.join(PAGES)} (all)")  # fmt: skip
    add(
        "-o",
        "--output",
        type=Path,
        metavar="DIR",
        help="where the files are (beside the brief)",
    )
    add("--style", metavar="S", help="the style they were made in (the brief's own)")
    parser.epilog = "Example: briefkit verify brief.yaml -o out"


def _add_rule(commands: Commands, runs: Runs) -> None:
    parser = _command(commands, runs, "rule", "list the rules, or explain one")
    parser.add_argument("name", nargs="?", metavar="NAME", help="a rule's name (all)")
    parser.epilog = "Example: briefkit rule undefined-footnote"


def _add_explain(commands: Commands, runs: Runs) -> None:
    parser = _command(commands, runs, "explain", "say why each note is worded as it is")
    parser.add_argument("brief", type=Path, metavar="BRIEF", help="a brief file")
    parser.add_argument(
        "note", nargs="?", metavar="NOTE", help="the number or label of one note (all)"
    )
    parser.epilog = "Example: briefkit explain brief.yaml 4"


def _add_new(commands: Commands, runs: Runs) -> None:
    parser = _command(commands, runs, "new", "write a commented starting brief")
    add = parser.add_argument
    add("title", metavar="TITLE", help="the brief's title")
    add("-o", "--output", type=Path, metavar="FILE", help="the file to write (brief.yaml)")
    add("--markdown", action="store_true", help="write it as Markdown (brief.md)")
    parser.epilog = 'Example: briefkit new "Soldiers for Technology"'


def _add_style(commands: Commands, runs: Runs) -> None:
    parser = _command(commands, runs, "style", "make a house style, or try one")
    add = parser.add_argument
    add("task", choices=TASKS, metavar="TASK", help=TASK_HELP)
    add("style", type=Path, metavar="STYLE", help="a name (new), or the style's folder")
    parser.epilog = (
        "Example: briefkit style new my-house; then: briefkit style check templates/my-house"
    )


def _formats(names: str, known: tuple[str, ...] = FORMAT_NAMES) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(name.strip().lower() for name in names.split(",")))
    if unknown := [name for name in chosen if name not in known]:
        there = f"no format “{unknown[0]}”; there are {', '.join(known)}"
        raise argparse.ArgumentTypeError(there)
    return chosen


def _pages(names: str) -> tuple[str, ...]:
    return _formats(names, PAGES)


def _rules(names: str) -> tuple[str, ...]:
    chosen = tuple(name.strip() for name in names.split(","))
    if fault := checking.unknown_rule(chosen):
        raise argparse.ArgumentTypeError(fault)
    return chosen
