"""The command line: arguments, progress and exit codes. Nothing imports it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from briefkit.arguments import parser
from briefkit.commands import checking, explaining, rendering, results, starting
from briefkit.commands.checking import Asked
from briefkit.commands.results import EXIT_CLEAN, EXIT_FAILED, Result, Wanted
from briefkit.commands.tallying import Tally
from briefkit.diagnostic import Checked
from briefkit.reports import REPORTS
from briefkit.style.finding import styles_in
from briefkit.terminal import ended_by, progress, source_date, tell, usual_format
from briefkit.textfiles.readers import is_markdown
from briefkit.textfiles.textfile import is_draft

INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code: 0 clean, 1 problems found, 2 could not run."""
    options = parser(RUNS).parse_args(arguments)
    try:
        code: int = options.run(options)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has left; nothing more can be told to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_FAILED
    except Exception as fault:
        print(f"briefkit: {ended_by(fault)}", file=sys.stderr)
        return EXIT_FAILED
    return code


def _render(options: argparse.Namespace) -> int:
    wanted = Wanted(options.formats, options.output, options.style, source_date())
    code: int = EXIT_CLEAN
    written: list[Path] = []
    for brief in options.briefs:
        show = progress(brief, several=len(options.briefs) * len(options.formats) > 1)
        result = rendering.render(brief, wanted, show)
        show("")
        tell(result)
        code = max(code, result.code)
        written += result.written
    if options.open and written:
        import webbrowser

        webbrowser.open(written[0].resolve().as_uri())
    return code


def _check(options: argparse.Namespace) -> int:
    wanted = Wanted(tracked=options.tracked)
    asked = Asked(options.select, options.ignore, options.stage, options.strict, wanted)
    try:
        briefs = list(checking.briefs_in(options.briefs))
    except FileNotFoundError as missing:
        names = "brief.yaml or brief.md, or a name that ends in .brief.yaml or .brief.md"
        print(f"briefkit: {missing} holds no brief ({names})", file=sys.stderr)
        return EXIT_FAILED
    if fault := _misused(options, briefs):
        print(f"briefkit: {fault}", file=sys.stderr)
        return EXIT_FAILED
    code: int = EXIT_CLEAN
    if options.fix or options.diff:
        code = max(_fix(brief, asked, write=not options.diff) for brief in briefs)
    results = [checking.check(brief, asked) for brief in briefs]
    code = max(code, *(result.code for result, _ in results))
    if options.annotate:
        code = max(code, _annotate(results[0][0], asked, options.annotate))
    name = options.format or usual_format()
    # With --diff, stdout holds the diff and nothing else.
    stream = sys.stderr if name == "text" or options.diff else sys.stdout
    checked = (
        Checked(str(brief), result.diagnostics, result.failing)
        for brief, (result, _) in zip(briefs, results, strict=True)
    )
    stream.write(REPORTS[name](checked))
    if code != EXIT_FAILED:
        tally = sum((each for _, each in results), Tally())
        print(tally.sentence(len(briefs)), file=sys.stderr)
    return code


def _misused(options: argparse.Namespace, briefs: list[Path]) -> str | None:
    """What is wrong with options that only some files can have, if anything is."""
    drafts = [each for each in briefs if is_draft(each)]
    if (options.fix or options.diff) and drafts:
        return (
            f"{drafts[0]} is a Word draft, and only you change that. See what to mend as "
            "comments, with --annotate, or make a brief of it: briefkit import"
        )
    if options.annotate and (len(briefs) != 1 or not drafts):
        return "--annotate puts comments into one Word draft (.docx). Name one, and only that"
    if options.annotate and options.annotate.resolve() == briefs[0].resolve():
        return f"{briefs[0]} is the draft itself. Choose another name for the commented copy"
    return None


def _annotate(result: Result, asked: Asked, output: Path) -> int:
    """Write the copy of a Word draft with comments."""
    try:
        checking.annotate(result, asked, output, source_date())
    except OSError as error:
        print(f"briefkit: {results.unwritten(output, error)}", file=sys.stderr)
        return EXIT_FAILED
    return EXIT_CLEAN


def _fix(brief: Path, asked: Asked, write: bool) -> int:
    """Mend a brief, or show how it would be mended."""
    try:
        diff, count = checking.fix(brief, asked, write)
    except OSError as failure:
        reason = failure.strerror or failure
        print(f"briefkit: {brief} could not be mended: {reason}", file=sys.stderr)
        return EXIT_FAILED
    if not write:
        sys.stdout.write(diff)
    elif count:
        print(f"{brief}: mended {count}", file=sys.stderr)
    return EXIT_CLEAN


def _import(options: argparse.Namespace) -> int:
    # What reads Word files takes long to load, and no other command needs it.
    from briefkit.commands.importing import import_draft

    result = import_draft(options.draft, options.output, options.tracked, options.sources)
    tell(result)
    if result.sentence:
        print(result.sentence, file=sys.stderr)
    return result.code


def _convert(options: argparse.Namespace) -> int:
    from briefkit.commands.converting import convert

    result = convert(options.brief, options.output)
    tell(result)
    return result.code


def _verify(options: argparse.Namespace) -> int:
    # What reads finished files takes long to load, and no other command needs it.
    from briefkit.verifying.files import verify

    wanted = Wanted(options.formats, options.output, options.style, source_date())
    result = verify(options.brief, wanted, options.files)
    tell(result)
    sys.stdout.write(result.report)
    if result.sentence:
        print(result.sentence, file=sys.stderr)
    return result.code


def _rule(options: argparse.Namespace) -> int:
    if options.name is None:
        for name, severity, summary in checking.rules():
            print(f"{name:28} {severity:8} {summary}")
        print("\nFound in reading a brief, a draft or a style, and never switched off:\n")
        for name, severity, summary in checking.other_faults():
            print(f"{name:28} {severity:8} {summary}")
        return EXIT_CLEAN
    try:
        print(checking.explain_rule(options.name))
    except KeyError:
        print(f"briefkit: {checking.unknown_rule([options.name])}", file=sys.stderr)
        return EXIT_FAILED
    return EXIT_CLEAN


def _explain(options: argparse.Namespace) -> int:
    words, result = explaining.explain_brief(options.brief, options.note)
    tell(result)
    print(words, end="\n" if words else "")
    return result.code


def _new(options: argparse.Namespace) -> int:
    output = options.output or Path("brief.md" if options.markdown else "brief.yaml")
    if options.markdown and not is_markdown(output.name):
        print(f"briefkit: {output} does not end in .md, as Markdown does", file=sys.stderr)
        return EXIT_FAILED
    result = starting.new(options.title, output)
    tell(result)
    return result.code


def _schema(_: argparse.Namespace) -> int:
    sys.stdout.write(starting.schema())
    return EXIT_CLEAN


def _styles(_: argparse.Namespace) -> int:
    for name, folder in styles_in([Path("templates")]).items():
        print(f"{name:20} {folder}")
    return EXIT_CLEAN


def _style(options: argparse.Namespace) -> int:
    # What makes pages takes long to load, and only a designer needs this.
    from briefkit.houses import tasks

    run = {"new": tasks.new_style, "check": tasks.check_style, "word": tasks.write_template}
    result = run[options.task](options.style)
    tell(result)
    if result.code == EXIT_CLEAN and not result.written:
        print(f"{options.style}: nothing is wrong", file=sys.stderr)
    return result.code


RUNS = {
    "render": _render,
    "check": _check,
    "import": _import,
    "convert": _convert,
    "verify": _verify,
    "rule": _rule,
    "explain": _explain,
    "new": _new,
    "schema": _schema,
    "styles": _styles,
    "style": _style,
}
