"""``--fix``: the words change as rules say, and nothing else in the file does."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.cli import run
from briefkit.commands import checking
from briefkit.commands.checking import Asked
from briefkit.commands.fixing import Check, as_written, mended
from briefkit.diagnostic import Change, Diagnostic, Place, Severity, TextFile
from briefkit.loading import load
from briefkit.textfiles.yamltext import read
from briefkit.textfiles.yamltree import Mapping

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


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("one X two", "a\n  b"),  # the line's end would be read as a space
        ("one X", "two "),  # the space at the end would not be read
        ("X", "null"),  # nothing, not a text
        ("X", "'a'"),  # the quotes would not be read
        ("'one X two'", "a\nb"),
        (">-\n      one X two", "a\nb"),
        ("|\n      one X two", "a\nb"),  # the text would end there
    ],
)
def test_a_change_that_would_be_read_otherwise_is_left_out(body: str, words: str) -> None:
    text = f"{HEAD}{body}\n"
    assert after(text, "X", words) == (text, 0)


def test_a_change_across_folded_lines_leaves_no_indentation_in_the_text() -> None:
    text = f"{HEAD}>-\n      one\n      two\n"
    assert after(text, " ", "-") == (text, 0)


def test_a_change_outside_of_every_text_is_left_out() -> None:
    text = f"{HEAD}X # a comment\n"

    def check(file: TextFile) -> Iterator[Diagnostic]:
        at = text.index("a comment", len(HEAD))
        place = Place(file, at, at + 1)
        yield Diagnostic(place, Severity.INFO, "fake", "", (Change(place, "b"),))

    assert mended(TextFile("brief.yaml", text), check)[1] == 0


def test_changes_of_one_finding_that_overlap_are_left_out() -> None:
    def check(file: TextFile) -> Iterator[Diagnostic]:
        at = file.text.index("XYZ")
        places = (Place(file, at, at + 2), Place(file, at + 1, at + 3))
        edits = tuple(Change(each, "b") for each in places)
        yield Diagnostic(places[0], Severity.INFO, "fake", "", edits)

    assert mended(TextFile("brief.yaml", f"{HEAD}XYZ"), check)[1] == 0


def test_edits_are_told_as_they_would_be_written() -> None:
    found = {
        f"{HEAD}'X'": ("it's", ["it''s"]),
        f'{HEAD}"X"': ('"\\', ['\\"\\\\']),
        f"{HEAD}one X": (" #", []),
    }
    for text, (words, wanted) in found.items():
        check: Check = replacing("X", words)  # type: ignore[assignment]
        (told,) = as_written(check(TextFile("brief.yaml", text)))
        assert [each.text for each in told.edits] == wanted


def test_an_unsound_change_does_not_hold_up_the_sound_ones() -> None:
    body = f"{HEAD}'X X'\nsubtitle: X\n"

    def check(file: TextFile) -> Iterator[Diagnostic]:
        for found in re.finditer("X", file.text):
            place = Place(file, *found.span())
            yield Diagnostic(place, Severity.INFO, "fake", "", (Change(place, "#"),))

    file, count = mended(TextFile("brief.yaml", body), check)
    assert (file.text, count) == (f"{HEAD}'# #'\nsubtitle: X\n", 2)


def test_many_sound_changes_are_tried_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    reads = []

    def counted(file: TextFile) -> tuple[Mapping, list[Diagnostic]]:
        reads.append(file)
        return read(file)

    monkeypatch.setattr("briefkit.textfiles.changes.reader", lambda _: counted)
    assert after(f"{HEAD}{'X b ' * 100}", "X", "Q")[1] == 100
    assert len(reads) == 3  # before, after, and once more to see that nothing is left


def test_faults_in_other_files_are_not_tried_with_the_brief(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reads = []
    other = TextFile("sources.yaml", "X" * 1000)

    def counted(file: TextFile) -> tuple[Mapping, list[Diagnostic]]:
        reads.append(file)
        return read(file)

    def check(file: TextFile) -> Iterator[Diagnostic]:
        yield from replacing("X", "Q")(file)  # type: ignore[operator]
        place = Place(other, 30, 31)
        yield Diagnostic(place, Severity.INFO, "fake", "", (Change(place, "Q"),))

    monkeypatch.setattr("briefkit.textfiles.changes.reader", lambda _: counted)
    file, count = mended(TextFile("brief.yaml", f"{HEAD}{'X b ' * 100}"), check)
    assert (count, file.text.count("Q")) == (100, 100)
    assert len(reads) == 3


def test_of_two_findings_that_want_the_same_the_second_waits_and_finds_it_done() -> None:
    def check(file: TextFile) -> Iterator[Diagnostic]:
        body = load(file).brief.sections[0].body
        if not body.endswith("."):
            place = load(file).place(BODY, len(body), len(body))
            for rule in ("one", "other"):
                change = (Change(place, "."),)
                yield Diagnostic(place, Severity.WARNING, rule, "", change)

    file, count = mended(TextFile("brief.yaml", f"{HEAD}a"), check)
    assert (file.text, count) == (f"{HEAD}a.", 1)


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


def test_the_file_keeps_its_mode_and_the_link_to_it(tmp_path: Path) -> None:
    path, link = tmp_path / "real.yaml", tmp_path / "brief.yaml"
    path.write_bytes(TRACKED.encode())
    path.chmod(0o640)
    link.symlink_to(path)
    assert checking.fix(link, Asked(), write=True)[1] == 1
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert b"utm_source" not in path.read_bytes()


def test_a_diff_can_be_applied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path("brief.yaml")
    # A byte order mark, a line separator that ends no line of a diff, and no last line's end.
    before = TRACKED.replace("See", "See\u2028so").encode()
    path.write_bytes(before)
    diff, _ = checking.fix(path, Asked(), write=False)
    Path("fix.patch").write_bytes(diff.encode())
    subprocess.run(["git", "apply", "-p0", "fix.patch"], check=True)
    assert path.read_bytes() == before.replace(b"utm_source=b&", b"")


def test_a_brief_that_can_not_be_written_is_one_clear_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "brief.yaml"
    path.write_bytes(TRACKED.encode())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("briefkit.commands.checking.write_whole", full)
    assert run(["check", str(path), "--fix"]) == 2
    assert f"{path} could not be mended: No space left" in capsys.readouterr().err


def test_with_diff_nothing_but_the_diff_is_on_stdout(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "brief.yaml"
    path.write_bytes(TRACKED.encode())
    run(["check", str(path), "--diff", "--format", "json"])
    shown = capsys.readouterr().out
    assert shown.startswith(f"--- {path}\n+++ {path}\n@@")
    assert "tracking-url" not in shown
