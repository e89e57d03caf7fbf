"""The tables of contents that Word has made from a document's own headings (17.16.5.68)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefkit.word.names import W, value
from briefkit.word.styles import Styles

CODE = re.compile(r"\s*TOC\b")
STYLE = re.compile(r"toc \d|toc heading|contents \d|contents heading|table of figures")
GALLERY = "Table of Contents"


def contents(root: Any, styles: Styles) -> set[Any]:
    """The paragraphs of tables of contents: by their field, their frame or their style."""
    found = {each for each in root.iter(f"{W}p") if STYLE.fullmatch(styles.named(each))}
    for frame in root.iter(f"{W}sdt"):
        if value(frame, "sdtPr/docPartObj/docPartGallery") == GALLERY:
            found.update(frame.iter(f"{W}p"))
    return found.union(_in_fields(root))


def _in_fields(root: Any) -> Iterator[Any]:
    """What stands in fields that end; where one ends, running text may go on."""
    codes: list[str] = []
    held: list[Any] | None = None
    depth = 0
    paragraph = None
    for each in root.iter(f"{W}p", f"{W}fldChar", f"{W}instrText"):
        kind = each.get(f"{W}fldCharType")
        if each.tag == f"{W}p":
            paragraph = each
            if held is not None:
                held.append(each)
        elif each.tag == f"{W}instrText":
            if codes and len(codes[-1]) < len(GALLERY):
                codes[-1] += each.text or ""
        elif kind == "begin":
            codes.append("")
        elif kind == "separate" and codes and held is None and CODE.match(codes[-1]):
            held, depth = [paragraph], len(codes)
        elif kind == "end" and codes:
            codes.pop()
            if held is not None and len(codes) < depth:
                yield from (each for each in held if each is not paragraph)
                held = None
