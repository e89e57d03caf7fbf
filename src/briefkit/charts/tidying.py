"""The SVG that Vega writes, made small, still and the same on every machine."""

from __future__ import annotations

import re
from typing import Any

LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}(?:e-?\d+)?")
REFERENCE = re.compile(r"url\(#([^)]+)\)")
# What a reader's mouse and a screen reader would meet: a chart is one picture with its words.
DROPPED = ("role", "class", "pointer-events", "version")
PAINTLESS = re.compile(r"M0,0h0v0h0Z|")


def tidied(svg: str, prefix: str) -> bytes:
    """The SVG without what shows nothing; its identifiers begin with ``prefix``.

    Charts of one page would otherwise share them.
    """
    from lxml import etree

    root = etree.fromstring(svg.encode())
    for element in list(root.iter()):
        _tidy(element, prefix)
    for element in reversed(list(root.iter())):
        parent = element.getparent()
        if parent is not None and _shows_nothing(element):
            parent.remove(element)
    etree.cleanup_namespaces(root)
    data: bytes = etree.tostring(root, encoding="utf-8")
    return data


def _tidy(element: Any, prefix: str) -> None:
    for name in list(element.attrib):
        value = element.attrib[name]
        if name in DROPPED or name.startswith("aria-") or (name, value) == ("opacity", "1"):
            del element.attrib[name]
        elif name == "id":
            element.attrib[name] = f"{prefix}-{value}"
        elif name not in ("font-family", "href"):
            value = REFERENCE.sub(rf"url(#{prefix}-\1)", value)
            element.attrib[name] = LONG_NUMBER.sub(_rounded, value)


def _rounded(number: re.Match[str]) -> str:
    return f"{round(float(number[0]), 2) + 0:g}"


def _shows_nothing(element: Any) -> bool:
    name = element.tag.rpartition("}")[2]
    if element.get("display") == "none" or name == "title":
        return True
    if name == "path":
        unpainted = not {"fill", "stroke"} & set(element.attrib)
        within = element.getparent().tag.endswith(("clipPath", "defs"))
        return PAINTLESS.fullmatch(element.get("d", "")) is not None or (
            unpainted and not within
        )
    return name == "g" and not len(element)
