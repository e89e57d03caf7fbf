"""What Pydantic finds wrong, said in an editor's words at its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from briefkit.diagnostic import Diagnostic, Severity
from briefkit.model.fieldtypes import FILLED
from briefkit.textfiles.yamltree import Mapping, Scalar, Sequence, find, key_place

Path = tuple[str | int, ...]

LIST = "a list, each item on a line of its own after “- ”"
FIELDS = "a group of fields, each on a line of its own as “name: text”"
# What an editor would call the shape that Pydantic wants.
SHAPES = {
    "string_type": "text",
    "bool_type": "true or false",
    "int_type": "a number",
    "float_type": "a number",
    "list_type": LIST,
    "tuple_type": LIST,
    "dict_type": FIELDS,
    "model_type": FIELDS,
    "model_attributes_type": FIELDS,
}
# What a number or a truth value is, where it is neither.
VALUES = {
    "bool_parsing": "true or false",
    "int_parsing": "a whole number, such as 2",
    "int_from_float": "a whole number, such as 2",
    "float_parsing": "a number in digits alone, such as 12 or 10.5",
}
BOUNDS = {
    "greater_than": ("gt", "more than"),
    "greater_than_equal": ("ge", "not less than"),
    "less_than": ("lt", "less than"),
    "less_than_equal": ("le", "not more than"),
}
# Of fields that are missing in one place, as many as are told one by one.
MOST_MISSING = 5
FOUND = {Mapping: "a group of fields", Sequence: "a list", Scalar: "text"}


def complaints(
    root: Mapping, model: type[BaseModel], errors: list[ErrorDetails]
) -> Iterator[Diagnostic]:
    """The errors of a validation as diagnostics; many missing fields are told in one."""
    lacking: dict[Path, list[str]] = {}
    for error in errors:
        if error["type"] == "missing":
            lacking.setdefault(error["loc"][:-1], []).append(str(error["loc"][-1]))
    for error in errors:
        names = lacking.get(error["loc"][:-1], []) if error["type"] == "missing" else []
        if len(names) <= MOST_MISSING:
            yield _complaint(root, model, error)
        elif names[0] == error["loc"][-1]:
            message = f"{len(names)} fields are missing here: {', '.join(names)}. Add them all"
            place = key_place(root, error["loc"][:-1])
            yield Diagnostic(place, Severity.ERROR, "missing-field", message)


def _complaint(root: Mapping, model: type[BaseModel], error: ErrorDetails) -> Diagnostic:
    """One error of a model's validation as a diagnostic, placed in the tree it came from."""
    path: Path = error["loc"]
    node = find(root, path)
    at_key = node is None or error["type"] == "extra_forbidden"
    place = key_place(root, path) if at_key or node is None else node.place
    rule, message = _wording(root, model, path, error)
    return Diagnostic(place, Severity.ERROR, rule, message)


def _wording(
    root: Mapping, model: type[BaseModel], path: Path, error: ErrorDetails
) -> tuple[str, str]:
    kind, name = error["type"], str(path[-1]) if path else ""
    if kind == "extra_forbidden":
        return "unknown-field", _unknown_field(name, _fields(model, path[:-1]))
    if kind == "missing":
        return "missing-field", f"“{name}” is missing here. Add a line “{name}: …”"
    if kind in SHAPES:
        return "wrong-type", _wrong_type(root, path, SHAPES[kind])
    if kind == "literal_error":
        choices = error["ctx"]["expected"].replace("'", "")
        return "unknown-value", f"“{error['input']}” is not known here. Write {choices}"
    return _unfit_value(name, error)


def _unfit_value(name: str, error: ErrorDetails) -> tuple[str, str]:
    """What is wrong with a value of the right shape."""
    kind, given, known = error["type"], error["input"], error.get("ctx", {})
    if kind in VALUES:
        return "unknown-value", f"“{given}” is not known here. Write {VALUES[kind]}"
    if kind in BOUNDS:
        bound, words = BOUNDS[kind]
        return "unknown-value", f"“{name}” is {given}. Write a number {words} {known[bound]:g}"
    if kind == "too_short":
        return "empty-field", f"“{name}” is empty. Write its first item, or take it out"
    if kind != "string_pattern_mismatch":
        return kind.replace("_", "-"), error["msg"]
    if known["pattern"] == FILLED:
        return "empty-field", f"“{name}” is empty. Write its text, or take the line out"
    place = known["pattern"].replace("\\", "")
    return "missing-place", f"“{name}” has no “{place}”. Write that where the value goes"


def _wrong_type(root: Mapping, path: Path, wanted: str) -> str:
    node = find(root, path)
    if wanted == "text" and isinstance(node, Mapping):
        return (
            "A colon with a space after it makes this a field, but text is wanted here. "
            "Put the text in quotes, or under “|”"
        )
    field = next(str(step) for step in reversed(path) if isinstance(step, str))
    return f"“{field}” holds {FOUND.get(type(node), 'nothing')} where it should hold {wanted}"


def _unknown_field(name: str, known: tuple[str, ...]) -> str:
    close = get_close_matches(name, known, n=1)
    if close:
        return f"There is no field “{name}”. Did you mean “{close[0]}”?"
    if known[:2] == ("lead", "text") or " " in name:
        return (
            f"The colon after “{name}” makes it the name of a field, and there is none such. "
            "If it is text, put the whole text in quotes, or under “|”"
        )
    return f"There is no field “{name}” here. The fields are {', '.join(known)}"


def _fields(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """The names of the fields that may stand at a path."""
    for step in path:
        field = _by_name(model).get(step) if isinstance(step, str) else None
        if field:
            model = next(_models(field.annotation), model)
    return tuple(_by_name(model))


def _by_name(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """A model's fields by their names in a file."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a type annotation names, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)
