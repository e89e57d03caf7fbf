"""A file on disk becomes text, or one clear error that says why not."""

from __future__ import annotations

import codecs
from pathlib import Path

from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile, Unreadable

MAX_BYTES = 2_000_000
# What word processors write; the reader of Word files says which of these it can't read.
WORD_ENDINGS = frozenset((".docx", ".docm", ".doc", ".rtf", ".odt"))
SAVE = "Save it as UTF-8: most editors ask for the “encoding” under “Save as”"


def read_text_file(path: Path, name: str | None = None, limit: int = MAX_BYTES) -> TextFile:
    """Read a UTF-8 file of at most ``limit`` bytes; a byte order mark at its start is dropped.

    ``name`` is what messages call it, by default the path. Raises `Unreadable` when it is
    missing, closed to us, no file, too large or not UTF-8; then with the first wrong byte.
    """
    empty = TextFile(name or str(path), "")
    data = _read(path, empty, limit).removeprefix(codecs.BOM_UTF8)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise _unreadable(empty, "not-utf-8", f"This file is saved as UTF-16. {SAVE}")
    if data.count(0) > len(data) // 10:
        message = "This is not a text file. A brief is written as plain text, saved as UTF-8"
        raise _unreadable(empty, "not-text", message)
    try:
        return TextFile(empty.name, data.decode())
    except UnicodeDecodeError as failure:
        raise _wrong_byte(empty.name, data, failure.start) from None


def is_draft(path: Path) -> bool:
    """Whether a file is to be read as a Word draft, by its ending."""
    return path.suffix.lower() in WORD_ENDINGS


def read_bytes(path: Path, limit: int) -> bytes:
    """Read a file of at most ``limit`` bytes. Raises `Unreadable` when that can't be done."""
    return _read(path, TextFile(str(path), ""), limit)


def _read(path: Path, empty: TextFile, limit: int) -> bytes:
    try:
        if path.is_dir():
            raise IsADirectoryError
        size = path.stat().st_size
        with path.open("rb") as stream:
            data = stream.read(limit + 1) if size <= limit else b""
    except OSError as failure:
        rule, message = _refusal(failure)
        raise _unreadable(empty, rule, message) from None
    if max(size, len(data)) > limit:
        message = f"This file is larger than {limit // 1_000_000} MB, too large for a brief"
        raise _unreadable(empty, "file-too-large", message)
    return data


def _refusal(failure: OSError) -> tuple[str, str]:
    if isinstance(failure, IsADirectoryError):
        return "not-a-file", "This is a folder. Name the brief's file inside it"
    if isinstance(failure, FileNotFoundError):
        return "file-not-found", "There is no such file. Check its name and its folder"
    if isinstance(failure, PermissionError):
        return "file-not-readable", "You may not read this file. Ask its owner for access"
    return "file-not-readable", f"This file cannot be read: {failure.strerror}"


def _wrong_byte(name: str, data: bytes, at: int) -> Unreadable:
    offset = len(data[:at].decode())
    likely = data[at : at + 1].decode("cp1252", errors="replace")
    meant = f" (perhaps “{likely}” in Windows-1252)" if likely.isprintable() else ""
    message = f"The byte 0x{data[at]:02X} here is not UTF-8{meant}. {SAVE}"
    file = TextFile(name, data.decode(errors="replace"))
    return _unreadable(file, "not-utf-8", message, offset)


def _unreadable(file: TextFile, rule: str, message: str, offset: int = 0) -> Unreadable:
    end = min(offset + 1, len(file.text))
    return Unreadable(Diagnostic(Place(file, offset, end), Severity.ERROR, rule, message))
