"""Where house styles are found: by path, beside a brief, or among those that come along."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile
from briefkit.style.faults import FILE, StyleError


def packaged_styles() -> Path:
    """The folder of styles that come with briefkit: in its package, or in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parents[1] / "templates"


def styles_in(folders: Sequence[Path]) -> dict[str, Path]:
    """The style folders found, by name; an earlier folder's wins."""
    found: dict[str, Path] = {}
    for folder in (*folders, packaged_styles()):
        for file in sorted(folder.glob(f"*/{FILE}")):
            found.setdefault(file.parent.name, file.parent)
    return dict(sorted(found.items()))


def find_style(name: str, folders: Sequence[Path], beside: Path) -> Path:
    """The folder of a style, by its path from ``beside``, or by its name in the folders.

    Raises `StyleError` with the styles that there are when it is neither.
    """
    known = styles_in(folders)
    if name in known:
        return known[name]
    folder = (beside / name).expanduser()
    if (folder / FILE).is_file():
        return folder
    message = (
        f"There is no style “{name}”, and no folder of that name with a {FILE}. "
        f"The styles found are {', '.join(known)}"
    )
    place = Place(TextFile(name, ""), 0, 0)
    raise StyleError(Diagnostic(place, Severity.ERROR, "unknown-style", message))
