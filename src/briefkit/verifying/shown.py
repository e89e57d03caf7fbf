"""What a finished file shows, as plain lines that can be compared."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from briefkit.words.directions import ISOLATE, MARK, POP

# What is not seen: where words may break, and which way they run (UAX 9).
INVISIBLE = dict.fromkeys(
    map(ord, f"\N{SOFT HYPHEN}\N{WORD JOINER}\N{ZERO WIDTH SPACE}{MARK}{ISOLATE}{POP}")
)


class Unverifiable(Exception):
    """A file that can't be read back; the message says why and what to do."""


@dataclass
class Shown:
    """What a file shows: its lines with ⟦n⟧ at references, headings, and notes by number.

    A picture is its description, as ⟨description⟩.
    """

    lines: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    notes: dict[int, str] = field(default_factory=dict)
    in_place: dict[int, str] = field(default_factory=dict)
    """The notes of a web page as read beside their references."""


def clean(text: str) -> str:
    """Text without what is invisible: canonical composition, one space for any white space."""
    return " ".join(unicodedata.normalize("NFC", text.translate(INVISIBLE)).split())


def squeezed(text: str) -> str:
    """Text without any space, for a medium that breaks lines where it likes."""
    return clean(text).replace(" ", "")


def bare(text: str) -> str:
    """The letters and digits of a text: all that a PDF keeps in order from right to left.

    WeasyPrint gives each glyph the characters of the first place where it stands: a bracket
    may be its fellow.
    """
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text)))
