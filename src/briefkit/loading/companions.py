"""Tables, pictures and charts of which a brief names the files, read to stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile, Unreadable
from briefkit.model import Brief
from briefkit.textfiles.beside import NotBeside, beside
from briefkit.textfiles.csvtext import rows_of
from briefkit.textfiles.textfile import read_bytes, read_text_file
from briefkit.textfiles.yamltree import Entry, Node, Scalar, Sequence, find, key_place
from briefkit.textfiles.yamltree import Mapping as Fields

if TYPE_CHECKING:
    from briefkit.charts.specs import Chart
    from briefkit.images import Image

TABLES, ROWS = "tables", "rows"
MAX_IMAGE = 50_000_000
MAX_ROWS = 5_000


@dataclass
class Tabled:
    """A brief's tree with the rows of its .csv files in it, and what was wrong with them.

    ``unread`` are the labels of the tables whose files could not be read.
    """

    root: Fields
    found: list[Diagnostic] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)


def with_rows(root: Fields, file: TextFile) -> Tabled:
    """Put the rows of the .csv files that tables name in the place of their names."""
    tabled = Tabled(root)
    entry = root.by_name.get(TABLES)
    if entry is None or not isinstance(entry.value, Fields):
        return tabled
    tables = []
    for each in entry.value.entries:
        faults = len(tabled.found)
        tables.append(Entry(each.key, _table(each.value, file, tabled.found)))
        if len(tabled.found) > faults:
            tabled.unread.add(each.key.value)
    tree = Fields(tuple(tables), entry.value.place)
    tabled.root = Fields(
        tuple(Entry(e.key, tree) if e is entry else e for e in root.entries), root.place
    )
    return tabled


def _table(node: Node, file: TextFile, found: list[Diagnostic]) -> Node:
    if not isinstance(node, Fields):
        return node
    named = node.by_name.get(ROWS)
    if named is None or not isinstance(named.value, Scalar) or named.value.absent:
        return node
    rows = _rows(named.value, file, found)
    entries = (Entry(e.key, rows) if e is named else e for e in node.entries)
    return Fields(tuple(entries), node.place)


def _rows(name: Scalar, file: TextFile, found: list[Diagnostic]) -> Sequence:
    empty = Sequence((), name.place)
    try:
        if Path(name.value).suffix.lower() != ".csv":
            raise NotBeside("is no .csv file. Save the table as .csv, in UTF-8")
        text = read_text_file(beside(name.value, Path(file.name).parent))
        rows = list(islice(rows_of(text), MAX_ROWS + 1))
        if not rows:
            raise NotBeside("is empty. Write its rows, of which the first names the columns")
        if len(rows) > MAX_ROWS:
            raise NotBeside(f"has more than {MAX_ROWS:,} rows. Print fewer")
    except NotBeside as refusal:
        found.append(_refused("table", name.value, name.place, refusal))
        return empty
    except Unreadable as failure:
        found.append(failure.diagnostic)
        return empty
    return Sequence(tuple(rows), name.place)


def images_of(
    brief: Brief, root: Fields, file: TextFile
) -> tuple[dict[str, Image], list[Diagnostic]]:
    """The pictures that a brief's figures name, by name, and what is wrong with the others."""
    if not brief.figures:
        return {}, []
    # Opening pictures takes libraries that a brief without any does not need.
    from briefkit.images import read_image
    from briefkit.images.rasterfiles import Unusable
    from briefkit.textfiles.validation import text_place

    images: dict[str, Image] = {}
    found: list[Diagnostic] = []
    for label, figure in brief.figures.items():
        if figure.image is None:
            continue
        place = text_place(root, ("figures", label, "image"), 0, len(figure.image))
        try:
            path = beside(figure.image, Path(file.name).parent)
            images[figure.image] = read_image(read_bytes(path, MAX_IMAGE))
        except (NotBeside, Unusable) as refusal:
            found.append(_refused("picture", figure.image, place, refusal))
        except Unreadable as failure:
            reason = f"can't be used. {failure.diagnostic.message}"
            found.append(_refused("picture", figure.image, place, reason))
    return images, found


def charts_of(
    brief: Brief, root: Fields, written: Fields, file: TextFile
) -> tuple[dict[str, Chart], list[Diagnostic]]:
    """The charts of a brief's figures by label, and what is wrong with figures' contents.

    ``written`` is all that the brief's file says, ``root`` what could be read of it.
    """
    found = list(_contentless(brief, root, written))
    if not any(figure.chart for figure in brief.figures.values()):
        return {}, found
    # Only here, since few briefs have charts.
    from briefkit.charts import reading

    charts, faulty = reading.charts_of(brief, root, file)
    return charts, [*found, *faulty]


def _contentless(brief: Brief, root: Fields, written: Fields) -> Iterator[Diagnostic]:
    """Each figure that has neither a picture nor a chart, or both."""
    for label, figure in brief.figures.items():
        if not (figure.image or figure.chart) and _has_content(written, label):
            # What stands there is no content, and that is said elsewhere.
            continue
        if bool(figure.image) == bool(figure.chart):
            wants = (
                "both “image:” and “chart:”. Keep one"
                if figure.image
                else "neither “image:” nor “chart:”. Give one of them"
            )
            place = key_place(root, ("figures", label))
            message = f"The figure “{label}” has {wants}"
            yield Diagnostic(place, Severity.ERROR, "figure-content", message)


def _has_content(written: Fields, label: str) -> bool:
    """Whether a figure's entry says anything of a picture or a chart."""
    nodes = [find(written, ("figures", label, name)) for name in ("image", "chart")]
    return any(each and not each.absent for each in nodes)


def _refused(what: str, name: str, place: Place, reason: object) -> Diagnostic:
    message = f"The {what} “{name}” {reason}"
    return Diagnostic(place, Severity.ERROR, f"{what}-file", message)
