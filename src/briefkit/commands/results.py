"""What a command is asked for, and what became of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

from briefkit.diagnostic import Diagnostic
from briefkit.loading import Loaded
from briefkit.style import Style
from briefkit.word.tracked import Tracked

Format = Literal["pdf", "docx", "html", "cms", "ris", "bibtex", "crossref"]
FORMAT_NAMES: tuple[Format, ...] = get_args(Format)
# What is made where no format is asked for; the others are a fragment and records.
PAGES: tuple[Format, ...] = ("pdf", "docx", "html")
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


def unwritten(path: Path, error: OSError) -> str:
    """What to say of a file that could not be written."""
    return f"{path} could not be written: {(error.strerror or str(error)).lower()}"
