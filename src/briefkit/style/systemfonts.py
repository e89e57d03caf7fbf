"""Fonts that are installed on this machine, by the names of their files."""

from __future__ import annotations

from pathlib import Path

# Where systems keep the fonts of all programs: Linux, a Mac, Windows.
FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "C:/Windows/Fonts",
)
# Where a person keeps their own, beneath their home.
OWN_FOLDERS = (
    ".local/share/fonts",
    ".fonts",
    "Library/Fonts",
    "AppData/Local/Microsoft/Windows/Fonts",
)


def installed_font(name: str) -> Path | None:
    """The installed font file of this name, if there is one; the system's before a person's.

    A name that leads to another folder is no font's.
    """
    if name != Path(name).name:
        return None
    for folder in (*map(Path, FOLDERS), *(Path.home() / each for each in OWN_FOLDERS)):
        if found := sorted(folder.rglob(name)):
            return found[0]
    return None
