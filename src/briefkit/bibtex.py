"""A BibTeX or BibLaTeX file, read by pybtex, as sources with CSL's names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefkit.bibfields import BOOKKEEPING, DATES, FIELDS, GENRES, NAMES, SUBTYPES, TYPES
from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile, Unreadable
from briefkit.yamltree import Entry, Mapping, Node, Scalar, Sequence

BEGIN = re.compile(r"@\w+\s*[{(]\s*([^\s,{}()]+)\s*,")
EMPHASIS = re.compile(r"\\(?:emph|textit)\s*\{([^{}]*)\}")
BOLD = re.compile(r"\\textbf\s*\{([^{}]*)\}")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NUMBERED = ("article-journal", "article-magazine", "article-newspaper")


def read(file: TextFile) -> Mapping:
    """The sources of a file by key; each field stands where its entry begins.

    Raises `Unreadable` at the line of what is no BibTeX.
    """
    from pybtex import errors
    from pybtex.database import parse_string

    with errors.capture() as faults:
        database = parse_string(file.text, "bibtex")
    for fault in faults:
        raise _unreadable(file, getattr(fault, "lineno", None), str(fault))
    if not database.entries:
        raise _unreadable(file, 1, "it holds no entries")
    places = {found[1]: Place(file, *found.span(1)) for found in BEGIN.finditer(file.text)}
    entries = []
    for key, entry in database.entries.items():
        place = places.get(key, Place(file, 0, 0))
        fields = _fields(entry, database.entries)
        entries.append(Entry(Scalar(key, place), _tree(fields, place)))
    return Mapping(tuple(entries), Place(file, 0, len(file.text)))


def _tree(value: Any, place: Place) -> Node:
    """Plain values as a tree that stands at one place."""
    if isinstance(value, dict):
        pairs = value.items()
        entries = (Entry(Scalar(name, place), _tree(each, place)) for name, each in pairs)
        return Mapping(tuple(entries), place)
    if isinstance(value, list):
        return Sequence(tuple(_tree(each, place) for each in value), place)
    return Scalar(value, place)


def _fields(entry: Any, entries: Any) -> dict[str, Any]:
    """An entry's fields by CSL's names; one that has no such name keeps its own."""
    given = _inherited(entry, entries)
    kind = _kind(entry.original_type.lower(), given)
    genre = GENRES.get(given.get("type", entry.original_type).lower())
    fields: dict[str, Any] = {"type": kind} | ({"genre": genre} if genre else {})
    for name, value in given.items():
        text = _plain(value)
        if name in DATES:
            fields[DATES[name]] = text
        elif name in FIELDS:
            fields.setdefault(FIELDS[name], text)
        elif name not in BOOKKEEPING:
            fields[name] = text
    fields |= dict(_put_together(given, kind, fields))
    for role, people in entry.persons.items():
        fields[NAMES.get(role, role)] = [_name(person) for person in people]
    return fields


def _inherited(entry: Any, entries: Any) -> dict[str, str]:
    """The fields of an entry, and those of the one that it names as its parent."""
    own = {name.lower(): value for name, value in entry.fields.items()}
    parent = entries.get(own.get("crossref") or own.get("xdata") or "")
    if parent is None:
        return own
    inherited = {name.lower(): value for name, value in parent.fields.items()}
    if "title" in inherited and "title" in own:
        inherited["booktitle"] = inherited.pop("title")
    return inherited | own


def _kind(type_name: str, given: dict[str, str]) -> str:
    if type_name == "article" and given.get("entrysubtype", "").lower() in SUBTYPES:
        return SUBTYPES[given["entrysubtype"].lower()]
    if type_name == "misc" and "url" in given:
        return "webpage"
    return TYPES.get(type_name, "document")


def _put_together(
    given: dict[str, str], kind: str, fields: dict[str, Any]
) -> Iterator[tuple[str, str]]:
    """What CSL has in one field where BibTeX has several, or in another."""
    for title, subtitle in (("title", "subtitle"), ("container-title", "booksubtitle")):
        if title in fields and given.get(subtitle):
            yield title, f"{fields[title]}: {_plain(given[subtitle])}"
    if "issued" not in fields and given.get("year"):
        yield "issued", _date(given)
    if "page" in fields:
        yield "page", re.sub(r"\s*-{1,3}\s*", "–", fields["page"])
    if kind in NUMBERED and "number" in fields and "issue" not in fields:
        yield "issue", fields.pop("number")
    archive = given.get("eprinttype", given.get("archiveprefix", "")).lower()
    if archive == "arxiv" and "eprint" in given and "URL" not in fields:
        yield "URL", f"https://arxiv.org/abs/{given['eprint']}"
    if "DOI" in fields:
        yield "DOI", re.sub(r"^https?://(dx\.)?doi\.org/", "", fields["DOI"])


def _date(given: dict[str, str]) -> str:
    """Year, month and day as one date."""
    parts = [given["year"].strip()]
    month = given.get("month", "").strip().lower()
    number = int(month) if month.isdecimal() else 0
    if month[:3] in MONTHS:
        number = MONTHS.index(month[:3]) + 1
    if number:
        parts.append(f"{number:02}")
        day = given.get("day", "").strip()
        parts += [f"{int(day):02}"] if day.isdecimal() else []
    return "-".join(parts)


def _plain(latex: str) -> str:
    """The words of a LaTeX text, its italics and bold as CSL-JSON has them."""
    from pybtex.richtext import Text

    marked = BOLD.sub(r"<b>\1</b>", EMPHASIS.sub(r"<i>\1</i>", latex))
    return " ".join(str(Text.from_latex(marked)).split())


def _name(person: Any) -> dict[str, str]:
    last = " ".join(person.last_names)
    if last.startswith("{") and last.endswith("}") and not person.first_names:
        return {"literal": _plain(last)}
    parts = {
        "family": last,
        "given": " ".join([*person.first_names, *person.middle_names]),
        "non-dropping-particle": " ".join(person.prelast_names),
        "suffix": " ".join(person.lineage_names),
    }
    return {name: _plain(text) for name, text in parts.items() if text}


def _unreadable(file: TextFile, line: int | None, why: str) -> Unreadable:
    number = min(line or 1, len(file.line_starts))
    start = file.line_starts[number - 1]
    place = Place(file, start, start + len(file.line(number)))
    reason = re.sub(r"^(syntax error )?in line \d+: ", "", why)
    message = f"This can't be read as BibTeX: {reason}"
    return Unreadable(Diagnostic(place, Severity.ERROR, "invalid-bibtex", message))
