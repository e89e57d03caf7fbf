"""A brief in which every field of the model holds a text, so that a new field does, too."""

from __future__ import annotations

from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from briefkit.model import Brief

# Of a field that takes not any text, the first of these that it takes.
VALID = (
    "https://example.org/a",
    "ann@example.org",
    "10.5555/12345678",
    "0000-0002-1825-0097",
    "en",
    "2024-12-05",
    "CC BY 4.0",
    "Recs",
    "1",
    "left",
)
# What stands for itself, is a file's name, or would keep the brief from being printed.
LEFT_OUT = {"style", "checks", "byline", "chart", "table", "ignore", "status", "translation_of"}
PLACED = (
    "figures",
    "tables",
    "boxes",
    "pull_quotes",
    "recommendations",
    "key_figures",
    "timelines",
)


def filled(text: str) -> dict[str, Any]:
    """A brief, as YAML would give it, with a text wherever one may stand."""
    brief: dict[str, Any] = _record(Brief, text, ())
    for field in PLACED:
        (brief[field],) = [{field: each} for each in brief[field].values()]
    brief["figures"]["figures"]["image"] = "bars.png"
    brief["tables"]["tables"]["rows"] = [[text, text], [text, text]]
    places = "\n\n".join(f"![](#{field})" for field in PLACED)
    brief["footnotes"] = {"n": f"{text} [@k]"}
    brief["sources"] = {"k": brief["sources"]["k"] | {"type": "report"}}
    brief["sections"] = [{"heading": text, "body": f"{text} x[^n]\n\n{places}"}]
    return brief


def _record(kind: type[BaseModel], text: str, within: tuple[Any, ...]) -> dict[str, Any]:
    found = {}
    for name, field in kind.model_fields.items():
        if name not in LEFT_OUT and kind not in within:
            annotation = Annotated[field.annotation, *field.metadata] if field.metadata else (
                field.annotation
            )  # fmt: skip
            value = _value(annotation, text, (*within, kind))
            if value is not None:
                found[field.alias or name] = value
    return found


def _value(kind: Any, text: str, within: tuple[Any, ...]) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated and get_origin(inner[0]) is None and not _is_record(inner[0]):
        return _accepted(kind, text)
    if origin is Annotated:
        return _value(inner[0], text, within)
    if origin in (Union, UnionType):
        kinds = [each for each in inner if each is not NoneType]
        records = [each for each in kinds if _is_record(each)]
        return _value((records or kinds)[0], text, within)
    if origin is tuple:
        value = _value(inner[0], text, within)
        return [value] if value else None
    if origin is dict:
        return {"k": _value(inner[1], text, within)}
    if origin is Literal:
        return inner[0]
    if _is_record(kind):
        return _record(kind, text, within) or None
    return _accepted(kind, text)


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _accepted(kind: Any, text: str) -> Any:
    for value in (text, *VALID, True, 1):
        try:
            TypeAdapter(kind, config=None).validate_python(value)
        except ValidationError:
            continue
        return value
    raise AssertionError(f"no value for {kind}")
