"""A short form before any note that gives the work in full.

A reader of `Lim, 2024, “Mercenaries or allies”` finds nowhere what it is short for. In
free text this can only be guessed; cited by key, it can't happen.

Failing:

    sections:
      - body: Arms came first.[^a]
    footnotes:
      a: Lim, 2024, “Mercenaries or allies.”

Passing:

    sections:
      - body: Arms came first.[^a] Money second.[^b]
    footnotes:
      a: Lim Soo-ho, 2024, “Mercenaries or allies,” Issue Brief No. 627, INSS.
      b: Lim, 2024, “Mercenaries or allies.”
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit import prose
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition, Note
from briefkit.words.shortforms import short_form

SEVERITY = Severity.INFO
BLOCKS = False

WORD = re.compile(r"\w+")


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each note that is a short form of what no note before it names."""
    words: set[str] = set()
    earlier = ""
    for note in edition.notes:
        for line in note.lines:
            found = short_form(line.text)
            if found and not _is_among(found[1], words, earlier):
                message = (
                    f"“{found[1]}, {found[2]}” reads as a short form, but no note before it "
                    "gives the work in full"
                )
                start, end = line.source(0), line.source_end(len(line.text) - 1)
                yield Problem(note.path, message, start, end)
        names = (each for key in _keys(note) for each in _families(edition, key))
        said = " ".join([prose.plain_text(note.blocks), *names, ""])
        words.update(WORD.findall(said))
        earlier += said


def _is_among(name: str, words: set[str], text: str) -> bool:
    """Whether a text has a name; ``words`` are the text's, and to look there first is fast."""
    parts = WORD.findall(name)
    return words.issuperset(parts) and (
        parts == [name] or re.search(rf"\b{re.escape(name)}\b", text) is not None
    )


def _keys(note: Note) -> list[str]:
    return [placed.citation.key for placed in note.placed]


def _families(edition: Edition, key: str) -> Iterator[str]:
    source = edition.brief.sources.get(key)
    for name in source.author if source else ():
        yield name.literal or name.family or ""
