"""A style's tokens and sheets as one piece of CSS, for the web or for print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from briefkit.style import Style, style_file
from briefkit.style.stylefile import Face

Medium = Literal["screen", "paper", "fragment"]
Locate = Callable[[Face, Path], str]
GENERIC = ("serif", "sans-serif", "monospace", "system-ui")
WORD_ROLES = ("word_text", "word_title", "word_heading", "word_label")
SHEETS: dict[Medium, tuple[str, ...]] = {
    "screen": ("page.css", "screen.css", "languages.css", "house.css"),
    "paper": ("page.css", "print.css", "languages.css", "house.css", "house-paper.css"),
    "fragment": (),
}
# On paper, when the text runs from right to left: boxes at a page's edges have no other way.
MIRRORED = "mirrored.css"


def style_sheet(
    style: Style, medium: Medium, locate: Locate, right_to_left: bool = False
) -> str:
    """The style's CSS: tokens first, what both media share, the medium's own, the house's.

    ``locate`` gives the URL of a face's font. In a web page, where a font is a part of
    the original, it goes by another name, with the original's name next in line.
    """
    names = {face.family: face.family for face, _ in style.faces}
    if medium == "screen":
        names = {family: f"Brief {index}" for index, family in enumerate(names, 1)}
    fonts = style.tokens.font.model_dump(exclude=set(WORD_ROLES))
    sizes = style.tokens.size.model_dump(exclude={"word_text", "word_leading", "web_text"})
    tokens = style.templates.get_template("tokens.css.j2").render(
        tokens=style.tokens,
        medium=medium,
        right_to_left=right_to_left,
        leading=style.language.leading if style.language else 1,
        generic=GENERIC,
        faces=[
            {**face.model_dump(), "family": names[face.family], "url": locate(face, path)}
            for face, path in style.faces
        ],
        fonts=[(role, _stack(families, names)) for role, families in fonts.items()],
        sizes=[(name.replace("_", "-"), points) for name, points in sizes.items()],
    )
    mirrored = (MIRRORED,) if right_to_left and medium == "paper" else ()
    return "\n".join(
        [tokens, *(style_file(style, sheet) for sheet in (*SHEETS[medium], *mirrored))]
    )


def _stack(families: tuple[str, ...], names: dict[str, str]) -> list[str]:
    return list(dict.fromkeys(each for f in families for each in (names.get(f, f), f)))
