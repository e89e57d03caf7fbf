"""``--fix``: the words change as rules say, and nothing else in the file does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit import checking
from briefkit.checking import Asked
from briefkit.cli import run
from briefkit.diagnostic import Change, Diagnostic, Severity, TextFile
from briefkit.fixing import mended
from briefkit.loading import load

BODY = ("sections", 0, "body")


def replacing(pattern: str, words: str) -> object:
    """A check that wants what matches in the first body replaced."""

    def check(file: TextFile) -> Iterator[Diagnostic]:
        loaded = load(file)
        text = loaded.brief.sections[0].body
        for found in re.finditer(pattern, text):
            place = loaded.place(BODY, *found.span())
            change = (Change(place, words),)
            yield Diagnostic(place, Severity.WARNING, "fake", "", change)

    return check


def after(text: str, pattern: str, words: str) -> tuple[str, int]:
    file, count = mended(TextFile("brief.yaml", text), replacing(pattern, words))  # type: ignore[arg-type]
    return file.text, count


HEAD = "title: A  # a comment\nsections:\n  - body: "
SCALARS = {
    "plain": ("one X two", "one Q two"),
    "single": ("'it''s X' # c", "'it''s Q' # c"),
    "double": ('"\\u00e9 X \\"y\\""', '"\\u00e9 Q \\"y\\""'),
    "literal": ("|\n      one X\n\n      X two\n", "|\n      one Q\n\n      Q two\n"),
    "folded": (">-\n      one X\n      two X", ">-\n      one Q\n      two Q"),
}


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("style", SCALARS)
def test_words_change_in_every_scalar_style_and_nothing_else(style: str, ending: str) -> None:
    before, wanted = (f"{HEAD}{each}".replace("\n", ending) for each in SCALARS[style])
    assert after(before, "X", "Q")[0] == wanted


def test_quotes_are_written_as_the_style_wants_them() -> None:
    assert after(f"{HEAD}'X'", "X", "a'b\"c")[0] == f"{HEAD}'a''b\"c'"
    assert after(f'{HEAD}"X"', "X", "a'b\"c\\")[0] == f'{HEAD}"a\'b\\"c\\\\"'


@pytest.mark.parametrize("words", [": ", " #x", "\n  - y"])
def test_a_change_that_would_break_a_plain_text_is_left_out(words: str) -> None:
    text = f"{HEAD}one X two\n"
    assert after(text, "X", words) == (text, 0)


def test_changes_that_overlap_wait_for_the_next_round() -> None:
    assert after(f"{HEAD}aaaa", "aa", "a") == (f"{HEAD}a", 3)


def test_a_change_without_end_comes_to_one() -> None:
    text, count = after(f"{HEAD}X", "X", "XX")
    assert count >= 10
    assert text.startswith(f"{HEAD}XX")


TEXT = st.text(st.sampled_from("ab'\"“”\\:#\n \u00e9"), max_size=30)


@settings(max_examples=100, deadline=None)
@given(TEXT, st.sampled_from(["'", '"', "|"]))
def test_mending_twice_is_mending_once(words: str, style: str) -> None:
    lines = "\n".join(f"      {line}" for line in words.split("\n"))
    scalar = {
        "'": "'" + words.replace("'", "''") + "'",
        '"': '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"',
        "|": f"|2\n{lines}\n",
    }[style]
    text = f"{HEAD}{scalar}"
    once, _ = after(text, '"', "”")
    assert after(once, '"', "”") == (once, 0)
    assert load(TextFile("b", once)).brief.sections[0].body == (
        load(TextFile("b", text)).brief.sections[0].body.replace('"', "”")
    )


TRACKED = (
    "\ufefftitle: A\r\nsections:\r\n"
    "  - body: 'See https://example.org/a?utm_source=b&c=1 now' # keep"
)


def test_the_command_mends_the_file_and_keeps_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "brief.yaml"
    path.write_bytes(TRACKED.encode())
    run(["check", str(path), "--diff"])
    shown = capsys.readouterr().out
    assert "-  - body: 'See https://example.org/a?utm_source=b&c=1 now' # keep" in shown
    assert path.read_bytes() == TRACKED.encode()
    run(["check", str(path), "--fix"])
    assert f"{path}: mended 1\n" in capsys.readouterr().err
    assert path.read_bytes() == TRACKED.replace("utm_source=b&", "").encode()
    assert checking.fix(path, Asked(), write=True) == ("", 0)


def test_only_what_is_asked_for_is_mended(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_bytes(TRACKED.encode())
    assert checking.fix(path, Asked(ignore=("tracking-url",)), write=True) == ("", 0)


PIECES = st.sampled_from(
    [
        *("Arms came first[^a].", "Money. [^a] So", "troops—[^a] and", '"straight"', "“curly”"),
        *("it's", "it’s", "“ spaced”", "No. 627", "16 March", "p. 4", "*so*", "`x's`", "a & b"),
        *("https://example.org/a?utm_source=b", "https://example.org/a#", "www.example.org/a"),
        *("https://example.org/a;", "doi:10.5555/12", "[x](https://example.org/a?fbclid=1)"),
    ]
)
NOTES = st.sampled_from(["A, 11 Nov 2024", "B, 23 October 2024.", "[@s]", "C “d”", "E's."])


@settings(max_examples=25, deadline=None)
@given(
    st.lists(PIECES, min_size=1, max_size=8),
    st.lists(NOTES, min_size=1, max_size=3),
    st.sampled_from(["|", ">-", "'", '"']),
)
def test_a_random_brief_mended_twice_is_mended_once_and_is_as_sound(
    words: list[str], notes: list[str], style: str
) -> None:
    body = " ".join([*words, *(f"x[^n{index}]" for index in range(len(notes)))])
    quoted = body.replace("'", "''") if style == "'" else body.replace('"', '\\"')
    scalar = f"{style}\n      {body}\n" if style in "|>-" else f"{style}{quoted}{style}\n"
    text = f"{HEAD}{scalar}footnotes:  # the notes\n  a: A.\n" + "".join(
        f"  n{index}: '{note.replace(chr(39), chr(39) * 2)}'\n"
        for index, note in enumerate(notes)
    )

    def found(file: TextFile) -> tuple[Diagnostic, ...]:
        return checking.check(Path("brief.yaml"), Asked(), file)[0].diagnostics

    before = TextFile("brief.yaml", text)
    once, count = mended(before, found)
    assert mended(once, found) == (once, 0)
    assert (once.text != text) == bool(count)
    assert "# a comment" in once.text
    assert "# the notes" in once.text
    errors = [each.rule for each in found(once) if each.severity is Severity.ERROR]
    assert set(errors) <= {each.rule for each in found(before)}
