"""Policy briefs, written once: PDF, Word and web page, with every note in its place.

Four functions do from Python what the command line does: `load`, `check`, `render` and
`report`. None of them writes a file, and each loads no more than it needs.

    >>> found = briefkit.check("briefs/ports/brief.yaml")
    >>> print(briefkit.report(found, "text"))
    >>> pages = briefkit.render("briefs/ports/brief.yaml", ["html"])
    >>> pages[".html"]
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from briefkit.diagnostic import Checked, Diagnostic, Severity, Unreadable

if TYPE_CHECKING:
    from briefkit.loading import Loaded

__all__ = [
    "Diagnostic",
    "Severity",
    "Unreadable",
    "Unrendered",
    "check",
    "load",
    "render",
    "report",
]


class Unrendered(Exception):
    """A brief that was not rendered; ``diagnostics`` say why, each at its place."""

    def __init__(self, message: str, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(message)
        self.diagnostics = diagnostics


def load(path: str | os.PathLike[str]) -> Loaded:
    """A brief in YAML or Markdown: ``brief``, as far as it could be read, and ``diagnostics``.

    Raises `Unreadable` for a file that is no brief at all: missing, too large, not UTF-8.
    """
    from briefkit.loading import load as load_text
    from briefkit.textfiles.textfile import read_text_file

    return load_text(read_text_file(Path(path)))


def check(path: str | os.PathLike[str]) -> tuple[Diagnostic, ...]:
    """All that is wrong with a brief or a Word draft, by place, whatever its stage.

    A file that can't be read gives one finding, which says so.
    """
    from briefkit.commands.checking import Asked
    from briefkit.commands.checking import check as checked

    return checked(Path(path), Asked())[0].diagnostics


def render(
    path: str | os.PathLike[str],
    formats: Iterable[str] = ("pdf", "docx", "html"),
    style: str | None = None,
) -> dict[str, bytes]:
    """The files of a brief, by what their names end in, such as ``.pdf``; none is written.

    ``style`` is a house style by name or path, where it is not the brief's own. Raises
    `Unrendered` when something blocks rendering, or a format can't be made on this machine.
    """
    from briefkit.commands.rendering import make
    from briefkit.commands.results import Wanted

    made, result = make(Path(path), Wanted(tuple(formats), style=style), lambda _: None)
    if result.code:
        blocking = result.failure or "; ".join(each.message for each in result.diagnostics)
        raise Unrendered(blocking, result.diagnostics)
    return made


def report(found: Iterable[Diagnostic], format: str = "text") -> str:
    """Findings as text for a format of reports: text, json, github, sarif or junit."""
    from itertools import groupby

    from briefkit.reports import REPORTS

    ordered = sorted(found, key=lambda each: each.order)
    named = groupby(ordered, key=lambda each: each.place.file.name)
    whole = ((name, tuple(each)) for name, each in named)
    return REPORTS[format](Checked(name, each, each) for name, each in whole)
