"""Citations: taken apart, placed among the notes, and put into words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from html5lib import HTMLParser
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit import prose
from briefkit.citations.positions import place
from briefkit.editing import edit
from briefkit.edition import Edition
from briefkit.formats import html
from briefkit.model import Brief
from briefkit.prose.citation import Citation, citations
from briefkit.style import Style, load_style
from tests.conftest import MOMENT, style_named
from tests.findings import of_rule

SOURCES = {
    "lim": {
        "type": "report",
        "author": [{"family": "Lim", "given": "Soo-ho", "order": "family-first"}],
        "title": "Mercenaries or allies: The benefits and harms",
        "genre": "Issue Brief",
        "number": "627",
        "publisher": "INSS",
        "issued": "2024",
    },
    "rfa": {
        "type": "webpage",
        "container-title": "RFA",
        "title": "Is it “so”?",
        "issued": "2024-11-27",
        "URL": "https://example.org/a,b",
    },
    "book": {"type": "book", "author": ["A Body"], "title": "A Book", "issued": "2020"},
}

GROUPS = {
    "@lim": [("lim", "", None, None, "")],
    "@lim, p. 4": [("lim", "", "page", "4", "")],
    "@lim, pp. 4-6, 9": [("lim", "", "page", "4-6, 9", "")],
    "@lim, 12": [("lim", "", "page", "12", "")],
    "@lim 2024": [("lim", "", None, None, " 2024")],
    "@lim, I think": [("lim", "", None, None, ", I think")],
    "@lim, p. xii": [("lim", "", "page", "xii", "")],
    "@lim, chap. 3, emphasis added": [("lim", "", "chapter", "3", ", emphasis added")],
    "@lim, §§ 3-4": [("lim", "", "section", "3-4", "")],
    "@lim, at 3:15": [("lim", "", "timestamp", "3:15", "")],
    "see @lim, p. 4; @rfa": [("lim", "see ", "page", "4", ""), ("rfa", "", None, None, "")],
    "@{a b}, fig. 2": [("a b", "", "figure", "2", "")],
    "@a.b-c_d:e": [("a.b-c_d:e", "", None, None, "")],
    "@lim; and others": [("lim", "", None, None, "; and others")],
    "see; @a": [("a", "see; ", None, None, "")],
    "x; y; @a; z; @b": [("a", "x; y; ", None, None, "; z"), ("b", "", None, None, "")],
    "@{a;b}; @c": [("a;b", "", None, None, ""), ("c", "", None, None, "")],
    "@{unclosed": [],
    "a@example.org": [],
}


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_is_taken_apart(group: str) -> None:
    found = [(c.key, c.prefix, c.label, c.locator, c.suffix) for c in citations(group)]
    assert found == GROUPS[group]
    for each in citations(group):
        assert each.key in group[each.start : each.end]


# Notes by what they cite, with a locator after a colon; and the positions that follow.
PLACES = {
    "a a": "first ibid",
    "a:1 a:1": "first ibid",
    "a a:1": "first ibid-with-locator",
    "a:1 a": "first subsequent",
    "a:1 a:2": "first ibid-with-locator",
    "a b a": "first first subsequent",
    "a+b b": "first+first subsequent",
    "a+a a": "first+ibid subsequent",
    "a - a": "first - subsequent",
    "a a+b a": "first ibid+first subsequent",
    "a b+b:2": "first first+ibid-with-locator",
}


def positions(notes: str) -> str:
    cited = []
    for note in notes.split():
        keys = [] if note == "-" else [each.partition(":") for each in note.split("+")]
        cited.append([Citation(k, 0, 0, label="page", locator=n or None) for k, _, n in keys])
    return " ".join("+".join(p.position for p in note) or "-" for note in place(cited))


@pytest.mark.parametrize("notes", PLACES)
def test_the_position_of_each_citation_follows_csl_with_care(notes: str) -> None:
    assert positions(notes) == PLACES[notes]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.sampled_from("ab"), max_size=3), max_size=8))
def test_ibid_only_follows_a_note_that_cites_exactly_that_source(keys: list[list[str]]) -> None:
    notes = [[Citation(key, 0, 0) for key in note] for note in keys]
    for number, note in enumerate(place(notes)):
        for index, each in enumerate(note):
            if each.position.startswith("ibid"):
                before = note[index - 1 : index] or place(notes)[number - 1]
                assert [p.citation.key for p in before] == [each.citation.key]


def edition(*notes: str, style: str | Style = "korea-on-point", body: str = "") -> Edition:
    labels = [f"n{index}" for index in range(len(notes))]
    brief = Brief.model_validate(
        {
            "title": "T",
            "sections": [{"body": body or "".join(f"x[^{label}]" for label in labels)}],
            "footnotes": dict(zip(labels, notes, strict=True)),
            "sources": SOURCES,
        }
    )
    chosen = style_named(style) if isinstance(style, str) else style
    return edit(brief, chosen, MOMENT)


def printed(*notes: str, style: str = "korea-on-point") -> list[str]:
    shown = edition(*notes, style=style).printed_notes
    return [prose.plain_text(note.blocks) for note in shown]


LIM = (
    "Lim Soo-ho, 2024, “Mercenaries or allies: The benefits and harms,” "
    "Issue Brief No. 627, INSS"
)
WORDINGS = {
    "a stop of the author's goes within the quotation marks": (
        ("[@lim].", "x", "[@lim]."),
        [f"{LIM}.", "x", "Lim, 2024, “Mercenaries or allies.”"],
    ),
    "words follow": (("[@lim] says so.",), [f"{LIM} says so."]),
    "one cited in the other": (
        ("[@book], cited in [@lim].",),
        [f"A Body, 2020, A Book, cited in {LIM}."],
    ),
    "a question mark takes no comma, and no stop before a link": (
        ("[@rfa].",),
        ["RFA, “Is it ‘so’?” 27 November 2024. https://example.org/a,b"],
    ),
    "links go to the end of the paragraph, with no mark after them": (
        ("[@rfa]; see also [@lim]. And more.",),
        [
            f"RFA, “Is it ‘so’?” 27 November 2024; see also {LIM}. And more. "
            "https://example.org/a,b"
        ],
    ),
    "ibid with another page": (
        ("[@lim, p. 4].", "[@lim, p. 4].", "[@lim, pp. 5-6]."),
        [f"{LIM}, p.\u00a04.", "Ibid.", "Ibid., pp.\u00a05–6."],
    ),
    "a prefix and a suffix": (
        ("[see @lim, p. 4, and passim; @book].",),
        [f"see {LIM}, p.\u00a04, and passim; A Body, 2020, A Book."],
    ),
    "in italics": (("*See [@lim].*",), [f"See {LIM}."]),
    "no stop asked for": (("[@lim]",), [LIM]),
    "words with a semicolon before the key": (("[see; @lim].",), [f"see; {LIM}."]),
    "a brace that is not closed": (("[@{lim].",), ["[@{lim]."]),
    "behind the link in whose words they stand": (
        ("[A *[@book]*](https://example.org/x), [@lim].", "[@lim]."),
        [f"A A Body, 2020, A Book, {LIM}.", "Lim, 2024, “Mercenaries or allies.”"],
    ),
}


@pytest.mark.parametrize("name", WORDINGS)
def test_a_note_is_worded(name: str) -> None:
    notes, expected = WORDINGS[name]
    assert printed(*notes) == expected


def test_a_style_that_has_no_ibid_gives_the_short_form_again() -> None:
    assert printed("[@lim, p. 4].", "[@lim, p. 4].", style="base")[1] == (
        "Lim, Mercenaries or allies, 4."
    )


def test_a_note_read_in_place_names_the_work_that_ibid_stands_for() -> None:
    _, note = edition("[@lim].", "[@lim, p. 5].").printed_notes
    assert prose.plain_text(note.blocks) == "Ibid., p.\u00a05."
    assert prose.plain_text(note.in_place) == (
        "Ibid., p.\u00a05 (Lim, 2024, “Mercenaries or allies”)."
    )


def test_a_citation_in_running_text_makes_its_own_note() -> None:
    made = edition("[@lim].", body="a[@book] b[^n0] c[@lim, p. 3] d[@{lim}, p. 3]")
    assert [prose.plain_text(note.blocks) for note in made.printed_notes] == [
        "A Body, 2020, A Book.",
        f"{LIM}.",
        "Ibid., p.\u00a03.",
        "Ibid.",
    ]
    marks = prose.citation_groups(made.sections[0].blocks)
    assert [mark.number for mark in marks] == [1, 3, 4]


def test_titles_that_look_like_markup_are_printed_as_they_are() -> None:
    title = "*A* [b](c) `d` <e> &amp; \\f https://example.org _g_"
    sources = {"odd": {"type": "book", "title": title}}
    brief = {"title": "T", "sections": [{"body": "[@odd]"}], "sources": sources}
    made = edit(Brief.model_validate(brief), style_named("base"), MOMENT)
    assert prose.plain_text(made.printed_notes[0].blocks) == f"{title}."


# What stands around a citation, and how it is printed.
AROUND = {
    "see <javascript:alert(1)>": "see <javascript:alert(1)>",
    "see <https://example.org>": "see <https://example.org>",
    "see https://example.org/x,": "see https://example.org/x,",
    "&lt; &#106; R&D": "&lt; &#106; R&D",
    r"\< \* \\.": r"< * \.",
    "`code`": "`code`",
    "*see* **also**": "see also",
}


@pytest.mark.parametrize("words", AROUND)
def test_words_around_a_citation_have_no_markup_but_emphasis(words: str) -> None:
    (note,) = edition(f"[{words} @book, {words}]").printed_notes
    shown = AROUND[words]
    assert prose.plain_text(note.blocks) == f"{shown} A Body, 2020, A Book, {shown}"
    assert list(prose.links(note.blocks)) == []


def test_emphasis_around_a_citation_stays_emphasis() -> None:
    (note,) = edition("[*see* **also** @lim]").printed_notes
    kinds = [type(node) for node in prose.walk(note.blocks)]
    assert (kinds.count(prose.Emphasis), kinds.count(prose.Strong)) == (1, 1)


def test_a_citation_in_the_words_of_a_link_makes_its_note_behind_it() -> None:
    made = edition(body="a [text [@book] *and [@lim]*](https://example.org/x) c[@lim]")
    (link,) = prose.links(made.sections[0].blocks)
    assert list(prose.citation_groups(link.children)) == []
    marks = prose.citation_groups(made.sections[0].blocks)
    assert [mark.number for mark in marks] == [1, 2, 3]
    shown = [prose.plain_text(note.blocks) for note in made.printed_notes]
    assert shown == ["A Body, 2020, A Book.", f"{LIM}.", "Ibid."]
    # A link within a link is an error that this parser raises.
    HTMLParser(strict=True).parse(html.render(made)[".html"].decode())


NEAR_AND_FAR = """
{%- import "base/citations.md.j2" as base with context -%}
{%- set link_mark = "," -%}
{%- macro first(s, where) -%}{{ s.title }}{%- endmacro -%}
{%- macro short(s, where) -%}
{{ s.title }}{{ " (near)" if where and where.near else " (far)" }}
{%- endmacro -%}
{%- macro ibid(s, where) -%}Ibid.{%- endmacro -%}
{%- macro entry(s) -%}{{ s.title }}{%- endmacro -%}
"""


def test_a_style_may_word_what_was_cited_a_few_notes_before_in_its_own_way(
    tmp_path: Path,
) -> None:
    (tmp_path / "style.yaml").write_text("label: S\nextends: base\n", encoding="utf-8")
    (tmp_path / "citations.md.j2").write_text(NEAR_AND_FAR, encoding="utf-8")
    notes = ["[@book]", "[@lim]", *"xxx", "[@book]", *"xxxxx", "[@book]"]
    shown = [
        prose.plain_text(note.blocks)
        for note in edition(*notes, style=load_style(tmp_path)).printed_notes
    ]
    assert [words for words in shown if words != "x"][2:] == ["A Book (near)", "A Book (far)"]


CREATORS = {
    "{editor: [{family: Roe, given: Ann}, {literal: A Body}]}": "Roe, Ann and A Body, eds. A.",
    "{director: [{family: Roe, given: Ann}]}": "Roe, Ann. A.",
    "{author: [A Body], editor: [{family: Roe, given: Ann}]}": "A Body. A, ed. Ann Roe.",
}


@pytest.mark.parametrize("who", CREATORS)
def test_a_bibliography_says_what_its_names_have_done(who: str, tmp_path: Path) -> None:
    style = "label: S\nextends: base\ncitations: {bibliography: true}\n"
    (tmp_path / "style.yaml").write_text(style, encoding="utf-8")
    source = {"type": "book", "title": "A", **yaml.safe_load(who)}
    brief = {"title": "T", "sections": [{"body": "x[@a]"}], "sources": {"a": source}}
    made = edit(Brief.model_validate(brief), load_style(tmp_path), MOMENT)
    assert prose.plain_text(made.bibliography[0]) == CREATORS[who]


# --- What no wording may do


def glued(edition: Edition) -> Iterator[str]:
    for note in edition.printed_notes:
        text = prose.plain_text(note.blocks)
        yield from re.findall(r"https?://\S*[.,;:!?)](?=\s|$)", text)
        yield from re.findall(r"[.?!]”?\.(?!\w)|,,|\.,”", text)


NOTE = st.lists(
    st.sampled_from(["[@lim]", "[@rfa]", "[@book]", "[@rfa; @lim]", "[@lim, p. 2]", "and"]),
    min_size=1,
    max_size=4,
).map("; ".join)


@settings(max_examples=100, deadline=None)
@given(st.lists(NOTE, min_size=1, max_size=5), st.sampled_from(["base", "korea-on-point"]))
def test_no_link_is_glued_to_a_mark_and_no_stop_stands_twice(
    notes: list[str], style: str
) -> None:
    made = edition(*(f"{note}." for note in notes), style=style)
    assert list(glued(made)) == []
    for note in made.printed_notes:
        for link in prose.links(note.blocks):
            assert link.url in {"https://example.org/a,b"}


def test_an_unknown_key_is_printed_as_written_in_a_preview() -> None:
    assert printed("[@nobody, p. 3].") == ["[@nobody]."]


def test_an_unknown_key_is_found_where_it_stands_with_the_nearest() -> None:
    text = (
        "title: A\nsections:\n  - body: |\n      > x[see @lim, p. 3;\n      > @lym]\n"
        "sources:\n  lim: {type: report}\n"
    )
    (found,) = of_rule("undefined-source", text)
    assert (found.place.position, "“lim”" in found.message) == ((5, 9), True)
