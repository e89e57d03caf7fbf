"""A footnote with its titles and addresses masked, so that names and details are left."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.edition.writtenlines import WrittenLine
from briefkit.freenotes.names import is_periodical
from briefkit.prose import Text
from briefkit.prose.flow import VERBATIM

# What stands for a character of a title in quotation marks, and of words in italics or a
# link (Unicode noncharacters, as those of `prose.flow`).
TITLE, SET_OFF = "\ufdd3", "\ufdd4"
MARKED = f"[{TITLE}{SET_OFF}]"

ASIAN_TITLE = re.compile("[《〈「『]([^《》〈〉「」『』]+)[》〉」』]")
# An address that is no link, since it lacks its scheme.
ADDRESS = re.compile(
    r"(?<![\w.@-])(?:www\.[\w-]+|[\w-]+(?:\.[\w-]+)*\.(?:org|com|net|gov|edu|int|info))\b"
    r"(?:[/.][\w-]+)*/?"
)
# A title or a name repeated in other letters or in translation.
REPEATED = re.compile(r"(?<=\S) ?\[[^\[\]\d][^\[\]]*\]|(?<=\w) \([^\x00-\u02ff\d()]+\)")


def shape(line: WrittenLine) -> str:
    """The text of a note, character by character, with all masked that is no name or detail.

    Journals and law cases in italics are names, and stay.
    """
    masked = list(line.text)
    for start, end in _set_off(line):
        words = line.text[start:end]
        if re.search(r"[^\W\d_]", words) and not is_periodical(words) and " v. " not in words:
            masked[start:end] = SET_OFF * (end - start)
    for start, end in _titles(line):
        masked[start - 1 : end + 1] = line.text[start - 1 : end + 1]
        # A stop in the title may be that of the sentence.
        while end > start and line.text[end - 1] in ".,?!":
            end -= 1
        masked[start - 1 : end] = TITLE * (end - start + 1)
    text = ADDRESS.sub(lambda found: VERBATIM * len(found[0]), "".join(masked))
    return REPEATED.sub(lambda found: " " * len(found[0]), text)


def _titles(line: WrittenLine) -> Iterator[tuple[int, int]]:
    """What stands between quotation marks."""
    yield from ((start + 1, end) for start, end in line.reading.quotations)
    yield from (found.span(1) for found in ASIAN_TITLE.finditer(line.text))


def _set_off(line: WrittenLine) -> Iterator[tuple[int, int]]:
    """What stands in italics or in a link; nothing, where a whole citation does."""
    leaves = [(at, leaf) for at, leaf in line.flow.leaves if isinstance(leaf, Text)]
    spans = [(at, at + len(leaf.text)) for at, leaf in leaves if leaf.start in line.set_off]
    whole = sum(end - start for start, end in spans) >= len(line.text.rstrip(" ."))
    if not (whole and "," in line.text):
        yield from spans
