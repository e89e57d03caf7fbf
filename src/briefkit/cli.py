"""The command line: arguments, progress and exit codes. Nothing imports it."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from briefkit import commands, report
from briefkit.commands import EXIT_CLEAN, EXIT_FAILED, Result, Wanted
from briefkit.formats import FORMATS
from briefkit.style import styles_in

INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code: 0 clean, 1 problems found, 2 could not run."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has left; nothing more can be told to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_FAILED
    except Exception as fault:
        print(
            f"briefkit: a fault of briefkit itself, not of your brief: {fault!r}. "
            "Please report it, with the brief if you can share it",
            file=sys.stderr,
        )
        return EXIT_FAILED
    return code


class _Version(argparse.Action):
    """Shows the version, and looks it up only then: that takes time."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"briefkit {version('briefkit')}")
        parser.exit()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="briefkit",
        description="Write a policy brief once; get a PDF, a Word document and a web page.",
        epilog="Example: briefkit render brief.yaml",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_render(commands)
    _add_check(commands)
    _add_explain(commands)
    _add_new(commands)
    schema = _command(commands, "schema", _schema, "print the JSON Schema of a brief")
    schema.epilog = "Example: briefkit schema > brief.schema.json"
    styles = _command(commands, "styles", _styles, "list the house styles found, and where")
    styles.epilog = "Example: briefkit styles"
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Callable[[argparse.Namespace], int],
    summary: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=summary, description=f"{summary.capitalize()}.")
    parser.set_defaults(run=run)
    return parser


def _add_render(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(commands, "render", _render, "make the PDF, Word document and web page")
    parser.add_argument("briefs", nargs="+", type=Path, metavar="BRIEF", help="a brief file")
    parser.add_argument(
        "-f",
        "--formats",
        type=_formats,
        default=tuple(FORMATS),
        metavar="F,…",
        help=f"the formats to make, of {', '.join(FORMATS)} (all)",
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


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(commands, "check", _check, "say what is wrong with a brief")
    parser.add_argument("briefs", nargs="+", type=Path, metavar="BRIEF", help="a brief file")
    parser.epilog = "Example: briefkit check brief.yaml"


def _add_explain(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(commands, "explain", _explain, "say why each note is worded as it is")
    parser.add_argument("brief", type=Path, metavar="BRIEF", help="a brief file")
    parser.add_argument(
        "note", nargs="?", metavar="NOTE", help="the number or label of one note (all)"
    )
    parser.epilog = "Example: briefkit explain brief.yaml 4"


def _add_new(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(commands, "new", _new, "write a commented starting brief")
    parser.add_argument("title", metavar="TITLE", help="the brief's title")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("brief.yaml"),
        metavar="FILE",
        help="the file to write (brief.yaml)",
    )
    parser.epilog = 'Example: briefkit new "Soldiers for Technology"'


def _formats(names: str) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(name.strip().lower() for name in names.split(",")))
    unknown = [name for name in chosen if name not in FORMATS]
    if unknown:
        known = ", ".join(FORMATS)
        raise argparse.ArgumentTypeError(f"no format “{unknown[0]}”; there are {known}")
    return chosen


def _render(options: argparse.Namespace) -> int:
    wanted = Wanted(options.formats, options.output, options.style, _source_date())
    code: int = EXIT_CLEAN
    written: list[Path] = []
    for brief in options.briefs:
        show = _progress(brief, several=len(options.briefs) * len(options.formats) > 1)
        result = commands.render(brief, wanted, show)
        show("")
        _tell(result)
        code = max(code, result.code)
        written += result.written
    if options.open and written:
        import webbrowser

        webbrowser.open(written[0].resolve().as_uri())
    return code


def _check(options: argparse.Namespace) -> int:
    results = [commands.check(brief) for brief in options.briefs]
    for result in results:
        _tell(result)
    return max(result.code for result in results)


def _explain(options: argparse.Namespace) -> int:
    words, result = commands.explain(options.brief, options.note)
    _tell(result)
    print(words, end="\n" if words else "")
    return result.code


def _new(options: argparse.Namespace) -> int:
    result = commands.new(options.title, options.output)
    _tell(result)
    return result.code


def _schema(_: argparse.Namespace) -> int:
    sys.stdout.write(commands.schema())
    return EXIT_CLEAN


def _styles(_: argparse.Namespace) -> int:
    for name, folder in styles_in([Path("templates")]).items():
        print(f"{name:20} {folder}")
    return EXIT_CLEAN


def _tell(result: Result) -> None:
    """Say what was written, on stdout, and what was found, on stderr."""
    sys.stderr.write(report.text(result.diagnostics))
    if result.failure:
        print(f"briefkit: {result.failure}", file=sys.stderr)
    for path in result.written:
        print(path)


def _progress(brief: Path, several: bool) -> Callable[[str], None]:
    """A function that shows on a terminal which format is being made; "" wipes the line."""
    if not several or not sys.stderr.isatty():
        return lambda _: None

    def show(name: str) -> None:
        words = f"{brief}: {name} …" if name else ""
        print(f"\r\x1b[K{words}", end="", file=sys.stderr, flush=True)

    return show


def _source_date() -> datetime.datetime | None:
    """The moment that reproducible builds ask for (SOURCE_DATE_EPOCH), if they do."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds.isdecimal():
        return None
    return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC)
