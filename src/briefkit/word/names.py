"""The names of WordprocessingML as lxml writes them (ECMA-376 part 1, transitional)."""

from __future__ import annotations

from functools import cache
from typing import Any

WML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = f"{{{WML}}}"
VALUE = f"{W}val"
R = f"{{{RELATIONSHIPS}}}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def value(element: Any, path: str) -> str | None:
    """The ``w:val`` of the element at a path, such as ``pPr/pStyle``; None without it."""
    found = child(element, path)
    return None if found is None else found.get(VALUE)


def child(element: Any, path: str) -> Any:
    """The element at a path of first children, or None; lxml's own search is slower."""
    for tag in _steps(path):
        for each in element:
            if each.tag == tag:
                element = each
                break
        else:
            return None
    return element


@cache
def _steps(path: str) -> tuple[str, ...]:
    return tuple(f"{W}{name}" for name in path.split("/"))


def is_on(element: Any) -> bool:
    """Whether an on/off property such as ``w:b`` switches its look on (17.17.4)."""
    return element.get(VALUE, "true") not in ("0", "false", "off")


def number(written: str | None, default: int = 0) -> int:
    """A whole number as an attribute has it; what is none, or absurd, is the default."""
    figures = (written or "").removeprefix("-")
    if written is None or not figures.isdecimal() or len(figures) > 9:
        return default
    return int(written)
