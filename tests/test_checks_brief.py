"""The rules on a brief as a whole: its parts, and what of its making is left in it."""

from __future__ import annotations

import pytest

from tests.findings import body, note, places

WORDS = [
    (
        "placeholder",
        "By Author(s) and Firstname Lastname.",
        ["Author(s)", "Firstname Lastname"],
    ),
    ("placeholder", "Lorem ipsum dolor.", ["Lorem ipsum"]),
    ("placeholder", "It rose by XX percent in XXX countries.", ["XX", "XXX"]),
    ("placeholder", "See Table XX. [Insert your text here]", ["XX", "[Insert your text here]"]),
    ("placeholder", "GATT Article XX, the XX Corps, Chapter XXX, XX and XY.", []),
    ("placeholder", "They insert a chip here. `XX` and https://example.org/XX stay.", []),
    ("placeholder", "MAXXI and XXIX and XX-9 and the author(s).", []),
    ("unresolved-review", "It was signed [AU: check].", ["[AU: check]"]),
    ("unresolved-review", "It was [au: when?] signed ??.", ["[au: when?]", "??"]),
    ("unresolved-review", "It rose by TK and TKTK percent, TBC.", ["TK", "TKTK", "TBC"]),
    ("unresolved-review", "It rose [source?] here [citation needed].", None),
    ("unresolved-review", "Flight TK 1980 of TBC Bank, TK-20, https://example.org/TK/?a.", []),
    ("unresolved-review", "He asked: “What??” And `??` and [TK]x(y) no?", ["[TK]"]),
    ("unresolved-review", "The [date] and [Source: own data] and [sic] stay.", []),
]


@pytest.mark.parametrize(("rule", "words", "expected"), WORDS)
def test_words_left_from_writing(rule: str, words: str, expected: list[str] | None) -> None:
    found = places(rule, body(words))
    if expected is None:
        assert len(found) == 2
    else:
        assert found == [(4, 7 + words.index(each), each) for each in expected]


@pytest.mark.parametrize("rule", ["placeholder", "unresolved-review"])
@pytest.mark.parametrize("words", ["XXX", "TBD", "??", "[source?]"])
def test_a_note_that_is_all_placeholder_is_reported_once(rule: str, words: str) -> None:
    assert places(rule, note(words)) == []
    assert len(places("empty-footnote", note(words))) == 1


def test_words_left_in_titles_names_and_sources_are_found() -> None:
    text = (
        "title: Costs TK\nauthors: [{name: Author(s)}]\n"
        "sections: [{heading: Lorem ipsum, body: 'A.[@a]'}]\n"
        "sources: {a: {type: report, title: TBC}}\n"
    )
    assert places("placeholder", text) == [(2, 18, "Author(s)"), (3, 22, "Lorem ipsum")]
    assert places("unresolved-review", text) == [(1, 14, "TK"), (4, 36, "TBC")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: A\n", [(1, 1, "title")]),
        ("title: A\nauthors: []\n", [(1, 1, "title")]),
        ("title: A\nbyline: institutional\n", []),
        ("title: A\nbyline: withheld\n", []),
        ("title: A\nauthors: [{name: B}]\n", []),
    ],
)
def test_someone_signs_or_the_brief_says_why_not(
    text: str, expected: list[tuple[int, int, str]]
) -> None:
    assert places("missing-author", text) == expected


def with_points(*points: str) -> str:
    return "title: A\nkey_points:\n" + "".join(f"  - {point}\n" for point in points)


SIXTY = " ".join(["word"] * 60)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: A\n", [(1, 1)]),
        (with_points("One."), [(2, 1)]),
        (with_points("One.", "Two."), []),
        (with_points(*["One."] * 5), []),
        (with_points(*["One."] * 6), [(2, 1)]),
        (with_points("One.", SIXTY), []),
        (with_points("One.", f"{SIXTY} more"), [(4, 5)]),
        (with_points("One.", f"{{lead: More., text: {SIXTY}}}"), [(4, 5)]),
        (with_points("One.[^a]", f"{SIXTY}[^a]") + "footnotes: {a: B.}\n", []),
    ],
)
def test_two_to_five_key_points_of_sixty_words(
    text: str, expected: list[tuple[int, int]]
) -> None:
    assert [(line, column) for line, column, _ in places("key-points", text)] == expected


def test_a_heading_needs_text_or_sections_under_it() -> None:
    text = (
        "title: A\nsections:\n  - heading: One\n  - heading: Two\n    sections:\n"
        "      - heading: Three\n        body: Words.\n      - heading: Four\n"
    )
    assert places("empty-section", text) == [(3, 14, "One"), (8, 18, "Four")]


def test_a_heading_stands_once_in_its_part() -> None:
    inner = "    sections: [{{heading: {}, body: Words.}}]\n"
    text = (
        "title: A\nsections:\n  - heading: One\n" + inner.format("Advice")
        + "  - heading: Two\n" + inner.format("Advice")
        + "  - heading: ONE\n" + inner.format("one")
    )  # fmt: skip
    assert places("duplicate-heading", text) == [(7, 14, "ONE"), (8, 26, "one")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"title: {'A' * 121}\nabstract: B.\n", [(1, 8)]),
        (f"title: {'A' * 120}\nabstract: B.\n", []),
        ("title: A\n", [(1, 1)]),
        ("title: A\nkey_points: [B.]\n", []),
    ],
)
def test_a_brief_can_be_listed(text: str, expected: list[tuple[int, int]]) -> None:
    assert [place[:2] for place in places("metadata-limits", text)] == expected


SECTIONS = """\
title: A
executive_summary: In short.
sections:
  - heading: Ports
    body: Text.
  - heading: Ports
    body: Text.
  - heading: Piers
  - body: Opening.
    sections: [{heading: Boats, body: Text.}]
appendices:
  - heading: Data
    body: Text.
    sections: [{heading: Years, body: Text.}, {heading: Years, body: Text.}]
  - heading: Tables
"""


def test_sections_have_their_places_between_a_summary_and_appendices() -> None:
    assert places("duplicate-heading", SECTIONS) == [(6, 14, "Ports"), (14, 57, "Years")]
    assert places("empty-section", SECTIONS) == [(8, 14, "Piers"), (15, 14, "Tables")]
    (found,) = places("heading-levels", SECTIONS)
    assert found[:2] == (10, 16)
