"""`briefkit verify`: a brief's finished files are read back and held against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefkit.checks import blocks_rendering
from briefkit.commands.examining import Unexamined, examine
from briefkit.commands.rendering import output
from briefkit.commands.results import (
    EXIT_CLEAN,
    EXIT_FAILED,
    EXIT_PROBLEMS,
    PAGES,
    Result,
    Wanted,
)
from briefkit.diagnostic import Unreadable
from briefkit.edition import Edition
from briefkit.missing import MissingLibrary
from briefkit.textfiles.textfile import is_draft, read_bytes
from briefkit.verifying.apart import Difference
from briefkit.verifying.comparing import differences
from briefkit.verifying.printed import read_pdf
from briefkit.verifying.shown import Shown, Unverifiable
from briefkit.verifying.webpage import read_html
from briefkit.verifying.wordfile import read_docx

MOST_BYTES = 100_000_000
ENDINGS = tuple(f".{name}" for name in PAGES)
NOTHING = "(nothing)"


@dataclass(frozen=True)
class Verified(Result):
    """What came of it: a report to be read, and the sentence that sums it up."""

    report: str = ""
    sentence: str = ""


def verify(path: Path, wanted: Wanted, files: Sequence[Path] = ()) -> Verified:
    """Read back the files of a brief, and say where they differ from it and so from another.

    They are found where `render` writes them, or are those named. Ends with `EXIT_PROBLEMS`
    where words differ, with `EXIT_FAILED` where the brief or a file can't be read.
    """
    files = files or [output(path, wanted, f".{name}") for name in wanted.formats]
    if fault := _misused(path, files):
        return Verified(code=EXIT_FAILED, failure=fault)
    try:
        _, edition, found = examine(path, wanted)
    except Unexamined as failure:
        return Verified(diagnostics=failure.diagnostics, code=EXIT_FAILED)
    if blocking := tuple(each for each in found if blocks_rendering(each)):
        return Verified(diagnostics=blocking, code=EXIT_FAILED)
    compared: dict[Path, list[Difference]] = {}
    for file in files:
        try:
            compared[file] = list(differences(edition, _read(file), _ending(file)))
        except Unreadable as failure:
            return Verified(diagnostics=(failure.diagnostic,), code=EXIT_FAILED)
        except Unverifiable as failure:
            return Verified(code=EXIT_FAILED, failure=f"{file} {failure}")
        except MissingLibrary as failure:
            return Verified(code=EXIT_FAILED, failure=str(failure))
    code = EXIT_PROBLEMS if any(compared.values()) else EXIT_CLEAN
    report = "".join(f"{line}\n" for each in compared.items() for line in _told(*each))
    return Verified(code=code, report=report, sentence=_sentence(path, edition, compared))


def _misused(path: Path, files: Sequence[Path]) -> str | None:
    """Why files can't be verified, if their names tell it."""
    if is_draft(path):
        return f"{path} is a Word document. Name the brief first, then the files made of it"
    for file in files:
        if _ending(file) not in ENDINGS:
            return f"{file} can't be read back: what is, ends in {', '.join(ENDINGS)}"
        if not file.is_file():
            return (
                f"There is no {file}. Make it with “briefkit render {path}”, say in which "
                "folder it is (-o), or name the formats that there are (-f)"
            )
    return None


def _ending(file: Path) -> str:
    return file.suffix.lower()


def _read(file: Path) -> Shown:
    data = read_bytes(file, MOST_BYTES)
    if _ending(file) == ".html":
        return read_html(data)
    if _ending(file) == ".docx":
        return read_docx(data, str(file))
    return read_pdf(data)


def _told(file: Path, found: list[Difference]) -> Iterator[str]:
    for each in found:
        yield f"{file}: {each.place}"
        yield f"  - brief: {each.brief or NOTHING}"
        yield f"  + file:  {each.shown or NOTHING}"


def _sentence(path: Path, edition: Edition, compared: dict[Path, list[Difference]]) -> str:
    names = ", ".join(file.name for file in compared)
    notes = f"{len(edition.notes)} notes" if len(edition.notes) != 1 else "1 note"
    if not any(compared.values()):
        return f"{names}: the same words as {path}, with all its {notes}"
    apart = [file.name for file, found in compared.items() if found]
    texts = {tuple((brief, shown) for _, brief, shown in each) for each in compared.values()}
    if len(compared) > 1 and len(texts) == 1:
        return f"{names}: the same as each other, but not as {path}. Render it anew?"
    count = sum(map(len, compared.values()))
    differ = "differs" if len(apart) == 1 else "differ"
    return f"{', '.join(apart)} {differ} from {path} in {count} place{'s' if count > 1 else ''}"
