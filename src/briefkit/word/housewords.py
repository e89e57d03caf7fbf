"""The house's own words in a document made from a designer's template: no part of the brief."""

from __future__ import annotations

from typing import Any

from briefkit.word.names import W

# What the bookmarks round them are called; Word does not list names with such a beginning.
HOUSE = "_House_"


def without_house_words(root: Any) -> None:
    """Take the runs out of a document that stand in the bookmarks of the house."""
    for start in list(root.iter(f"{W}bookmarkStart")):
        if not start.get(f"{W}name", "").startswith(HOUSE):
            continue
        for each in list(start.itersiblings()):
            if each.tag == f"{W}bookmarkEnd" and each.get(f"{W}id") == start.get(f"{W}id"):
                break
            if each.tag == f"{W}r":
                each.getparent().remove(each)
