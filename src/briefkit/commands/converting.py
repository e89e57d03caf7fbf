"""`briefkit convert`: a brief in YAML becomes one in Markdown, and back, without loss."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from operator import itemgetter
from pathlib import Path as FilePath

from briefkit.briefwriting.markdown import markdown_text
from briefkit.briefwriting.yaml import Path, yaml_text
from briefkit.commands.results import EXIT_FAILED, EXIT_PROBLEMS, Result, unwritten
from briefkit.commands.writing import write_whole
from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile, Unreadable
from briefkit.textfiles.markdowntext import FRONT
from briefkit.textfiles.readers import MARKDOWN, is_markdown, reader
from briefkit.textfiles.textfile import read_text_file
from briefkit.textfiles.yamltree import Mapping as Fields
from briefkit.textfiles.yamltree import scalars

# Where it stands in no text; a line that tells editors of the schema is no comment.
YAML_COMMENT = re.compile(r"(?:^|[ \t])#(?! yaml-language-server)", re.MULTILINE)
MARKDOWN_COMMENT = re.compile(r"^[ \t]*<!--", re.MULTILINE)
SUFFIXES = (".yaml", ".yml", *MARKDOWN)


def brief_text(root: Fields, comments: Mapping[Path, str], output: FilePath) -> str:
    """A tree as the text of a file: Markdown or YAML, by the ending of its name."""
    if is_markdown(output.name):
        return markdown_text(root, comments)
    return yaml_text(root, comments)


def refused(output: FilePath) -> str | None:
    """Why a brief can't be written to a file of this name, if it can't."""
    if output.suffix.lower() not in SUFFIXES:
        return f"{output} can't be written: a brief's name ends in .yaml or .md"
    if output.exists():
        return f"{output} is already there. Choose another name"
    return None


def convert(path: FilePath, output: FilePath) -> Result:
    """Write a brief in the form that the ending of ``output`` names; nothing is written over.

    A brief that can't be read whole is not converted, since a part of it would be lost.
    """
    if fault := refused(output):
        return Result(code=EXIT_FAILED, failure=fault)
    try:
        file = read_text_file(path)
        root, found = reader(file)(file)
    except Unreadable as failure:
        return Result(diagnostics=(failure.diagnostic,), code=EXIT_FAILED)
    if any(each.severity is Severity.ERROR for each in found):
        return Result(diagnostics=tuple(found), code=EXIT_PROBLEMS)
    try:
        write_whole(output, brief_text(root, {}, output).encode())
    except OSError as error:
        return Result(code=EXIT_FAILED, failure=unwritten(output, error))
    return Result((output,), (*found, *_comments(root, file)))


def _comments(root: Fields, file: TextFile) -> Iterator[Diagnostic]:
    """Each line with a comment, which does not come over."""
    held = sorted((each.place.start, each.place.end) for each in scalars(root))
    fields = len(file.text)
    if is_markdown(file.name):
        front = FRONT.match(file.text)
        fields = front.end() if front else 0
    in_fields = YAML_COMMENT.finditer(file.text, 0, fields)
    for found in (*in_fields, *MARKDOWN_COMMENT.finditer(file.text, fields)):
        before = bisect_right(held, found.end(), key=itemgetter(0)) - 1
        if before < 0 or held[before][1] < found.end():
            message = "This comment did not come over. Copy it if you need it"
            place = Place(file, found.start(), found.end())
            yield Diagnostic(place, Severity.INFO, "not-carried", message)
