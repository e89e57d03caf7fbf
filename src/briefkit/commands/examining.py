"""A brief read, put in its style, and checked: what most commands begin with."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from briefkit import checks
from briefkit.commands import ignores
from briefkit.commands.results import Wanted
from briefkit.diagnostic import Diagnostic, TextFile, Unreadable
from briefkit.editing import edit
from briefkit.edition import Edition
from briefkit.loading import Loaded, load
from briefkit.style import BASE, load_style
from briefkit.style.faults import MissingFont, StyleError
from briefkit.style.finding import find_style, styles_in
from briefkit.textfiles.textfile import is_draft, read_text_file

# What a brief without a date says of when its files were made: the first day a zip can hold.
UNDATED = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)


class Unexamined(Exception):
    """A brief, or its style, that could not be read at all; ``diagnostics`` say why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(diagnostics[0].message)
        self.diagnostics = diagnostics


def examine(
    path: Path, wanted: Wanted, file: TextFile | None = None
) -> tuple[Loaded, Edition, tuple[Diagnostic, ...]]:
    """A brief as loaded, as an edition, and all that is wrong with it, by place.

    ``file`` is its text, where that is not to be read from the path. Raises `Unexamined`
    when the brief or its style can't be read.
    """
    try:
        loaded = _loaded(path, wanted, file)
        folder, unknown = _style_folder(loaded, path, wanted)
        known = folder, loaded.brief.language
        if known not in wanted.styles:
            wanted.styles[known] = load_style(folder).in_language(loaded.brief.language)
        style = wanted.styles[known]
    except MissingFont as failure:
        place = loaded.place(("language",), 0, len(loaded.brief.language))
        raise Unexamined(replace(failure.diagnostics[0], place=place)) from failure
    except Unreadable as failure:
        raise Unexamined(failure.diagnostic) from failure
    except StyleError as failure:
        raise Unexamined(*failure.diagnostics) from failure
    edition = edit(
        loaded.brief,
        style,
        wanted.made or _moment(loaded),
        loaded.library,
        loaded.images,
        loaded.charts,
        loaded.root,
        loaded.unread,
    )
    checked = _checked(path, loaded, edition)
    found = (*loaded.diagnostics, *unknown, *checked)
    return loaded, edition, tuple(sorted(found, key=lambda each: each.order))


def _checked(path: Path, loaded: Loaded, edition: Edition) -> Iterator[Diagnostic]:
    if not is_draft(path):
        return ignores.heeded(checks.check(loaded, edition), loaded, edition)
    # What reads Word files takes long to load, and a check of a text file never needs it.
    from briefkit.commands.draftchecks import judged

    return judged(loaded, edition)


def _loaded(path: Path, wanted: Wanted, file: TextFile | None) -> Loaded:
    if not is_draft(path):
        return load(file or read_text_file(path))
    from briefkit.drafts import read_draft

    return read_draft(path, wanted.tracked)


def _style_folder(
    loaded: Loaded, path: Path, wanted: Wanted
) -> tuple[Path, tuple[Diagnostic, ...]]:
    """The folder of the style asked for, else of the brief's own, else of the plain one.

    A brief whose style is not found is read in the plain one, and that is reported.
    """
    folders = [path.parent / "templates", Path("templates")]
    if wanted.style is not None:
        return find_style(wanted.style, folders, Path()), ()
    named = loaded.brief.style or BASE
    if is_draft(path) and named not in styles_in(folders):
        # A stranger's file names no folder to be read here.
        return find_style(BASE, [], Path()), ()
    try:
        return find_style(named, folders, path.parent), ()
    except StyleError as failure:
        place = loaded.place(("style",), 0, len(named))
        found = tuple(replace(each, place=place) for each in failure.diagnostics)
        return find_style(BASE, [], Path()), found


def _moment(loaded: Loaded) -> datetime.datetime:
    date = loaded.brief.date and loaded.brief.date.value
    if not date:
        return UNDATED
    return datetime.datetime.combine(date, datetime.time(), datetime.UTC)
