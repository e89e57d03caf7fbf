"""A file on disk read as text: bounded, and UTF-8 or refused at the first wrong byte."""

from __future__ import annotations

from pathlib import Path

from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile, Unreadable

# A brief of a hundred pages has half a million characters.
MAX_BYTES = 2_000_000


def read_text_file(path: Path, name: str | None = None) -> TextFile:
    """Read a file of at most `MAX_BYTES`, under ``name`` or its path as given.

    Raises `Unreadable` when it is missing, too large, or not UTF-8.
    """
    shown = name if name is not None else str(path)
    try:
        if path.is_dir():
            raise _unreadable(shown, "unreadable-file", "This is a folder. Name a file in it")
        if path.stat().st_size > MAX_BYTES:
            size = f"{MAX_BYTES // 1_000_000} MB"
            message = f"The file is larger than {size}; no brief is. Is it the right file?"
            raise _unreadable(shown, "oversized-file", message)
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise _unreadable(shown, "unreadable-file", "There is no such file") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"The file can't be read: {reason}"
        raise _unreadable(shown, "unreadable-file", message) from error
    return _decoded(shown, content)


def _decoded(name: str, content: bytes) -> TextFile:
    try:
        return TextFile(name, content.decode("utf-8"))
    except UnicodeDecodeError as error:
        good = content[: error.start].decode("utf-8")
        file = TextFile(name, good)
        place = Place(file, len(good), len(good))
        message = (
            f"The file is not UTF-8 text: byte 0x{content[error.start]:02X} is no character. "
            "Save it again with the encoding UTF-8"
        )
        raise Unreadable(Diagnostic(place, Severity.ERROR, "not-utf-8", message)) from error


def _unreadable(name: str, rule: str, message: str) -> Unreadable:
    place = Place(TextFile(name, ""), 0, 0)
    return Unreadable(Diagnostic(place, Severity.ERROR, rule, message))
