"""Each section has an anchor of its own, however many have one heading."""

from __future__ import annotations

import sys
from typing import Any

from briefkit.model.anchors import Anchors


def test_headings_that_are_one_are_counted_and_no_anchor_is_given_twice() -> None:
    anchors = Anchors()
    headings = ["Costs", "Costs", "Costs 2", "costs!", None, "Opening", "Costs"]
    assert [anchors.of(each) for each in headings] == [
        "s-costs",
        "s-costs-2",
        "s-costs-2-2",
        "s-costs-3",
        "s-opening",
        "s-opening-2",
        "s-costs-4",
    ]


def test_twice_as_many_sections_without_a_heading_take_twice_the_work() -> None:
    assert lines_run(400) < 2.2 * lines_run(200)


def lines_run(count: int) -> int:
    """How many lines run to give so many sections without a heading their anchors."""
    anchors, run = Anchors(), 0

    def counted(frame: object, event: str, argument: Any) -> Any:
        nonlocal run
        run += event == "line"
        return counted

    before = sys.gettrace()
    sys.settrace(counted)
    try:
        for _ in range(count):
            anchors.of(None)
    finally:
        sys.settrace(before)
    return run
