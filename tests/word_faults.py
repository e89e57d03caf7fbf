"""Faults of a Word document that no schema validator sees."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def faults(content: bytes) -> Iterator[str]:
    """What is dangling, doubled or unclosed in a document."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        parts = {
            name: ElementTree.fromstring(package.read(name))
            for name in names
            if name.startswith("word/") and name.endswith(".xml")
        }
        related = {
            name: set(re.findall(r'Id="(\w+)"', package.read(rels).decode()))
            for name in parts
            if (rels := name.replace("word/", "word/_rels/") + ".rels") in names
        }
    document = parts["word/document.xml"]
    yield from _notes(document, parts.get("word/footnotes.xml"))
    marks = [
        (each.get(f"{W}id"), each.get(f"{W}name", ""))
        for each in _all(document, "bookmarkStart")
    ]
    for values in ([mark[0] for mark in marks], [mark[1] for mark in marks]):
        yield from (f"bookmark {value} twice" for value, n in Counter(values).items() if n > 1)
    yield from (f"bookmark {name} too long" for _, name in marks if len(name) > 40)
    styles = {each.get(f"{W}styleId") for each in _all(parts["word/styles.xml"], "style")}
    for name, root in parts.items():
        for tag in ("pStyle", "rStyle", "tblStyle"):
            used = {each.get(f"{W}val") for each in _all(root, tag)}
            yield from (f"{name}: style {style} is undefined" for style in used - styles)
        for instruction in _all(root, "instrText"):
            for target in re.findall(r"(?:NOTEREF|REF)\s+(\S+)", instruction.text or ""):
                if target not in {mark for _, mark in marks}:
                    yield f"{name}: a field refers to {target}, which is nowhere"
        for link in _all(root, "hyperlink"):
            wanted, anchor = link.get(f"{R}id"), link.get(f"{W}anchor")
            if wanted and wanted not in related.get(name, set()):
                yield f"{name}: no relationship {wanted}"
            if anchor and anchor not in {mark for _, mark in marks}:
                yield f"{name}: a link leads to {anchor}, which is nowhere"
        # All but a contents list, which has a paragraph an entry, close where they begin.
        entries = [each for each in _all(root, "p") if _style(each).startswith("TOC")]
        others = [[each] for each in _all(root, "p") if each not in entries]
        for stretch in (*others, entries):
            kinds = Counter(
                each.get(f"{W}fldCharType")
                for held in stretch
                for each in _all(held, "fldChar")
            )
            if len(set(kinds.values())) > 1 or len(kinds) not in (0, 3):
                yield f"{name}: a field is not closed"
        for cell in _all(root, "tc"):
            if cell[-1].tag != f"{W}p":
                yield f"{name}: a cell does not end with a paragraph"


def _all(root: Any, tag: str) -> list[Any]:
    return list(root.iter(f"{W}{tag}"))


def _notes(document: Any, footnotes: Any) -> Iterator[str]:
    references = [each.get(f"{W}id") for each in _all(document, "footnoteReference")]
    notes = [
        each.get(f"{W}id")
        for each in (footnotes if footnotes is not None else [])
        if each.get(f"{W}type") is None
    ]
    if references != notes:
        yield f"the references {references} are not the notes {notes}"


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val", ""))
