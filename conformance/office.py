"""Word documents in LibreOffice: opened, saved anew and printed, with every word and note."""

from __future__ import annotations

import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefkit.commands.examining import examine
from briefkit.commands.results import Wanted
from briefkit.edition import Edition
from briefkit.verifying.comparing import differences
from briefkit.verifying.saying import said
from briefkit.verifying.wordfile import read_docx
from conformance.judging import Faults, said_by


def libreoffice(files: Sequence[Path]) -> Faults:
    """What LibreOffice loses of documents, each in a folder named for its style."""
    faults: Faults = {}
    by_style = defaultdict(list)
    for each in files:
        by_style[each.parent.name].append(each)
    with tempfile.TemporaryDirectory() as folder:
        for style, documents in by_style.items():
            made = Path(folder, style)
            for ending in ("docx", "pdf"):
                _converted(documents, ending, made, Path(folder, "profile"))
            for each in documents:
                _, edition, _ = examine(_brief(each), Wanted(style=style))
                faults[each] = [*_saved(edition, made / each.name)]
                faults[each] += _printed(edition, made / f"{each.stem}.pdf")
    return faults


def _brief(document: Path) -> Path:
    return Path("briefs", document.stem, "brief.yaml")


def _converted(files: Sequence[Path], ending: str, folder: Path, profile: Path) -> None:
    settings = f"-env:UserInstallation={profile.as_uri()}"
    said_by(
        "soffice", settings, "--headless", "--convert-to", ending, "--outdir", folder, *files
    )


def _saved(edition: Edition, file: Path) -> Iterator[str]:
    """Where the document says something else once LibreOffice has saved it."""
    for each in differences(edition, read_docx(file.read_bytes(), str(file)), ".docx"):
        yield f"saved anew, {each.place}: “{each.brief}” is “{each.shown}”"


def _printed(edition: Edition, file: Path) -> Iterator[str]:
    """The letters that the printed pages have too few of: no word was clipped or left out."""
    shown = said(edition, on_paper=False)
    text = "".join((*shown.lines, *shown.notes.values()))
    # A picture's description is not printed.
    spoken = "".join(piece.rpartition("⟩")[2] for piece in text.split("⟨"))
    lacking = _letters(spoken) - _letters(said_by("pdftotext", file, "-"))
    if lacking:
        yield f"printed without {lacking.total()} letters, such as {lacking.most_common(5)}"


def _letters(text: str) -> Counter[str]:
    return Counter(filter(str.isalpha, unicodedata.normalize("NFKD", text)))
