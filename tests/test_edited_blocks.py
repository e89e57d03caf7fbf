"""A brief with figures, boxes and their like, whose words were edited in its Word document."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefkit.diagnostic import Severity
from briefkit.prose import spans
from briefkit.textfiles.validation import plain
from briefkit.word.names import W
from tests.roundtrip import back, edited, made, replaced, saying
from tests.word_raw import RELATIONSHIPS

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


def at(tree: Any, place: Place, default: Any = None) -> Any:
    for step in place:
        there = (
            step in tree
            if isinstance(tree, dict)
            else isinstance(step, int) and step < len(tree)
        )
        tree = tree[step] if there else default
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


def new(after: str, words: str, like: str = "") -> Callable[[Any], None]:
    """An edit that puts a paragraph behind another; it looks like that, or like a third."""

    def change(root: Any) -> None:
        made = deepcopy(saying(root, like or after))
        for each in [*made.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")]:
            each.getparent().remove(each)
        runs = [each for each in made.iter(f"{W}r") if each.find(f"{W}t") is not None]
        for run in [each for each in made.iter(f"{W}r") if each is not runs[0]]:
            run.getparent().remove(run)
        runs[0].find(f"{W}t").text = words
        saying(root, after).addnext(made)

    return change


def moved(words: str, after: str) -> Callable[[Any], None]:
    return lambda root: saying(root, after).addnext(saying(root, words))


def gone(words: str) -> Callable[[Any], None]:
    return lambda root: saying(root, words).getparent().remove(saying(root, words))


def without_the_box(root: Any) -> None:
    box = next(saying(root, "What to do").iterancestors(f"{W}tbl"))
    box.getparent().remove(box)


def table_moved(root: Any) -> None:
    title = saying(root, "Boats by port")
    table = title.getnext()
    for each in (table.getnext(), table, title):
        saying(root, "counted twice").addnext(each)


def second_of_two(root: Any) -> None:
    found = [each for each in root.iter(f"{W}t") if each.text == "Nobody knows."]
    found[1].text = "Somebody knows."


def with_a_section(root: Any) -> None:
    new("carry a tenth", "Rafts are new.")(root)
    new("carry a tenth", "Rafts", like="Appendix A")(root)


def with_a_first_section(root: Any) -> None:
    new("counts the ferries", "Rafts are new.")(root)
    new("counts the ferries", "Rafts", like="Appendix A")(root)


WHY, HOW = ("sections", 0, "body"), ("appendices", 0, "body")
FERRIES = "Ferries carry a tenth of all,\nas [](#boats) tells.[^one] Few *islands* know it."
NOBODY = "Nobody knows."
BOATS, TODO = "![](#boats)", "![](#todo)"
COUNTED = "They were counted twice."
# What is done to the document, and the blocks that texts consist of then.
STRUCTURES: dict[str, tuple[Callable[[Any], None], dict[Place, list[str]]]] = {
    "a paragraph added": (
        new("carry a tenth", "Rafts are new."),
        {WHY: [FERRIES, "Rafts are new.", BOATS, NOBODY, TODO, NOBODY]},
    ),
    "a paragraph added behind a table": (
        new("Own count", "Rafts are new.", like="carry a tenth"),
        {WHY: [FERRIES, BOATS, "Rafts are new.", NOBODY, TODO, NOBODY]},
    ),
    "a paragraph added to a summary": (
        new("counts the ferries", "Rafts are new."),
        {("executive_summary",): ["Nobody counts the ferries, says [@lim].", "Rafts are new."]},
    ),
    "a paragraph added to a box": (
        new("Lend the boats", "Paint them."),
        {("boxes", "todo", "text"): ["Lend the boats.[^two]", "Paint them."]},
    ),
    "a paragraph moved": (
        moved("carry a tenth", "counted twice"),
        {WHY: [BOATS, NOBODY, TODO, NOBODY], HOW: [COUNTED, FERRIES]},
    ),
    "a paragraph deleted": (gone("carry a tenth"), {WHY: [BOATS, NOBODY, TODO, NOBODY]}),
    "a table moved": (
        table_moved, {WHY: [FERRIES, NOBODY, TODO, NOBODY], HOW: [COUNTED, BOATS]},
    ),
    "a box deleted": (
        without_the_box, {WHY: [FERRIES, BOATS, NOBODY, NOBODY], ("boxes",): []},
    ),
    "other words altogether": (replaced(COUNTED, "Rafts."), {HOW: ["Rafts."]}),
    "another title": (
        replaced("Boats by port", "Rafts"), {("tables", "boats", "title"): ["Rafts"]},
    ),
    "words that stand twice": (
        second_of_two, {WHY: [FERRIES, BOATS, NOBODY, TODO, "Somebody knows."]},
    ),
    "a section added behind a summary": (
        with_a_first_section,
        {
            ("sections", 1, "heading"): ["Why"],
            ("sections", 1, "body"): [FERRIES, BOATS, NOBODY, TODO, NOBODY],
            ("sections", 0, "heading"): ["Rafts"],
            ("sections", 0, "body"): ["Rafts are new."],
        },
    ),
    "a section added": (
        with_a_section,
        {
            WHY: [FERRIES],
            ("sections", 1, "heading"): ["Rafts"],
            ("sections", 1, "body"): ["Rafts are new.", BOATS, NOBODY, TODO, NOBODY],
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", STRUCTURES)
def test_what_is_added_moved_and_deleted_is_all_that_changes(name: str, tmp_path: Path) -> None:
    change, wanted = STRUCTURES[name]
    draft = back(edited(DATA, change), tmp_path)
    got, fields = plain(draft.root), deepcopy(FIELDS)
    for place, blocks in wanted.items():
        assert [*blocks_at(got, place)] == blocks
        for tree in (got, fields):
            taken_out(tree, place)
    assert got == fields
    assert [each for each in draft.diagnostics if each.severity is not Severity.INFO] == []


def blocks_at(tree: Any, place: Place) -> Iterator[str]:
    """The blocks of the text at a place."""
    text = at(tree, place, "")
    yield from (text[start:end] for start, end in spans(text))


def taken_out(tree: Any, place: Place) -> None:
    """Take out of a tree what stands at a place, and a section that has nothing else."""
    holder = at(tree, place[:-1], {})
    holder.pop(place[-1], None)
    tree["sections"] = [each for each in tree["sections"] if each]


PARAGRAPHS = [f"The {each} tells of rafts and of nothing besides." for each in (
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta")]  # fmt: skip
PLACED = dict(zip(PARAGRAPHS[1::2], ("todo", "boats", "what", "kept"), strict=True))
MANY = {
    "title": "What Rafts Are For",
    "sections": [
        {"heading": f"Part {n}", "body": "\n\n".join(
            f"{each}\n\n![](#{PLACED[each]})" if each in PLACED else each
            for each in PARAGRAPHS[n : n + 4]
        )}
        for n in (0, 4)
    ],
    "boxes": {
        each: {"title": f"On {each}", "text": f"It is {each}."} for each in PLACED.values()
    },
}  # fmt: skip
MANY_DATA, _ = made(json.dumps(MANY))
EDITS = st.lists(
    st.tuples(st.sampled_from(("add", "move", "delete")), *[st.integers(0, 9)] * 2), max_size=4
)


@settings(deadline=None)
@given(EDITS)
def test_paragraphs_stand_in_any_order_that_word_gives_them(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, int, int]]
) -> None:
    wanted = PARAGRAPHS.copy()

    def change(root: Any) -> None:
        for count, (kind, one, other) in enumerate(edits):
            words, after = (wanted[each % len(wanted)] for each in (one, other))
            if kind == "add":
                new(after, added := f"Number {count} is of another kind, which floats.")(root)
                wanted.insert(wanted.index(after) + 1, added)
            elif words != after:
                wanted.remove(words)
                if kind == "move":
                    moved(words, after)(root)
                    wanted.insert(wanted.index(after) + 1, words)
                else:
                    gone(words)(root)

    data = edited(MANY_DATA, change)
    draft = back(data, tmp_path_factory.mktemp("edited"))
    got: Any = plain(draft.root)
    blocks = [each for n in (0, 1) for each in blocks_at(got, ("sections", n, "body"))]
    assert [each for each in blocks if not each.startswith("![](#")] == wanted
    placed = [f"![](#{each})" for each in PLACED.values()]
    assert [each for each in blocks if each.startswith("![](#")] == placed
    assert got["boxes"] == MANY["boxes"]


NESTED = """
title: What Rafts Are For
language: en
executive_summary: Nobody counts the rafts.
sections:
  - heading: Why
    body: Rafts carry a tenth of all.
    sections: [{heading: Inland, body: "In the north.\\n\\n![](#todo)"}]
  - heading: Later
    body: At night.
boxes: {todo: {title: What to do, text: Lend the rafts.}}
"""
NESTED_DATA, _ = made(NESTED)


def headings(sections: Any) -> list[Any]:
    """The headings of sections, each with those of the sections in it."""
    return [[each["heading"], *headings(each.get("sections", []))] for each in sections]


def styled(words: str, style: str) -> Callable[[Any], None]:
    def change(root: Any) -> None:
        saying(root, words).find(f"{W}pPr/{W}pStyle").set(f"{W}val", style)

    return change


def section_moved(root: Any) -> None:
    for words in ("At night", "Later"):
        moved(words, "counts the rafts")(root)


@pytest.mark.parametrize(("change", "wanted"), [
    (styled("Inland", "Heading1"), [["Why"], ["Inland"], ["Later"]]),
    (styled("Later", "Heading2"), [["Why", ["Inland"], ["Later"]]]),
    (section_moved, [["Later"], ["Why", ["Inland"]]]),
])  # fmt: skip
def test_headings_stand_as_deep_and_where_word_has_them(
    change: Callable[[Any], None], wanted: Any, tmp_path: Path
) -> None:
    draft = back(edited(NESTED_DATA, change), tmp_path)
    assert headings(plain(draft.root)["sections"]) == wanted
    assert [each for each in draft.diagnostics if each.severity is not Severity.INFO] == []


def test_of_a_document_of_which_all_was_deleted_what_stays_is_said(tmp_path: Path) -> None:
    def empty(root: Any) -> None:
        body = root.find(f"{W}body")
        for each in body[:-1]:
            body.remove(each)

    draft = back(edited(NESTED_DATA, empty), tmp_path)
    got = plain(draft.root)
    assert got["executive_summary"] == "Nobody counts the rafts."
    assert not got["sections"]
    assert "“Nobody counts the rafts.” was" in "".join(e.message for e in draft.diagnostics)


DRAWING = (
    f'<w:p xmlns:w="{W[1:-1]}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    f' xmlns:r="{RELATIONSHIPS}"><w:r><w:drawing><a:blip r:embed="rId1"/></w:drawing>'
    "</w:r></w:p>"
)


def test_an_image_put_in_has_no_place_and_that_is_said(tmp_path: Path) -> None:
    def put_in(root: Any) -> None:
        paragraph = saying(root, "carry a tenth")
        paragraph.addnext(etree.fromstring(DRAWING))

    draft = back(edited(DATA, put_in), tmp_path)
    assert plain(draft.root) == FIELDS
    assert [each for each in draft.diagnostics if "in the brief can't be told" in each.message]


def test_a_citation_whose_words_were_changed_is_text_and_that_is_said(tmp_path: Path) -> None:
    changed = edited(DATA, replaced("Invented Press", "Another Press"), "footnotes")
    draft = back(changed, tmp_path)
    assert plain(draft.root)["footnotes"]["one"].startswith("Invented Lim, *Ports*")
    assert [each for each in draft.diagnostics if "[@lim, p. 3]" in each.message]


COUNT = """
title: What Rafts Are For
sections: [{heading: Why, body: "One.\\n\\n![](#count)\\n\\nTwo.\\n\\nThree."}]
key_figures: {count: [{figure: 12, text: rafts}, {figure: 2, text: boats}]}
"""


def count_of(root: Any) -> Any:
    return next(saying(root, "rafts").iterancestors(f"{W}tbl"))


def test_figures_that_were_moved_alone_have_no_place_and_that_is_said(tmp_path: Path) -> None:
    data, fields = made(COUNT)

    def change(root: Any) -> None:
        saying(root, "Three.").addnext(count_of(root))

    draft = back(edited(data, change), tmp_path)
    assert plain(draft.root) == fields
    assert [each for each in draft.diagnostics if "rafts" in each.message]


def test_what_a_new_table_loses_is_said_though_an_old_one_lost_the_same(tmp_path: Path) -> None:
    data, _ = made(COUNT)

    def change(root: Any) -> None:
        saying(root, "Three.").addnext(deepcopy(count_of(root)))

    lost = [back(each, tmp_path).diagnostics for each in (data, edited(data, change))]
    said = [[each for each in found if "Paragraphs within" in each.message] for found in lost]
    assert [*map(len, said)] == [0, 1]
