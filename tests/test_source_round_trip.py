"""A source written as CSL-JSON and read back from a file is the same source."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.bibliography.csljson import csl_json
from briefkit.diagnostic import TextFile
from briefkit.loading import load
from briefkit.model.cslfields import csl_name
from briefkit.model.source import Source, SourceType
from briefkit.model.sourcedate import SourceDate
from briefkit.model.sourcenames import Name

TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn")) | st.sampled_from('"\\/\n\t'),
    max_size=20,
)
FILLED = TEXT.filter(lambda text: bool(text.strip()))
DATE = st.sampled_from(
    ["2024", "2024-11", "2024-11-27", "2024~", "2023/2024", "2024-21", "n.d.", "in press",
     "2024-11-27/2024-12-01", "2024/..", "-0044", "2024?", "yesterday"]
).map(SourceDate)  # fmt: skip
NAME = st.builds(
    Name,
    family=FILLED,
    **{
        name: st.none() | FILLED for name in ("given", "suffix", "dropping-particle", "literal")
    },
    order=st.sampled_from(["given-first", "family-first"]),
)


def _values(name: str) -> st.SearchStrategy[Any]:
    annotation = str(Source.model_fields[name].annotation)
    if "SourceDate" in annotation:
        return DATE
    if "Name" in annotation:
        return st.lists(NAME, min_size=1, max_size=2).map(tuple)
    return st.dictionaries(FILLED, FILLED, min_size=1) if "dict" in annotation else TEXT


FIELDS = [name for name in Source.model_fields if name != "type"]
SOURCE = st.builds(
    lambda kind, fields: Source.model_validate({"type": kind, **fields}),
    st.sampled_from(get_args(SourceType)),
    st.lists(st.sampled_from(FIELDS), max_size=12, unique=True).flatmap(
        lambda names: st.fixed_dictionaries({csl_name(name): _values(name) for name in names})
    ),
)


def read_back(folder: Path, key: str, source: Source) -> Source:
    text = json.dumps([csl_json(key, source)], ensure_ascii=len(key) % 2 == 0)
    (folder / "s.json").write_text(text, encoding="utf-8")
    brief = f"title: A\nabstract: x [@{key}]\nsources: s.json\n"
    result = load(TextFile(str(folder / "brief.yaml"), brief))
    assert [each.message for each in result.diagnostics] == []
    return result.brief.sources[key]


@settings(max_examples=25, deadline=None)
@given(source=SOURCE, key=st.sampled_from(["a", "ab"]))
def test_any_source_comes_back_from_json(
    tmp_path_factory: pytest.TempPathFactory, key: str, source: Source
) -> None:
    assert read_back(tmp_path_factory.mktemp("s"), key, source) == source


@pytest.mark.parametrize("kind", get_args(SourceType))
def test_a_source_of_every_type_comes_back_from_json(tmp_path: Path, kind: str) -> None:
    source = Source.model_validate({"type": kind, "title": "“A”", "archive_url": "b"})
    assert read_back(tmp_path, "a", source) == source
