"""Word drafts whose authors typed, or left loose, what Word has a means for."""

from __future__ import annotations

from typing import Any

from tests.word_raw import notes, paragraph, reference, word
from tests.worddrafts import (
    BODY,
    BOLD,
    FOOTNOTES,
    TITLE,
    Draft,
    by_library,
    draft,
    row,
    styled,
    table,
)

BREAK = "<w:r><w:br/></w:r>"


def _lines(*lines: str) -> bytes:
    """A draft of a title and lines."""
    return draft(TITLE + "".join(paragraph(each) for each in lines))


def _nested(document: Any) -> None:
    document.add_heading("Ports", 0)
    for words, style in (
        ("one", "List Number"),
        ("inner", "List Bullet 2"),
        ("two", "List Number"),
    ):
        document.add_paragraph(words, style)


DRAFTS: dict[str, Draft] = {
    "bullets typed by hand": Draft(
        _lines("Three:", "- one", "- two", "–\tthree", "– four", "- five", "The end."),
        {BODY: "Three:\n\n- one\n- two\n  - three\n  - four\n- five\n\nThe end."},
    ),
    "numbers typed by hand": Draft(
        _lines("1. one", "2. two", "• inner", "3. three", "1. again", "2. and on"),
        {BODY: "1. one\n2. two\n   - inner\n3. three\n\n1) again\n2) and on"},
    ),
    "items typed into one paragraph": Draft(
        draft(
            TITLE + paragraph("Two:", BREAK, "• one", reference(2), BREAK, "• two"),
            footnotes=FOOTNOTES,
        ),
        {BODY: "Two:\n\n- one[^1]\n- two"},
    ),
    "a line that begins with a dash, alone": Draft(
        _lines("- one", "Text.", "— A. Kim", "— B. Lim"),
        {BODY: "\\- one\n\nText.\n\n— A. Kim\n\n— B. Lim"},
    ),
    "bullets typed in a box": Draft(
        draft(
            TITLE
            + table(row(paragraph(word("Sand", BOLD)) + paragraph("• a") + paragraph("• b")))
        ),
        {("boxes", "box-1"): {"title": "Sand", "text": "- a\n- b"}},
    ),
    "a list of a deeper style within another": Draft(
        by_library(_nested), {BODY: "1. one\n   - inner\n2. two"}
    ),
    "typed notes beside a year in brackets": Draft(
        _lines("A.[1] Roe [2019] says so.[2]", "[1] One.", "[2] Two.", "2019 was good."),
        {
            BODY: "A.[^1] Roe [2019] says so.[^2]",
            ("footnotes", "2"): "Two.\n\n2019 was good.",
        },
    ),
    "a thousand typed notes and more": Draft(
        _lines(*(f"A.[{n}]" for n in range(1, 1003)), *(f"[{n}] See." for n in range(1, 1003))),
        {("footnotes", "1002"): "See."},
    ),
    "tables with captions, and where they are from": Draft(
        draft(
            TITLE
            + paragraph("Table 1 and Tab. 2 say so, and Table 3 does not.")
            + styled("Caption", "Table 1: Costs", reference(2))
            + table(row(paragraph("A"), paragraph("B")), row(paragraph("1"), paragraph("2")))
            + paragraph("Source: Invented Review.", reference(3))
            + paragraph("Table 2. Gains")
            + table(row(paragraph("C"), paragraph("D")))
            + paragraph("Source: of all evil."),
            footnotes=notes("footnote", paragraph("One."), paragraph("Two.")),
        ),
        {
            BODY: "[](#table-1) and [](#table-2) say so, and Table 3 does not."
            "\n\n![](#table-1)\n\n![](#table-2)",
            ("tables",): {
                "table-1": {
                    "title": "Costs[^1]",
                    "table": "| A | B |\n| --- | --- |\n| 1 | 2 |",
                    "source": "Invented Review.[^2]",
                },
                "table-2": {
                    "title": "Gains",
                    "table": "| C | D |\n| --- | --- |",
                    "source": "of all evil.",
                },
            },
        },
    ),
    "a table that a sentence names, and no caption": Draft(
        draft(
            TITLE
            + paragraph("Table 1 shows the costs of all ports.")
            + table(row(paragraph("A"), paragraph("B")))
            + paragraph("Source: Invented Review.")
        ),
        {
            BODY: "Table 1 shows the costs of all ports.\n\n| A | B |\n| --- | --- |"
            "\n\nSource: Invented Review."
        },
    ),
    "a table in Korean, named with a particle": Draft(
        draft(
            TITLE
            + paragraph("표 1에서 보듯이 그렇다.")
            + paragraph("표 1. 비용")
            + table(row(paragraph("항구"), paragraph("값")))
            + paragraph("출처: 연구")
        ),
        {
            BODY: "[](#table-1)에서 보듯이 그렇다.\n\n![](#table-1)",
            ("tables", "table-1", "title"): "비용",
            ("tables", "table-1", "source"): "연구",
        },
    ),
    "a note on a heading": Draft(
        draft(
            TITLE
            + styled("1", "Costs", reference(2))
            + styled("2", "Sand", reference(3))
            + table(row(paragraph("A"), paragraph("B")))
            + paragraph("It costs money.", reference(4), " "),
            footnotes=notes(
                "footnote", paragraph("One."), paragraph("Two."), paragraph("Three.")
            ),
        ),
        {
            ("sections", 0, "heading"): "Costs",
            ("sections", 0, "sections", 0, "heading"): "Sand",
            ("sections", 0, "sections", 0, "body"): "| A | B |\n| --- | --- |\n\n"
            "It costs money.[^3][^1][^2]",
        },
        ("The note on this heading",) * 2,
    ),
}
