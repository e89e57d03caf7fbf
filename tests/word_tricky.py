"""A Word document in which words stand in everything that can hold them."""

from __future__ import annotations

from tests.word_raw import field, notes, package, paragraph, reference, text_box, word

BY = 'w:author="A. Author" w:date="2024-01-01T00:00:00Z"'

BODY = {
    "plain": paragraph("One run of plain words."),
    "looks": paragraph("Some ", word("bold", "<w:b/>"), word(" and italic", "<w:i/>"), " runs"),
    "tab": paragraph("<w:r><w:t>left</w:t><w:tab/><w:t>right</w:t></w:r>"),
    "spaces": paragraph("<w:r><w:t> bare spaces </w:t></w:r>", "then words"),
    "link": paragraph(
        "A ", f'<w:hyperlink w:anchor="_x">{word("linked title")}</w:hyperlink>', "."
    ),
    "table": "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='2000'/></w:tblGrid><w:tr><w:tc>"
    f"<w:tcPr><w:tcW w:w='2000' w:type='dxa'/></w:tcPr>{paragraph('In a table cell.')}"
    "</w:tc></w:tr></w:tbl>",
    "field": paragraph("See ", field("REF _x", "the field ", "result"), " after"),
    "simple": paragraph(
        "By ", f'<w:fldSimple w:instr=" TITLE ">{word("a title")}</w:fldSimple>'
    ),
    "control": paragraph(
        "In ",
        f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{word('a control')}"
        "</w:sdtContent></w:sdt>",
    ),
    "inserted": paragraph("An ", f'<w:ins w:id="90" {BY}>{word("inserted pair")}</w:ins>'),
    "equation": paragraph("Then ", "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", " holds"),
    "changed": paragraph(
        word("changed look", f'<w:b/><w:rPrChange w:id="91" {BY}><w:rPr/></w:rPrChange>')
    ),
    "ruby": paragraph(
        "Over ",
        "<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val='center'/><w:hps w:val='10'/>"
        "<w:hpsRaise w:val='18'/><w:hpsBaseText w:val='20'/><w:lid w:val='ja-JP'/></w:rubyPr>"
        f"<w:rt>{word('above')}</w:rt><w:rubyBase>{word('base')}</w:rubyBase></w:ruby></w:r>",
    ),
    "alternative": paragraph(
        "By ",
        f'<mc:AlternateContent><mc:Choice Requires="w14">{word("choice of two")}</mc:Choice>'
        f"<mc:Fallback>{word('fall back')}</mc:Fallback></mc:AlternateContent>",
    ),
    "box": paragraph(text_box(paragraph("Boxed words here."))),
    "noted": paragraph("Two claims", reference(2), " stand", reference(2, "endnote"), " here."),
    "target": f'<w:p><w:bookmarkStart w:id="1" w:name="_x"/>{word("Target")}'
    '<w:bookmarkEnd w:id="1"/></w:p>',
    "empty": "<w:p/>",
}
FOOTNOTE = paragraph("<w:r><w:footnoteRef/></w:r>", " A footnote with a fault.")
ENDNOTE = paragraph("<w:r><w:endnoteRef/></w:r>", " An endnote with a flaw.")
TRICKY = package(
    "".join(BODY.values()),
    footnotes=notes("footnote", FOOTNOTE),
    endnotes=notes("endnote", ENDNOTE),
)
