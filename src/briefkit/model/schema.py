"""The JSON Schema of a brief file, by which editors complete and explain its fields."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

from briefkit import model
from briefkit.model import Brief, blocks, publication, source, sourcenames

# Where the models stand, by whose names the schema calls them.
MODELS = (model, publication, blocks, source, sourcenames)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a brief file, for completion in editors.

    Where the model reads text the schema also admits a number, a truth value and
    nothing, because YAML gives those for unquoted words such as ``2024`` or ``no``.
    """
    schema = _admit_plain_scalars(Brief.model_json_schema())
    for each in (schema, *schema["$defs"].values()):
        for name, text in _descriptions(each["title"]):
            each["properties"][name]["description"] = text
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _admit_plain_scalars(node: Any) -> Any:
    if isinstance(node, list):
        return [_admit_plain_scalars(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = {key: _admit_plain_scalars(value) for key, value in node.items()}
    if node.get("type") == "string" and "enum" not in node:
        node["type"] = ["string", "number", "boolean", "null"]
    return node


def _descriptions(title: str) -> Iterator[tuple[str, str]]:
    """The fields of a model and the docstrings below them.

    Pydantic would read these at every start of the program (use_attribute_docstrings).
    """
    found = (getattr(each, title, None) for each in MODELS)
    made: type[BaseModel] = next(filter(None, found))
    for each in reversed(made.__mro__):
        if each.__module__.startswith("briefkit."):
            for name, words in _docstrings(each):
                yield made.model_fields[name].alias or name, words


def _docstrings(made: type) -> Iterator[tuple[str, str]]:
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(made))).body
    for field, text in pairwise(getattr(tree, "body", [])):
        match field, text:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(words))),
            ):
                yield name, inspect.cleandoc(words)
