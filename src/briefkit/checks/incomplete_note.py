"""A footnote of free text that cites a work without its title, its date or its outlet.

Readers can't find it. Free text can't be judged for certain, so this is only a hint: a
source given by its fields is judged field by field. Each work in a note is judged by itself.
Explanations, short forms of an earlier note, laws, treaties and judgments are left alone; a
talk, an interview or a letter needs only a date. “n.d.” and “forthcoming” are dates, and
an institute that is the author is its own publisher.

Failing:

    sections:
      - body: The troops went.[^troops]
    footnotes:
      troops: BBC, “Are North Korean troops fighting in Ukraine?,” https://example.org/a

Passing:

    sections:
      - body: The troops went.[^troops]
    footnotes:
      troops: BBC, “Are North Korean troops fighting in Ukraine?,” n.d., https://example.org/a
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.edition.writtenlines import WrittenLine
from briefkit.passages import running
from briefkit.prose import Paragraph
from briefkit.prose.flow import CITATION

SEVERITY = Severity.INFO
BLOCKS = False
NAMES = {"title": "title", "date": "date", "outlet": "outlet or publisher"}
ADVICE = {
    "title": "Say what it is called.",
    "date": "Say when it came out, or write n.d.",
    "outlet": "Say who published it.",
}


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each work that a footnote of one paragraph cites without a part of it."""
    for line in running(edition, "footnotes"):
        blocks = edition.texts[line.path]
        alone = len(blocks) == 1 and isinstance(blocks[0], Paragraph)
        if alone and CITATION not in line.text:
            yield from _judged(line)


def _judged(line: WrittenLine) -> Iterator[Problem]:
    # Their patterns take long to compile, and a brief that cites by key never needs them.
    from briefkit.freenotes.parts import missing
    from briefkit.freenotes.works import works

    for work in works(line):
        if lacking := missing(work):
            yield line.problem(work.start, work.end, _message(lacking))


def _message(lacking: tuple[str, ...]) -> str:
    parts = " and its ".join(NAMES[part] for part in lacking)
    advice = " ".join(ADVICE[part] for part in lacking)
    return f"This note seems to cite a work without its {parts}. {advice}"
