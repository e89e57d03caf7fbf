"""The font files of a style's faces: its own, a package's, or installed ones."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from briefkit.style.faults import MissingFont, StyleError, fault_of
from briefkit.style.stylefile import Face
from briefkit.style.systemfonts import installed_font

OUTSIDE = "lies outside the style's folder. Put the file itself into the folder"


def font_file(face: Face, folder: Path) -> Path:
    """The font file of a face, in a style's folder or in a Python package that has fonts.

    Raises `StyleError` when the package is not installed, or the file lies outside.
    """
    home = folder
    if face.package is not None:
        # To look for a package within a package would run the outer one's code.
        spec = find_spec(face.package) if face.package.isidentifier() else None
        places = spec.submodule_search_locations if spec else None
        if not places:
            message = f"The font package {face.package} is not installed. Install it with pip"
            raise StyleError(fault_of(folder, "missing-font", message))
        home = Path(places[0])
    if not (home / face.file).resolve().is_relative_to(home.resolve()):
        message = f"The font file {face.file} {OUTSIDE}"
        raise StyleError(fault_of(folder, "outside-style", message))
    return home / face.file


def language_font(face: Face, folders: Sequence[Path]) -> Path:
    """The font file of a face that sets one language: the style's own, or an installed one.

    Raises `MissingFont` when it is to be installed, and is not.
    """
    if face.debian is None:
        files = [font_file(face, folder) for folder in folders]
        return next(filter(Path.is_file, files), files[0])
    if found := installed_font(face.file):
        return found
    message = (
        f"The font {face.family} ({face.file}), which this language needs, is not installed. "
        f"On Debian and Ubuntu: apt-get install {face.debian}. Elsewhere, install that font"
    )
    raise MissingFont(fault_of(folders[-1], "missing-font", message))
