"""A YAML tree held against a Pydantic model: what fits, and a diagnostic for what does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefkit.diagnostic import Diagnostic, Place, Severity
from briefkit.textfiles.complaints import complaints
from briefkit.textfiles.yamltree import Mapping, Node, Scalar, Sequence, find, key_place

Path = tuple[str | int, ...]
ModelT = TypeVar("ModelT", bound=BaseModel)

MAX_PASSES = 20


@dataclass(frozen=True)
class Fitted(Generic[ModelT]):
    """The model that was read, the tree it was read from, and all that did not fit.

    ``root`` lacks what was left out, so a path in the model is a path in the tree.
    """

    value: ModelT
    root: Mapping
    diagnostics: tuple[Diagnostic, ...]


class Unfit(Exception):
    """A tree that a model cannot be read from; ``diagnostics`` say why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(diagnostics[0].message)
        self.diagnostics = diagnostics


def fit(
    root: Mapping,
    model: type[ModelT],
    defaults: dict[str, Any],
    required: tuple[str, ...] = (),
) -> Fitted[ModelT]:
    """Read a tree as a model, leaving out whatever does not fit.

    ``defaults`` stand where the tree says nothing, at any depth. Those of them that are
    ``required`` are reported when missing, and only let the rest be read and judged.
    Raises `Unfit` when there is nothing left to leave out and it still does not fit.
    """
    found = list(_missing(root, required))
    for _ in range(MAX_PASSES):
        try:
            value = model.model_validate(merged(defaults, plain(root)))
        except ValidationError as failure:
            errors = failure.errors(include_url=False)
            found += complaints(root, model, errors)
            culprits = [_culprit(root, error) for error in errors]
            if () in culprits:
                break
            root = _without(root, culprits)
        else:
            return Fitted(value, root, tuple(found))
    raise Unfit(*found)


def merged(defaults: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """Both groups of fields as one, field by field; where they differ the given wins."""
    result = defaults | given
    for name, value in given.items():
        default = defaults.get(name)
        if isinstance(value, dict) and isinstance(default, dict):
            result[name] = merged(default, value)
    return result


def plain(node: Node) -> Any:
    """The tree as dictionaries, lists and strings; fields without a value are left out."""
    if isinstance(node, Mapping):
        return {
            entry.key.value: plain(entry.value)
            for entry in node.entries
            if not entry.value.absent
        }
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return "" if node.absent else node.value


def text_place(root: Mapping, path: Path, start: int = 0, end: int | None = None) -> Place:
    """The place of characters ``start`` to ``end`` of the text at a path, or of its key."""
    node = find(root, path)
    while node is None and path:
        path = path[:-1]
        node = find(root, path)
    if isinstance(node, Mapping) and end is not None:
        # The long form of what may also be a text alone.
        path = (*path, "text")
        node = find(root, path)
    if not isinstance(node, Scalar) or end is None:
        return key_place(root, path)
    return node.range(start, end)


def _missing(root: Mapping, required: tuple[str, ...]) -> Iterator[Diagnostic]:
    for name in required:
        node = find(root, (name,))
        if node is None or node.absent:
            place = replace(root.place, end=root.place.start)
            message = f"The {name} is missing. Add a line “{name}: …” at the top"
            yield Diagnostic(place, Severity.ERROR, f"missing-{name}", message)


def _culprit(root: Mapping, error: ErrorDetails) -> Path:
    """The path of what to leave out: the deepest thing that exists at the error's place."""
    path: Path = error["loc"]
    while path and find(root, path) is None:
        path = path[:-1]
    return path


def _without(node: Node, paths: list[Path]) -> Any:
    """A copy of the tree without what stands at the paths."""
    heads: dict[str | int, list[Path]] = {}
    for path in filter(None, paths):
        heads.setdefault(path[0], []).append(path[1:])

    def kept(head: str | int, child: Node) -> Node | None:
        below = heads.get(head)
        if below is None:
            return child
        return None if () in below else _without(child, below)

    if isinstance(node, Mapping):
        pairs = [(entry, kept(entry.key.value, entry.value)) for entry in node.entries]
        entries = tuple(type(e)(e.key, child) for e, child in pairs if child is not None)
        return Mapping(entries, node.place)
    if isinstance(node, Sequence):
        items = (kept(index, item) for index, item in enumerate(node.items))
        return Sequence(tuple(item for item in items if item is not None), node.place)
    return node
