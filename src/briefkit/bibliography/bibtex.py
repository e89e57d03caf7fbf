"""A library in BibTeX or BibLaTeX, read by pybtex, as sources with CSL's names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

from briefkit.bibliography import entry as bibentry
from briefkit.bibliography.library import Cited, Library
from briefkit.bibliography.parents import Given
from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile, Unreadable
from briefkit.textfiles.yamlscalar import CONTROLS, without_controls
from briefkit.textfiles.yamltree import Entry, Mapping, Node, Scalar, Sequence

# What the parser says, and what to tell; the first that fits is told.
PROBLEMS = {
    "premature end": "The entry that begins here is never closed. Look for a missing } or "
    "quotation mark in it",
    "'}' expected": "A comma is missing before this, or the } that ends the entry",
    "')' expected": "A comma is missing before this, or the ) that ends the entry",
    "'=' expected": "A “=” is missing between a field's name and its value",
    "field value expected": "A value is missing here. Write it in { }",
    "entry key expected": "This entry has no key, by which it could be cited. Write one after "
    "the first {",
    "'{' expected": "An entry begins with “@type{key,”. If this “@” is no entry, take it out",
    "a valid name expected": "An entry begins with “@type{key,”. If this “@” is no entry, take "
    "it out",
    "unbalanced": "A } stands here that closes nothing. Take it out, or add the { before it",
    "nested": "Braces stand in each other too deep here",
}


@dataclass(frozen=True)
class _Entry:
    """An entry as read: its key with its place, and its fields."""

    key: Scalar
    given: Given


def read(file: TextFile, cited: Cited) -> Library:
    """The entries of a file that are cited, by their keys, with all faults of the file.

    What an entry says stands at its key. Raises `Unreadable` at the place of what is no
    BibTeX. pybtex is imported only now.
    """
    found = list(_controls(file))
    entries: dict[str, _Entry] = {}
    for each in _parsed(file, found):
        first = entries.setdefault(each.key.value, each)
        if first is not each:
            found.append(_duplicate(each.key, first.key))
    if not entries:
        _fail(file, 0, "This file holds no entries “@type{key, …}”. Export it again as BibTeX")
    wanted = cited.among(set(entries))
    by_key = {key.lower(): each.given for key, each in entries.items()}
    sources = []
    for key in (key for key in entries if key in wanted):
        place = entries[key].key.place
        source = bibentry.source(entries[key].given, by_key)
        found += [Diagnostic(place, *each) for each in source.slips]
        sources.append(Entry(entries[key].key, _tree(source.fields, place)))
    return Library(tuple(sources), set(entries), found)


def _controls(file: TextFile) -> Iterator[Diagnostic]:
    for control in CONTROLS.finditer(file.text):
        message = f"An invisible character (U+{ord(control[0]):04X}) that cannot be printed"
        place = Place(file, *control.span())
        yield _error(place, "control-character", f"{message} stands here. Delete it")


def _duplicate(key: Scalar, first: Scalar) -> Diagnostic:
    message = (
        f"A source “{key.value}” stands on line {first.place.position.line} already. "
        "Give this one another key, and cite it by that"
    )
    return _error(key.place, "duplicate-source", message)


def _parsed(file: TextFile, found: list[Diagnostic]) -> list[_Entry]:
    """All entries in order, read by pybtex's parser of BibTeX."""
    from pybtex.database.input.bibtex import LowLevelParser, UndefinedMacro, month_names
    from pybtex.scanner import PybtexSyntaxError
    from pybtex.utils import CaseInsensitiveDict

    def heed(error: Any) -> None:
        if not isinstance(error, UndefinedMacro):
            raise error
        place = _line(file, error.lineno)
        word = str(error.args[0])
        message = f"“{word}” is no @string of this file. Put the text in {{ }}"
        found.append(_error(place, "undefined-string", message))

    macros = CaseInsensitiveDict(month_names)
    parser = LowLevelParser(without_controls(file.text), macros=macros, handle_error=heed)
    entries = []
    try:
        for kind, body in parser:
            if kind.lower() not in ("string", "preamble"):
                entries.append(_entry(file, parser.command_start, kind, *body))
    except PybtexSyntaxError as error:
        _fail(file, *_slip(parser, str(error)))
    return entries


def _entry(file: TextFile, start: int, kind: str, key: str, fields: Any) -> _Entry:
    at = file.text.index(key, start + len(kind) + 1)
    texts: dict[str, str] = {"": kind.lower()}
    for name, parts in fields:
        texts.setdefault(name.lower(), " ".join("".join(parts).split()))
    return _Entry(Scalar(key, Place(file, at, at + len(key))), texts)


def _slip(parser: Any, said: str) -> tuple[int, str]:
    """Where a syntax error is, and what to do about it."""
    told = next((words for part, words in PROBLEMS.items() if part in said), None)
    from_start = any(part in said for part in ("premature", "'{' expected", "valid name"))
    at = parser.command_start if from_start else parser.pos
    return at or 0, told or "This cannot be read as BibTeX. Export the file again"


def _tree(value: Any, place: Place) -> Node:
    """Plain values as a tree that stands at one place."""
    if isinstance(value, dict):
        pairs = value.items()
        entries = (Entry(Scalar(name, place), _tree(each, place)) for name, each in pairs)
        return Mapping(tuple(entries), place)
    if isinstance(value, list):
        return Sequence(tuple(_tree(each, place) for each in value), place)
    return Scalar(value, place)


def _line(file: TextFile, number: int) -> Place:
    start = file.line_starts[min(number, len(file.line_starts)) - 1]
    indent = len(re.match(r"[ \t]*", file.text[start:])[0])  # type: ignore[index]
    return Place(file, start + indent, start + len(file.line(number)))


def _error(place: Place, rule: str, message: str) -> Diagnostic:
    return Diagnostic(place, Severity.ERROR, rule, message)


def _fail(file: TextFile, at: int, message: str) -> NoReturn:
    place = Place(file, min(at, len(file.text)), min(at + 1, len(file.text)))
    raise Unreadable(_error(place, "invalid-bibtex", message))
