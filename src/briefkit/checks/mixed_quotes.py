"""Straight and curly quotation marks in one brief.

Straight marks among curly ones look like a slip of the keyboard.

Failing:

    sections:
      - body: The “priority tasks” and the "housing units" are promises.

Passing:

    sections:
      - body: The “priority tasks” and the “housing units” are promises.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefkit.diagnostic import Edit, Problem, Severity
from briefkit.edition import Edition
from briefkit.edition.writtenlines import WrittenLine
from briefkit.words.quotations import DOUBLE, SINGLE, is_known

SEVERITY = Severity.WARNING
BLOCKS = False
MENDS = True

CURLY = set("“”„‘’‚«»")
# Where the style has no wording in the language, which marks are right is not known.
NO_QUOTES = (" ", " ", " ", " ")


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each paragraph with straight marks in a brief that has curly ones, too."""
    language = edition.brief.language
    curly = any(CURLY & set(passage.text) for passage in edition.written_lines)
    if not curly or not is_known(language):
        return
    spoken = edition.style.speaks(language)
    quotes = edition.wording.citations.quotes if spoken else NO_QUOTES
    for passage in edition.written_lines:
        wanted = _wanted(passage, quotes)
        if wanted:
            first = min(wanted)
            message = (
                f"“{passage.word(first)}” has a straight quotation mark, others are curly. "
                "Make all curly"
            )
            yield passage.problem(first, first + 1, message, _edits(passage, wanted))


def _wanted(passage: WrittenLine, quotes: Sequence[str]) -> dict[int, str]:
    """The straight marks of a paragraph, and what should stand for each."""
    # The outer marks come last, and so are those taken where both are double.
    pairs = {kind: quotes[at : at + 2] for at in (2, 0) if (kind := _kind(quotes[at].strip()))}
    wanted = dict.fromkeys(passage.reading.apostrophes, "’")
    for place in passage.reading.quotations:
        for index, side in zip(place, (0, 1), strict=True):
            mark = passage.text[index]
            if mark in "\"'":
                wanted[index] = pairs.get(_kind(mark), NO_QUOTES)[side]
    return wanted


def _kind(mark: str) -> str:
    if not mark:
        return ""
    return "double" if mark in DOUBLE else "single" if mark in SINGLE else ""


def _edits(passage: WrittenLine, wanted: dict[int, str]) -> tuple[Edit, ...]:
    # Where one mark is astray all may be.
    if passage.reading.faulty or NO_QUOTES[0] in wanted.values():
        return ()
    edits = [passage.replace(at, at + 1, mark) for at, mark in sorted(wanted.items())]
    return tuple(edit for each in edits for edit in each) if all(edits) else ()
