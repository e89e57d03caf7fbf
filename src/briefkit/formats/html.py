"""A brief as one self-contained web page (HTML, DPUB-ARIA 1.1)."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from briefkit import metadata
from briefkit.edition import EditedSection, Edition
from briefkit.fonts import web_font
from briefkit.stylesheet import Locate, Medium, style_sheet
from briefkit.tokens import Face

# A name with a hyphen, as Korean and Chinese names are written: "Soo-ho", "Jong-un".
HYPHENED_NAME = re.compile(r"\b([A-Z][a-z]{1,7}-[a-z]{1,8})\b")


def render(edition: Edition) -> dict[str, bytes]:
    """The brief as ``{".html": …}``, with fonts, styles and metadata inside."""
    characters = edition.characters

    def embedded(face: Face, font: Path) -> str:
        data = web_font(font, map(ord, characters), face.axes)
        return f"data:font/woff;base64,{b64encode(data).decode()}"

    return {".html": page(edition, "screen", embedded).encode()}


def page(edition: Edition, medium: Medium, locate: Locate) -> str:
    """The HTML of a brief for a medium; ``locate`` gives the URL of a face's font."""
    template = edition.style.templates.get_template("brief.html.j2")
    return template.render(
        edition=edition,
        brief=edition.brief,
        wording=edition.wording,
        marks=edition.style.marks,
        medium=medium,
        unbroken=_unbroken,
        direction="rtl" if edition.is_right_to_left else "ltr",
        contents=list(_contents(edition.sections)),
        metadata=list(metadata.names(edition)),
        links=list(metadata.links(edition)) if medium == "screen" else [],
        open_graph=list(metadata.open_graph(edition)),
        linked_data=_script_safe(metadata.report(edition)),
        style_sheet=Markup(style_sheet(edition.style, medium, locate)),  # noqa: S704 the style's
    )


def _unbroken(text: str) -> Markup:
    """Words with each name that has a hyphen kept on one line."""
    whole = HYPHENED_NAME.sub(r'<span class="name">\1</span>', str(escape(text)))
    return Markup(whole)  # noqa: S704 escaped before


def _contents(sections: tuple[EditedSection, ...]) -> Iterator[tuple[str, str]]:
    return ((each.anchor, each.heading) for each in sections if each.heading)


def _script_safe(value: dict[str, Any]) -> Markup:
    """JSON that cannot end the script element it stands in (HTML, 4.12.1.3)."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))  # noqa: S704 no "<" left
