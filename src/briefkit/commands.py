"""What each command does, apart from arguments and the terminal."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from briefkit import checks, explaining, ignores
from briefkit.charts.faults import Undrawn
from briefkit.diagnostic import Diagnostic, Severity, TextFile, Unreadable
from briefkit.editing import edit
from briefkit.edition import Edition
from briefkit.loading import Loaded, load
from briefkit.missing import MissingLibrary
from briefkit.readers import is_markdown
from briefkit.style import BASE, Style, find_style, load_style, styles_in
from briefkit.stylefaults import MissingFont, StyleError
from briefkit.textfile import is_draft, read_text_file
from briefkit.word.tracked import Tracked
from briefkit.writing import Unwritten, write_together, write_whole

if TYPE_CHECKING:
    from briefkit.formats.pdf import MisplacedNote

Format = Literal["pdf", "docx", "html", "cms", "ris", "bibtex", "crossref"]
FORMAT_NAMES: tuple[Format, ...] = get_args(Format)
# What is made where no format is asked for; the others are a fragment and records.
PAGES: tuple[Format, ...] = ("pdf", "docx", "html")
# What a brief without a date says of when its files were made: the first day a zip can hold.
UNDATED = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
SCHEMA = "brief.schema.json"
EXIT_CLEAN, EXIT_PROBLEMS, EXIT_FAILED = 0, 1, 2


@dataclass(frozen=True)
class Result:
    """What became of one brief: the files written, what was found, and the exit code."""

    written: tuple[Path, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    code: int = EXIT_CLEAN
    failure: str | None = None
    """Why a file could not be made at all, where no place in the brief is at fault."""
    failing: tuple[Diagnostic, ...] = ()
    """Of what a check found, what fails it."""
    draft: Loaded | None = None
    """What was checked, if it is a Word draft that could be read."""


@dataclass(frozen=True)
class Wanted:
    """What to render: formats by name, the folder for the files, and how they look.

    ``folder`` None means beside the brief; ``style`` None means the brief's own.
    ``made`` is the moment that the files name as theirs; None means the brief's date.
    ``tracked`` says what becomes of tracked changes in a Word draft. ``styles`` keeps the
    styles that were read, by folder and language, for the next brief.
    """

    formats: tuple[str, ...] = PAGES
    folder: Path | None = None
    style: str | None = None
    made: datetime.datetime | None = None
    tracked: Tracked = "refuse"
    styles: dict[tuple[Path, str], Style] = field(
        default_factory=dict, compare=False, repr=False
    )


def render(path: Path, wanted: Wanted, progress: Callable[[str], None]) -> Result:
    """Make the files of one brief, or none of them when something blocks rendering.

    ``progress`` is told of each format before it is made. A Word draft is not rendered.
    """
    if is_draft(path):
        message = f"{path} is a Word draft. Make a brief of it first: briefkit import {path}"
        return Result(code=EXIT_FAILED, failure=message)
    try:
        loaded, edition, found = examine(path, wanted)
    except Unexamined as failure:
        return Result(diagnostics=failure.diagnostics, code=EXIT_FAILED)
    found = tuple(each for each in found if each.severity is not Severity.INFO)
    if any(map(checks.blocks_rendering, found)):
        return Result(diagnostics=found, code=EXIT_PROBLEMS)
    # What makes pages takes long to load, and a check never needs it.
    from briefkit.formats import FORMATS
    from briefkit.formats.crossref import Unregistrable
    from briefkit.formats.pdf import MisplacedNote
    from briefkit.wordtemplate import TemplateUnfit

    found = tuple(map(_milder, found))
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
            return Result(diagnostics=problems, code=EXIT_PROBLEMS)
        except Undrawn as undrawn:
            problems = (*found, *_undrawn(loaded, undrawn))
            code = EXIT_FAILED if undrawn.lacking else EXIT_PROBLEMS
            return Result(diagnostics=problems, code=code)
    return _write(path, wanted, made, found, lacking)


def _milder(diagnostic: Diagnostic) -> Diagnostic:
    """A finding that kept nothing from being printed: no error, but a warning."""
    return replace(diagnostic, severity=Severity.WARNING)


class Unexamined(Exception):
    """A brief, or its style, that could not be read at all; ``diagnostics`` say why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(diagnostics[0].message)
        self.diagnostics = diagnostics


def examine(
    path: Path, wanted: Wanted, file: TextFile | None = None
) -> tuple[Loaded, Edition, tuple[Diagnostic, ...]]:
    """A brief as loaded, as an edition, and all that is wrong with it, by place.

    ``file`` is its text, where that is not to be read from the path. Raises `Unexamined`
    when the brief or its style can't be read.
    """
    try:
        loaded = _loaded(path, wanted, file)
        folder, unknown = _style_folder(loaded, path, wanted)
        known = folder, loaded.brief.language
        if known not in wanted.styles:
            wanted.styles[known] = load_style(folder).in_language(loaded.brief.language)
        style = wanted.styles[known]
    except MissingFont as failure:
        place = loaded.place(("language",), 0, len(loaded.brief.language))
        raise Unexamined(replace(failure.diagnostics[0], place=place)) from failure
    except Unreadable as failure:
        raise Unexamined(failure.diagnostic) from failure
    except StyleError as failure:
        raise Unexamined(*failure.diagnostics) from failure
    edition = edit(
        loaded.brief,
        style,
        wanted.made or _moment(loaded),
        loaded.library,
        loaded.images,
        loaded.charts,
        loaded.root,
    )
    checked = _checked(path, loaded, edition)
    found = (*loaded.diagnostics, *unknown, *checked)
    return loaded, edition, tuple(sorted(found, key=lambda each: each.order))


def _checked(path: Path, loaded: Loaded, edition: Edition) -> Iterator[Diagnostic]:
    if not is_draft(path):
        return ignores.heeded(checks.check(loaded, edition), loaded, edition)
    # What reads Word files takes long to load, and a check of a text file never needs it.
    from briefkit.draftchecks import judged

    return judged(loaded, edition)


def _loaded(path: Path, wanted: Wanted, file: TextFile | None) -> Loaded:
    if not is_draft(path):
        return load(file or read_text_file(path))
    from briefkit.drafts import read_draft

    return read_draft(path, wanted.tracked)


def _style_folder(
    loaded: Loaded, path: Path, wanted: Wanted
) -> tuple[Path, tuple[Diagnostic, ...]]:
    """The folder of the style asked for, else of the brief's own, else of the plain one.

    A brief whose style is not found is read in the plain one, and that is reported.
    """
    folders = [path.parent / "templates", Path("templates")]
    if wanted.style is not None:
        return find_style(wanted.style, folders, Path()), ()
    named = loaded.brief.style or BASE
    if is_draft(path) and named not in styles_in(folders):
        # A stranger's file names no folder to be read here.
        return find_style(BASE, [], Path()), ()
    try:
        return find_style(named, folders, path.parent), ()
    except StyleError as failure:
        place = loaded.place(("style",), 0, len(named))
        found = tuple(replace(each, place=place) for each in failure.diagnostics)
        return find_style(BASE, [], Path()), found


def _moment(loaded: Loaded) -> datetime.datetime:
    date = loaded.brief.date and loaded.brief.date.value
    if not date:
        return UNDATED
    return datetime.datetime.combine(date, datetime.time(), datetime.UTC)


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


def _write(
    path: Path,
    wanted: Wanted,
    made: dict[str, bytes],
    found: tuple[Diagnostic, ...],
    failure: str | None,
) -> Result:
    files = {output(path, wanted, suffix): content for suffix, content in made.items()}
    try:
        write_together(files)
    except Unwritten as fault:
        return Result((), found, EXIT_FAILED, unwritten(fault.path, fault.failure))
    code = EXIT_FAILED if failure else EXIT_CLEAN
    return Result(tuple(files), found, code, failure)


def new(title: str, path: Path) -> Result:
    """Write a commented starting brief, and beside it the schema by which editors complete it.

    It is in Markdown or in YAML, by the ending of its name. Never writes over a brief that
    is there.
    """
    if path.exists():
        return Result(code=EXIT_FAILED, failure=f"{path} is already there. Choose another name")
    kind = "starter.md" if is_markdown(path.name) else "starter.yaml"
    starter = Path(__file__).with_name(kind).read_text(encoding="utf-8")
    brief = starter.replace("{title}", json.dumps(title, ensure_ascii=False))
    try:
        write_whole(path.with_name(SCHEMA), schema().encode())
        write_whole(path, brief.encode())
    except OSError as error:
        return Result(code=EXIT_FAILED, failure=unwritten(path, error))
    return Result(written=(path,))


def schema() -> str:
    """The JSON Schema of a brief file, as text."""
    from briefkit.schema import json_schema

    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def explain(path: Path, note: str | None) -> tuple[str, Result]:
    """Why the notes of a brief, or one of them, are worded as they are; and what was found."""
    try:
        _, edition, found = examine(path, Wanted())
    except Unexamined as failure:
        return "", Result(diagnostics=failure.diagnostics, code=EXIT_FAILED)
    try:
        return explaining.explain(edition, note), Result()
    except KeyError:
        known = f"Its notes are 1 to {len(edition.notes)}" if edition.notes else "It has none"
        failure_text = f"{path} has no note “{note}”. {known}"
        return "", Result(diagnostics=found, code=EXIT_FAILED, failure=failure_text)


def unwritten(path: Path, error: OSError) -> str:
    """What to say of a file that could not be written."""
    return f"{path} could not be written: {(error.strerror or str(error)).lower()}"
