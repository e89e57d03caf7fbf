"""Every node of running text knows where it was written, and no word is lost."""

from __future__ import annotations

import re
import time
from collections import Counter
from itertools import chain

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefkit import prose
from briefkit.prose import (
    CitationGroup,
    Code,
    CodeBlock,
    FootnoteReference,
    Inlines,
    Link,
    Paragraph,
    Text,
    Unsupported,
)

MARKDOWN = st.lists(
    st.sampled_from(
        [*"[]^()*_`\\&;<>|\n-#@:!.+~ \t01abceхж한", "\r\n", "    ", "[^a1]", "[@k]"]
    )
    | st.sampled_from(["http://a.b/c", "&amp;", "\n> ", "\n- ", "|\n|-|-|\n|", "](x)", "\n\n"])
    | st.sampled_from(["]{.smallcaps}", "a^b^", "c~d~"]),
    max_size=40,
).map("".join)

PLACED = (Text, Code, Link, FootnoteReference, CitationGroup, Unsupported)


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
        ("x^2^ H~2~O[^n] [a *b*]{.smallcaps} ^*c*[^n]^", "x² H₂O a b c"),
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


@pytest.mark.parametrize(
    ("source", "start"), [("# # #", 2), ("- - -x", 4), ("1. 1", 3), ("|a|a|\n|-|-|", 1)]
)
def test_words_that_look_like_their_block_s_marks_are_not_taken_for_them(
    source: str, start: int
) -> None:
    texts = [node for node in prose.walk(prose.parse(source)) if isinstance(node, Text)]
    assert texts[0].start == texts[0].source_offset(0) == start


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
        "^~" * 10_000 + "end",
        "^a" * 10_000 + "end",
        "a^(b~" * 5000 + "end",
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


@given(MARKDOWN.map(lambda source: re.sub(r"[@^~!]|://|{.smallcaps}", "", source)))
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
    return "".join(re.findall(r"""["'(][^"'()]*["')]|{.smallcaps}""", source))


def plain_markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "maxNesting": 40}).enable("table")


def visible(token: Token) -> str:
    if token.type == "image":
        return ""
    if token.children is not None:
        return "".join(map(visible, token.children))
    return "" if token.type == "inline" else token.content
