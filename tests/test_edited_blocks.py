"""A brief with figures, boxes and their like, whose words were edited in its Word document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from briefkit.diagnostic import Severity
from briefkit.textfiles.validation import plain
from tests.roundtrip import back, edited, made, replaced, saying

Place = tuple[str | int, ...]
BRIEF = """
title: What Ferries Are For
title_note: Written as a trial.
authors: [{name: Ann Specimen}]
key_points: ["Ferries are **cheap**, and few know it.[^one]"]
executive_summary: Nobody counts the ferries, says [@lim].
sections:
  - heading: Why
    body: |
      Ferries carry a tenth of all,
      as [](#boats) tells.[^one] Few *islands* know it.

      ![](#boats)

      Nobody knows.

      ![](#todo)

      Nobody knows.
appendices: [{heading: How, body: They were counted twice.}]
boxes: {todo: {title: What to do, text: "Lend the boats.[^two]"}}
tables:
  boats:
    title: Boats by port
    table: |
      | Port | Boats |
      |---|--:|
      | North | 1,200[^two] |
    source: Own count
sources:
  lim: {type: book, author: [{family: Lim, given: Invented}], title: Ports, issued: 2019,
        publisher: Invented Press}
footnotes:
  one: "[@lim, p. 3]. The sum leaves out the rafts."
  two: Counted by hand.
"""
DATA, FIELDS = made(BRIEF)
# The part of the document, the words in it, what they become, and where the author has them.
CHANGES: dict[str, tuple[str, str, str, Place]] = {
    "a paragraph with a link": (
        "document", "carry a tenth", "carry a third", ("sections", 0, "body"),
    ),
    "a heading": ("document", "Why", "Why Now", ("sections", 0, "heading")),
    "a key point": ("document", "few know it.", "none know it.", ("key_points", 0)),
    "a summary": ("document", "counts the ferries", "counts ferries", ("executive_summary",)),
    "a box": ("document", "Lend the boats", "Sell the boats", ("boxes", "todo", "text")),
    "a box's title": ("document", "What to do", "What is to do", ("boxes", "todo", "title")),
    "a table": ("document", "North", "Far North", ("tables", "boats", "table")),
    "a table's title": ("document", "Boats by", "Ships by", ("tables", "boats", "title")),
    "a source": ("document", "Own count", "Our count", ("tables", "boats", "source")),
    "a note": ("footnotes", "out the rafts", "out rafts", ("footnotes", "one")),
    "an appendix": ("document", "counted twice", "counted once", ("appendices", 0, "body")),
}  # fmt: skip


def at(tree: Any, place: Place) -> Any:
    for step in place:
        tree = tree[step]
    return tree


@pytest.mark.parametrize("name", CHANGES)
def test_words_edited_are_all_that_changes(name: str, tmp_path: Path) -> None:
    part, words, by, place = CHANGES[name]
    draft = back(edited(DATA, replaced(words, by), part), tmp_path)
    got: Any = plain(draft.root)
    assert at(FIELDS, place).count(words) == 1
    assert at(got, place) == at(FIELDS, place).replace(words, by)
    assert [*texts(got, FIELDS)] == [at(got, place)]
    assert [each for each in draft.diagnostics if each.severity is not Severity.INFO] == []


def texts(one: Any, other: Any) -> Iterator[str]:
    """The texts of a tree that are other ones in another tree of the same form."""
    if isinstance(one, str):
        yield from [one] if one != other else []
        return
    assert len(one) == len(other)
    for key in one if isinstance(one, dict) else range(len(one)):
        yield from texts(one[key], other[key])


def added(root: Any) -> None:
    paragraph = saying(root, "carry a tenth")
    paragraph.addnext(deepcopy(paragraph))


def swapped(root: Any) -> None:
    saying(root, "counted twice").addprevious(saying(root, "carry a tenth"))


UNFOLLOWED: dict[str, Callable[[Any], None]] = {
    "a paragraph added": added,
    "a paragraph moved": swapped,
    "other words altogether": replaced("They were counted twice.", "Entirely different."),
    "words that stand twice": replaced("Nobody knows.", "Somebody knows."),
}


@pytest.mark.parametrize("name", UNFOLLOWED)
def test_what_cannot_be_followed_is_said(name: str, tmp_path: Path) -> None:
    draft = back(edited(DATA, UNFOLLOWED[name]), tmp_path)
    told = [each.message for each in draft.diagnostics if each.severity is Severity.WARNING]
    assert [each for each in told if each.startswith("This file was edited in Word")]


def test_a_citation_whose_words_were_changed_is_text_and_that_is_said(tmp_path: Path) -> None:
    changed = edited(DATA, replaced("Invented Press", "Another Press"), "footnotes")
    draft = back(changed, tmp_path)
    assert plain(draft.root)["footnotes"]["one"].startswith("Invented Lim, *Ports*")
    assert [each for each in draft.diagnostics if "[@lim, p. 3]" in each.message]
