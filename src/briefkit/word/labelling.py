"""Labels for notes: by what they say, `lim-2024`, or by the numbers that Word prints."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from briefkit.word.document import NoteId, WordDocument, paragraphs_of
from briefkit.word.shortening import printed

YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
WORD = re.compile(r"[^\W\d_][\w’'-]*")
# Words without weight, which tell no note from another.
SMALL = re.compile(
    r"an?|and|are|as|at|author|by|for|from|had|has|have|he|her|his|in|interview|is|its?|of|on"
    r"|or|our|see|she|some|that|the|their|there|they|this|to|was|we|were|with",
    re.IGNORECASE,
)
IBID = re.compile(r"\s*ibid", re.IGNORECASE)
LONGEST = 32


def by_content(
    document: WordDocument, given: Mapping[NoteId, str] | None = None, taken: Iterable[str] = ()
) -> Iterator[tuple[NoteId, str]]:
    """Each note with a label of its own from its words; all can be typed anywhere.

    Those that have one, as ``given``, keep it; what is ``taken`` no other note gets.
    """
    given = given or {}
    free = _Free({*given.values(), *taken})
    last = ""
    for number, (note, blocks) in enumerate(document.notes.items(), 1):
        words = " ".join(printed(each.inlines) for each in paragraphs_of(blocks))
        again = last and IBID.match(words)
        last = last if again else _label(words) or f"note-{number}"
        yield note, given.get(note) or free.label(f"{last}-again" if again else last)


def by_number(document: WordDocument) -> Iterator[tuple[NoteId, str]]:
    """Each note with its number; footnotes and endnotes, which count apart, stay apart."""
    free = _Free()
    for note in document.notes:
        number = document.numbers.get(note)
        wished = f"unnumbered-{note.id}" if number is None else str(number)
        yield note, free.label(f"{note.kind}-{wished}" if free.taken(wished) else wished)


class _Free:
    """Gives each label once; whoever asks again gets it with a number."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._given = set(taken)
        self._asked: Counter[str] = Counter()

    def taken(self, label: str) -> bool:
        """Whether a label is given already."""
        return label in self._given

    def label(self, wished: str) -> str:
        """The label wished for, or the next like it."""
        label = wished
        while label in self._given:
            self._asked[wished] += 1
            label = f"{wished}-{self._asked[wished] + 1}"
        self._given.add(label)
        return label


def _label(words: str) -> str:
    """The first name and the year; without a year, the first words of some weight."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    year = YEAR.search(re.sub(r"https?://\S+", " ", plain))
    weighty = [each for each in WORD.findall(plain) if not SMALL.fullmatch(each)]
    names = [each for each in weighty if each[0].isupper() and len(each) > 2]
    if year and names:
        return f"{_slug(names[0])}-{year[0]}"
    return "-".join(filter(None, map(_slug, weighty[:3])))[:LONGEST].strip("-")


def _slug(word: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", word.lower().replace("'", "")).strip("-")
