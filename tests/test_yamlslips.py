"""What breaks a YAML text is told in an editor's words, at its place."""

import pytest
import yaml

from briefkit.diagnostic import TextFile, Unreadable
from briefkit.textfiles.yamltext import read


def refusal(text: str) -> tuple[str, str, str]:
    """The rule, the place and the message with which a text is refused."""
    with pytest.raises(Unreadable) as caught:
        read(TextFile("brief.yaml", text))
    found = caught.value.diagnostic
    line, column = found.place.position
    return found.rule, f"{line}:{column}", found.message


# What an editor wrote, the place that is named, and words of what is told.
SLIPS = [
    ("a:\n  - [^1] says", "2:5", "begins with “[” is read as a list"),
    ("a:\n  - {b} says", "2:5", "begins with “{” is read as a group"),
    ("a: [b\nc: d", "1:4", "up to a “]”"),
    ("- *bold*", "1:3", "cannot begin with “*”"),
    ("a: *bold* text", "1:4", "cannot begin with “*”"),
    ("a: *bold text*", "1:4", "cannot begin with “*”"),
    ("a: & b", "1:4", "cannot begin with “&”"),
    ("a: @b", "1:4", "cannot begin with “@”"),
    ("a b:\n  - `c`", "2:5", "cannot begin with “`”"),
    ("a: %b", "1:4", "cannot begin with “%”"),
    ("a: - b", "1:4", "on the line below"),
    ("a: > b", "1:4", "Nothing may follow “>”"),
    ("title: Foo: Bar", "1:11", "this line has two"),
    ("- a: b: c", "1:7", "this line has two"),
    ("a: b\n  c: d", "2:4", "further in than the lines around"),
    ("a:\n  b: c\n d: [e]", "3:2", "does not line up"),
    ("a:\n  - b\n  c: d", "3:3", "does not go on with the list"),
    ("a: b\nc", "2:1", "neither “name: text” nor “- item”"),
    ("a:\n\tb: c", "2:1", "tab"),
    ("a: b\n\tc: d", "2:1", "tab"),
    ('a: "b\nc: d\n', "1:4", "never closed"),
    ("a: 'b\nc: d\n", "1:4", "never closed"),
    ('a: "b\nc: "d"\n', "1:4", "closed only lines below"),
    ('a: "b" c', "1:6", "quotation marks end here"),
    ("a: 'it's'", "1:7", "quotation marks end here"),
    ('a: "C:\\qdir"', "1:7", "backslash"),
    ("a:\n  - the #1 aim\n    of all", "2:9", "read as a comment"),
    ("a: b\n---\nc: d", "2:1", "second document"),
    ("a: b\n...\nc: d", "3:1", "ended above"),
    ("\ufeffa: b: c", "1:6", "this line has two"),
    ("a: b\r\nc: @d", "2:4", "cannot begin with “@”"),
    ("a: b\rc: @d", "2:4", "cannot begin with “@”"),
]


@pytest.mark.parametrize(("text", "place", "words"), SLIPS)
def test_a_slip_is_told_in_an_editors_words(text: str, place: str, words: str) -> None:
    rule, found, message = refusal(text)
    assert (rule, found) == ("invalid-yaml", place)
    assert words in message


@pytest.mark.parametrize(("text", "place", "_"), SLIPS)
def test_a_slip_is_told_at_its_line_without_libyaml_too(
    text: str, place: str, _: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader")
    rule, found, _ = refusal(text)
    assert (rule, found.split(":")[0]) == ("invalid-yaml", place.split(":")[0])


def test_a_control_character_is_told_rather_than_the_error_it_makes() -> None:
    assert refusal("a: b\n\x0c\nc: d")[:2] == ("control-character", "2:1")
