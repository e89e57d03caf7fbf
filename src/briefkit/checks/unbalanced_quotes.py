"""A quotation mark without the one that goes with it.

A reader can't tell where the quoted words end.

Failing:

    sections:
      - body: He called it “local development and went on.

Passing:

    sections:
      - body: He called it “local development” and went on.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.edition.writtenlines import WrittenLine
from briefkit.words.quotations import is_known, runs_on

SEVERITY = Severity.ERROR
BLOCKS = False


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each double mark without its fellow, and each quotation of nothing."""
    if not is_known(edition.brief.language):
        return
    following = [*edition.written_lines[1:], None]
    for passage, after in zip(edition.written_lines, following, strict=True):
        reading = passage.reading
        for index in reading.empty:
            message = f"“{passage.word(index)}” opens a quotation and closes it at once"
            yield passage.problem(index, index + 2, f"{message}. Correct the two marks")
        # One mark the wrong way round leaves two open: the last is the likelier fault.
        for index in reading.unclosed[-1:]:
            if not _runs_on(passage, after):
                message = f"“{passage.word(index)}” opens a quotation that nothing closes"
                yield passage.problem(index, index + 1, f"{message}. Close it")
        for index in reading.unopened[:1]:
            message = (
                f"“{passage.word(index)}” closes a quotation that nothing opens. "
                "Open it, or delete the mark"
            )
            yield passage.problem(index, index + 1, message)


def _runs_on(passage: WrittenLine, after: WrittenLine | None) -> bool:
    """Whether a quotation goes on in the next paragraph, which begins with a mark again."""
    return after is not None and after.path == passage.path and runs_on(after.text)
