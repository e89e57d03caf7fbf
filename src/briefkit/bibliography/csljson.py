"""A library in CSL-JSON (CSL 1.0.2), as Zotero and others export it, as sources; and back."""

from __future__ import annotations

from typing import Any

from briefkit.bibliography.library import Cited, Library
from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile, Unreadable
from briefkit.model.source import Source
from briefkit.textfiles import jsontext
from briefkit.textfiles.yamltree import Entry, Mapping, Node, Scalar, Sequence

# Names that the schema of CSL-JSON keeps from before CSL 1.0.
RENAMED = {"journalAbbreviation": "container-title-short", "shortTitle": "title-short"}
# What the schema has for reference managers alone.
BOOKKEEPING = frozenset(("id", "categories"))


def read(file: TextFile, cited: Cited) -> Library:
    """The items of a file that are cited, by their ids, with all that is wrong with them.

    Raises `Unreadable` when it is no JSON, or no list of items.
    """
    items = jsontext.parse(file)
    if not isinstance(items, list):
        message = "CSL-JSON is a list of items, [{…}, {…}]. Export it again as CSL JSON"
        start = len(file.text) - len(file.text.lstrip())
        place = Place(file, start, start + 1)
        raise Unreadable(Diagnostic(place, Severity.ERROR, "invalid-json", message))
    ids = [_id(item) for item in items]
    keys = {each for each in ids if each}
    wanted = cited.among(keys)
    root, found = jsontext.read(file, lambda index: not ids[index] or ids[index] in wanted)
    read: dict[str, Entry] = {}
    for item in root.items if isinstance(root, Sequence) else ():
        key = _key(item)
        first = read.setdefault(key.value, Entry(key, _fields(item))).key if key else None
        if key is None or key is not first:
            found.append(_fault(item, key, first))
    return Library(tuple(read.values()), keys, found)


def _id(item: Any) -> str | None:
    """The id of an item, a text or a number; None where there is none."""
    found = item.get("id") if isinstance(item, dict) else None
    return found if isinstance(found, str) and found.strip() else None


def _key(item: Node) -> Scalar | None:
    """The id of an item, where it stands."""
    entry = item.by_name.get("id") if isinstance(item, Mapping) else None
    value = entry.value if entry else None
    return value if isinstance(value, Scalar) and _id({"id": value.value}) else None


def _fault(item: Node, key: Scalar | None, first: Scalar | None) -> Diagnostic:
    """An item that could not be cited: without an id, or with one that another has."""
    if key is None or first is None:
        message = "This item has no id, by which it could be cited. Give it an “id”"
        place = Place(item.place.file, item.place.start, item.place.start + 1)
        return Diagnostic(place, Severity.ERROR, "missing-id", message)
    message = (
        f"A source “{key.value}” stands on line {first.place.position.line} already. "
        "Give this one another id, and cite it by that"
    )
    return Diagnostic(key.place, Severity.ERROR, "duplicate-source", message)


def _fields(item: Node) -> Node:
    """An item's fields as a brief has them; `csl_json` says what is in ``custom``."""
    if not isinstance(item, Mapping):
        return item
    entries: list[Entry] = []
    for entry in item.entries:
        name, value = entry.key.value, entry.value
        if name == "custom" and isinstance(value, Mapping):
            ours = tuple(each for each in value.entries if each.key.value == "archive_url")
            rest = tuple(each for each in value.entries if each not in ours)
            kept = (Entry(entry.key, Mapping(rest, value.place)),) if rest else ()
            entries += [*ours, *kept]
        elif name not in BOOKKEEPING:
            key = Scalar(RENAMED.get(name, name), entry.key.place, entry.key.style)
            entries.append(Entry(key, value))
    return Mapping(tuple(entries), item.place)


def csl_json(key: str, source: Source) -> dict[str, Any]:
    """A source as an item of CSL-JSON, with ``key`` as its id.

    What CSL lacks goes where CSL says: ``order`` is its ``static-ordering``, and
    ``archive_url`` is in ``custom``. Reading the item gives the source back.
    """
    item = source.model_dump(by_alias=True, exclude_defaults=True)
    for names in item.values():
        for name in names if isinstance(names, tuple | list) else ():
            if name.pop("order", None):
                name["static-ordering"] = True
    if "archive_url" in item:
        item["custom"] = {**(source.custom or {}), "archive_url": item.pop("archive_url")}
    return {"id": key, "type": source.type, **item}
