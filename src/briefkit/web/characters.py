"""The letters that a page needs of its fonts."""

from __future__ import annotations

from briefkit.edition import Edition
from briefkit.prose import plain_text


def characters(edition: Edition) -> frozenset[str]:
    """Every character that a page of an edition may print, and those of ASCII."""
    parts = (
        edition.brief.model_dump_json(),
        edition.wording.model_dump_json(),
        edition.style.marks.model_dump_json(),
        *edition.dates,
        *(label for label, _ in edition.corrections),
        *(each.relation for each in edition.other_editions),
        *(label + plain_text(blocks) for label, blocks in edition.closing_matter),
        *map(plain_text, edition.texts.values()),
        *(plain_text(note.in_place) for note in edition.printed_notes),
        *map(plain_text, edition.bibliography),
        *map(chr, range(0x20, 0x7F)),
        "•—\N{NO-BREAK SPACE}",
    )
    return frozenset("".join(parts)) - set("\n\t")
