"""Labels for sources from their fields: ``lim-2024``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from itertools import count
from typing import Any

MOST_WORDS = 3
# Words that say little of what a work is about.
SMALL = frozenset(
    re.findall(
        r"\S+",
        """
        a about according after all also although among an and any are as at be because been
        before both but by can could did do does e.g for from had has have he her here his
        how i ibid if in instance into is it its may more most much note of on one
        only or other our out over p pp quoted cited s see she since so some such than that
        the their them then there these they this those though through thus to too under up
        us was we were what when where whether which while who whose will with would you
        """,
    )
)
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
# What YAML 1.1 takes for something else than a text.
SCALARS = frozenset(("null", "true", "false", "y", "n", "yes", "no", "on", "off"))
# Letters that have no other form in Unicode's tables (NFKD).
LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "Oe", "ł": "l",
     "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i"}
)  # fmt: skip


def label_for(fields: Mapping[str, Any], taken: Collection[str]) -> str:
    """A label for a source by its fields, none of those ``taken``.

    It is called by its author, else container or title, and year: ``lim-2024``. It is
    ASCII, and neither in a note nor in YAML can it be taken for anything else.
    """
    name = wished_for(fields)
    return next(each for each in numbered(name) if each not in taken)


def wished_for(fields: Mapping[str, Any]) -> str:
    """The label of a source, as long as no other has it."""
    words = _source_words(fields)
    name = "-".join(words)
    return name if name[:1].isalpha() and name not in SCALARS else "-".join(("source", *words))


def numbered(name: str, first: int = 1) -> Iterator[str]:
    """A label as it is, then with numbers, from the ``first`` time it is given on."""
    return (name if n == 1 else f"{name}-{n}" for n in count(first))


def _source_words(fields: Mapping[str, Any]) -> list[str]:
    """What a source is called by: a family name or a body, or a few words; and its year."""
    names = fields.get("author") or fields.get("editor") or ()
    name = names[0] if isinstance(names, list | tuple) and names else names
    if isinstance(name, Mapping):
        name = name.get("family") or name.get("literal") or name.get("given")
    called = _plain(name)[:MOST_WORDS] if isinstance(name, str) else []
    others = (fields.get("container-title"), fields.get("title"))
    found = called or next(filter(None, (_telling(each) for each in others if each)), [])
    year = YEAR.search(str(fields.get("issued", "")))
    return [*found, year[0]] if year else found


def _telling(text: str) -> list[str]:
    """The first few words of a text that say what it is about, in ASCII."""
    found = (word for word in _plain(text) if word not in SMALL and not word.isdecimal())
    return [*found][:MOST_WORDS]


def _plain(text: str) -> list[str]:
    """The words of a text that ASCII can write, in small letters and without accents."""
    decomposed = unicodedata.normalize("NFKD", text.translate(LETTERS))
    bare = "".join(each for each in decomposed if not unicodedata.combining(each))
    words = re.findall(r"[^\W_]+", re.sub(r"['’‘]", "", bare))
    return [word.lower() for word in words if word.isascii()]
