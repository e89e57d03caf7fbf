"""Files written whole or not at all, and several of them together."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterator, Mapping
from errno import EISDIR
from pathlib import Path


class Unwritten(Exception):
    """The first of several files that could not be written, and why."""

    def __init__(self, path: Path, failure: OSError) -> None:
        super().__init__(f"{path}: {failure}")
        self.path = path
        self.failure = failure


def write_whole(path: Path, content: bytes) -> None:
    """Write a file by way of a temporary one beside it, so that no half of it is ever seen.

    Makes the folder where it is missing; a file that is there keeps who may read and write
    it. Raises `OSError` as the system gives it, leaving what stood there before.
    """
    try:
        write_together({path: content})
    except Unwritten as unwritten:
        raise unwritten.failure from None


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write files that belong to each other: the first takes its place when all are on disk.

    Raises `Unwritten` for the first that can't be written. Then none is, save where the
    system gives way between one renaming and the next.
    """
    with contextlib.ExitStack() as undo:
        staged = [(_staged(path, content, undo), path) for path, content in files.items()]
        for temporary, path in staged:
            with _told(path):
                temporary.replace(path)


def _staged(path: Path, content: bytes, undo: contextlib.ExitStack) -> Path:
    """The temporary file that holds what is to be written; it goes when all is undone."""
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(EISDIR, "there is a folder of this name")
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        temporary = Path(name)
        undo.callback(_remove, temporary)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(path))
    return temporary


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as failure:
        raise Unwritten(path, failure) from failure


def _remove(temporary: Path) -> None:
    with contextlib.suppress(OSError):
        temporary.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """The mode of the file that is there, else that of a new one."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return 0o666 & ~_umask()


def _umask() -> int:
    """The process's file mode mask, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
