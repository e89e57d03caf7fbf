"""A note that does not end in a full stop.

Notes are set as sentences; one without a stop looks cut short. A note that ends in a
web address or in a citation needs none: the style words it.

Failing:

    sections:
      - body: Arms came first.[^lim]
    footnotes:
      lim: Lim Soo-ho, Issue Brief 627, INSS

Passing:

    sections:
      - body: Arms came first.[^lim]
    footnotes:
      lim: Lim Soo-ho, Issue Brief 627, INSS.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.diagnostic import Edit, Problem, Severity
from briefkit.edition import Edition
from briefkit.edition.writtenlines import WrittenLine, readable
from briefkit.prose import Paragraph
from briefkit.prose.flow import CITATION, REFERENCE, VERBATIM
from briefkit.words.notes import EMPTY

SEVERITY = Severity.WARNING
BLOCKS = False
MENDS = True

ENDS = re.compile(r"[.?!…。？！．।։؟۔][”’“‘»«›‹\"')\]}]*$")
# What may stand after the last word in the source: the end of emphasis or other looks, or of
# a link.
MARKUP = re.compile(r"(?:[*_^~\s]|\]\{\.smallcaps\})*+(?:\[?\]\([^()\s]*\))?[*_]*\s*")


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each note whose last words lack a stop."""
    # Where no wording says so, a stop inside a quotation would be a guess.
    inside = edition.style.speaks(edition.brief.language)
    inside = inside and edition.wording.citations.punctuation_inside
    last = {passage.path: passage for passage in edition.written_lines if passage.in_note}
    for path, passage in last.items():
        words = passage.text.rstrip(f" \n{REFERENCE}")
        paragraph = isinstance(edition.texts[path][-1], Paragraph)
        worded = words[-1:] in ("", CITATION, VERBATIM)
        # What only holds a place is for empty-footnote to find.
        worded = worded or bool(EMPTY.fullmatch(words))
        if paragraph and not worded and not ENDS.search(words):
            yield _problem(passage, words, inside)


def _problem(passage: WrittenLine, words: str, inside: bool) -> Problem:
    start = max(words.rfind(" "), words.rfind("\n")) + 1
    message = f"The note ends without a full stop. Put one after “{readable(words[start:])}”"
    return passage.problem(start, len(words), message, _edits(passage, words, inside))


def _edits(passage: WrittenLine, words: str, inside: bool) -> tuple[Edit, ...]:
    if words[-1] in ",;:—–-":
        return ()
    closing = {end for _, end in passage.reading.quotations}
    end = len(words)
    while inside and end - 1 in closing:
        end -= 1
    if end < len(words):
        at = passage.flow.source(end)
        return (Edit(at, at, "."),)
    at = passage.flow.source_end(end - 1)
    tail = passage.source[at:]
    if not MARKUP.fullmatch(tail):
        return ()
    at += len(tail.rstrip())
    return (Edit(at, at, "."),)
