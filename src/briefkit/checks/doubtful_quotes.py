"""A single quotation mark that seems to lack the one that goes with it.

It has the shape of an apostrophe, so a machine can't be certain.

Failing:

    sections:
      - body: He called it ‘local development and went on.

Passing:

    sections:
      - body: He called it ‘local development’ and it’s the soldiers’ loss.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.edition.writtenlines import WrittenLine
from briefkit.words.quotations import is_known, runs_on

SEVERITY = Severity.INFO
BLOCKS = False


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each single mark that opens or closes nothing, but for apostrophes."""
    if not is_known(edition.brief.language):
        return
    following = [*edition.written_lines[1:], None]
    for passage, after in zip(edition.written_lines, following, strict=True):
        goes_on = after is not None and after.path == passage.path and runs_on(after.text)
        if not goes_on:
            for index in passage.reading.doubtful:
                yield passage.problem(index, index + 1, _message(passage, index))


def _message(passage: WrittenLine, index: int) -> str:
    word = passage.word(index)
    if passage.text[index + 1 : index + 2].isalnum():
        advice = "Close it, or write ’ if it stands for missing letters"
        return f"“{word}” seems to open a quotation that nothing closes. {advice}"
    return f"A single mark in “{word}” seems to lack its fellow, or to face the wrong way"
