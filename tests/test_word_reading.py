"""What stands in a Word file is read as it prints; what can't be is said at its place."""

from __future__ import annotations

import pytest

from briefkit.word.document import NoteMark, Picture, Table, Words, paragraphs_of
from briefkit.word.reading import read_word
from tests import word_raw, worddrafts
from tests.word_raw import field, paragraph, part, reference, word
from tests.worddrafts import item, row, styled, table
from tests.wordreading import (
    FOUR_NOTES,
    lost,
    of_kind,
    paragraphs,
    parts_of,
    read,
    remade,
    texts,
)

# --- Words


def test_a_field_code_is_no_words_even_with_a_field_in_it() -> None:
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    inner = field("PAGE", "7")
    code = "<w:r><w:instrText>IF </w:instrText></w:r>"
    whole = [char.format("begin"), code, inner, char.format("separate"), word("yes")]
    found = read(paragraph("Say ", *whole, char.format("end"), "."))
    assert texts(found) == ["Say yes."]


def test_hidden_words_are_left_out_and_that_is_said() -> None:
    found = read(paragraph("Seen", word(" unseen", "<w:vanish/>"), "."))
    assert found.file.text == "Seen."
    assert lost(found) == ["Hidden words are left out here"]
    assert found.lost[0].place.start == len("Seen")


@pytest.mark.parametrize(
    ("font", "code", "words", "is_lost"),
    [
        ("Symbol", "F0B7", "•", False),
        ("Symbol", "61", "α", False),
        ("Wingdings", "F0E0", "→", False),
        ("Arial", "2192", "→", False),
        ("Webdings", "F021", "\ufffd", True),
        ("Arial", "none", "\ufffd", True),
    ],
)
def test_a_sign_of_a_symbol_font_is_its_character_or_is_reported(
    font: str, code: str, words: str, is_lost: bool
) -> None:
    found = read(paragraph("a ", f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'))
    assert texts(found) == [f"a {words}"]
    assert bool(lost(found)) == is_lost


def test_a_page_break_is_no_line_break() -> None:
    found = read(paragraph("a", '<w:r><w:br w:type="page"/></w:r>', "b"))
    (only,) = paragraphs(found)
    assert only.inlines == (Words("a b", 0),)


def test_a_reading_aid_is_left_out_and_that_is_said() -> None:
    ruby = f"<w:ruby><w:rt>{word('aid')}</w:rt><w:rubyBase>{word('base')}</w:rubyBase></w:ruby>"
    found = read(paragraph("The ", f"<w:r>{ruby}</w:r>"))
    assert texts(found) == ["The base"]
    assert lost(found) == ["A reading aid over these words is left out"]


def test_words_in_a_row_with_the_same_loss_are_told_once() -> None:
    struck = "<w:strike/>"
    found = read(paragraph(word("a", struck), word("b", struck), "c", word("d", struck)))
    assert [(each.place.start, each.place.end) for each in found.lost] == [(0, 2), (3, 4)]


def test_a_style_of_characters_takes_back_the_bold_of_the_paragraph_s() -> None:
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="s"><w:name w:val="Strong Line"/>'
        '<w:rPr><w:b/></w:rPr></w:style><w:style w:type="character" w:styleId="c">'
        '<w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>',
    )
    taken_back = word("back", '<w:rStyle w:val="c"/>')
    own = word("own", '<w:rStyle w:val="c"/><w:b/>')
    (only,) = paragraphs(read(styled("s", "bold", taken_back, own), styles=styles))
    assert [(e.text, e.bold) for e in only.inlines if isinstance(e, Words)] == [
        ("bold", True),
        ("back", False),
        ("own", True),
    ]


def test_the_language_is_that_of_most_words() -> None:
    french, german = '<w:lang w:val="fr-FR"/>', '<w:lang w:val="de-DE"/>'
    korean = '<w:lang w:val="en-US" w:eastAsia="ko-KR"/>'
    assert read(paragraph(word("un", french), word("eins zwei", german))).language == "de-DE"
    assert read(paragraph(word("항구 항구 항구", korean))).language == "ko-KR"


# --- Lists and tables


def test_a_list_goes_on_counting_after_other_words() -> None:
    body = item(2, 0, "c") + item(2, 1, "x") + paragraph("Words.") + item(2, 0, "d")
    found = [
        each.listed.start for each in paragraphs(read(body + item(2, 1, "x"))) if each.listed
    ]
    assert found == [3, 3, 4, 3]


def test_a_numbering_of_its_own_can_begin_anew() -> None:
    anew = (
        '<w:num w:numId="7"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
    )
    numbering = worddrafts.numbering().replace("</w:numbering>", anew)
    body = item(2, 0, "a") + item(7, 0, "b") + item(7, 0, "c")
    found = paragraphs(read(body, numbering=numbering))
    assert [each.listed and each.listed.start for each in found] == [3, 1, 2]


def test_letters_before_items_are_said_to_become_figures_once_a_list() -> None:
    numbering = worddrafts.numbering().replace('"decimal"', '"lowerLetter"')
    found = read(item(2, 0, "a") + item(2, 0, "b"), numbering=numbering)
    assert lost(found) == ["The letters or Roman figures before these items become figures"]


def test_rows_in_content_controls_are_rows() -> None:
    held = row(paragraph("A"), paragraph("B"))
    control = (
        '<w:sdt><w:sdtPr><w:tag w:val="goog_rdk_0"/></w:sdtPr>'
        f"<w:sdtContent>{held}</w:sdtContent></w:sdt>"
    )
    (found,) = read(table(control, row(paragraph("1"), paragraph("2")))).blocks
    assert isinstance(found, Table)
    assert [len(each) for each in found.rows] == [2, 2]


def test_tables_within_tables_are_kept_however_deep() -> None:
    body = paragraph("The bottom.")
    for _ in range(25):
        body = table(row(body))
    document = read(body)
    (found,) = document.blocks
    while isinstance(found, Table):
        ((cell,),) = found.rows
        (found,) = cell.blocks
    assert found.text == document.file.text == "The bottom."


def test_a_table_of_contents_is_left_out_and_that_is_said() -> None:
    begin = "".join(
        f"<w:r>{each}</w:r>"
        for each in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText> TOC \\o "1-3" </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
        )
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = paragraph(begin, "Costs 1") + paragraph("Gains 2") + paragraph(end, "The text.")
    found = read(body)
    assert texts(found) == ["The text."]
    assert lost(found) == ["The table of contents is left out"]


def test_a_field_of_contents_that_never_ends_takes_no_text_away() -> None:
    begin = field("TOC", "Costs 1").replace('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "")
    assert texts(read(paragraph(begin) + paragraph("The text."))) == ["Costs 1", "The text."]


# --- Drawings

DRAWING = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:docPr id="1" name="x" {}/><a:graphic xmlns:a="http://schemas.'
    'openxmlformats.org/drawingml/2006/main"><a:graphicData uri="u">{}</a:graphicData>'
    "</a:graphic></wp:inline></w:drawing></w:r>"
)


@pytest.mark.parametrize(
    "words", ['descr="A port"', 'title="A port"', 'descr=" " title="A port"']
)
def test_an_image_keeps_its_alternative_text(words: str) -> None:
    found = read(paragraph(DRAWING.format(words, '<a:blip r:embed="rId9"/>')))
    assert [each.description for each in of_kind(found, Picture)] == ["A port"]


def test_an_older_image_keeps_its_alternative_text() -> None:
    shape = '<v:shape alt="A port"><v:imagedata r:id="rId9"/></v:shape>'
    found = read(paragraph(f"<w:r><w:pict>{shape}</w:pict></w:r>"))
    assert [each.description for each in of_kind(found, Picture)] == ["A port"]


def test_a_chart_is_reported_at_its_place() -> None:
    found = read(paragraph("Before ", DRAWING.format("", "<a:chart/>"), "after."))
    assert lost(found) == [
        "A drawing or object stands here, and can't be kept. Put in a picture of it"
    ]
    assert found.lost[0].place.start == len("Before ")


def test_a_text_box_within_a_text_box_is_read_once() -> None:
    inner = paragraph("Inner.", word_raw.text_box(paragraph("Innermost.")))
    body = paragraph("Outer.", word_raw.text_box(inner)) + paragraph("After.")
    found = read(body)
    held = [each.text for each in paragraphs_of(found.blocks)]
    assert held == ["Outer.", "Inner.", "Innermost.", "After."]
    assert found.file.text.split("\n") == held


def test_text_in_another_file_within_is_reported() -> None:
    found = read(paragraph("Before.") + '<w:altChunk r:id="rId9"/>')
    assert lost(found) == [
        "Part of this draft is kept in another file within it, and is not read"
    ]


# --- Dialects


def test_the_strict_kind_of_the_format_is_read() -> None:
    data = worddrafts.draft(
        worddrafts.TITLE + paragraph("a", reference(2)), footnotes=FOUR_NOTES
    )
    strict = remade(
        data,
        lambda content: content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    )
    assert b"purl.oclc.org" in parts_of(strict)["word/document.xml"]
    found, plain = read_word("draft.docx", strict), read_word("draft.docx", data)
    assert found.file == plain.file
    assert found.notes == plain.notes


def test_a_file_in_utf_16_is_read() -> None:
    data = worddrafts.draft(worddrafts.TITLE + paragraph("Häfen"))
    wide = remade(
        data, lambda content: content.decode().replace("UTF-8", "UTF-16").encode("utf-16")
    )
    assert texts(read_word("draft.docx", wide)) == ["Ports", "Häfen"]


def test_a_document_without_styles_is_read_by_its_own_properties() -> None:
    """So web editors write: no styles for notes and lists, all looks at the words."""
    look = '<w:rFonts w:ascii="Arial"/><w:sz w:val="22"/><w:rtl w:val="0"/>'
    body = paragraph(word("Ports", f"<w:b/>{look}")) + item(1, 0, word("One", look))
    body += paragraph(word("Text.", look), reference(2))
    found = read(body, styles=part("styles", ""), footnotes=FOUR_NOTES)
    first, second, last = paragraphs(found)
    assert (first.size, first.inlines) == (22, (Words("Ports", 0, bold=True),))
    assert second.listed
    assert second.listed.start is None
    assert isinstance(last.inlines[-1], NoteMark)
