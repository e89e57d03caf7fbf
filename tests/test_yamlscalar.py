"""Every character of a text knows where in the file it was written."""

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefkit.diagnostic import TextFile, Unreadable
from briefkit.textfiles.yamltext import read
from briefkit.textfiles.yamltree import Scalar, find


def scalar(text: str) -> Scalar:
    node = find(read(TextFile("brief.yaml", text))[0], ("a",))
    assert isinstance(node, Scalar)
    return node


def written(node: Scalar) -> str:
    """The character in the file at the offset of each character of the value."""
    return "".join(node.place.file.text[node.offset(i)] for i in range(len(node.value)))


# The file's text, the value, and what stands in the file where each character comes from.
SCALARS = {
    "plain": ("a: bcd\n", "bcd", "bcd"),
    "plain at the end of the file": ("a: bcd", "bcd", "bcd"),
    "plain with a comment": ("a: bcd # efg\n", "bcd", "bcd"),
    "plain over lines": ("a: b c \n  d\n\n\n  e\n", "b c d\n\ne", "b c\nd\n\ne"),
    "plain over lines with \\r\\n": ("a: b\r\n  c\r\n\r\n  d", "b c\nd", "b\rc\rd"),
    "plain in a list in brackets": ("a: b\nx: [c, d]", "b", "b"),
    "plain beyond the Unicode base plane": ("é😀: 1\na: é😀ü", "é😀ü", "é😀ü"),
    "plain after a tag and an anchor": ("a: !!str &b # c\n  def", "def", "def"),
    "single quotes": ("a: 'it''s ''b'''", "it's 'b'", "it's 'b'"),
    "single quotes over lines": ("a: 'b \n\n  c\n  d '", "b\nc d ", "b\nc\nd "),
    "single quotes beginning with a line end": ("a: '\n  b\n\n'", " b\n", "\nb\n"),
    "double quotes": ('a: "b c"', "b c", "b c"),
    "double quotes with escapes": (
        r'a: "b\tc\"d\\e\x41\u263A\U0001F600\/\_\N f"',
        'b\tc"d\\eA☺😀/\xa0\x85 f',
        r"b\c\d\e\\\\\\ f",
    ),
    "double quotes over lines": ('a: "b\n\n  c\t\n  d"', "b\nc d", "b\nc\nd"),
    "double quotes with an escaped line end": (
        'a: "b \\\n   c\\\n\n  \\ d"',
        "b c\n d",
        "b c\n\\d",
    ),
    "literal": ("a: |\n  bc\n  d\n", "bc\nd\n", "bc\nd\n"),
    "literal without a last line end": ("a: |\n  bc", "bc", "bc"),
    "literal further in": (
        "a: |\n  b\n    c\n\n  d\n\n\nx: 1",
        "b\n  c\n\nd\n",
        "b\n  c\n\nd\n",
    ),
    "literal with \\r\\n": ("a: |\r\n  b\r\n\r\n  c\r\n", "b\n\nc\n", "b\r\rc\r"),
    "literal, stripped": ("a: |-\n  b\n\n", "b", "b"),
    "literal, kept": ("a: |+ # c\n  b\n \n\nx: 1", "b\n\n\n", "b\n\n\n"),
    "literal with its indentation given": ("a: |2-\n    b\n   c", "  b\n c", "  b\n c"),
    "literal in a list with its indentation given": (
        "x:\n  - |1\n    b\n",
        " b\n",
        " b\n",
    ),
    "literal of empty lines": ("a: |+\n\n  \n", "\n\n", "\n\n"),
    "literal beginning with empty lines": ("a: |\n\n \n  b\n", "\n\nb\n", "\n\nb\n"),
    "literal with tabs": ("a: |\n  b\n  \tc\t\n", "b\n\tc\t\n", "b\n\tc\t\n"),
    "folded": ("a: >\n  b\n  c\n\n  d\n", "b c\nd\n", "b\nc\nd\n"),
    "folded, further in": (
        "a: >\n  b\n    c\n    d\n\n  e\n  f\n",
        "b\n  c\n  d\n\ne f\n",
        "b\n  c\n  d\n\ne\nf\n",
    ),
    "folded, stripped, with its indentation given": (
        "a: >2-\n   b\n  c\n  d\n\n",
        " b\nc d",
        " b\nc\nd",
    ),
    "folded, kept": ("a: >+\n  b\n  c\n\n\n", "b c\n\n\n", "b\nc\n\n\n"),
    "folded with \\r\\n": ("a: >\r\n  b\r\n  c\r\n", "b c\n", "b\rc\r"),
    "after a byte order mark": ("\ufeffa: 'b'", "b", "b"),
    "with a C1 line end": ("a: 'b\x85  c'", "b c", "b\x85c"),
    "with a Unicode line separator": ("a: 'b\u2028  c'", "b\u2028c", "b\u2028c"),
    "with a control character": ("a: |\n  b\x0bc", "b\ufffdc", "b\x0bc"),
}


@pytest.mark.parametrize("loader", ["C", "Python"])
@pytest.mark.parametrize(("text", "value", "origin"), SCALARS.values(), ids=SCALARS)
def test_a_text_is_read_and_each_character_has_its_offset(
    text: str, value: str, origin: str, loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if loader == "Python":
        monkeypatch.delattr(yaml, "CSafeLoader")
    root, _ = read(TextFile("brief.yaml", text))
    node = find(root, ("a",)) or find(root, ("x", 0))
    assert isinstance(node, Scalar)
    assert (node.value, written(node)) == (value, origin)
    offsets = [node.offset(index) for index in range(len(value) + 1)]
    assert offsets == sorted(set(offsets))
    assert offsets[-1] <= node.place.end


def test_a_range_covers_what_its_characters_were_written_as() -> None:
    node = scalar('a: "b\\x41c\\\n   d"')
    place = node.range(1, 3)
    assert node.place.file.text[place.start : place.end] == "\\x41c"
    assert node.range(4, 4) == node.range(9, 9)
    assert node.range(4, 4).start == node.place.end - 1


@pytest.mark.parametrize("text", ["a:", "a: ''", "a: |\n", "a: !!str\nb: c"])
def test_an_empty_text_stands_where_it_begins(text: str) -> None:
    node = scalar(text)
    assert node.value == ""
    assert node.offset(0) == node.place.start == node.range(0, 1).start


def test_a_text_that_differs_from_its_source_stands_where_it_begins() -> None:
    node = scalar("a: bcd")
    assert Scalar("other", node.place).offset(3) == node.place.start


def judge(text: str) -> None:
    """Hold a text against PyYAML's value and against what stands in the file."""
    node = scalar(text)
    assert node.value == yaml.load(text, yaml.BaseLoader)["a"]  # noqa: S506
    offsets = [node.offset(index) for index in range(len(node.value) + 1)]
    assert offsets == sorted(set(offsets)) or not node.value
    for character, source in zip(node.value, written(node), strict=True):
        is_break = source in "\n\r\x85\u2028\u2029" and character in " \n\u2028\u2029"
        assert source == character or is_break or (source == "\\" and node.style == '"')


WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn"]) | st.sampled_from("\n\t '\"\\#:")
)


@settings(max_examples=100)
@given(WORDS, st.sampled_from([None, "'", '"', "|", ">"]), st.integers(10, 90), st.booleans())
def test_whatever_yaml_writes_is_read_with_its_offsets(
    value: str, style: str | None, width: int, unicode: bool
) -> None:
    dumped = yaml.dump({"a": value}, default_style=style, width=width, allow_unicode=unicode)
    text = dumped.replace("!!null ", "")
    assert scalar(text).value == value
    judge(text)


LINES = st.lists(
    st.sampled_from(["", " ", "  ", "   ", "  b", "   c d", "  e  ", "  \tf", " g"])
)


@settings(max_examples=100)
@given(
    st.sampled_from("|>"),
    st.sampled_from(["", "-", "+", "2", "1-", "2+"]),
    LINES,
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "\n", "\nz: 1"]),
)
def test_whatever_stands_under_a_bar_is_read_with_its_offsets(
    style: str, indicators: str, lines: list[str], end: str, after: str
) -> None:
    text = end.join([f"a: {style}{indicators}", *lines]) + after
    try:
        yaml.load(text, yaml.BaseLoader)  # noqa: S506
        scalar(text)
    except (yaml.YAMLError, Unreadable):
        assume(False)
    judge(text)


QUOTED = st.lists(
    st.sampled_from(["b", "c d", " ", "\t", "\n ", "\r\n  ", "''", "é", "\u2029"])
)
ESCAPED = st.sampled_from(["\\\n ", "\\t", "\\ ", "\\x41", "\\u00e9", '\\"', "\n "])


@settings(max_examples=100)
@given(QUOTED, st.lists(st.sampled_from(["b", " ", "\n ", "'"]) | ESCAPED))
def test_whatever_stands_in_quotes_is_read_with_its_offsets(
    single: list[str], double: list[str]
) -> None:
    judge(f"a: '{''.join(single)}'")
    judge(f'a: "{"".join(double)}"')
