"""`briefkit style check`: what in a house style does not work, each thing at its place."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile, Unreadable
from briefkit.editing import edit
from briefkit.edition import Edition
from briefkit.formats import docx, html, pdf
from briefkit.houses.contrast import faint_pairs
from briefkit.houses.sheets import sheet_faults
from briefkit.loading import load
from briefkit.missing import MissingLibrary
from briefkit.model.fieldtypes import LANGUAGE_TAG
from briefkit.style import Style, load_style
from briefkit.style.faults import FILE, StyleError
from briefkit.style.fonts import covered
from briefkit.style.languages import FOLDER, language_file
from briefkit.textfiles.textfile import read_text_file
from briefkit.textfiles.validation import Unfit, text_place
from briefkit.textfiles.yamltext import read
from briefkit.textfiles.yamltree import Mapping

SPECIMEN = Path(__file__).with_name("specimen.yaml")
MOMENT = datetime.datetime(2024, 12, 5, tzinfo=datetime.UTC)
ROLES = ("text", "title", "heading", "label")
GENERIC = ("serif", "sans-serif", "monospace", "system-ui")


def style_faults(folder: Path) -> list[Diagnostic]:
    """All that is wrong with the style in a folder, as far as it can be tried.

    What its file says is judged first; only a style that can be read is tried on a specimen.
    """
    try:
        style = load_style(folder)
        file = read_text_file(folder / FILE)
        root, _ = read(file)
        sheets = list(sheet_faults(style))
    except StyleError as failure:
        return sorted(failure.diagnostics, key=lambda each: each.order)
    except Unreadable as failure:
        return [failure.diagnostic]
    found = [*_colours(style, root), *_fonts(style, root), *_marks(style, root)]
    found += [*_languages(style), *sheets]
    return sorted((*found, *_tried(style)), key=lambda each: each.order)


def _languages(style: Style) -> Iterator[Diagnostic]:
    """What is wrong in the style's own files for languages."""
    for path in sorted((style.folders[0] / FOLDER).glob("[!.]*")):
        if path.suffix != ".yaml" or not LANGUAGE_TAG.fullmatch(path.stem):
            message = "This file is read for no language. Name it by a code, such as it.yaml"
            place = Place(TextFile(str(path), ""), 0, 0)
            yield Diagnostic(place, Severity.ERROR, "malformed-language", message)
            continue
        try:
            language_file(style.folders, path.stem)
        except Unreadable as failure:
            yield failure.diagnostic
        except Unfit as failure:
            yield from failure.diagnostics


def specimen(style: Style) -> Edition:
    """The brief with every block, in a style."""
    loaded = load(read_text_file(SPECIMEN))
    return edit(loaded.brief, style, MOMENT, images=loaded.images)


def _colours(style: Style, root: Mapping) -> Iterator[Diagnostic]:
    palettes = ((("tokens", "color"), style.tokens.color),
                (("tokens", "color", "dark"), style.tokens.color.dark))  # fmt: skip
    for path, palette in palettes:
        for name, message in faint_pairs(palette):
            yield _fault(root, (*path, name), "low-contrast", message)


def _fonts(style: Style, root: Mapping) -> Iterator[Diagnostic]:
    families = {face.family for face, _ in style.faces}
    for role in ROLES:
        first = getattr(style.tokens.font, role)[0]
        if first not in families and first not in GENERIC:
            message = (
                f"No font file is given for “{first}”. Add a face of it under “faces:”, or "
                f"begin with one of {', '.join(sorted(families))}"
            )
            yield _fault(root, ("tokens", "font", role), "unknown-font", message)
    for face, path in style.faces:
        if not path.is_file():
            message = f"The font file {path} of “{face.family}” is not there. Check “file:”"
            yield _fault(root, ("faces",), "missing-font", message)


def _marks(style: Style, root: Mapping) -> Iterator[Diagnostic]:
    """Marks that the font of labels has no glyph for."""
    fonts = [path for path in style.fonts_of(style.tokens.font.label) if path.is_file()]
    known = covered(*fonts) if fonts else frozenset()
    for name, mark in style.marks.model_dump().items():
        lacking = [each for each in mark.replace("{number}", "") if each not in known]
        if fonts and lacking:
            message = f"The font of labels has no “{lacking[0]}”. Choose another mark"
            yield _fault(root, ("marks", name), "missing-glyph", message)


def _fault(root: Mapping, path: tuple[str | int, ...], rule: str, message: str) -> Diagnostic:
    return Diagnostic(text_place(root, path), Severity.ERROR, rule, message)


def _tried(style: Style) -> Iterator[Diagnostic]:
    """What fails when the style sets the specimen in each format."""
    edition = specimen(style)
    tries: dict[str, Callable[[Edition], Any]] = {
        "HTML": html.render, "Word": docx.render, "PDF": pdf.render,
    }  # fmt: skip
    failures: set[str] = set()
    for name, render in tries.items():
        try:
            render(edition)
        except MissingLibrary:
            continue
        except Exception as failure:
            found = _failed(style, name, failure)
            if found.message not in failures:
                failures.add(found.message)
                yield found


def _failed(style: Style, name: str, failure: Exception) -> Diagnostic:
    """A failure at the line of the template where it came from, as far as that is known."""
    file, line = _template(style, failure)
    message = f"The {name} of a specimen brief can't be made: {failure}"
    start = sum(len(each) + 1 for each in file.text.split("\n")[: line - 1])
    end = min(start + 1, len(file.text))
    return Diagnostic(Place(file, start, end), Severity.ERROR, "failing-template", message)


def _template(style: Style, failure: Exception) -> tuple[TextFile, int]:
    """The template in which an exception was raised, and the line; else the style's file."""
    roots = [str(folder) for folder in style.folders]
    found = (str(style.folders[0] / FILE), 1)
    if (syntax := getattr(failure, "filename", None)) and hasattr(failure, "lineno"):
        found = (str(syntax), int(failure.lineno))
    step = failure.__traceback__
    while step is not None:
        name = step.tb_frame.f_code.co_filename
        if name.startswith(tuple(roots)):
            found = (name, step.tb_lineno)
        step = step.tb_next
    return read_text_file(Path(found[0])), found[1]
