"""`briefkit import`: a Word draft becomes a brief's file, with its images beside it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefkit.briefwriting.wrapping import rewrapped
from briefkit.commands.converting import brief_text, refused
from briefkit.commands.results import EXIT_CLEAN, EXIT_FAILED, EXIT_PROBLEMS, Result, unwritten
from briefkit.commands.writing import Unwritten, write_together
from briefkit.diagnostic import Diagnostic, Severity, Unreadable
from briefkit.drafting.nodes import with_images
from briefkit.drafts import DONE, Draft, read_draft
from briefkit.model import Brief, Section
from briefkit.word.tracked import Tracked


@dataclass(frozen=True)
class Imported(Result):
    """What became of a draft, and the sentence that sums it up."""

    sentence: str = ""


def import_draft(path: Path, output: Path, tracked: Tracked, sources: bool = False) -> Imported:
    """Write the brief that a Word draft holds, and its images into a folder beside it.

    Nothing is written over, nor as long as tracked changes are to be refused and there are
    some. With ``sources``, typed notes become citations where that is sure. What could not
    be carried is among the diagnostics, each at its place in Word.
    """
    if fault := refused(output):
        return Imported(code=EXIT_FAILED, failure=fault)
    try:
        draft = read_draft(path, tracked, by_content=True)
    except Unreadable as failure:
        return Imported(diagnostics=(failure.diagnostic,), code=EXIT_FAILED)
    changed = [each for each in draft.document.reviews if each.kind in DONE]
    if tracked == "refuse" and changed:
        unsettled = (
            f"Nothing was written: {path} has {_count(len(changed), 'tracked change')}. "
            "Settle them in Word, or say --tracked accept or --tracked reject"
        )
        return Imported(diagnostics=draft.diagnostics, code=EXIT_PROBLEMS, failure=unsettled)
    return _write(draft, output, sources)


def _write(draft: Draft, output: Path, sources: bool) -> Imported:
    saved = dict(_images(draft, output))
    images = {file: draft.document.images[part] for part, file in saved.items()}
    for image in images:
        if image.exists():
            there = f"{image} is already there, and would be written over. Move it away"
            return Imported(code=EXIT_FAILED, failure=there)
    notes = [f"From {Path(draft.file.name).name}. Notes stand under “footnotes:”, at the end."]
    notes += [f"Image saved as {each.relative_to(output.parent).as_posix()}" for each in images]
    comments = {(): "\n".join(notes), **draft.guesses}
    brief, root = draft.brief, draft.root
    if sources:
        brief, root = draft.with_sources.brief, draft.with_sources.root
        comments |= {
            ("sources", key): f"read out of the note “{label}”"
            for key, label in draft.sourced.read.items()
        }
    names = {part: each.relative_to(output.parent).as_posix() for part, each in saved.items()}
    text = brief_text(rewrapped(with_images(root, names), draft.texts), comments, output)
    try:
        write_together({**images, output: text.encode()})
    except Unwritten as fault:
        reason = unwritten(fault.path, fault.failure)
        return Imported((), draft.diagnostics, EXIT_FAILED, reason)
    found = (*draft.diagnostics, *_files_beside(draft))
    return Imported((output,), found, EXIT_CLEAN, sentence=_summary(brief, found))


def _files_beside(draft: Draft) -> Iterator[Diagnostic]:
    """The files that our own document's brief names, and that no Word document holds."""
    for label, figure in draft.brief.figures.items() if draft.texts else ():
        data = figure.chart.data if figure.chart else None
        for name in (figure.image, data):
            if isinstance(name, str):
                message = (
                    f"The file “{name}” is not in the Word document. Put it beside the brief"
                )
                place = draft.place(("figures", label))
                yield Diagnostic(place, Severity.INFO, "not-carried", message)


def _images(draft: Draft, output: Path) -> Iterator[tuple[str, Path]]:
    """The images of a draft by their parts, each with the file that it is to have."""
    folder = output.parent / "images"
    for number, part in enumerate(draft.document.images, 1):
        ending = posixpath.splitext(part)[1].lower()
        yield part, folder / f"{output.stem}-{number}{ending}"


def _summary(brief: Brief, found: tuple[Diagnostic, ...]) -> str:
    """What came over, and how much did not, as a person reads it."""
    parts = (
        _count(len(brief.key_points), "key point"),
        _count(sum(1 for _ in _sections(brief.sections)), "section"),
        _count(len(brief.footnotes), "note"),
        *([_count(len(brief.figures), "figure")] if brief.figures else []),
        *([_count(len(brief.tables), "table")] if brief.tables else []),
        *([_count(len(brief.sources), "source")] if brief.sources else []),
    )
    lost = sum(each.rule == "not-carried" for each in found)
    end = f"{_count(lost, 'thing')} could not be carried." if lost else "Nothing was lost."
    return f"{', '.join(parts)}. {end}"


def _sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    for each in sections:
        yield each
        yield from _sections(each.sections)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
