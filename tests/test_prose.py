"""Running text becomes a tree: CommonMark, tables, footnote references and citations."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from briefkit import prose
from briefkit.prose import (
    BlockQuote,
    CitationGroup,
    Code,
    CodeBlock,
    FootnoteReference,
    Link,
    ListBlock,
    Paragraph,
    Styled,
    Table,
    Text,
    Unsupported,
)
from briefkit.prose.flow import flows


def sketch(nodes: object) -> object:
    """A tree without its places, short enough to compare by eye."""
    if isinstance(nodes, tuple):
        return [sketch(node) for node in nodes]
    if isinstance(nodes, Styled | Paragraph | BlockQuote):
        return (type(nodes).__name__, *map(sketch, nodes.children))
    match nodes:
        case Text(text=text):
            return text
        case Link(url=url, children=children):
            return ("Link", url, *map(sketch, children))
        case ListBlock(start, tight, items):
            return ("List", start, tight, *map(sketch, items))
        case (
            FootnoteReference(label=text) | CitationGroup(source=text) | Unsupported(what=text)
        ):
            return (type(nodes).__name__, text)
        case Code(text=text) | CodeBlock(text=text):
            return (type(nodes).__name__, text)
        case Table(alignments, header, rows):
            return ("Table", alignments, *map(sketch, (header, *rows)))
    return type(nodes).__name__


def inline(source: str) -> list[object]:
    return [sketch(node) for node in prose.parse_inline(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a\n\nb", [("Paragraph", "a"), ("Paragraph", "b")]),
        ("- a\n- b", [("List", None, True, [("Paragraph", "a")], [("Paragraph", "b")])]),
        ("- a\n\n- b", [("List", None, False, [("Paragraph", "a")], [("Paragraph", "b")])]),
        ("0. a", [("List", 0, True, [("Paragraph", "a")])]),
        ("1. 1", [("List", 1, True, [("Paragraph", "1")])]),
        ("7) a", [("List", 7, True, [("Paragraph", "a")])]),
        (
            "- a\n  - b\n\n    c",
            [
                (
                    "List",
                    None,
                    True,
                    [
                        ("Paragraph", "a"),
                        ("List", None, False, [("Paragraph", "b"), ("Paragraph", "c")]),
                    ],
                )
            ],
        ),
        ("> a\nb", [("BlockQuote", ("Paragraph", "a b"))]),
        ("***", ["ThematicBreak"]),
        ("```\na\n\nb\n```", [("CodeBlock", "a\n\nb")]),
        ("    a\n    b", [("CodeBlock", "a\nb")]),
        ("# A", [("Paragraph", ("Unsupported", "heading"), "A")]),
        ("A\n===", [("Paragraph", ("Unsupported", "heading"), "A")]),
        ("<b>x</b>", [("Paragraph", "<b>x</b>")]),
        ("<div>\nx\n</div>", [("Paragraph", "<div> x </div>")]),
        ("[a]: http://x\n\n[a]", [("Paragraph", ("Link", "http://x", "a"))]),
        ("[^x]: foo", [("Paragraph", ("FootnoteReference", "x"), ": foo")]),
        ("[@k]: foo", [("Paragraph", ("CitationGroup", "@k"), ": foo")]),
        (
            "| a | b |\n|:-|-:|\n| 1 \\| 2 | `x` |\n| only |",
            [
                (
                    "Table",
                    ("left", "right"),
                    [["a"], ["b"]],
                    [["1 | 2"], [("Code", "x")]],
                    [["only"], []],
                )
            ],
        ),
        ("|a|\n|-|\n|b|c|d|", [("Table", (None,), [["a"]], [["b|c|d"]])]),
        ("", []),
    ],
)
def test_blocks_are_those_of_commonmark_with_tables(source: str, expected: object) -> None:
    assert sketch(prose.parse(source)) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("*a* **b** _c_", [("Emphasis", "a"), " ", ("Strong", "b"), " ", ("Emphasis", "c")]),
        ("`a [^x] b`", [("Code", "a [^x] b")]),
        ("a  \nb\\\nc", ["a", "LineBreak", "b", "LineBreak", "c"]),
        ("a\\*b\\q &amp;&#x2013;&nope;", ["a*b\\q &–&nope;"]),
        ("![a](b) c", [("Unsupported", "image"), " c"]),
        ('[a](<b c> "title")', [("Link", "b c", "a")]),
        ("[a](http://x/한 국%20)", ["[a](", ("Link", "http://x/한", "http://x/한"), " 국%20)"]),
        ("[a](http://x/한국?%20)", [("Link", "http://x/한국?%20", "a")]),
        ("[a](javascript:b)", [("Link", "javascript:b", "a")]),
        ("<mailto:a@b.org>", [("Link", "mailto:a@b.org", "mailto:a@b.org")]),
        ("<a@b.org>", [("Link", "mailto:a@b.org", "a@b.org")]),
        ("<https://a.b/*c*>", [("Link", "https://a.b/*c*", "https://a.b/*c*")]),
        ("<https://a.b\n>", ["<", ("Link", "https://a.b", "https://a.b"), " >"]),
        (" a ", ["a"]),
        ("", []),
    ],
)
def test_inlines_are_those_of_commonmark(source: str, expected: object) -> None:
    assert inline(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("2^nd^", ["2", ("Superscript", "nd")]),
        ("H~2~O", ["H", ("Subscript", "2"), "O"]),
        ("SO~4~^2−^", ["SO", ("Subscript", "4"), ("Superscript", "2−")]),
        ("^14^C", [("Superscript", "14"), "C"]),
        ("(CH~2~)~n~", ["(CH", ("Subscript", "2"), ")", ("Subscript", "n")]),
        ("**km^2^**", [("Strong", "km", ("Superscript", "2"))]),
        ("x^**2**`^`^", ["x", ("Superscript", ("Strong", "2"), ("Code", "^"))]),
        ("x^\\^^", ["x", ("Superscript", "^")]),
        ("x\\^2^ y\\~2~", ["x^2^ y~2~"]),
        ("x^2[^n]^", ["x", ("Superscript", "2"), ("FootnoteReference", "n")]),
        ("x^2[^n] y", ["x^2", ("FootnoteReference", "n"), " y"]),
        ("a^b c^ d~e f~ ^^ ~~", ["a^b c^ d~e f~ ^^ ~~"]),
        ("~20%–~30%, 10~20·30~40", ["~20%–~30%, 10~20·30~40"]),
        ("5월~6월(7월~8월)", ["5월~6월(7월~8월)"]),
        ("http://a.b/x~y~", [("Link", "http://a.b/x~y", "http://a.b/x~y"), "~"]),
        ("[nato]{.smallcaps}", [("SmallCaps", "nato")]),
        (
            "[*a* [b](c)]{.smallcaps}",
            [("SmallCaps", ("Emphasis", "a"), " ", ("Link", "c", "b"))],
        ),
        ("[a [b]{.smallcaps}](c)", [("Link", "c", "a ", ("SmallCaps", "b"))]),
        ("[a^[b](c)^](d)", [("Link", "d", "a", ("Superscript", "[b](c)"))]),
        ("[a[^n]]{.smallcaps}", [("SmallCaps", "a", ("FootnoteReference", "n"))]),
        (
            "[a] {.smallcaps} []{.smallcaps} [a]{.b}",
            ["[a] {.smallcaps} []{.smallcaps} [a]{.b}"],
        ),
    ],
)
def test_words_are_raised_lowered_and_in_small_capitals_as_in_pandoc(
    source: str, expected: object
) -> None:
    assert inline(source) == expected


def test_raised_and_lowered_figures_are_read_as_signs_of_their_own() -> None:
    (paragraph,) = prose.parse("10 km^2^ of CO~2~, 2^nd^")
    assert prose.plain_text(paragraph) == "10 km² of CO₂, 2nd"
    assert [each.text for each in flows((paragraph,))] == ["10 km² of CO₂, 2nd"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a[^lim-2024].", ["a", ("FootnoteReference", "lim-2024"), "."]),
        ("[^한국][^1]", [("FootnoteReference", "한국"), ("FootnoteReference", "1")]),
        ("\\[^x]", ["[^x]"]),
        ("[^]", ["[^]"]),
        ("[^a b]", ["[^a b]"]),
        ("[^x](y)", [("FootnoteReference", "x"), "(y)"]),
        ("*[^x]*", [("Emphasis", ("FootnoteReference", "x"))]),
        ("[see[^x]](u)", [("Link", "u", "see"), ("FootnoteReference", "x")]),
        (
            "[a[^x] *b[^y]* c](u)",
            [
                ("Link", "u", "a ", ("Emphasis", "b"), " c"),
                ("FootnoteReference", "x"),
                ("FootnoteReference", "y"),
            ],
        ),
        ("[see [@k]](u)", [("Link", "u", "see "), ("CitationGroup", "@k")]),
        ("[a [b](c) d](e)", ["[a ", ("Link", "c", "b"), " d](e)"]),
        ("![[^x]](u)", [("Unsupported", "image")]),
        ("http://a.b[^x]", [("Link", "http://a.b", "http://a.b"), ("FootnoteReference", "x")]),
    ],
)
def test_a_caret_in_brackets_refers_to_a_footnote(source: str, expected: object) -> None:
    assert inline(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[@key]", [("CitationGroup", "@key")]),
        ("[@key, p. 4]", [("CitationGroup", "@key, p. 4")]),
        ("[see @key, pp. 4-6; @b]", [("CitationGroup", "see @key, pp. 4-6; @b")]),
        ("[-@key]", [("CitationGroup", "-@key")]),
        ("`[@key]`", [("Code", "[@key]")]),
        ("\\[@key]", ["[@key]"]),
        ("[a@b.org]", ["[a@b.org]"]),
        ("[@ key]", ["[@ key]"]),
        ("[@key](u)", [("Link", "u", "@key")]),
        ("[@a [b] c]", ["[@a [b] c]"]),
    ],
)
def test_an_at_sign_in_brackets_cites_a_source(source: str, expected: object) -> None:
    assert inline(source) == expected


@pytest.mark.parametrize(
    ("before", "url", "after"),
    [
        ("see ", "http://a.b/c_d?e=1&f=2", ", then"),
        ("(", "https://a.b/c_(d)", ")."),
        ("[", "http://a.b", "]"),
        ("“", "http://a.b", "” x"),
        ("‘", "http://a.b", "’"),
        ("「", "http://a.b", "」"),
        ("참조", "http://a.b/한국", "。"),
        ("", "http://a.b", "？"),
        ("", "http://a.b/~c", "!?'\""),
        ("", "http://a.b", "<c"),
        ("", "HTTPS://A.B", ""),
    ],
)
def test_a_bare_url_is_a_link_without_the_sentence_around_it(
    before: str, url: str, after: str
) -> None:
    nodes = prose.parse_inline(f"{before}{url}{after}")
    links = [node for node in nodes if isinstance(node, Link)]
    assert [(link.url, link.bare, link.start) for link in links] == [(url, True, len(before))]
    assert prose.plain_text(nodes) == f"{before}{url}{after}"


@pytest.mark.parametrize(
    "source",
    ["`http://a.b`", "xhttp://a.b", "http://", "http:// a", "http\\://a.b", "ftp://a.b"],
)
def test_what_only_resembles_a_url_is_no_link(source: str) -> None:
    assert not list(prose.links(prose.parse(source)))


def test_a_url_within_a_links_text_is_not_another_link() -> None:
    assert inline("[http://a.b](http://c.d)") == [("Link", "http://c.d", "http://a.b")]


def test_walking_goes_in_reading_order_through_tables_lists_and_links() -> None:
    source = "|a[^1]|\n|-|\n|b[^2]|\n\n- c[^3]\n  > d[^4]\n\n[e[^5]](u) **f[^6]**"
    labels = [node.label for node in prose.references(prose.parse(source))]
    assert labels == ["1", "2", "3", "4", "5", "6"]


def test_plain_text_is_what_a_reader_sees() -> None:
    blocks = prose.parse("a *b*[^n] `c`  \nd [@k]\n\n---\n\n- e\n- [f](u)")
    assert prose.plain_text(blocks) == "a b c d \ne\nf"
    assert prose.plain_text(blocks[0]) == "a b c d "
    assert prose.plain_text(()) == ""


def test_rebuilding_replaces_each_reference_and_nothing_else() -> None:
    blocks = prose.parse("|a[^1]|\n|-|\n|b|\n\n- *c[^2]*\n\n> [d[^3]](u) `e`[@f]")

    def numbered(start: int) -> prose.Blocks:
        count = itertools.count(start, step=1 if start else 0)
        return prose.rebuild(
            blocks, lambda line: prose.marked(line, lambda m: replace(m, number=next(count)))
        )

    assert [node.number for node in prose.references(numbered(1))] == [1, 2, 3]
    assert [node.number for node in prose.citation_groups(numbered(1))] == [4]
    assert numbered(0) == blocks
