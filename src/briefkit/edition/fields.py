"""Texts of a brief as its author wrote them, each under the path of its field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefkit.edition.parts import Path
from briefkit.model import Brief, Footnote

OF_EACH = "__all__"
# Fields of plain texts, printed in the title block, in blocks and at the end.
PLAIN_FIELDS: dict[str, Any] = {
    **dict.fromkeys(("publisher", "version", "doi", "url", "translation_of"), True),
    **dict.fromkeys(("translations", "topics", "regions", "rights", "abbreviations"), True),
    "figures": {OF_EACH: {"credit", "licence"}},
    "recommendations": {OF_EACH: {OF_EACH: {"to", "by"}}},
    "key_figures": {OF_EACH: {OF_EACH: {"figure"}}},
    "timelines": {OF_EACH: {OF_EACH: {"date"}}},
}


def written(brief: Brief, path: Path) -> str:
    """The text of one field. Raises `KeyError` or `AttributeError` where there is none."""
    value: Any = brief
    for step in path:
        held = isinstance(step, str) and not isinstance(value, Mapping)
        value = getattr(value, str(step)) if held else value[step]
    return value.text if isinstance(value, Footnote) else str(value)


def of_sources(brief: Brief) -> dict[Path, str]:
    """Each text of each source's fields, under its path in the brief."""
    found: dict[Path, str] = {}
    for key, source in brief.sources.items():
        for name, value in source.model_dump(by_alias=True, exclude_none=True).items():
            found |= _texts(value, ("sources", key, name))
    return found


def plain(brief: Brief) -> dict[Path, str]:
    """Each text that is printed as it is written, under its path in the brief."""
    found: dict[Path, str] = {}
    for name, value in brief.model_dump(include=PLAIN_FIELDS, exclude_none=True).items():
        found |= _texts(value, (name,))
    return found


def _texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """The texts in a field, however deep, each with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, (*path, name))
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))
