"""A brief's file is read as a tree, with all its faults, and safely."""

from collections.abc import Iterator

import pytest
import yaml

from briefkit.diagnostic import Diagnostic, TextFile, Unreadable
from briefkit.textfiles.yamltext import read
from briefkit.textfiles.yamltree import Mapping, Scalar, Sequence, find, key_place


def tree(text: str) -> Mapping:
    root, found = read(TextFile("brief.yaml", text))
    assert found == []
    return root


def faults(text: str) -> list[tuple[str, str, str]]:
    """Each fault's rule, place and what stands there."""
    return [shown(each) for each in read(TextFile("brief.yaml", text))[1]]


def shown(each: Diagnostic) -> tuple[str, str, str]:
    place = each.place
    line, column = place.position
    return each.rule, f"{line}:{column}", place.file.text[place.start : place.end]


def refusal(text: str) -> Diagnostic:
    with pytest.raises(Unreadable) as caught:
        read(TextFile("brief.yaml", text))
    return caught.value.diagnostic


def value(root: Mapping, *path: str | int) -> str:
    node = find(root, path)
    assert isinstance(node, Scalar)
    return node.value


@pytest.mark.parametrize(
    "written", ["No", "1.10", "3:30", "2024-12-05", "0x1F", "=", "<<", "1_000"]
)
def test_whatever_is_written_stays_as_written(written: str) -> None:
    node = find(tree(f"a: {written}"), ("a",))
    assert isinstance(node, Scalar)
    assert (node.value, node.absent) == (written, False)


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL", "# comment", "&x"])
def test_nothing_written_means_absent(written: str) -> None:
    node = find(tree(f"a: {written}"), ("a",))
    assert isinstance(node, Scalar)
    assert node.absent


@pytest.mark.parametrize("written", ["''", '"null"', "'~'", "!!str null", "|\n  null", "nULL"])
def test_a_text_that_only_looks_like_nothing_is_a_text(written: str) -> None:
    node = find(tree(f"a: {written}"), ("a",))
    assert isinstance(node, Scalar)
    assert not node.absent


def test_a_merge_key_is_a_plain_name() -> None:
    root = tree("x: &x {a: b}\ny:\n  <<: *x")
    assert find(root, ("y", "a")) is None
    assert value(root, "y", "<<", "a") == "b"


def test_an_alias_stands_for_what_it_names() -> None:
    root = tree("a: &t text\nb: &l [*t, c]\nd: &m {e: *l}\nf: [*t, *l, *m]")
    assert value(root, "f", 0) == "text"
    assert find(root, ("f", 1)) is find(root, ("b",))
    assert value(root, "f", 2, "e", 1) == "c"


BRIEF = "title: T\nsections:\n  - heading: H\n    body: |\n      B\n  -\n    - x\nnone:\n"


@pytest.mark.parametrize(
    ("path", "there"),
    [
        (("title",), "title"),
        (("sections", 0), "heading: H\n    body: |\n      B\n"),
        (("sections", 0, "body"), "body"),
        (("sections", 1, 0), "x"),
        (("sections", 1), "- x"),
        (("sections", 0, "missing", 3), "heading: H\n    body: |\n      B\n"),
        (("sections", 7), "sections"),
        (("sections", "body"), "sections"),
        (("none", 0), "none"),
        (("missing",), BRIEF[:-1]),
        ((), BRIEF[:-1]),
    ],
)
def test_a_path_has_the_place_of_its_name_or_its_nearest_parent(
    path: tuple[str | int, ...], there: str
) -> None:
    place = key_place(tree(BRIEF), path)
    assert place.file.text[place.start : place.end] == there


def test_a_list_in_brackets_ends_with_its_bracket() -> None:
    node = find(tree("a: [b, {c: d}]   # e\nf: g"), ("a",))
    assert isinstance(node, Sequence)
    assert (node.place.start, node.place.end) == (3, 14)
    assert find(node, (-1,)) is None


FAULTS = {
    "a: b\nc: d\na: e": [("duplicate-key", "3:1", "a")],
    "footnotes:\n  a: b\n  a: c": [("duplicate-footnote", "3:3", "a")],
    "x:\n  footnotes:\n    a: b\n    a: c": [("duplicate-key", "4:5", "a")],
    "a: !!python/object/apply:os.system [id]": [
        ("yaml-tag", "1:4", "!!python/object/apply:os.system")
    ],
    "a: &b !x c\nd: !!int 3": [("yaml-tag", "1:7", "!x"), ("yaml-tag", "2:4", "!!int")],
    "a: !!set {b}\nc: !!map {}\nd: !!seq []\ne: ! f": [("yaml-tag", "1:4", "!!set")],
    "a:\n  [b]: c\n  d: e": [("complex-key", "2:3", "[b]")],
    "a:\n  ~: c": [("complex-key", "2:3", "~")],
    "a: *bold": [("yaml-alias", "1:4", "*bold")],
    "a: &b [c, *b]": [("yaml-alias", "1:11", "*b")],
    "a: &b c\nd: &b [*b]": [("yaml-alias", "2:8", "*b")],
    "a: b\x00c\x7f": [
        ("control-character", "1:5", "\x00"),
        ("control-character", "1:7", "\x7f"),
    ],
    "# \x0c\na: 'b\x9f'\nc: \ud800\uffff": [
        ("control-character", "1:3", "\x0c"),
        ("control-character", "2:6", "\x9f"),
        ("control-character", "3:4", "\ud800"),
        ("control-character", "3:5", "\uffff"),
    ],
    'a: "b\\x07c\\\n  \\0"': [
        ("control-character", "1:6", "\\x07"),
        ("control-character", "2:3", "\\0"),
    ],
    "a: the #1 priority \nb: c": [("text-after-hash", "1:8", "#1 priority")],
    "a:\n  - #metoo": [("text-after-hash", "2:5", "#metoo")],
    "a: [b #2, c\n  ]": [("text-after-hash", "1:7", "#2, c")],
}


@pytest.mark.parametrize(("text", "expected"), FAULTS.items())
def test_a_fault_is_found_at_its_place(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert faults(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a: b # c",
        "a: b ## c",
        "a: b#1",
        "a: 'b' #1",
        "a: | #1\n  b #1",
        "a: #1\n  - b",
        "a: b #",
    ],
)
def test_a_comment_and_a_hash_inside_a_text_are_no_fault(text: str) -> None:
    assert faults(text) == []


def test_all_faults_are_found_at_once() -> None:
    text = "".join(f"x{n}:\n  - {case}" for n, case in enumerate(("!t a\n", "#1\n", "*b\n")))
    found = faults(f'{text}x0: "\\x07"\nfootnotes: {{a: \x07, a: c}}\n[k]: v\ny: z')
    assert [rule for rule, _, _ in found] == [
        "yaml-tag",
        "text-after-hash",
        "yaml-alias",
        "duplicate-key",
        "control-character",
        "control-character",
        "duplicate-footnote",
        "complex-key",
    ]


def test_what_is_kept_of_a_faulty_brief_can_still_be_read() -> None:
    text = 'a: b\na: c\nd: !!int 3\ne: *bold\nf: "g\\x07"\nh: i\x07\n[j]: k\nl: !x null'
    root, _ = read(TextFile("brief.yaml", text))
    assert {entry.key.value: value(root, entry.key.value) for entry in root.entries} == {
        "a": "b",
        "d": "3",
        "e": "*bold",
        "f": "g\ufffd",
        "h": "i\ufffd",
        "l": "null",
    }


def test_a_duplicate_names_the_line_of_the_first() -> None:
    found = read(TextFile("brief.yaml", "x: y\nfootnotes:\n  a: b\n  a: c"))[1][0]
    assert "“a” stands on line 3 already" in found.message


@pytest.mark.parametrize("text", ["", "# a", "---", "- a", "just words", "'a: b'", "~"])
def test_what_holds_no_fields_is_no_brief(text: str) -> None:
    assert refusal(text).rule == "not-a-brief"


def billion_laughs() -> str:
    lines = ["a0: &a0 [lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    return "\n".join(lines)


HOSTILE = {
    "aliases of aliases": (billion_laughs(), "yaml-too-large"),
    "a long text copied often": (f"a: &a {'x' * 999}\nb: [{'*a, ' * 9999}]", "yaml-too-large"),
    "a ladder of aliases": (
        "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 99)),
        "yaml-too-deep",
    ),
    "braces": ("{a: " * 10_000, "yaml-too-deep"),
    "fields in fields": ("\n".join(f"{' ' * n}a:" for n in range(999)), "yaml-too-deep"),
    "very many items": ("a:\n" + "- b\n" * 400_000, "yaml-too-large"),
}


@pytest.mark.parametrize(("text", "rule"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_refused_before_much_of_it_is_read(
    text: str, rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = 0
    parse = yaml.parse

    def counted(*arguments: object, **options: object) -> Iterator[yaml.Event]:
        nonlocal taken
        for event in parse(*arguments, **options):  # type: ignore[arg-type]
            taken += 1
            yield event

    monkeypatch.setattr(yaml, "parse", counted)
    assert refusal(text).rule == rule
    assert taken <= 100_010


def test_fifty_levels_are_read_and_fifty_one_are_not() -> None:
    assert tree("a: " + "[" * 49 + "]" * 49)
    assert refusal("a: " + "[" * 50 + "]" * 50).rule == "yaml-too-deep"
    assert tree("x: &x [[]]\na: " + "[" * 47 + "*x" + "]" * 47)
    assert refusal("x: &x [[]]\na: " + "[" * 48 + "*x" + "]" * 48).rule == "yaml-too-deep"


def test_a_hundred_thousand_nodes_are_read_and_one_more_is_not() -> None:
    items = "a:\n" + "- &b []\n" + "- *b\n" * 99_996
    assert tree(items)
    assert refusal(items + "- *b").rule == "yaml-too-large"
