"""Labels of sources: readable, safe in a note and in YAML, never twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit import prose
from briefkit.drafting.labels import label_for
from briefkit.prose.citation import citations

LIM = {"author": [{"family": "Lim", "given": "Soo-ho"}], "issued": "2024", "title": "Arms"}
LABELS: tuple[tuple[Mapping[str, Any], str], ...] = (
    (LIM, "lim-2024"),
    (LIM | {"issued": "n.d."}, "lim"),
    (LIM | {"issued": "2024-03-05"}, "lim-2024"),
    ({"container-title": "Rodong Example", "issued": "2024-03-16"}, "rodong-example-2024"),
    ({"title": "The Cost of Arms", "issued": "2023/2024"}, "cost-arms-2023"),
    ({"author": [{"literal": "Example Institute for Things"}]}, "example-institute-for"),
    ({"author": [{"family": "Łęcka-Ørsted"}], "issued": "2020"}, "lecka-orsted-2020"),
    ({"author": [{"family": "O’Sample"}], "issued": "2020"}, "osample-2020"),
    (
        {"author": [{"family": "임", "given": "수호"}], "title": "Arms", "issued": "2024"},
        "arms-2024",
    ),
    ({"author": [{"family": "임"}], "issued": "2024"}, "source-2024"),
    ({"title": "No"}, "source-no"),
    ({}, "source"),
)


@pytest.mark.parametrize(("content", "label"), LABELS)
def test_a_label_says_what_is_cited(content: Mapping[str, Any], label: str) -> None:
    assert label_for(content, ()) == label


def test_a_label_that_is_taken_gets_a_number() -> None:
    taken: set[str] = set()
    for expected in ("lim-2024", "lim-2024-2", "lim-2024-3"):
        taken.add(label_for(LIM, taken))
        assert expected in taken


CONTENT = st.text() | st.sampled_from(
    ["null", "Yes.", "on", "0x1F", "1e5", "~", "12", "True", "2024", "y", "Off!", "nan", "İ"]
)


@settings(max_examples=300, deadline=None)
@given(CONTENT, st.sets(st.sampled_from(["source", "source-2", "a", "x"])))
def test_any_label_is_plain_unique_and_read_back(words: str, taken: set[str]) -> None:
    label = label_for({"title": words}, taken)
    assert label.isascii()
    assert label not in taken
    assert yaml.safe_load(f"{label}: x") == {label: "x"}
    (reference,) = prose.references(prose.parse(f"a[^{label}]"))
    assert reference.label == label
    assert [each.key for each in citations(f"@{label}, p. 4")] == [label]
