"""Why each note says what it says: its citations, their positions and their wording."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

from briefkit.citations.positions import Placed
from briefkit.commands.examining import Unexamined, examine
from briefkit.commands.results import EXIT_FAILED, Result, Wanted
from briefkit.edition import Edition, Note

WIDTH = 88


def explain_brief(path: Path, note: str | None) -> tuple[str, Result]:
    """Why the notes of a brief, or one of them, are worded as they are; and what was found."""
    try:
        _, edition, found = examine(path, Wanted())
    except Unexamined as failure:
        return "", Result(diagnostics=failure.diagnostics, code=EXIT_FAILED)
    try:
        return explain(edition, note), Result()
    except KeyError:
        known = f"Its notes are 1 to {len(edition.notes)}" if edition.notes else "It has none"
        failure_text = f"{path} has no note “{note}”. {known}"
        return "", Result(diagnostics=found, code=EXIT_FAILED, failure=failure_text)


def explain(edition: Edition, note: str | None = None) -> str:
    """Each note, or the one of a number or label, with why its citations are worded so.

    Raises `KeyError` when there is no such note.
    """
    chosen = [each for each in edition.notes if note in (None, str(each.number), each.label)]
    if note is not None and not chosen:
        raise KeyError(note)
    return "\n".join(line for each in chosen for line in _lines(edition, each))


def _lines(edition: Edition, note: Note) -> Iterator[str]:
    words = " ".join(edition.words(edition.printed_notes[note.number - 1].blocks).split())
    yield f"{note.number}  {note.label}"
    yield textwrap.fill(
        words,
        WIDTH,
        initial_indent="   ",
        subsequent_indent="   ",
        break_on_hyphens=False,
        break_long_words=False,
    )
    for index, placed in enumerate(note.placed):
        yield f"   - {placed.citation.key}: {_why(edition, note, index, placed)}"
    if not note.placed:
        yield "   - cites no source by key"
    yield ""


def _why(edition: Edition, note: Note, index: int, placed: Placed) -> str:
    if placed.position == "first":
        return "in full, as it is cited here for the first time"
    form = "short" if not placed.position.startswith("ibid") else _ibid(edition)
    if placed.position.startswith("ibid"):
        before = "this note" if index else f"note {note.number - 1}"
        where = ", with another part" if placed.position == "ibid-with-locator" else ""
        return f"{form} as {before} cites just this source before{where}"
    since = f"in full in note {placed.first_note}"
    if placed.previous_note not in (placed.first_note, note.number):
        since += f" and last in note {placed.previous_note}"
    return f"{form}, cited {since}; not Ibid., as {_why_not(edition, note, index, placed)}"


def _ibid(edition: Edition) -> str:
    has_ibid = edition.style.file.citations.ibid
    return "Ibid." if has_ibid else "short, since the style has no Ibid.,"


def _why_not(edition: Edition, note: Note, index: int, placed: Placed) -> str:
    """Why a source that was cited before is not cited as Ibid."""
    if index:
        before, whose = note.placed[index - 1 : index], "this note"
    elif note.number > 1:
        before, whose = edition.notes[note.number - 2].placed, f"note {note.number - 1}"
    else:
        before, whose = (), "nothing"
    if not before:
        return f"{whose}, just before, cites no source"
    if len(before) > 1:
        return f"{whose}, just before, cites {len(before)} sources"
    if before[0].citation.key != placed.citation.key:
        return f"{whose} cites {before[0].citation.key} just before"
    return f"{whose} cites a part of it, and this is the whole"
