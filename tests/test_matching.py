"""What two lists share is found in the order of both, and before long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.restoring import matching
from briefkit.restoring.matching import matches

lists = st.lists(st.sampled_from("abcdefgh"), max_size=30)


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        ("abc", "abc", {0: 0, 1: 1, 2: 2}),
        ("abc", "axbc", {0: 0, 1: 2, 2: 3}),
        ("abc", "c", {2: 0}),
        ("ab", "cd", {}),
        ("", "a", {}),
    ],
)
def test_what_is_shared(first: str, second: str, shared: dict[int, int]) -> None:
    assert matches(first, second) == shared


@given(lists, lists, st.sampled_from((0, 4, 2_500)))
def test_pairs_are_the_same_items_in_order(
    first: list[str], second: list[str], few: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matching, "FEW_PAIRS", few)
        found = matches(first, second)
    assert all(first[a] == second[b] for a, b in found.items())
    assert [*found] == sorted(found)
    assert [*found.values()] == sorted(set(found.values()))
    assert matches(first, first) == {n: n for n in range(len(first))}


def test_moved_stretches_of_a_long_list_leave_most_of_it_matched() -> None:
    words = [f"word{n}" for n in range(10_000)]
    found = matches(words, [*words[100:5_000], "new", *words[5_000:]])
    assert len(found) == 9_900


def test_long_lists_without_anchors_are_given_up() -> None:
    assert matches(["a", "b"] * 50_000, ["b", "b", "a"] * 50_000) == {}
