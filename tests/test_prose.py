"""Running text becomes a tree whose every node knows where it was written."""

from __future__ import annotations

import re
import time
from collections import Counter
from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefkit import prose
from briefkit.prose import (
    BlockQuote,
    CitationGroup,
    Code,
    CodeBlock,
    Emphasis,
    FootnoteReference,
    Inlines,
    Link,
    ListBlock,
    Paragraph,
    Strong,
    Table,
    Text,
    Unsupported,
)

MARKDOWN = st.lists(
    st.sampled_from(
        [*"[]^()*_`\\&;<>|\n-#@:!.+~ \t01abceхж한", "\r\n", "    ", "[^a1]", "[@k]"]
    )
    | st.sampled_from(["http://a.b/c", "&amp;", "\n> ", "\n- ", "|\n|-|-|\n|", "](x)", "\n\n"]),
    max_size=40,
).map("".join)

PLACED = (Text, Code, Link, FootnoteReference, CitationGroup, Unsupported)


def sketch(nodes: object) -> object:
    """A tree without its places, short enough to compare by eye."""
    if isinstance(nodes, tuple):
        return [sketch(node) for node in nodes]
    match nodes:
        case Text(text=text):
            return text
        case Emphasis(children) | Strong(children) | Paragraph(children) | BlockQuote(children):
            return (type(nodes).__name__, *map(sketch, children))
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
        ("a[^lim-2024].", ["a", ("FootnoteReference", "lim-2024"), "."]),
        ("[^한국][^1]", [("FootnoteReference", "한국"), ("FootnoteReference", "1")]),
        ("\\[^x]", ["[^x]"]),
        ("[^]", ["[^]"]),
        ("[^a b]", ["[^a b]"]),
        ("[^x](y)", [("FootnoteReference", "x"), "(y)"]),
        ("*[^x]*", [("Emphasis", ("FootnoteReference", "x"))]),
        ("[see[^x]](u)", [("Link", "u", "see", ("FootnoteReference", "x"))]),
        ("[see [@k]](u)", [("Link", "u", "see ", ("CitationGroup", "@k"))]),
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


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("a *b* c[^n] d", "a b c d"),
        ("> one [^a]\n> two\nlazy [^n]", "one two lazy"),
        ("1. 1 [^n]\n2. > -  deep\n   > [^n]", "1 deep"),
        ("- - - x [^n] - x", "x - x"),
        ("# # [^n] # #", "# #"),
        ("> a\n> [^n]\n> ===", "a"),
        ("|a|a|\n|-|-|\n|a \\| a[^n]|a|\n|[^n]|a|", "a a a | a a a"),
        ("-\ta\n\n\tb [^n]", "a b"),
        ("\fx\n  y [^n]\t", "x y"),
        ("\\*\\a&lt;&#8211;z[^n]&amp;w", "*\\a<–z&w"),
        ("`c`\n[^n] <http://u.v>\nhttp://u.v[^n]", "c http://u.v http://u.v"),
        ("**[^n]*x***y** [l *m* [^n]](u)", "xy** l m"),
        ("한국\n𝒳 [^n]", "한국 𝒳"),
        ("a \0 [^n]", "a \ufffd"),
    ],
)
def test_every_node_stands_where_it_was_written(source: str, words: str, end: str) -> None:
    written = source.replace("\n", end)
    blocks = prose.parse(written)
    spaced = re.sub(r"\s+", " ", prose.plain_text(blocks)).strip()
    assert spaced == words
    assert_placed(blocks, written)
    assert [node.label for node in prose.references(blocks)].count("n") == source.count("[^n]")
    assert sketch(blocks) == sketch(prose.parse(source))


def test_a_texts_offsets_pass_over_backslashes_entities_and_line_starts() -> None:
    source = "> a\\*b &amp;\r\n>  c"
    (quote,) = prose.parse(source)
    (text,) = next(
        node for node in prose.walk((quote,)) if isinstance(node, Paragraph)
    ).children
    assert isinstance(text, Text)
    assert text.text == "a*b & c"
    assert [text.source_offset(i) for i in range(7)] == [2, 4, 5, 6, 7, 12, 17]
    assert (text.start, text.end) == (2, 18)


def test_unsupported_markup_is_placed_whole() -> None:
    source = "> A\n> ===\n\n- # B #\n\n![c](d) e"
    spans = [
        source[n.start : n.end]
        for n in prose.walk(prose.parse(source))
        if isinstance(n, Unsupported)
    ]
    assert spans == ["A\n> ===", "# B #", "![c](d)"]


def test_links_and_code_are_placed_whole() -> None:
    source = "x [a](b 'c') `` d `` <http://e> [@k, 1] [r][]\n\n[r]: s"
    spans = [
        source[n.start : n.end]
        for n in prose.walk(prose.parse(source))
        if isinstance(n, Link | Code | CitationGroup)
    ]
    assert spans == ["[a](b 'c')", "`` d ``", "<http://e>", "[@k, 1]", "[r][]"]


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
    blocks = prose.parse("|a[^1]|\n|-|\n|b|\n\n- *c[^2]*\n\n> [d[^3]](u) `e`")
    numbered = prose.rebuild(blocks, lambda node: replace(node, number=int(node.label)))
    assert [node.number for node in prose.references(numbered)] == [1, 2, 3]
    assert prose.rebuild(numbered, lambda node: replace(node, number=0)) == blocks


@pytest.mark.parametrize(
    "source",
    [
        ">" * 39 + " end",
        ">" * 40 + " end",
        "> " * 1000 + "end",
        "- " * 20 + "end",
        "- " * 500 + "end",
        "x\n\n" + "> - " * 100 + "end",
        "*" * 10_000 + "end" + "*" * 10_000,
        "*a **b " * 3000 + "end",
        "*[a](u) " * 50 + "end" + "*" * 50,
        "[" * 10_000 + "end",
        "[a](" * 5000 + "end",
        "![" * 2000 + "end" + "](x)" * 2000,
        "[" * 2000 + "end" + "](x)" * 2000,
        "[ @a" + " @a" * 10_000 + "end",
        "http://a" + ")" * 20_000 + "end",
        "http://a" + ";)" * 20_000 + " end",
        "[^" * 10_000 + "end",
        "a" + "`" * 10_000 + "end",
        "<" * 10_000 + "end",
        "&" * 10_000 + "end",
        "end\n" * 5000,
        "|a" * 500 + "|\n" + "|-" * 500 + "|\n" + "|end" * 1000,
        "\\*" * 10_000 + "end",
    ],
    ids=lambda source: f"{source[:8]!r}-{len(source)}",
)
def test_text_nested_or_repeated_without_end_keeps_its_words(source: str) -> None:
    before = time.process_time()
    blocks = prose.parse(source)
    assert letters(words_of(blocks, source)) >= letters(source)
    assert prose.rebuild(blocks, lambda node: node) == blocks
    assert "end" in prose.plain_text(blocks) or "![" in source
    assert time.process_time() - before < 10


@pytest.mark.parametrize("source", ["a\n\n" + ">" * 40 + " b\nc", "*a " * 41 + "b" + "*" * 41])
def test_text_nested_too_deep_is_marked_where_it_is(source: str) -> None:
    (mark,) = [n for n in prose.walk(prose.parse(source)) if isinstance(n, Unsupported)]
    assert mark.what == "nesting"
    assert source[mark.start : mark.end] in (">" * 40 + " b", "*")
    assert mark.start in (3, 120)


def test_references_in_text_nested_too_deep_are_kept() -> None:
    blocks = prose.parse("> " * 60 + "a[^n]")
    assert [node.label for node in prose.references(blocks)] == ["n"]
    assert_placed(blocks, "> " * 60 + "a[^n]")


@given(MARKDOWN)
@example("|[^a\\|b]|\n|-|")
@example("\t- >\t[^a1]\r\n\t\tb")
def test_any_text_has_a_tree_with_exact_places_and_all_its_words(source: str) -> None:
    blocks = prose.parse(source)
    assert_placed(blocks, source)
    assert letters(words_of(blocks, source)) >= letters(source) - letters(left_out(source))


@given(MARKDOWN)
def test_any_line_has_a_tree_with_exact_places(source: str) -> None:
    nodes = prose.parse_inline(source)
    assert_placed(nodes, source)
    assert letters(words_of(nodes, source)) >= letters(source) - letters(titles(source))


@given(MARKDOWN.map(lambda source: re.sub(r"[@^!]|://", "", source)))
def test_where_nothing_of_ours_is_used_the_words_are_those_of_markdown_it(source: str) -> None:
    blocks = prose.parse(source)
    if any(isinstance(n, Unsupported) and n.what == "nesting" for n in prose.walk(blocks)):
        return
    plain = plain_markdown().parse(source)
    expected = re.sub(r"\s+", "", "".join(map(visible, plain)))
    found = re.sub(r"\s+", "", prose.plain_text(blocks))
    if any(token.type == "table_open" for token in plain):
        # We keep the cells that GFM drops, in the last column.
        rest = iter(found)
        assert all(character in rest for character in expected)
    else:
        assert found == expected


def assert_placed(nodes: prose.Blocks | Inlines, source: str) -> None:
    """Every node lies in the source, and says exactly where its words are."""
    last = 0
    for node in prose.walk(nodes):
        if not isinstance(node, PLACED):
            continue
        written = source[node.start : node.end]
        assert last <= node.start < node.end <= len(source)
        last = node.start
        match node:
            case Text():
                assert_text_placed(node, source)
                last = node.end
            case FootnoteReference(label=label):
                assert written.replace("\\|", "|") == f"[^{label}]"
            case CitationGroup():
                assert written.startswith("[")
                assert written.endswith("]")
            case Code(text=text):
                assert written[0] == written[-1] == "`"
                assert letters(text) == letters(written)
            case Link():
                assert node.bare or (written[0], written[-1]) in {
                    ("[", ")"),
                    ("[", "]"),
                    ("<", ">"),
                }


def assert_text_placed(node: Text, source: str) -> None:
    places = [node.source_offset(index) for index in range(len(node.text))]
    assert places == sorted(set(places))
    assert places[0] >= node.start
    assert places[-1] < node.end
    for character, place in zip(node.text, places, strict=True):
        written = source[place]
        if character == "\ufffd":
            assert written in "\0&\ufffd"
        elif written == "&":
            assert character == "&" or ";" in source[place:]
        elif written in "\r\n":
            assert character == " "
        else:
            assert character == written


def letters(text: str) -> Counter[str]:
    return Counter(filter(str.isalnum, text))


def words_of(nodes: prose.Blocks | Inlines, source: str) -> str:
    """All that a tree holds; what is unsupported and what entities stand for, as written."""
    parts = []
    for node in prose.walk(nodes):
        match node:
            case Unsupported(what="image", start=start, end=end) | Text(start=start, end=end):
                parts.append(source[start:end])
            case Code(text=text) | CodeBlock(text=text):
                parts.append(text)
            case Link(url=url):
                parts.append("" if node.bare else url)
            case FootnoteReference(label=text) | CitationGroup(source=text):
                parts.append(text)
    return "".join(parts)


def left_out(source: str) -> str:
    """What a text says that is not printed: numbers, titles, definitions, languages."""
    environment: dict[str, dict[str, dict[str, str]]] = {}
    tokens = plain_markdown().parse(source, environment)
    definitions = environment.get("references", {}).items()
    defined = (f"{label.casefold()}{label}{ref}" for label, ref in definitions)
    return "".join(chain((token.info for token in tokens), defined, [titles(source)]))


def titles(source: str) -> str:
    return "".join(re.findall(r"""["'(][^"'()]*["')]""", source))


def plain_markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "maxNesting": 40}).enable("table")


def visible(token: Token) -> str:
    if token.type == "image":
        return ""
    if token.children is not None:
        return "".join(map(visible, token.children))
    return "" if token.type == "inline" else token.content
