"""Word drafts whose authors typed, or left loose, what Word has a means for."""

from __future__ import annotations

from typing import Any

from tests.word_raw import field as word_field
from tests.word_raw import notes, paragraph, reference, word
from tests.worddrafts import (
    BODY,
    BOLD,
    FOOTNOTES,
    ITALIC,
    RAISED,
    TITLE,
    Draft,
    by_library,
    draft,
    item,
    row,
    styled,
    table,
    with_properties,
)

BREAK = "<w:r><w:br/></w:r>"
LONG = "Ports cost money. " * 20 + "So they do."
BY_HAND = '<w:position w:val="8"/>'
UNDERLINED = '<w:u w:val="single"/>'


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
    "headings underlined or in capitals": Draft(
        draft(
            paragraph("WHO PAYS FOR THE PORTS?")
            + paragraph("THE COSTS")
            + paragraph("They are high.")
            + paragraph("NATO")
            + paragraph(word("Gains", UNDERLINED))
            + paragraph(word("They", UNDERLINED), " are low")
            + paragraph(word_field('HYPERLINK "https://example.org/"', "here"))
        ),
        {
            ("title",): "WHO PAYS FOR THE PORTS?",
            ("sections", 0): {"heading": "THE COSTS", "body": "They are high.\n\nNATO"},
            ("sections", 1): {
                "heading": "Gains",
                "body": "They are low\n\n[here](<https://example.org/>)",
            },
        },
        ("The line under",) * 2,
    ),
    "authors, a day and a count of words in one paragraph": Draft(
        draft(
            TITLE
            + paragraph(
                "Author: Ann Kim, PhD", BREAK, "Date: 3 March 2025", BREAK, "Word count: 1,200"
            )
            + paragraph("The text.")
        ),
        {
            ("authors",): [{"name": "Ann Kim, PhD"}],
            ("date",): "2025-03-03",
            ("sections",): [{"body": "The text."}],
        },
        ("“Word count: 1,200”",),
    ),
    "authors of whom something is said": Draft(
        draft(
            TITLE
            + paragraph(
                "By Ann Kim (Fellow, Institute of Ports), Ben Lim, University of Sand,"
                " and Cy Roe",
                BREAK,
                "Professor of Mud",
            )
            + paragraph("The text.")
        ),
        {
            ("authors",): [
                {"name": "Ann Kim", "role": "Fellow", "affiliation": "Institute of Ports"},
                {"name": "Ben Lim", "affiliation": "University of Sand"},
                {"name": "Cy Roe", "role": "Professor of Mud"},
            ],
            BODY: "The text.",
        },
    ),
    "an author, her institute and a day on one line": Draft(
        _lines("Ann Kim, Institute of Ports, 3 March 2025", "The text."),
        {
            ("authors",): [{"name": "Ann Kim", "affiliation": "Institute of Ports"}],
            ("date",): "2025-03-03",
        },
    ),
    "a Korean title block": Draft(
        _lines("김안나 (항구연구원 연구위원)", "2025. 3. 3.", "항구는 돈이 든다."),
        {
            ("authors",): [{"name": "김안나", "role": "항구연구원 연구위원"}],
            ("date",): "2025-03-03",
            BODY: "항구는 돈이 든다.",
        },
    ),
    "a Korean name before a day, and no role": Draft(
        _lines("김안나", "2025년 3월 3일", "항구는 돈이 든다."),
        {("authors",): [{"name": "김안나"}], ("date",): "2025-03-03"},
    ),
    "an Arabic title block": Draft(
        _lines("بقلم: آنا كيم", "3 مارس 2025", "الموانئ مكلفة."),
        {("authors",): [{"name": "آنا كيم"}], ("date",): "2025-03-03"},
    ),
    "a German title block": Draft(
        _lines("Von Anna Kim und Ben Lim", "3. März 2025", "Häfen kosten Geld."),
        {("authors",): [{"name": "Anna Kim"}, {"name": "Ben Lim"}], ("date",): "2025-03-03"},
    ),
    "a French title block": Draft(
        _lines("Par Anna Kim et Ben Lim", "1er mars 2025", "Les ports coûtent cher."),
        {("authors",): [{"name": "Anna Kim"}, {"name": "Ben Lim"}], ("date",): "2025-03-01"},
    ),
    "an executive summary in prose": Draft(
        draft(
            TITLE
            + styled("1", "Executive Summary")
            + paragraph("In short.")
            + paragraph("And so on.")
            + styled("1", "Costs")
            + paragraph("Text.")
        ),
        {("executive_summary",): "In short.\n\nAnd so on.", BODY: "Text."},
    ),
    "a summary and findings that are sections of the text": Draft(
        draft(
            TITLE
            + styled("1", "Costs")
            + paragraph("Text.")
            + styled("1", "Key Findings")
            + paragraph("They are long.")
            + styled("1", "Summary")
            + item(1, 0, "One.")
        ),
        {
            ("sections",): [
                {"heading": "Costs", "body": "Text."},
                {"heading": "Key Findings", "body": "They are long."},
                {"heading": "Summary", "body": "- One."},
            ]
        },
    ),
    "key points as a list behind the first section": Draft(
        draft(
            TITLE
            + styled("1", "Costs")
            + paragraph("Text.")
            + styled("1", "Main messages")
            + item(1, 0, "One.")
            + styled("1", "Gains")
        ),
        {("key_points",): ["One."], ("sections", 1): {"heading": "Gains"}},
    ),
    "key points in German": Draft(
        draft(
            TITLE
            + styled("1", "Auf einen Blick")
            + item(1, 0, "Eins.")
            + styled("1", "Zusammenfassung")
            + paragraph("Kurz gesagt.")
            + styled("1", "Kosten")
        ),
        {("key_points",): ["Eins."], ("abstract",): "Kurz gesagt."},
    ),
    "an abstract and keywords behind what heads them": Draft(
        draft(
            TITLE
            + paragraph("Ann Kim")
            + paragraph(word("Abstract:", BOLD), " It asks who pays.", reference(2))
            + paragraph(word("Keywords: ", ITALIC), "ports; sand, and mud")
            + styled("1", "Costs")
            + paragraph("Text."),
            footnotes=FOOTNOTES,
        ),
        {
            ("authors",): [{"name": "Ann Kim"}],
            ("abstract",): "It asks who pays.[^1]",
            ("keywords",): ["ports", "sand", "and mud"],
            BODY: "Text.",
        },
    ),
    "a column of key points beside the text": Draft(
        draft(
            TITLE
            + table(
                row(
                    paragraph(word("Key points", BOLD)) + item(1, 0, "One."),
                    styled("1", "Costs") + paragraph("Text."),
                )
            )
        ),
        {
            ("key_points",): ["One."],
            ("sections",): [{"heading": "Costs", "body": "Text."}],
        },
        ("This table lays out the page",),
    ),
    "text in two columns of a table": Draft(
        draft(
            TITLE
            + table(
                row(paragraph(LONG) + paragraph(LONG), paragraph("The end.")),
            )
        ),
        {BODY: f"{LONG}\n\n{LONG}\n\nThe end."},
        ("This table lays out the page",),
    ),
    "a first letter that is large": Draft(
        draft(
            TITLE
            + with_properties('<w:framePr w:dropCap="drop" w:lines="3"/>', "T")
            + paragraph("he ports cost money.")
        ),
        {BODY: "The ports cost money."},
    ),
    "typed notes raised by hand, and in brackets": Draft(
        draft(
            TITLE
            + paragraph(
                "A.", word("(1)", '<w:position w:val="8"/>'), " B.", word("(2)", RAISED)
            )
            + paragraph("(1) One.")
            + paragraph("(2) Two.")
        ),
        {BODY: "A.[^1] B.[^2]", ("footnotes", "2"): "Two."},
    ),
}
