"""Sources in files beside a brief, put in their place in its tree.

They may be YAML as in the brief, CSL-JSON as Zotero exports it, or BibTeX. Every node
knows the file it comes from, so that what is found later points there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from briefkit import bibtex, jsontext, yamltext
from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile, Unreadable
from briefkit.textfile import read_text_file
from briefkit.yamltree import Entry, Mapping, Node, Scalar, Sequence

FIELD = "sources"
CITED = re.compile(r"@(?:\{([^{}]+)\}|([\w:.#$%&+?<>~/-]*\w))")
EXPORTED = (".json", ".bib")
# What CSL-JSON once called otherwise, and what is ours there.
RENAMED = {"journalAbbreviation": "container-title-short", "shortTitle": "title-short"}


def with_sources(root: Mapping, file: TextFile) -> tuple[Mapping, list[Diagnostic]]:
    """The tree of a brief with the sources of the files that it names, and what is wrong.

    Raises `Unreadable` when a file is no text, or not in its own format.
    """
    entry = root.by_name.get(FIELD)
    names = _names(entry.value) if entry else []
    if not entry or not names:
        return root, []
    found: list[Diagnostic] = []
    sources: dict[str, Entry] = {}
    for name in names:
        for each in _read(name, file, found):
            first = sources.setdefault(each.key.value, each)
            if first is not each:
                found.append(_duplicate(each.key, first.key))
    tree = Mapping(tuple(sources.values()), entry.value.place)
    entries = (Entry(e.key, tree) if e is entry else e for e in root.entries)
    return Mapping(tuple(entries), root.place), found


def _names(node: Node) -> list[Scalar]:
    """The file names that stand where sources may."""
    nodes = node.items if isinstance(node, Sequence) else (node,)
    return [each for each in nodes if isinstance(each, Scalar) and not each.absent]


def _read(name: Scalar, file: TextFile, found: list[Diagnostic]) -> tuple[Entry, ...]:
    path = Path(file.name).parent / name.value
    refused = _refused(path, Path(file.name).parent)
    if refused:
        message = f"The sources “{name.value}” {refused}"
        found.append(Diagnostic(name.place, Severity.ERROR, "sources-file", message))
        return ()
    text = read_text_file(path)
    if path.suffix == ".bib":
        return _wanted(bibtex.read(text).entries, file.text)
    if path.suffix == ".json":
        node, faults = jsontext.read(text)
        found += faults
        return _wanted(tuple(csl_items(node, found)), file.text)
    root, faults = yamltext.read(text)
    found += faults
    return root.entries


def _wanted(entries: tuple[Entry, ...], text: str) -> tuple[Entry, ...]:
    """Of all that a reference manager holds, what a text cites, or nearly cites."""
    by_key = {entry.key.value: entry for entry in entries}
    cited = {found[1] or found[2] for found in CITED.finditer(text)}
    near = (get_close_matches(key, by_key, n=1) for key in cited - by_key.keys())
    wanted = (cited & by_key.keys()).union(*near)
    return tuple(entry for key, entry in by_key.items() if key in wanted)


def _refused(path: Path, folder: Path) -> str | None:
    """Why a file is not read, if it is not: only those in the brief's own folder are."""
    if path.suffix not in (".yaml", ".yml", *EXPORTED):
        return "are in no format that is known. Name a file that ends in .yaml, .json or .bib"
    if not path.resolve().is_relative_to(folder.resolve()):
        return "stand outside the brief's folder. Put the file beside the brief"
    if not path.is_file():
        return f"are not there: there is no file {path}. Check its name"
    return None


def csl_items(node: Node, found: list[Diagnostic]) -> Iterator[Entry]:
    """The items of a CSL-JSON list by their ids; what is wrong with them goes to ``found``.

    Raises `Unreadable` when it is no list.
    """
    if not isinstance(node, Sequence):
        message = "CSL-JSON is a list of items, [{…}, {…}]. Export it again as CSL JSON"
        raise Unreadable(Diagnostic(node.place, Severity.ERROR, "invalid-json", message))
    seen: dict[str, Scalar] = {}
    for item in node.items:
        key = item.by_name.get("id") if isinstance(item, Mapping) else None
        if not isinstance(item, Mapping) or not key or not isinstance(key.value, Scalar):
            message = "This item has no id, by which it could be cited. Give it one"
            start = item.place.start
            place = Place(item.place.file, start, start + 1)
            found.append(Diagnostic(place, Severity.ERROR, "missing-field", message))
        elif key.value.value in seen:
            found.append(_duplicate(key.value, seen[key.value.value]))
        else:
            seen[key.value.value] = key.value
            yield Entry(key.value, _fields(item))


def _fields(item: Mapping) -> Mapping:
    """An item's fields as a brief has them."""
    entries = []
    for entry in item.entries:
        name = entry.key.value
        if name == "custom" and isinstance(entry.value, Mapping):
            ours = [each for each in entry.value.entries if each.key.value == "archive_url"]
            rest = tuple(each for each in entry.value.entries if each not in ours)
            entries += ours
            if rest:
                entries.append(Entry(entry.key, Mapping(rest, entry.value.place)))
        elif name != "id":
            key = Scalar(RENAMED.get(name, name), entry.key.place, entry.key.style)
            entries.append(Entry(key, entry.value))
    return Mapping(tuple(entries), item.place)


def _duplicate(key: Scalar, first: Scalar) -> Diagnostic:
    place = first.place
    message = (
        f"A source “{key.value}” stands in {place.file.name}, line {place.position.line}, "
        "already. Give this one another key"
    )
    return Diagnostic(key.place, Severity.ERROR, "duplicate-source", message)
