"""Files beside a brief or in the folder above: where a desk keeps what it repeats."""

from __future__ import annotations

from pathlib import Path

from briefkit.diagnostic import TextFile
from briefkit.textfiles.textfile import read_text_file


def nearby(folder: Path, name: str) -> TextFile | None:
    """The text of a file by its name from a brief's folder, or None where it may not be read.

    It stands in the folder's own tree or in that of the folder above, behind links, too.
    Raises `Unreadable` when it is there and no text.
    """
    try:
        path = (folder / name).resolve(strict=True)
        inside = path.is_relative_to(folder.resolve().parent) and path.is_file()
    except (OSError, RuntimeError, ValueError):
        return None
    return read_text_file(path, name=str(folder / name)) if inside else None
