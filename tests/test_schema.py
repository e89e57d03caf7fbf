"""The published schema: fresh, and never stricter than the model."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from briefkit.commands import starting
from tests.conftest import BRIEFS, ROOT


class _CoreLoader(yaml.CSafeLoader):
    """Plain YAML 1.2, whose core schema has no dates (10.3)."""


_CoreLoader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def test_the_committed_schema_is_the_one_the_model_gives() -> None:
    committed = (ROOT / "src/briefkit/brief.schema.json").read_text(encoding="utf-8")
    assert committed == starting.schema()


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.parent.name)
def test_every_brief_read_as_plain_yaml_passes_the_schema(path: Path) -> None:
    data = yaml.load(path.read_text(encoding="utf-8"), _CoreLoader)  # noqa: S506 a safe one
    jsonschema.validate(data, json.loads(starting.schema()))


def test_there_are_briefs_to_test() -> None:
    assert BRIEFS


@pytest.mark.parametrize("value", [2024, True, None, 1.1])
def test_what_yaml_takes_for_a_number_is_no_fault_in_a_text_field(
    value: object,
) -> None:
    brief = {"title": 2024, "subtitle": value, "keywords": [value], "key_points": [value]}
    jsonschema.validate(brief, json.loads(starting.schema()))


def test_an_unknown_field_is_a_fault_in_the_schema() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"title": "A", "titel": "B"}, json.loads(starting.schema()))


def test_the_first_line_of_every_brief_names_the_schema() -> None:
    for path in BRIEFS:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        target = first.partition("$schema=")[2]
        assert (path.parent / target).resolve() == ROOT / "src/briefkit/brief.schema.json"
