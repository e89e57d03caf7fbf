"""Where the sentences of a paragraph begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefkit.prose.flow import MARKS

# A stop, what closes with it, and the references that belong to it.
END = re.compile(rf"[.!?…][\"”’)\]]*(?:\s?[{MARKS}])*\s+(?=[^\sa-z])")
SHORTENED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Sen|Rep|Gov|St|Jr|Sr|vs|etc|cf|ca|al"
    r"|[Nn]o|[Nn]os|[Pp]|[Pp]p|[Vv]ol|[Aa]rt|[Ff]ig|[Ee]d|[Ee]ds|Corp|Inc|Ltd|Co|Dept|Univ"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|e\.g|i\.e))\Z"
)
LONGEST = len("Prof")


@dataclass(frozen=True)
class Sentence:
    """A sentence of a paragraph: its place there and its words, references with it."""

    start: int
    end: int
    text: str

    @property
    def has_reference(self) -> bool:
        """Whether a note or a citation stands in it."""
        return re.search(f"[{MARKS}]", self.text) is not None


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a paragraph, in order.

    Where an abbreviation may also end a sentence it is taken not to: two sentences
    taken as one share their references, and a rule says too little, not too much.
    """
    start = 0
    for found in END.finditer(text):
        stop = found.start()
        if text[stop] == "." and SHORTENED.search(text, max(start, stop - LONGEST), stop):
            continue
        yield Sentence(start, found.end(), text[start : found.end()])
        start = found.end()
    if text[start:].strip():
        yield Sentence(start, len(text), text[start:])
