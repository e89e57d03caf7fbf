"""Word drafts made by program, each with what must be read of it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import docx as python_docx

from tests import word_raw
from tests.word_raw import field as word_field
from tests.word_raw import notes, package, paragraph, reference, text_box, word

BOLD, ITALIC = "<w:b/>", "<w:i/>"
STYLE_NAMES = {
    "Title": "Title",
    "Untertitel": "Subtitle",
    "1": "heading 1",
    "2": "heading 2",
    "a4": "List Bullet",
    "Quote": "Quote",
    "KeyPoint": "Key Point",
    "Author": "Author",
    "Date": "Date",
    "HTMLPreformatted": "HTML Preformatted",
    "Masthead": "Masthead",
    "Caption": "caption",
    "ListParagraph": "List Paragraph",
}


@dataclass(frozen=True)
class Draft:
    """A draft's bytes, fields by path that are to be read, and words of what is lost."""

    data: bytes
    fields: dict[tuple[str | int, ...], Any] = field(default_factory=dict)
    lost: tuple[str, ...] = ()


def styled(style: str, *content: str, more: str = "") -> str:
    """A paragraph in a style."""
    made = paragraph(*content)
    return made.replace("<w:p>", f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>', 1)


def with_properties(properties: str, *content: str) -> str:
    """A paragraph with properties of its own."""
    return paragraph(*content).replace("<w:p>", f"<w:p><w:pPr>{properties}</w:pPr>", 1)


def item(number: int, level: int, *content: str) -> str:
    """An item of a list, by a numbering of its own."""
    return with_properties(
        f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>', *content
    )


def styles() -> str:
    """Styles whose ids say nothing, as in a Word that does not speak English."""
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    made = [word_raw.STYLES]
    made += [
        _style(key, name, listed if name == "List Bullet" else "")
        for key, name in STYLE_NAMES.items()
    ]
    made.append(_style("Shouted", "Shouted", "<w:rPr><w:caps/><w:smallCaps/></w:rPr>"))
    made.append(_style("Based", "My Head", '<w:basedOn w:val="1"/>'))
    return word_raw.part("styles", "".join(made))


def _style(key: str, name: str, more: str) -> str:
    named = f'<w:name w:val="{name}"/>'
    return f'<w:style w:type="paragraph" w:styleId="{key}">{named}{more}</w:style>'


def numbering() -> str:
    """Numberings of two levels: 1 has bullets, 2 counts from 3, and 3 from 1."""

    def kind(number: int, form: str, start: int) -> str:
        levels = "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/></w:lvl>'
            for n in range(2)
        )
        return f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'

    kinds = kind(1, "bullet", 1) + kind(2, "decimal", 3) + kind(3, "decimal", 1)
    nums = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3)
    )
    return word_raw.part("numbering", kinds + nums)


def table(*rows: str) -> str:
    """A table of rows of cells."""
    return f'<w:tbl><w:tblGrid><w:gridCol w:w="1000"/></w:tblGrid>{"".join(rows)}</w:tbl>'


def row(*cells: str) -> str:
    """A row; each cell is its content, perhaps with properties before it."""
    return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def draft(body: str, **parts: str) -> bytes:
    """A document with our styles and numberings."""
    return package(body, **({"styles": styles(), "numbering": numbering()} | parts))


def by_library(write: Callable[[Any], None]) -> bytes:
    """A document that python-docx writes."""
    document = python_docx.Document()
    write(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _plain_document(document: Any) -> None:
    document.add_heading("Who Pays for the Ports?", 0)
    document.add_heading("Costs", 1)
    document.add_paragraph("The ports cost money.")
    document.add_paragraph("first", style="List Bullet")
    document.add_paragraph("second", style="List Bullet")
    made = document.add_table(2, 2)
    for index, words in enumerate(("Port", "Cost", "North", "7 | 8")):
        made.cell(index // 2, index % 2).text = words


def _untitled_document(document: Any) -> None:
    document.core_properties.title = "Ports"
    document.add_paragraph("The ports cost money.")


BODY = ("sections", 0, "body")
TITLE = styled("Title", "Ports")
FOOTNOTES = notes("footnote", paragraph("Invented Review, 2024."), paragraph("Ibid."))
LINK = '<w:hyperlink w:anchor="there"><w:r><w:t>words</w:t></w:r></w:hyperlink>'
THERE = '<w:bookmarkStart w:id="5" w:name="there"/><w:bookmarkEnd w:id="5"/>'
RAISED = '<w:vertAlign w:val="superscript"/>'
LOWERED = '<w:vertAlign w:val="subscript"/>'
MARKED = '<w:bookmarkStart w:id="1" w:name="_Ref1"/>{}<w:bookmarkEnd w:id="1"/>'
MERGED = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
GOES_ON = "<w:tcPr><w:vMerge/></w:tcPr>"


def _body(content: str, words: str, *lost: str, **parts: str) -> Draft:
    """A draft of which the first section's text matters."""
    return Draft(draft(TITLE + content, **parts), {BODY: words}, lost)


DRAFTS: dict[str, Draft] = {
    "title by its style": Draft(
        draft(TITLE + paragraph("Text.")), {("title",): "Ports", BODY: "Text."}
    ),
    "title by its looks": Draft(
        draft(
            with_properties('<w:jc w:val="center"/>', word("Ports", BOLD)) + paragraph("Text.")
        ),
        {("title",): "Ports", BODY: "Text."},
    ),
    "subtitle, author and date by style": Draft(
        draft(
            TITLE
            + styled("Untertitel", "Who pays")
            + styled("Author", "Ann Kim, Bo Lee and Cy Park")
            + styled("Date", "December 5, 2024")
            + paragraph("Text.")
        ),
        {
            ("subtitle",): "Who pays",
            ("authors", 0, "name"): "Ann Kim",
            ("authors", 2, "name"): "Cy Park",
            ("date",): "2024-12-05",
        },
    ),
    "author and date by how they read": Draft(
        draft(
            TITLE + paragraph("By Ann Kim") + paragraph("5 December 2024") + paragraph("Text.")
        ),
        {("authors", 0, "name"): "Ann Kim", ("date",): "2024-12-05", BODY: "Text."},
    ),
    "key points by style": Draft(
        draft(TITLE + styled("KeyPoint", word("Lead.", BOLD), " Point.") + paragraph("Text.")),
        {
            ("key_points", 0, "lead"): "Lead.",
            ("key_points", 0, "text"): "Point.",
            BODY: "Text.",
        },
    ),
    "key points by style under a heading": Draft(
        draft(
            TITLE
            + paragraph(word("Key Points", BOLD))
            + styled("KeyPoint", "Point.")
            + paragraph("Text.")
        ),
        {("key_points", 0): "Point.", BODY: "Text."},
    ),
    "key points by a typed mark": Draft(
        draft(
            TITLE
            + paragraph(word("Key Points", BOLD))
            + paragraph("► One.")
            + paragraph("• Two.")
            + paragraph("Text.")
        ),
        {("key_points", 0): "One.", ("key_points", 1): "Two.", BODY: "Text."},
    ),
    "key points by a pointer alone, after a line that tells nothing": Draft(
        draft(
            TITLE
            + paragraph("Institute of Ports")
            + paragraph("December 5, 2024")
            + paragraph("► One is a point.")
            + paragraph("► Two is a point.")
            + paragraph("The text begins.")
        ),
        {
            ("date",): "2024-12-05",
            ("key_points", 1): "Two is a point.",
            BODY: "Institute of Ports\n\nThe text begins.",
        },
    ),
    "key takeaways as a list": Draft(
        draft(
            TITLE
            + styled("1", "Key takeaways")
            + item(1, 0, "One.")
            + styled("1", "Costs")
            + paragraph("Text.")
        ),
        {("key_points", 0): "One.", ("sections", 0, "heading"): "Costs", BODY: "Text."},
    ),
    "a summary in prose": Draft(
        draft(
            TITLE
            + styled("1", "Summary")
            + paragraph("In short.")
            + styled("1", "Costs")
            + paragraph("Text.")
        ),
        {("abstract",): "In short.", BODY: "Text."},
    ),
    "sections by heading styles": Draft(
        draft(
            TITLE
            + styled("1", "Costs")
            + paragraph("A.")
            + styled("2", "Dredging")
            + paragraph("B.")
            + styled("Based", "Gains")
            + paragraph("C.")
        ),
        {
            ("sections", 0, "heading"): "Costs",
            ("sections", 0, "sections", 0, "heading"): "Dredging",
            ("sections", 0, "sections", 0, "body"): "B.",
            ("sections", 1, "heading"): "Gains",
            ("sections", 1, "body"): "C.",
        },
    ),
    "sections by short bold lines": Draft(
        draft(TITLE + paragraph("A.") + paragraph(word("Costs", BOLD)) + paragraph("B.")),
        {BODY: "A.", ("sections", 1, "heading"): "Costs", ("sections", 1, "body"): "B."},
    ),
    "bold, italics and both": _body(
        paragraph("a ", word("b", BOLD), " ", word("c", ITALIC), " ", word("d", BOLD + ITALIC)),
        "a **b** *c* ***d***",
    ),
    "spaces within bold": _body(paragraph("a", word(" b ", BOLD), "c"), "a **b** c"),
    "small capitals": _body(
        paragraph(
            "In ", word("nato", "<w:smallCaps/>"), " and ", word("x [y", "<w:smallCaps/>")
        ),
        "In [nato]{.smallcaps} and [x \\[y]{.smallcaps}",
    ),
    "capitals by their look": _body(paragraph("In ", word("Nato", "<w:caps/>")), "In NATO"),
    "capitals of a style": Draft(
        draft(TITLE + styled("Shouted", "In ", word("nato"))), {BODY: "In nato"}
    ),
    "a line through or under words": _body(
        paragraph("a ", word("b", "<w:strike/>"), " ", word("c", '<w:u w:val="single"/>')),
        "a b c",
        "The line through",
        "The line under",
    ),
    "raised and lowered figures": _body(
        paragraph("km", word("2", RAISED), ", the 5", word("th", RAISED)), "km^2^, the 5^th^"
    ),
    "raised words with spaces, and bold": _body(
        paragraph("a ", word("x y", RAISED), " b", word("2", RAISED + BOLD), " c"),
        "a ^x^ ^y^ b^**2**^ c",
    ),
    "a formula": _body(
        paragraph("SO", word("4", LOWERED), word("2−", RAISED), ", CO", word("2", LOWERED)),
        "SO~4~^2−^, CO~2~",
    ),
    "lowered words after a figure": _body(
        paragraph(word("A", ITALIC), " 10", word("2", LOWERED)), "*A* 10₂", "set on the line"
    ),
    "raised and lowered letters in a title": Draft(
        draft(
            styled("Title", "CO", word("2", LOWERED), " on the 5", word("th", RAISED))
            + paragraph("Text.")
        ),
        {("title",): "CO₂ on the 5th"},
        ("Raised or lowered letters in a title",),
    ),
    "marks that would raise and lower": _body(
        paragraph("x^2^ and H~2~O, ~5 km"), r"x\^2^ and H\~2~O, ~5 km"
    ),
    "what Markdown would take for markup": _body(
        paragraph("1. *a* [^b] [see @c] _d_ &amp;amp; &lt;e&gt;"),
        r"1\. \*a\* \[^b] \[see @c] \_d\_ \&amp; \<e>",
    ),
    "a bulleted list by its style, nested by its level": _body(
        styled("a4", "one") + item(1, 1, "inner") + styled("a4", "two"),
        "- one\n  - inner\n- two",
    ),
    "an ordered list from 3": _body(item(2, 0, "c") + item(2, 0, "d"), "3. c\n4. d"),
    "a list within a list of another kind": _body(
        item(1, 0, "one") + item(2, 1, "x") + item(1, 0, "two"), "- one\n  3. x\n- two"
    ),
    "a table": _body(
        table(
            row(paragraph(word("A", BOLD)), paragraph("B")),
            row(paragraph("1 | 2"), paragraph("3")),
        ),
        "| A | B |\n| --- | --- |\n| 1 \\| 2 | 3 |",
    ),
    "merged cells": _body(
        table(
            row(MERGED + paragraph("A")),
            row(paragraph("1"), paragraph("2")),
            row(GOES_ON + paragraph(), paragraph("3")),
        ),
        "| A | |\n| --- | --- |\n| 1 | 2 |\n| | 3 |",
        "Merged cells",
    ),
    "a table within a table": _body(
        table(
            row(paragraph("A"), paragraph("B")),
            row(table(row(paragraph("x"), paragraph("y"))) + paragraph(), paragraph("1")),
        ),
        "| A | B |\n| --- | --- |\n| x y | 1 |",
        "Paragraphs within a cell",
    ),
    "a box made of one cell": _body(table(row(paragraph("In a box."))), "In a box.", "A box"),
    "a quotation by style": _body(
        styled("Quote", "Said.") + paragraph("Text."), "> Said.\n\nText."
    ),
    "a quotation by its indent": _body(
        with_properties('<w:ind w:left="720"/>', "Said."), "> Said."
    ),
    "typed words": _body(
        styled("HTMLPreformatted", word("a *b*"), "<w:r><w:br/></w:r>", word("c")),
        "```\na *b*\nc\n```",
    ),
    "a line break": _body(paragraph("a", "<w:r><w:br/></w:r>", "b"), "a\\\nb"),
    "a hyperlink as a field": _body(
        paragraph("see ", word_field('HYPERLINK "https://example.org/a_b"', "here")),
        "see [here](<https://example.org/a_b>)",
    ),
    "an address as a hyperlink": _body(
        paragraph(word_field('HYPERLINK "https://example.org/a"', "https://example.org/a")),
        "<https://example.org/a>",
    ),
    "footnotes, with the brackets of a style": _body(
        paragraph("A", word("[", RAISED), reference(2), word("]", RAISED), ". B", reference(3)),
        "A[^1]. B[^2]",
        footnotes=FOOTNOTES,
    ),
    "endnotes": Draft(
        draft(
            TITLE + paragraph("A.", reference(2, "endnote")),
            endnotes=notes("endnote", paragraph("Invented ", word("Review", ITALIC), ".")),
        ),
        {BODY: "A.[^1]", ("footnotes", "1"): "Invented *Review*."},
    ),
    "footnotes and endnotes in one draft": Draft(
        draft(
            TITLE + paragraph("A.", reference(2), " B.", reference(2, "endnote")),
            footnotes=FOOTNOTES,
            endnotes=notes("endnote", paragraph("An endnote.")),
        ),
        {
            BODY: "A.[^1] B.[^endnote-1]",
            ("footnotes", "1"): "Invented Review, 2024.",
            ("footnotes", "endnote-1"): "An endnote.",
        },
    ),
    "a title in the properties of the file alone": Draft(
        by_library(_untitled_document), {("title",): "Ports", BODY: "The ports cost money."}
    ),
    "a note of two paragraphs": Draft(
        draft(
            TITLE + paragraph("A.", reference(2)),
            footnotes=notes("footnote", paragraph("One.") + paragraph("Two.")),
        ),
        {("footnotes", "1"): "One.\n\nTwo."},
    ),
    "a second mark of one note, and its number in a sentence": _body(
        paragraph(
            "A",
            MARKED.format(reference(2)),
            " B",
            word_field(r"NOTEREF _Ref1 \f \h", "1"),
            ", see note ",
            word_field(r"NOTEREF _Ref1 \h", "1"),
        ),
        "A[^1] B[^1], see [](#1)",
        footnotes=FOOTNOTES,
    ),
    "the number of a note after another word": _body(
        paragraph("A", MARKED.format(reference(2)), ", n. ", word_field("NOTEREF _Ref1", "1")),
        "A[^1], n. 1",
        "will not follow the note",
        footnotes=FOOTNOTES,
    ),
    "a link to another place in the draft": _body(
        paragraph("see ", LINK), "see words", "A link to another place"
    ),
    "links to a heading": _body(
        paragraph("see ", LINK, " and ", word_field(r"REF there \h", "Costs"), reference(2))
        + styled("1", THERE, "Costs")
        + paragraph("Text."),
        "see [words](<#s-costs>) and [Costs](<#s-costs>)[^1]",
        footnotes=notes("footnote", paragraph("See ", LINK, ".")),
    ),
    "a link to a heading with a note": _body(
        paragraph("see ", LINK)
        + styled("1", THERE, "Costs", reference(2))
        + paragraph("Text."),
        "see [words](<#s-costs>)",
        "The note on this heading",
        footnotes=FOOTNOTES,
    ),
    "a masthead": _body(
        styled("Masthead", "Papers of the Port") + paragraph("Text."),
        "Text.",
        "Papers of the Port",
    ),
    "a citation manager's field": _body(
        paragraph("As said ", word_field("ADDIN ZOTERO_ITEM CSL_CITATION {}", "(Roe 2024)")),
        "As said (Roe 2024)",
    ),
    "italics in a heading": Draft(
        draft(TITLE + styled("1", "The ", word("Review", ITALIC)) + paragraph("Text.")),
        {("sections", 0, "heading"): "The Review", BODY: "Text."},
        ("Italics in a title",),
    ),
    "what can't be kept of a key point is told once": Draft(
        draft(TITLE + styled("KeyPoint", word("nato", "<w:strike/>"), " acts.")),
        {("key_points", 0): "nato acts."},
        ("The line through",),
    ),
    "notes typed by hand in brackets": Draft(
        draft(
            TITLE
            + paragraph("A.[1] B.[2]")
            + styled("1", "Notes")
            + paragraph("[1] Invented Review, 2024.")
            + paragraph("[2] Ibid.")
        ),
        {
            BODY: "A.[^1] B.[^2]",
            ("footnotes", "1"): "Invented Review, 2024.",
            ("footnotes", "2"): "Ibid.",
        },
    ),
    "notes typed by hand as a numbered list": Draft(
        draft(
            TITLE
            + paragraph("A.[1] B.[2]")
            + styled("1", "Notes")
            + item(3, 0, "Invented Review, 2024.")
            + item(3, 0, "Ibid.")
        ),
        {
            BODY: "A.[^1] B.[^2]",
            ("footnotes", "1"): "Invented Review, 2024.",
            ("footnotes", "2"): "Ibid.",
        },
    ),
    "notes typed by hand as raised figures": Draft(
        draft(
            TITLE
            + paragraph("A.", word("1", RAISED), " B.", word("1,2", RAISED))
            + paragraph(word("1", RAISED), " Invented Review, 2024.")
            + paragraph(word("2", RAISED), " Ibid.")
        ),
        {BODY: "A.[^1] B.[^1][^2]", ("footnotes", "2"): "Ibid."},
    ),
    "typed notes whose marks name some at once": Draft(
        draft(
            TITLE
            + paragraph("A.[1, 2] B.[3–5] C.", word("6-7", RAISED))
            + styled("1", "Notes")
            + "".join(paragraph(f"[{n}] Invented Review, 20{10 + n}.") for n in range(1, 8))
        ),
        {BODY: "A.[^1][^2] B.[^3][^4][^5] C.[^6][^7]"},
    ),
    "typed notes before another section": Draft(
        draft(
            TITLE
            + paragraph("A.[1] B.[2]")
            + paragraph(word("Notes and References", BOLD))
            + paragraph("1. Invented Review, 2024.")
            + paragraph("2. Ibid.")
            + paragraph(word("About the Author", BOLD))
            + paragraph("She writes. So do 3 others.")
        ),
        {
            BODY: "A.[^1] B.[^2]",
            ("footnotes", "2"): "Ibid.",
            ("sections", 1, "heading"): "About the Author",
        },
    ),
    "typed notes beside a note of Word's": Draft(
        draft(
            TITLE
            + paragraph("A.", reference(2), " B.[1] C.[2]")
            + styled("1", "Notes")
            + paragraph("[1] Invented Review, 2024.")
            + paragraph("[2] Ibid."),
            footnotes=notes("footnote", paragraph("An aside.")),
        ),
        {
            BODY: "A.[^1] B.[^endnote-1] C.[^2]",
            ("footnotes", "1"): "An aside.",
            ("footnotes", "endnote-1"): "Invented Review, 2024.",
        },
    ),
    "typed notes beside square kilometres": Draft(
        draft(
            TITLE
            + paragraph("A.", word("1", RAISED), " 5 km", word("2", RAISED), " of land, 9 m².")
            + paragraph("B.", word("2", RAISED), " 10", word("2", RAISED), " more.")
            + paragraph(word("1", RAISED), " Invented Review, 2024.")
            + paragraph(word("2", RAISED), " Ibid.")
        ),
        {
            BODY: "A.[^1] 5 km^2^ of land, 9 m².\n\nB.[^2] 10^2^ more.",
            ("footnotes", "2"): "Ibid.",
        },
    ),
    "a typed note after a letter that no other mark names": Draft(
        draft(
            TITLE
            + paragraph("A.", word("1", RAISED), " See plan B", word("2", RAISED), ".")
            + paragraph(word("1", RAISED), " Invented Review, 2024.")
            + paragraph(word("2", RAISED), " Ibid.")
        ),
        {BODY: "A.[^1] See plan B[^2]."},
    ),
    "a text box": _body(paragraph("A.", text_box(paragraph("B."))), "A.\n\nB.", "A box"),
    "a text box with a title": Draft(
        draft(
            TITLE
            + styled("1", "Ports")
            + paragraph("A.", text_box(paragraph(word("Box 1: Sand", BOLD)), paragraph("B.")))
            + paragraph("C.")
        ),
        {
            BODY: "A.\n\n![](#box-1)\n\nC.",
            ("boxes", "box-1"): {"title": "Sand", "text": "B."},
        },
    ),
    "a box made of a title and a cell": Draft(
        draft(
            TITLE
            + paragraph("A.")
            + table(
                row(paragraph(word("Sand", BOLD))),
                row(paragraph("B.") + item(1, 0, "c")),
            )
        ),
        {BODY: "A.\n\n![](#box-1)", ("boxes", "box-1"): {"title": "Sand", "text": "B.\n\n- c"}},
    ),
    "key takeaways in a box": Draft(
        draft(
            TITLE
            + table(
                row(
                    paragraph(word("KEY TAKEAWAYS", BOLD))
                    + item(1, 0, "One.")
                    + item(1, 0, "Two.")
                )
            )
            + paragraph("The text.")
        ),
        {("key_points",): ["One.", "Two."], BODY: "The text."},
    ),
    "key points in rows": Draft(
        draft(
            TITLE
            + table(*(row(paragraph(each)) for each in ("Key points", "One.", "Two.")))
            + paragraph("The text.")
        ),
        {("key_points",): ["One.", "Two."], BODY: "The text."},
    ),
    "a summary in a text box": Draft(
        draft(
            TITLE
            + paragraph(
                "By Ann", text_box(paragraph("Summary"), paragraph("A."), item(1, 0, "One."))
            )
            + paragraph("The text.")
        ),
        {("abstract",): "A.", ("key_points",): ["One."], BODY: "The text."},
    ),
    "a title in a text box": Draft(
        draft(paragraph("", text_box(styled("Title", "Ports"))) + paragraph("The text.")),
        {("title",): "Ports", BODY: "The text."},
    ),
    "citations of managers that keep no CSL-JSON": _body(
        paragraph(
            *(
                word_field(code, "(Kim)")
                for code in ("ADDIN EN.CITE", "ADDIN CitaviPlaceholder{}", "CITATION Kim16")
            )
        ),
        "(Kim)(Kim)(Kim)",
        *("This citation is kept as words",) * 3,
    ),
    "signs of symbol fonts typed as words": _body(
        paragraph(
            *(
                word(chr(0xF000 + place), f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')
                for font, place in (("Wingdings", 0xE0), ("Symbol", 0x61))
            )
        ),
        "→α",
    ),
    "bold lines that are numbered": Draft(
        draft(
            TITLE
            + paragraph("The opening.")
            + item(3, 0, word("Costs", BOLD))
            + paragraph("They are high.")
            + item(3, 0, word("Gains", BOLD))
            + paragraph("They are low.")
            + item(3, 0, word("Sand", BOLD))
            + item(3, 0, word("Salt", BOLD))
        ),
        {
            ("sections", 1): {"heading": "Costs", "body": "They are high."},
            ("sections", 2): {
                "heading": "Gains",
                "body": "They are low.\n\n3. **Sand**\n4. **Salt**",
            },
        },
        ("The numbers that Word counts",),
    ),
    "a cover": Draft(
        draft(
            paragraph("POLICY BRIEF")
            + paragraph("No. 14 | March 2025")
            + paragraph(word("Who Pays for the Ports?", f'{BOLD}<w:sz w:val="48"/>'))
            + paragraph(word("And who does not", f'{ITALIC}<w:sz w:val="24"/>'))
            + paragraph(word("Ann Q. Kim", BOLD), "<w:r><w:br/></w:r>", "Fellow, Ports")
            + paragraph("Dr. Ben Lim and Cy de Sa")
            + paragraph("Seoul, 3 March 2025")
            + styled("1", "Costs")
            + paragraph("They cost money.")
        ),
        {
            ("title",): "Who Pays for the Ports?",
            ("subtitle",): "And who does not",
            ("date",): "2025-03-03",
            ("authors",): [
                {"name": "Ann Q. Kim", "role": "Fellow", "affiliation": "Ports"},
                {"name": "Dr. Ben Lim"},
                {"name": "Cy de Sa"},
            ],
            ("sections", 0, "heading"): "Costs",
        },
        ("“POLICY BRIEF”", "“No. 14”", "“March 2025”", "“Seoul”"),
    ),
    "a memo": Draft(
        draft(
            paragraph("FROM: Ann Kim, Fellow, Port Institute")
            + paragraph("DATE: March 3, 2025")
            + paragraph("RE: Who pays for the ports")
            + paragraph("They cost money.")
        ),
        {
            ("title",): "Who pays for the ports",
            ("date",): "2025-03-03",
            ("authors", 0): {
                "name": "Ann Kim",
                "role": "Fellow",
                "affiliation": "Port Institute",
            },
            BODY: "They cost money.",
        },
    ),
    "an author and a day on a line": Draft(
        draft(TITLE + paragraph("By Ann Kim | 3 March 2025") + paragraph("The text.")),
        {("authors",): [{"name": "Ann Kim"}], ("date",): "2025-03-03", BODY: "The text."},
    ),
    "short bold words under a title, which head the text": Draft(
        draft(TITLE + paragraph(word("Port Authorities", BOLD)) + paragraph("The text.")),
        {("sections", 0, "heading"): "Port Authorities", BODY: "The text."},
    ),
    "notes on the title and an author": Draft(
        draft(
            styled("Title", "Ports", reference(2))
            + paragraph("By Ann Kim", reference(3), " and Ben Lim")
            + paragraph("The text.", reference(4)),
            footnotes=notes(
                "footnote", paragraph("Thanks."), paragraph("Fellow."), paragraph("C.")
            ),
        ),
        {
            ("title",): "Ports",
            ("title_note",): "Thanks.",
            ("authors",): [{"name": "Ann Kim", "note": "Fellow."}, {"name": "Ben Lim"}],
            ("footnotes",): {"3": "C."},
        },
    ),
    "a summary whose words go on behind its points": Draft(
        draft(
            TITLE
            + styled("1", "Summary")
            + paragraph("It asks.")
            + item(1, 0, "One.")
            + paragraph("It ends.")
            + styled("1", "Costs")
            + paragraph("The text.")
        ),
        {("abstract",): "It asks.\n\nIt ends.", ("key_points",): ["One."], BODY: "The text."},
    ),
    "a heading under which Word prints endnotes": Draft(
        draft(
            TITLE + paragraph("A.", reference(2, "endnote")) + styled("1", "Endnotes"),
            endnotes=notes("endnote", paragraph("One.")),
        ),
        {("sections",): [{"body": "A.[^1]"}]},
        ("“Endnotes”",),
    ),
    "lists of references, whose lines hang": _body(
        "".join(
            with_properties('<w:ind w:left="720" w:hanging="720"/>', each)
            for each in ("A.", "B.")
        ),
        "A.\n\nB.",
    ),
    "items that go on": _body(
        item(3, 0, "One.")
        + styled("ListParagraph", "More.", more='<w:ind w:left="720"/>')
        + item(3, 0, "Two.")
        + with_properties('<w:ind w:left="720"/>', "More.")
        + item(3, 0, "Three.")
        + with_properties('<w:ind w:left="720"/>', "Quoted."),
        "1. One.\n\n   More.\n\n2. Two.\n\n   More.\n\n3. Three.\n\n> Quoted.",
    ),
    "an equation": _body(
        paragraph("E: ", "<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>"),
        "E: a=b",
        "An equation",
    ),
    "written by python-docx": Draft(
        by_library(_plain_document),
        {
            ("title",): "Who Pays for the Ports?",
            ("sections", 0, "heading"): "Costs",
            BODY: "The ports cost money.\n\n- first\n- second\n\n"
            "| Port | Cost |\n| --- | --- |\n| North | 7 \\| 8 |",
        },
    ),
}
