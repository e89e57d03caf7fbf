"""What is shown in a terminal, and what the environment says of how to run."""

from __future__ import annotations

import contextlib
import datetime
import os
import sys
from collections.abc import Callable
from pathlib import Path

from briefkit.commands.results import Result
from briefkit.reports import text


def tell(result: Result) -> None:
    """Say what was written, on stdout, and what was found, on stderr."""
    sys.stderr.write(text.listed(result.diagnostics))
    if result.failure:
        print(f"briefkit: {result.failure}", file=sys.stderr)
    for path in result.written:
        print(path)


def progress(brief: Path, several: bool) -> Callable[[str], None]:
    """A function that shows on a terminal which format is being made; "" wipes the line."""
    if not several or not sys.stderr.isatty():
        return lambda _: None

    def show(name: str) -> None:
        words = f"{brief}: {name} …" if name else ""
        print(f"\r\x1b[K{words}", end="", file=sys.stderr, flush=True)

    return show


def source_date() -> datetime.datetime | None:
    """The moment that reproducible builds ask for (SOURCE_DATE_EPOCH), if they do."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    with contextlib.suppress(ValueError, OverflowError):
        return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC)
    return None


def usual_format() -> str:
    """The format of reports where none is asked for: GitHub’s, in its own jobs."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def ended_by(fault: Exception) -> str:
    """What is said of a fault that ended a command: a file's, a template's, or our own."""
    from jinja2 import TemplateError

    if isinstance(fault, OSError):
        about = f": {fault.filename}" if fault.filename else ""
        return (
            f"a file can't be read or written: {fault.strerror or fault}{about}. "
            "See whether the disk is full, or a file was moved or closed to you meanwhile"
        )
    # Of all that is read, only what a style prints with is not checked beforehand.
    if isinstance(fault, TemplateError | UnicodeDecodeError):
        return (
            f"a file of the house style can't be used: {fault}. "
            "“briefkit style check” with the style's folder says where"
        )
    return (
        f"a fault of briefkit itself, not of your brief: {fault!r}. "
        "Please report it, with the brief if you can share it"
    )
