"""Plain values as nodes of a brief's tree, each at the words that it comes from."""

from __future__ import annotations

from collections import abc
from collections.abc import Callable
from typing import Any

from briefkit.diagnostic import Place
from briefkit.drafting.fields import Path
from briefkit.textfiles.yamlscalar import Piece
from briefkit.textfiles.yamltree import Entry, Mapping, Node, Scalar, Sequence, find


def node(value: Any, place: Callable[[Path], Place], path: Path = ()) -> Node:
    """Texts, lists and fields as a tree; ``place`` says where the words of a path stand."""
    here = place(path)
    if isinstance(value, abc.Mapping):
        entries = (
            Entry(name_at(name, place((*path, name))), node(each, place, (*path, name)))
            for name, each in value.items()
        )
        return Mapping(tuple(entries), here)
    if isinstance(value, list | tuple):
        items = (node(each, place, (*path, index)) for index, each in enumerate(value))
        return Sequence(tuple(items), here)
    return text_at(str(value), here)


def text_at(text: str, place: Place) -> Scalar:
    """A text that stands, as a whole, for words of a draft."""
    start, end = place.start, place.end
    if not text:
        return Scalar("", place)
    if place.file.text[start:end] == text:
        return Scalar.of(place.file, [Piece(text, start, end)])
    return Scalar.of(place.file, [Piece(each, start, end) for each in text])


def name_at(name: str, place: Place) -> Scalar:
    """The name of a field that stands before words of a draft."""
    return Scalar(name, Place(place.file, place.start, place.start))


def with_fields(root: Mapping, fields: abc.Mapping[str, Node]) -> Mapping:
    """A tree with fields in the place of those of the same names, or at its end."""
    kept = (
        Entry(entry.key, fields.get(entry.key.value, entry.value)) for entry in root.entries
    )
    new = (
        Entry(name_at(name, each.place), each)
        for name, each in fields.items()
        if name not in root.by_name
    )
    return Mapping((*kept, *new), root.place)


def with_images(root: Mapping, names: abc.Mapping[str, str]) -> Mapping:
    """A tree whose figures name the files in which their images were saved."""
    entry = root.by_name.get("figures")
    if entry is None or not isinstance(entry.value, Mapping):
        return root
    figures: dict[str, Node] = {}
    for each in entry.value.entries:
        figure = each.value
        image = find(figure, ("image",))
        if isinstance(figure, Mapping) and isinstance(image, Scalar) and image.value in names:
            file = text_at(names[image.value], image.place)
            figures[each.key.value] = with_fields(figure, {"image": file})
    return with_fields(root, {"figures": with_fields(entry.value, figures)})
