"""Word drafts in the dialect of Google Docs, made by program.

As its files show, every run says of each look that it is not (``w:b w:val="0"``) and that it
does not run from right to left; paragraphs of a list have no style; a heading begins with an
empty bookmark ``_heading=h.…``; line breaks stand between several ``w:t`` of one run. Notes
count from 0, without separators or styles, and no mark is the author's own, even where it
was. What was suggested, and rows and cells with it, stands in content controls
``goog_rdk_…``.
"""

from __future__ import annotations

from tests import word_raw, worddrafts
from tests.worddrafts import BODY, Draft

RSID = 'w:rsidR="00000000" w:rsidDel="00000000" w:rsidRPr="00000000"'
LOOKS = {"b": "0", "i": "0", "smallCaps": "0", "strike": "0", "u": "none"}
BREAK = '<w:br w:type="textWrapping"/>'
AUTHOR = 'w:author="Ann Kim" w:id="0" w:date="2024-12-05T10:00:00Z"'


def run(words: str, raised: str = "baseline", **looks: str) -> str:
    """A run of words, or of the XML in it, with all that it is and is not."""
    said = "".join(f'<w:{name} w:val="{on}"/>' for name, on in (LOOKS | looks).items())
    shown = words if words.startswith("<") else text(words)
    vertical = f'<w:vertAlign w:val="{raised}"/>'
    return f'<w:r {RSID}><w:rPr>{said}{vertical}<w:rtl w:val="0"/></w:rPr>{shown}</w:r>'


def text(words: str) -> str:
    return f'<w:t xml:space="preserve">{words}</w:t>'


def paragraph(*runs: str, style: str = "", more: str = "") -> str:
    """A paragraph; that of a style begins with a bookmark for the outline."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    mark = '<w:bookmarkStart w:colFirst="0" w:colLast="0" w:name="_heading=h.{0}" w:id="{1}"/>'
    end = '<w:bookmarkEnd w:id="{1}"/>'
    number = sum(map(ord, "".join(runs)))
    begun = (mark + end).format(f"a{number}", number) if style else ""
    made = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p {RSID}><w:pPr>{named}{more}<w:rPr/></w:pPr>{begun}{made}</w:p>"


def item(*runs: str, level: int = 0) -> str:
    """An item of a bulleted list, numbered by itself."""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return paragraph(*runs, more=f'{number}<w:ind w:left="{720 * (level + 1)}"/>')


def reference(note: int) -> str:
    mark = f'<w:footnoteReference w:customMarkFollows="0" w:id="{note}"/>'
    return run(mark, raised="superscript")


def notes(*content: str) -> str:
    """The part of the notes, from 0 on."""
    marked = (
        f'<w:footnote w:id="{n}">{paragraph(run("<w:footnoteRef/>", "superscript"), each)}'
        "</w:footnote>"
        for n, each in enumerate(content)
    )
    return word_raw.part("footnotes", "".join(marked))


def control(content: str, number: int = 0) -> str:
    """A content control around something suggested."""
    tag = f'<w:sdtPr><w:tag w:val="goog_rdk_{number}"/></w:sdtPr>'
    return f"<w:sdt>{tag}<w:sdtContent>{content}</w:sdtContent></w:sdt>"


def styles() -> str:
    """The styles that such a file has, by ids that say what they are."""
    names = {"Title": "Title", "Subtitle": "Subtitle", "Heading1": "heading 1"}
    made = (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="a"/></w:style>'
        for key, name in names.items()
    )
    return word_raw.part("styles", word_raw.STYLES + "".join(made))


def draft(body: str, **parts: str) -> bytes:
    """A document with the styles of Google Docs."""
    return worddrafts.draft(body, **({"styles": styles()} | parts))


TITLE = paragraph("Ports", style="Title")
DELETED = '<w:delText xml:space="preserve">old </w:delText>'
SUGGESTED = control(f"<w:ins {AUTHOR}>{run('new ')}</w:ins>") + control(
    f"<w:del {AUTHOR}>{run(DELETED)}</w:del>", 1
)

DRAFTS: dict[str, Draft] = {
    "Google Docs: title, heading, looks and a list": Draft(
        draft(
            TITLE
            + paragraph("Who pays", style="Subtitle")
            + paragraph("Costs", style="Heading1")
            + paragraph(
                "a ", run("b", b="1"), " ", run("c", i="1"), " km", run("2", "superscript")
            )
            + paragraph(run(BREAK.join(map(text, "xy"))))
            + paragraph(run("<w:tab/>"))
            + item("one")
            + item("inner", level=1)
            + item("two")
        ),
        {
            ("title",): "Ports",
            ("subtitle",): "Who pays",
            ("sections", 0, "heading"): "Costs",
            BODY: "a **b** *c* km^2^\n\nx\\\ny\n\n- one\n  - inner\n- two",
        },
    ),
    "Google Docs: notes from 0, without styles": Draft(
        draft(
            TITLE + paragraph("A.", reference(0), " B.", reference(1)),
            footnotes=notes(
                run(" Invented ") + run("Review", i="1") + run(", 2024."), " Ibid."
            ),
        ),
        {
            BODY: "A.[^1] B.[^2]",
            ("footnotes", "1"): "Invented *Review*, 2024.",
            ("footnotes", "2"): "Ibid.",
        },
    ),
    "Google Docs: a note that had a mark of its own": Draft(
        draft(
            TITLE + paragraph("A.", reference(0)), footnotes=notes("* Ann Kim writes on ports.")
        ),
        {BODY: "A.[^1]", ("footnotes", "1"): r"\* Ann Kim writes on ports."},
    ),
    "Google Docs: suggestions in content controls": Draft(
        draft(
            TITLE
            + paragraph("The ", SUGGESTED, "port.")
            + control(paragraph("All of it."), 2)
            + worddrafts.table(
                worddrafts.row(paragraph("A")),
                control(worddrafts.row(control(paragraph("B"), 4)), 3),
            )
        ),
        {BODY: "The new port.\n\nAll of it.\n\n| A |\n| --- |\n| B |"},
    ),
}
