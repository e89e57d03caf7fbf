"""Files that a brief names: only those in its own folder are read."""

from __future__ import annotations

from pathlib import Path


class NotBeside(Exception):
    """A file that a brief may not name, or that is not there; the message says why."""


def beside(name: str, folder: Path) -> Path:
    """The path of a file that a brief in a folder names. Raises `NotBeside`."""
    if "://" in name:
        raise NotBeside("is an address. Save the file beside the brief, and name it so")
    given = Path(name)
    outside = "stands outside the brief's folder. Put the file beside the brief, and name it so"
    if given.is_absolute() or given.drive or ".." in given.parts:
        raise NotBeside(outside)
    try:
        path = (folder / given).resolve(strict=True)
        inside = path.is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        missing = f"is not there: {folder / given} is missing. Check its name, or put it there"
        raise NotBeside(missing) from None
    if not inside:
        raise NotBeside(outside)
    if not path.is_file():
        raise NotBeside("is no file. Name a file beside the brief")
    return folder / given
