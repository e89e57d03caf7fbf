"""briefkit new and briefkit schema: a brief to begin with, and what it may hold."""

from __future__ import annotations

import json
from pathlib import Path

from briefkit.commands.results import EXIT_FAILED, Result, unwritten
from briefkit.commands.writing import write_whole
from briefkit.textfiles.readers import is_markdown

SCHEMA = "brief.schema.json"


def new(title: str, path: Path) -> Result:
    """Write a commented starting brief, and beside it the schema by which editors complete it.

    It is in Markdown or in YAML, by the ending of its name. Never writes over a brief that
    is there.
    """
    if path.exists():
        return Result(code=EXIT_FAILED, failure=f"{path} is already there. Choose another name")
    kind = "starter.md" if is_markdown(path.name) else "starter.yaml"
    starter = Path(__file__).with_name(kind).read_text(encoding="utf-8")
    brief = starter.replace("{title}", json.dumps(title, ensure_ascii=False))
    try:
        write_whole(path.with_name(SCHEMA), schema().encode())
        write_whole(path, brief.encode())
    except OSError as error:
        return Result(code=EXIT_FAILED, failure=unwritten(path, error))
    return Result(written=(path,))


def schema() -> str:
    """The JSON Schema of a brief file, as text."""
    from briefkit.model.schema import json_schema

    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
