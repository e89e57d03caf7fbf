"""What a web page shows (HTML), as a reader without styles is shown it."""

from __future__ import annotations

import re
from typing import Any

from briefkit.verifying.shown import Shown, Unverifiable, clean

H = "{http://www.w3.org/1999/xhtml}"
HEADING = re.compile(rf"{H}h([1-6])")
# What is no part of the brief's words, or is read on its own.
SKIPPED = frozenset(
    ("note", "endnotes", "contents", "mark", "numeral", "section-number", "masthead", "banner")
) | {"data", "phone"}
IN_NOTES = frozenset(("number", "backlinks"))
TEXT = ("p", "h1", "h2", "h3", "h4", "h5", "td", "th", "pre", "li", "dt", "dd")
LINES = frozenset(f"{H}{tag}" for tag in (*TEXT, "figcaption", "caption", "img"))


def read_html(data: bytes) -> Shown:
    """Read a page that briefkit made, edited or not. Raises `Unverifiable`."""
    from tinyhtml5 import parse

    body = parse(data, transport_encoding="utf-8").find(f"{H}body//{H}article")
    if body is None:
        raise Unverifiable("is no page that briefkit made: it has no <article>")
    shown = Shown()
    for element in body.iter():
        role = element.get("role")
        if role == "doc-endnotes":
            for item in element.findall(f"{H}ol/{H}li"):
                if number := _number(item, "fn-"):
                    shown.notes[number] = clean(_words(item, IN_NOTES))
        elif role == "note" and (number := _number(element, "note-")):
            shown.in_place[number] = clean(_words(element, IN_NOTES))
        elif (level := HEADING.fullmatch(element.tag)) and _is_text(element):
            shown.headings.append((int(level[1]), clean(_words(element, SKIPPED))))
    lines = map(clean, _words(body, SKIPPED).split("\n"))
    shown.lines = [line for line in lines if line]
    return shown


def _number(element: Any, prefix: str) -> int:
    """The number in an element's id; 0 where there is none."""
    digits = element.get("id", "").removeprefix(prefix)
    return int(digits) if digits.isdecimal() else 0


def _is_text(heading: Any) -> bool:
    return str(heading.get("id")) != "notes"


def _words(element: Any, skip: frozenset[str]) -> str:
    """The words of an element, each line of its own between line breaks."""
    if not isinstance(element.tag, str) or element.tag == f"{H}button":
        return ""
    classes = frozenset((element.get("class") or "").split())
    if classes & skip:
        return ""
    if "ref" in classes:
        digits = re.sub(r"\D", "", "".join(element.itertext()))
        return f"⟦{digits}⟧"
    if element.tag == f"{H}img":
        return f"\n⟨{element.get('alt', '')}⟩\n"
    if element.get("role") == "img":
        return f"\n⟨{element.get('aria-label', '')}⟩\n"
    parts = [element.text or ""]
    for child in element:
        parts += [" " if child.tag == f"{H}br" else _words(child, skip), child.tail or ""]
    text = "".join(parts)
    if element.tag == f"{H}pre" or "pre" in classes:
        text = " ".join(text.split())
    if "title-note" in classes:
        mark, *lines = filter(None, map(str.strip, text.split("\n")))
        return mark + " ".join(lines)
    if "p" in classes or element.tag in LINES:
        return f"\n{' '.join(text.split(' '))}\n"
    return text
