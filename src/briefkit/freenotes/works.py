"""The works that a footnote of free text cites, each apart from the prose around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefkit.edition.writtenlines import WrittenLine
from briefkit.freenotes.prose import cited_within, is_prose, without_signal
from briefkit.freenotes.shapes import MARKED, SET_OFF, TITLE, shape
from briefkit.freenotes.vocabulary import YEAR
from briefkit.prose.flow import VERBATIM
from briefkit.prose.sentences import sentences
from briefkit.words.notes import CITED_IN

# A longer note is an essay, and not for patterns to judge.
LONGEST = 4000
# Roe, J. (2021). Title: what follows the year is a work's title, marked or not.
AUTHOR_YEAR = re.compile(
    rf"(?P<author>[^(){TITLE}{SET_OFF}]+?) \((?:{YEAR}[^()]*|n\.d\.|forthcoming|in press)\)\. "
    r"(?P<rest>\S.*)",
    re.DOTALL,
)
# Where another work begins: after a semicolon, after "cited in", after an address.
BETWEEN = re.compile(
    rf";|,? ?\b(?i:{CITED_IN}(?! notes?\b)|reprinted in\b|reproduced in\b)"
    rf"|(?<={VERBATIM})[.,]?\s+(?=[A-Z“‘\"])(?!Accessed|Retrieved|Last|In )"
)


@dataclass(frozen=True)
class Work:
    """What a note says of one work, from ``start`` on.

    ``shape`` is as long as ``words``, with titles and addresses masked.
    """

    start: int
    words: str
    shape: str

    @property
    def end(self) -> int:
        """Where in the note's text it ends."""
        return self.start + len(self.words)


def works(line: WrittenLine) -> Iterator[Work]:
    """Each work that a note's paragraph seems to cite, in order; prose is left out."""
    masked = shape(line) if len(line.text) <= LONGEST else ""
    for begin, stop in _pieces(masked):
        for start, end in _citations(masked[begin:stop]):
            piece = line.text[begin + start : begin + end]
            start = begin + end - len(piece.lstrip(" \n,;"))
            words = line.text[start : begin + end].rstrip()
            if words:
                yield Work(start, words, masked[start : start + len(words)])


def _pieces(masked: str) -> Iterator[tuple[int, int]]:
    """The parts of a note between which one work ends and another begins."""
    start = 0
    for found in BETWEEN.finditer(masked):
        yield start, found.start()
        start = found.end()
    yield start, len(masked)


def _citations(piece: str) -> Iterator[tuple[int, int]]:
    """The ranges in a part of a note that cite, sentences that belong together as one."""
    if AUTHOR_YEAR.match(piece.lstrip()):
        yield 0, len(piece)
        return
    start = end = 0
    for sentence in sentences(piece):
        prose = is_prose(sentence.text)
        if prose or (_complete(piece[start:end]) and re.search(MARKED, sentence.text)):
            yield start + without_signal(piece[start:end]), end
            start = sentence.end if prose else sentence.start
        if prose:
            cited = cited_within(sentence.text)
            yield from ((sentence.start + a, sentence.start + b) for a, b in cited)
        end = sentence.end
    yield start + without_signal(piece[start:end]), end


def _complete(citation: str) -> bool:
    return re.search(MARKED, citation) is not None and re.search(YEAR, citation) is not None
