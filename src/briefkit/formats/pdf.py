"""A brief as a printed page: the HTML of print, laid out by WeasyPrint, each note guarded."""

from __future__ import annotations

import contextlib
import datetime
import io
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from briefkit.edition import Edition
from briefkit.formats.html import page
from briefkit.missing import MissingLibrary
from briefkit.pdf.artifacts import mark_artifacts
from briefkit.pdf.joining import join
from briefkit.pdf.layout import Area, Misplaced, lay_out
from briefkit.pdf.letters import letters_named
from briefkit.pdf.roles import give_roles
from briefkit.pdf.tree import StructureTree, origins

# For archives, and with all that screen readers need (ISO 19005-2, level A).
VARIANT = "pdf/a-2a"
PIXELS_PER_MM = 96 / 25.4
HEIGHTS = {"A4": 297.0, "Letter": 279.4}


class MisplacedNote(Exception):
    """Notes that the page cannot hold where they belong: what is wrong, by number."""

    def __init__(self, problems: dict[int, str]) -> None:
        super().__init__("; ".join(problems.values()))
        self.problems = problems


def render(edition: Edition) -> dict[str, bytes]:
    """The brief as ``{".pdf": …}``: tagged, with bookmarks, notes at the page's foot.

    Raises `MissingLibrary` without Pango, and `MisplacedNote` rather than lose a note
    or set one on another page than its reference.
    """
    _load_engine()
    from weasyprint import HTML

    from briefkit.pdf.xmp import described

    source = page(edition, "paper", lambda _, font: font.as_uri())
    roots = [*edition.style.folders, *(font.parent for _, font in edition.style.faces)]
    html = HTML(
        string=source, base_url=roots[0].as_uri() + "/", url_fetcher=_folder_fetcher(roots)
    )
    laid_out = lay_out(
        html,
        len(edition.notes),
        _area(edition),
        at_foot=edition.style.file.layout.notes == "foot",
    )
    if laid_out.misplaced:
        raise MisplacedNote({each.number: _advice(each) for each in laid_out.misplaced})
    document = laid_out.document
    document.metadata.generate_rdf_metadata = described(edition, document.metadata)
    named = letters_named() if edition.is_right_to_left else contextlib.nullcontext()
    with _fonts_dated(edition.moment), named, origins() as found:
        made = document.write_pdf(
            pdf_variant=VARIANT, finisher=partial(_finish, found, laid_out.passed)
        )
        return {".pdf": made}


def _finish(found: Mapping[bytes, Any], passed: Mapping[Any, Any], _: Any, pdf: Any) -> None:
    """Mend, before a PDF is written, what WeasyPrint tells of its structure.

    ``found`` is the HTML that each of the structure's elements comes from, ``passed`` what
    is to be read before which element.
    """
    tree = StructureTree(pdf, found)
    join(tree)
    tree.put_before(passed)
    give_roles(tree)
    tree.settle()
    mark_artifacts(pdf)


def _load_engine() -> None:
    """Import WeasyPrint, which prints a banner and raises where Pango is missing."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            import weasyprint  # noqa: F401
    except OSError as failure:
        raise MissingLibrary(
            "PDF output needs Pango, which is not installed. On Debian and Ubuntu: "
            "apt-get install libpangoft2-1.0-0 libharfbuzz-subset0. On a Mac: "
            "brew install pango. On Windows: see the README. "
            "HTML and Word output work without it"
        ) from failure


@contextlib.contextmanager
def _fonts_dated(moment: datetime.datetime) -> Iterator[None]:
    """Let embedded fonts say they were made at a moment: fontTools writes the clock's."""
    from fontTools.misc.timeTools import timestampSinceEpoch
    from fontTools.ttLib.tables import _h_e_a_d as head

    clock = head.timestampNow
    head.timestampNow = lambda: timestampSinceEpoch(int(moment.timestamp()))
    try:
        yield
    finally:
        head.timestampNow = clock


def _area(edition: Edition) -> Area:
    measures = edition.style.tokens.page
    return Area(
        top=min(measures.top, measures.first_top) * PIXELS_PER_MM,
        bottom=(HEIGHTS[measures.size] - measures.bottom) * PIXELS_PER_MM,
    )


def _advice(note: Misplaced) -> str:
    if note.page is None or note.reference_page is None:
        return f"Note {note.number} would be lost from the printed page"
    if not note.fits:
        return (
            f"Note {note.number} is longer than a page can hold. "
            "Shorten it, or move some of it into the text"
        )
    return (
        f"Note {note.number} falls on page {note.page}, its reference on page "
        f"{note.reference_page}. Shorten the notes near it, or move the reference"
    )


def _folder_fetcher(roots: list[Path]) -> Any:
    """A fetcher of files inside the folders and of data in the page, never of the network."""
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    from weasyprint.urls import URLFetcher, URLFetcherResponse

    allowed = [root.resolve() for root in roots]

    class FolderFetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            parts = urlsplit(url)
            file = Path(url2pathname(parts.path)).resolve()
            inside = any(file.is_relative_to(root) for root in allowed)
            local = parts.scheme == "file" and parts.netloc in ("", "localhost")
            if parts.scheme == "data":
                return super().fetch(url, headers)
            if not (local and inside and file.is_file()):
                raise ValueError(f"not a file of the style: {url[:80]}")
            return super().fetch(file.as_uri(), headers)

    return FolderFetcher(allowed_protocols={"file", "data"}, allow_redirects=False)
