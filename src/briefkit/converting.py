"""`briefkit convert`: a brief in YAML becomes one in Markdown, and back, without loss."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path as FilePath

from briefkit.commands import EXIT_FAILED, EXIT_PROBLEMS, Result
from briefkit.diagnostic import Diagnostic, Severity, Unreadable
from briefkit.markdownwriting import markdown_text
from briefkit.readers import MARKDOWN, reader
from briefkit.textfile import read_text_file
from briefkit.writing import write_whole
from briefkit.yamltree import Mapping as Fields
from briefkit.yamlwriting import Path, yaml_text

COMMENT = re.compile(r"^\s*#(?! yaml-language-server)|^\s*<!--", re.MULTILINE)
SUFFIXES = (".yaml", ".yml", *MARKDOWN)


def brief_text(root: Fields, comments: Mapping[Path, str], output: FilePath) -> str:
    """A tree as the text of a file: Markdown or YAML, by the ending of its name."""
    if output.suffix.lower() in MARKDOWN:
        return markdown_text(root, comments)
    return yaml_text(root, comments)


def convert(path: FilePath, output: FilePath) -> Result:
    """Write a brief in the form that the ending of ``output`` names; nothing is written over.

    A brief that can't be read whole is not converted, since a part of it would be lost.
    """
    if output.suffix.lower() not in SUFFIXES:
        known = "A brief's name ends in .yaml or .md"
        return Result(code=EXIT_FAILED, failure=f"{output} can't be written. {known}")
    if output.exists():
        there = f"{output} is already there. Choose another name"
        return Result(code=EXIT_FAILED, failure=there)
    try:
        file = read_text_file(path)
        root, found = reader(file)(file)
    except Unreadable as failure:
        return Result(diagnostics=(failure.diagnostic,), code=EXIT_FAILED)
    if any(each.severity is Severity.ERROR for each in found):
        return Result(diagnostics=tuple(found), code=EXIT_PROBLEMS)
    try:
        write_whole(output, brief_text(root, {}, output).encode())
    except OSError as failure:
        reason = (failure.strerror or str(failure)).lower()
        return Result(code=EXIT_FAILED, failure=f"{output} could not be written: {reason}")
    return Result((output,), (*found, *_comments(root, file.text)))


def _comments(root: Fields, text: str) -> tuple[Diagnostic, ...]:
    """A word on comments, which do not come over."""
    if not COMMENT.search(text):
        return ()
    message = "Comments in this file did not come over. Copy those that you need"
    return (Diagnostic(root.place, Severity.INFO, "not-carried", message),)
