"""briefkit render: the files of a brief, all of them or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefkit import checks
from briefkit.charts.faults import Undrawn
from briefkit.commands.examining import Unexamined, examine
from briefkit.commands.results import (
    EXIT_CLEAN,
    EXIT_FAILED,
    EXIT_PROBLEMS,
    Result,
    Wanted,
    unwritten,
)
from briefkit.commands.writing import Unwritten, write_together
from briefkit.diagnostic import Diagnostic, Severity
from briefkit.edition import Edition
from briefkit.loading import Loaded
from briefkit.missing import MissingLibrary
from briefkit.textfiles.textfile import is_draft

if TYPE_CHECKING:
    from briefkit.formats.pdf import MisplacedNote


def render(path: Path, wanted: Wanted, progress: Callable[[str], None]) -> Result:
    """Make the files of one brief, or none of them when something blocks rendering.

    ``progress`` is told of each format before it is made. A Word draft is not rendered.
    """
    made, result = make(path, wanted, progress)
    files = {output(path, wanted, suffix): content for suffix, content in made.items()}
    try:
        write_together(files)
    except Unwritten as fault:
        failure = unwritten(fault.path, fault.failure)
        return replace(result, code=EXIT_FAILED, failure=failure)
    return replace(result, written=tuple(files))


def make(
    path: Path, wanted: Wanted, progress: Callable[[str], None]
) -> tuple[dict[str, bytes], Result]:
    """The files of one brief by the ends of their names, and what was found; none is written.

    There are none when something blocks rendering, and fewer where a library is lacking.
    """
    if is_draft(path):
        message = f"{path} is a Word draft. Make a brief of it first: briefkit import {path}"
        return {}, Result(code=EXIT_FAILED, failure=message)
    try:
        loaded, edition, found = examine(path, wanted)
    except Unexamined as failure:
        return {}, Result(diagnostics=failure.diagnostics, code=EXIT_FAILED)
    found = tuple(each for each in found if each.severity is not Severity.INFO)
    if any(map(checks.blocks_rendering, found)):
        return {}, Result(diagnostics=found, code=EXIT_PROBLEMS)
    return _made(loaded, edition, wanted, tuple(map(_milder, found)), progress)


def _made(
    loaded: Loaded,
    edition: Edition,
    wanted: Wanted,
    found: tuple[Diagnostic, ...],
    progress: Callable[[str], None],
) -> tuple[dict[str, bytes], Result]:
    # What makes pages takes long to load, and a check never needs it.
    from briefkit.formats import FORMATS
    from briefkit.formats.crossref import Unregistrable
    from briefkit.formats.pdf import MisplacedNote
    from briefkit.wordwriting.template import TemplateUnfit

    made: dict[str, bytes] = {}
    lacking = None
    for name in wanted.formats:
        progress(name)
        try:
            made |= FORMATS[name](edition)
        except (MissingLibrary, Unregistrable, TemplateUnfit) as missing:
            lacking = str(missing)
        except MisplacedNote as misplaced:
            problems = (*found, *_placed(loaded, edition, misplaced))
            return {}, Result(diagnostics=problems, code=EXIT_PROBLEMS)
        except Undrawn as undrawn:
            problems = (*found, *_undrawn(loaded, undrawn))
            code = EXIT_FAILED if undrawn.lacking else EXIT_PROBLEMS
            return {}, Result(diagnostics=problems, code=code)
    code = EXIT_FAILED if lacking else EXIT_CLEAN
    return made, Result(diagnostics=found, code=code, failure=lacking)


def _milder(diagnostic: Diagnostic) -> Diagnostic:
    """A finding that kept nothing from being printed: no error, but a warning."""
    return replace(diagnostic, severity=Severity.WARNING)


def _placed(loaded: Loaded, edition: Edition, misplaced: MisplacedNote) -> Iterator[Diagnostic]:
    for number, message in misplaced.problems.items():
        note = edition.notes[number - 1]
        place = loaded.place(note.path, note.start, note.end)
        yield Diagnostic(place, Severity.ERROR, "misplaced-note", message)


def _undrawn(loaded: Loaded, undrawn: Undrawn) -> Iterator[Diagnostic]:
    """What is wrong with charts, each at its line; once what is wrong with all."""
    first: dict[str, str] = {}
    for label, message in undrawn.faults.items():
        first.setdefault(message, label)
    for message, label in first.items():
        place = loaded.place(("figures", label, "chart"))
        yield Diagnostic(place, Severity.ERROR, "chart", message)


def output(path: Path, wanted: Wanted, suffix: str) -> Path:
    """The name of a brief's file: the brief's own, or its folder's where it is “brief”."""
    stem = path.parent.resolve().name if path.stem == "brief" else path.stem
    return (wanted.folder if wanted.folder is not None else path.parent) / f"{stem}{suffix}"
