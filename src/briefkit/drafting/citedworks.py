"""The works that the citation fields of a draft cite, each once, under a key of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefkit.drafting import managers
from briefkit.drafting.labels import label_for
from briefkit.word.document import CitationField

UNREAD = "The words of this citation are kept, not its citation manager's data"
REWORDED = (
    "The words of this citation were changed by hand. They are kept, not its citation "
    "manager's data"
)


class CitedWorks:
    """Reads citation fields one after another.

    ``fields`` are those of each work by its key, and ``places`` where it is first cited.
    """

    def __init__(self) -> None:
        self.fields: dict[str, Mapping[str, Any]] = {}
        self.places: dict[str, tuple[int, int]] = {}
        self._keys: dict[str, str] = {}

    def cite(self, field: CitationField) -> tuple[str | None, tuple[str, ...]]:
        """The Markdown that a field becomes, and what of it was not kept, in words.

        None where only the words are to be kept: those of a field that can't be read, or
        that an author has changed.
        """
        items = managers.fields(field.code)
        if items is None:
            return None, (UNREAD,)
        words = "".join(each.text for each in field.words)
        if managers.is_reworded(field.code, words):
            return None, (REWORDED,)
        keys = [self._key(item, field) for item in items]
        stop = "." if words.rstrip().endswith(".") else ""
        warnings = tuple(each for item in items for each in item.warnings)
        return f"{managers.citation_text(items, keys)}{stop}", warnings

    def _key(self, item: managers.CitedItem, field: CitationField) -> str:
        if item.identity not in self._keys:
            key = label_for(item.fields, self.fields)
            self._keys[item.identity] = key
            self.fields[key] = item.fields
            self.places[key] = field.start, field.end
        return self._keys[item.identity]
