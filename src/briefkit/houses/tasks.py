"""`briefkit style`: begin a house style, try one, write its Word template."""

from __future__ import annotations

import re
from pathlib import Path

from briefkit.commands.results import EXIT_CLEAN, EXIT_FAILED, EXIT_PROBLEMS, Result, unwritten
from briefkit.commands.writing import write_whole
from briefkit.diagnostic import Severity
from briefkit.houses.designing import word_template
from briefkit.houses.drifting import template_faults
from briefkit.houses.judging import style_faults
from briefkit.houses.starting import starting_style
from briefkit.style import WORD_TEMPLATE, load_style
from briefkit.style.faults import FILE, StyleError


def new_style(name: Path) -> Result:
    """Begin a style: a folder in ``templates/`` whose style.yaml explains everything.

    A path with a folder in it is taken as it is. Nothing is written over.
    """
    folder = name if len(name.parts) > 1 else Path("templates") / name
    if not re.fullmatch(r"[\w-]+", folder.name):
        message = f"“{folder.name}” is no name for a style. Use letters, digits and hyphens"
        return Result(code=EXIT_FAILED, failure=message)
    file = folder / FILE
    if file.exists():
        return Result(code=EXIT_FAILED, failure=f"{file} is already there. Choose another name")
    label = folder.name.replace("-", " ").capitalize()
    return _write(file, starting_style(label, folder).encode())


def check_style(folder: Path) -> Result:
    """All that does not work in a style, and where its template.docx has left its tokens."""
    found = style_faults(folder)
    if not found:
        found = list(template_faults(load_style(folder)))
    wrong = any(each.severity is not Severity.INFO for each in found)
    return Result(diagnostics=tuple(found), code=EXIT_PROBLEMS if wrong else EXIT_CLEAN)


def write_template(folder: Path) -> Result:
    """Write a style's template.docx from its tokens; a restyled one is not written over."""
    file = folder / WORD_TEMPLATE
    if file.exists():
        return Result(code=EXIT_FAILED, failure=f"{file} is already there. Move it away first")
    try:
        content = word_template(load_style(folder))
    except StyleError as failure:
        return Result(diagnostics=failure.diagnostics, code=EXIT_FAILED)
    return _write(file, content)


def _write(file: Path, content: bytes) -> Result:
    try:
        write_whole(file, content)
    except OSError as error:
        return Result(code=EXIT_FAILED, failure=unwritten(file, error))
    return Result(written=(file,))
