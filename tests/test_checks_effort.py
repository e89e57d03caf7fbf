"""No rule compares all notes with all others: of some thousand, that would take minutes."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from briefkit import checks
from briefkit.diagnostic import Diagnostic
from briefkit.editing import edit
from tests.conftest import MOMENT, loaded, style_named
from tests.effort import calls_in

# What the notes of one kind say, by their number: each is long known to invite comparing.
NOTES: dict[str, Callable[[int], str]] = {
    "short forms and Ibid.": lambda n: "Ibid." if n % 2 else f"Kim{n}, 2024, “Ports.”",
    "cited in and Ibid.": lambda n: (
        "Ibid., 5." if n % 2 else f"A letter, cited in Kim{n}, 2024."
    ),
    "one author": lambda n: f"Ann Kim, “Ports of {n},” Invented Review, 3 March 2024.",
    "the same words": lambda n: "Ann Kim, “Ports,” Invented Review, 3 March 2024.",
    "notes above": lambda n: f"See note {max(1, n - 3)} above. Kim, op. cit.",
    "addresses": lambda n: f"“Ports,” https://example.org/2024/03/{n}?utm_source=a",
    "sources": lambda n: f"[@kim, p. {n}]." if n % 2 else "[@lee], cited in [@kim].",
}
SOURCES = """
sources:
  kim: {type: book, title: Ports, author: [{family: Kim, given: Ann}], issued: 2024}
  lee: {type: book, title: Piers, author: [{family: Lee, given: Ben}], issued: 2024}
"""


@pytest.mark.parametrize("kind", NOTES)
def test_twice_as_many_notes_take_no_more_than_twice_the_work(kind: str) -> None:
    calls(NOTES[kind], 8)  # What is made ready once is not counted.
    assert calls(NOTES[kind], 160) < 2.6 * calls(NOTES[kind], 80)


# What names much that the brief does not have, by how much.
MISNAMED: dict[str, Callable[[int], str]] = {
    "notes": lambda n: f"[^m{n}]",
    "sources": lambda n: f"[@m{n}]",
    "links": lambda n: f"[](#m{n})",
    "figures": lambda n: f"\n\n      ![](#m{n})\n\n",
}


@pytest.mark.parametrize("kind", MISNAMED)
def test_what_is_misnamed_is_not_always_compared_with_all_names(kind: str) -> None:
    assert misnaming(MISNAMED[kind], 400) < 2.6 * misnaming(MISNAMED[kind], 200)


def misnaming(mark: Callable[[int], str], count: int) -> int:
    """How many functions are called to check a brief with so many wrong names."""
    body = "".join(map(mark, range(count)))
    notes = "".join(f"  n{n}: B.\n" for n in range(count))
    sources = "".join(f"  s{n}: {{type: book, title: B}}\n" for n in range(count))
    tables = "".join(f"  t{n}: {{title: T, rows: [[a]]}}\n" for n in range(count))
    brief = loaded(
        f"title: A\nsections:\n  - body: |\n      Words{body}\n"
        f"footnotes:\n{notes}sources:\n{sources}tables:\n{tables}"
    )
    edition = edit(brief.brief, style_named("base"), MOMENT)
    return calls_in(lambda: list(checks.check(brief, edition)))


# What once took a second or more in 16,000 characters, and four times that in twice as many.
LINES = {
    "years": "In 1990-1995 it was. ",
    "double marks": 'say "a ',
    "single marks": "say 'a ",
    "marks alone": '""""',
    "digits": "1234567890",
    "numbers": "1,",
    "single marks alone": "‚",
    "references": "see [^n] ",
    "placeholders": "XX ",
    "addresses": "See 3 March 2024, https://example.org/2024/03/05/a ",
}


@pytest.mark.parametrize("kind", LINES)
def test_a_paragraph_of_any_length_is_checked_at_once(kind: str) -> None:
    line = LINES[kind] * (100_000 // len(LINES[kind]))
    text = f"title: A\nsections:\n  - body: B.[^n]\nfootnotes:\n  n: |\n    {line}\n"
    brief = loaded(text)
    edition = edit(brief.brief, style_named("base"), MOMENT)
    began = time.process_time()
    assert list(checks.check(brief, edition))
    assert time.process_time() - began < 10


def calls(note: Callable[[int], str], count: int) -> int:
    """How many functions are called to check a brief of so many notes."""
    body = " ".join(f"Ports cost {n} coins.[^n{n}]" for n in range(count))
    notes = "".join(f"  n{n}: '{note(n)}'\n" for n in range(count))
    text = f"title: A\nsections:\n  - body: {body}\nfootnotes:\n{notes}"
    brief = loaded(text + SOURCES)
    edition = edit(brief.brief, style_named("base"), MOMENT)
    found: list[Diagnostic] = []
    made = calls_in(lambda: found.extend(checks.check(brief, edition)))
    assert found
    return made
