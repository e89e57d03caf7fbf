"""Typed notes, all invented, and the words of notes for comparison."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from briefkit import prose
from briefkit.drafting.parsing import ParsedNotes
from briefkit.editing import edit
from briefkit.model import Brief
from tests.conftest import MOMENT, style_named

MONTHS = "January February March April May June July August September October November December"
ABBREVIATED = {name[:3]: name for name in MONTHS.split()}
# What joins the parts of a note, and what a style writes in its own way.
CONNECTIVES = frozenset(
    """accessed and at available chap chapter cited d doc doi ed edited edition editor eds et al
    from ibid in interview interviewed last n no number of on op cit org https http p para pp
    print quoted retrieved supra the trans translated un url vol issue ch by also note archived
    """.split()  # noqa: SIM905 a list of words is easier to read
)


def words(text: str) -> list[str]:
    """The words of a text that say something; months in full, days without their endings."""
    text = re.sub(r"\bsupra note \d+", "", text)
    text = re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", text)
    text = re.sub(
        r"\b([A-Z][a-z]{2})(?:\b\.?|t\b\.?)", lambda m: ABBREVIATED.get(m[1], m[0]), text
    )
    found = re.findall(r"[^\W_]+", text.replace("https://doi.org/", "").casefold())
    return [word for word in found if word not in CONNECTIVES]


def note_words(markdown: str) -> list[str]:
    """The words that a reader sees in a note."""
    return words(prose.plain_text(prose.parse(markdown)))


def field_words(fields: Mapping[str, Any]) -> set[str]:
    """All words in a source's fields, a date's as a reader knows them."""
    return {word for value in _texts(fields) for word in words(value)}


def _texts(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [text for each in value.values() for text in _texts(each)]
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    date = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", str(value))
    if not date:
        return [str(value)]
    season = int(date[2]) > 12
    month = ("Spring", "Summer", "Autumn", "Winter")[int(date[2]) - 21] if season else ""
    day = str(int(date[3])) if date[3] else ""
    return [f"{day} {month or MONTHS.split()[int(date[2]) - 1]} {date[1]}"]


def printed(found: ParsedNotes, notes: Mapping[str, str], style: str) -> dict[str, str]:
    """Each note as a house style prints it, with the sources that were read."""
    texts = {label: note.text if note else notes[label] for label, note in found.notes.items()}
    brief = {
        "title": "T",
        "sections": [{"body": "".join(f"a[^{label}]" for label in texts)}],
        "footnotes": texts,
        "sources": {key: each.fields for key, each in found.sources.items()},
    }
    edition = edit(Brief.model_validate(brief), style_named(style), MOMENT)
    shown = (prose.plain_text(note.blocks) for note in edition.printed_notes)
    return dict(zip(texts, shown, strict=True))
