"""What the accessibility checker in Word asks of a document (ECMA-376 part 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

from conformance.judging import Faults

LEVEL = re.compile(r"Heading (\d)")
# Styles of tables that only set things side by side, to be read from one to the next.
LAYOUT = ("BriefBox", "BriefKeyFigures")


def accessible(files: Sequence[Path]) -> Faults:
    """What is missing of titles, languages, headings, descriptions and header rows."""
    return {each: list(_faults(docx.Document(str(each)))) for each in files}


def _faults(document: Any) -> Iterator[str]:
    properties = document.core_properties
    if not properties.title:
        yield "has no title"
    if not properties.language:
        yield "does not say its language"
    if not document.styles.element.xpath(".//w:docDefaults//w:lang/@w:val"):
        yield "has no language for its text"
    yield from _headings(document)
    yield from _pictures(document)
    for number, table in enumerate(document.element.body.iter(qn("w:tbl")), 1):
        yield from (f"table {number}: {fault}" for fault in _table(table))


def _headings(document: Any) -> Iterator[str]:
    names = [paragraph.style.name for paragraph in document.paragraphs if paragraph.text]
    if names.count("Title") != 1:
        yield f"has {names.count('Title')} titles"
    above = 0
    for name in names:
        if found := LEVEL.fullmatch(name):
            if int(found[1]) > above + 1:
                yield f"a heading of level {found[1]} stands under one of level {above}"
            above = int(found[1])


def _pictures(document: Any) -> Iterator[str]:
    for drawing in document.element.body.iter(qn("w:drawing")):
        (properties,) = drawing.iter(qn("wp:docPr"))
        if not properties.get("descr"):
            yield f"picture {properties.get('id')} has no description"
        if drawing[0].tag != qn("wp:inline"):
            yield f"picture {properties.get('id')} does not stand in line with the text"


def _table(table: Any) -> Iterator[str]:
    """A table of data needs a header row (17.4.78), and no cells merged."""
    style = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
    if style is not None and style.get(qn("w:val")) in LAYOUT:
        return
    first = table.find(qn("w:tr"))
    if first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None:
        yield "has no header row"
    if table.find(f".//{qn('w:vMerge')}") is not None:
        yield "has merged cells"
