"""A brief as a piece of HTML for a content management system, with its pictures and data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, tostring

from briefkit.edition import Edition
from briefkit.edition.blocks import EditedFigure
from briefkit.formats.html import page
from briefkit.images import MediaType
from briefkit.web import metadata

# Attributes that name ids of the page, several of them with spaces between.
NAMING = ("id", "aria-labelledby", "aria-describedby", "for", "headers")
ENDINGS: dict[MediaType, str] = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/svg+xml": "svg",
}
# What the name of a file is not to have in it.
UNFIT = re.compile(r"[^\w-]")
ALIGNMENT = re.compile(r"text-align: (\w+)")


def render(edition: Edition) -> dict[str, bytes]:
    """The brief as ``{"-cms/fragment.html": …, "-cms/meta.json": …, "-cms/….png": …}``.

    The fragment has no ``h1`` and no style; its ids begin with the brief's title, so that
    several briefs may stand on one page.
    """
    from tinyhtml5 import parse

    whole = parse(page(edition, "fragment", lambda *_: ""), namespace_html_elements=False)
    article: Any = whole.find(".//article")
    _without_title(article)
    name = _name(edition.brief.title)
    pictures = {figure.label: figure for figure in _pictures(edition)}
    for element in article.iter():
        _fit(element, name, pictures)
    content = "".join(tostring(each, "unicode", "html") for each in article)
    files = {_file(each): each.image.data for each in pictures.values() if each.image}
    data = json.dumps(_meta(edition, name, pictures), ensure_ascii=False, indent=1)
    made = {
        "fragment.html": f"{content}\n".encode(),
        "meta.json": f"{data}\n".encode(),
        **files,
    }
    return {f"-cms/{file}": each for file, each in made.items()}


def _name(title: str) -> str:
    """What ids begin with: the words of the title."""
    return "-".join(re.findall(r"\w+", title.casefold()))[:60].strip("-") or "brief"


def _pictures(edition: Edition) -> Iterator[EditedFigure]:
    for block in edition.placed.values():
        if isinstance(block, EditedFigure) and block.image:
            yield block


def _file(figure: EditedFigure) -> str:
    """The name of a picture's file: its label, without what could lead to another folder."""
    image, name = figure.image, UNFIT.sub("_", figure.label)
    return f"{name}.{ENDINGS[image.media_type]}" if image else ""


def _without_title(article: Element) -> None:
    """Take the heading out: the page into which the fragment goes has its own."""
    for parent in list(article.iter()):
        for child in list(parent):
            if child.tag == "h1":
                parent.remove(child)


def _fit(element: Element, name: str, pictures: dict[str, EditedFigure]) -> None:
    """Give an element ids of the brief's own, no style, and pictures in files."""
    for attribute in NAMING:
        if names := element.get(attribute):
            element.set(attribute, " ".join(f"{name}-{each}" for each in names.split()))
    if (target := element.get("href", "")).startswith("#"):
        element.set("href", f"#{name}-{target[1:]}")
    if side := ALIGNMENT.search(element.attrib.pop("style", "")):
        element.set("class", f"{element.get('class', '')} align-{side[1]}".strip())
    if element.tag == "figure":
        label = (element.get("id") or "").removeprefix(f"{name}-")
        for image in element.iter("img") if label in pictures else ():
            image.set("src", _file(pictures[label]))


def _meta(edition: Edition, name: str, pictures: dict[str, EditedFigure]) -> dict[str, Any]:
    """What a page needs to know: the brief's record (schema.org), its sources (CSL-JSON)."""
    # Only here: few who start briefkit make this.
    from briefkit.bibliography.csljson import csl_json

    brief = edition.brief
    return {
        "name": name,
        "title": brief.title,
        "subtitle": brief.subtitle,
        "language": brief.language,
        "direction": "rtl" if edition.is_right_to_left else "ltr",
        "status": brief.status,
        "summary": edition.summary,
        "notes": len(edition.notes),
        "images": [
            {"file": _file(each), "alt": each.alt, "credit": each.credit}
            for each in pictures.values()
        ],
        "report": metadata.report(edition),
        "sources": [csl_json(key, each) for key, each in edition.cited_sources.items()],
    }
