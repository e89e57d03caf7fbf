"""Names for notes and sources from what they say: ``lim-2024``, not ``note7``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from itertools import count
from typing import Any

from briefkit import prose

MOST_WORDS = 3
# Words that say little of what a note is about.
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


def label_for(content: Mapping[str, Any] | str, taken: Collection[str]) -> str:
    """A label for a source by its fields, or for a note by its text in Markdown.

    Sources are called by their author, else container or title, and year: ``lim-2024``. A
    note of free text is called by its first words that say something. It is ASCII, none of
    those ``taken``, and neither in a note nor in YAML can it be taken for anything else.
    """
    is_note = isinstance(content, str)
    words = _note_words(content) if isinstance(content, str) else _source_words(content)
    name = "-".join(words)
    if not name[:1].isalpha() or name in SCALARS:
        name = "-".join(("note" if is_note else "source", *words))
    return _unique(name, taken)


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


def _note_words(note: str) -> list[str]:
    text = re.sub(r"\S+://\S+", " ", prose.plain_text(prose.parse(note)))
    return _telling(text) or _plain(text)[:MOST_WORDS]


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


def _unique(name: str, taken: Collection[str]) -> str:
    """The name, with a number where it is taken or says nothing."""
    bare = name in ("note", "source")
    if not bare and name not in taken:
        return name
    first = 1 if bare else 2
    return next(each for n in count(first) if (each := f"{name}-{n}") not in taken)
