"""What is wrong in the CSS of a house style: names of tokens that there are not, and slips."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile
from briefkit.style import Style
from briefkit.textfiles.textfile import read_text_file
from briefkit.web.stylesheet import style_sheet

DEFINED = re.compile(r"(--[\w-]+)\s*:")
USED = re.compile(r"\bvar\(\s*(--[\w-]+)\s*\)")
COMMENT = re.compile(r"/\*.*?(\*/|$)", re.DOTALL)


def sheet_faults(style: Style) -> Iterator[Diagnostic]:
    """What browsers would pass over in silence in the style's own sheets (CSS Syntax 3).

    Raises `Unreadable` when a sheet can't be read.
    """
    files = [read_text_file(path) for path in sorted(style.folders[0].glob("*.css"))]
    media = (style_sheet(style, medium, lambda *_: "") for medium in ("screen", "paper"))
    known = sorted({name for sheet in media for name in DEFINED.findall(sheet)})
    for file in files:
        yield from _unknown_tokens(file, known)
        yield from _slips(file)


def _unknown_tokens(file: TextFile, known: list[str]) -> Iterator[Diagnostic]:
    """Each token that nothing sets, unless a value to fall back on is given."""
    said = COMMENT.sub(lambda found: " " * len(found[0]), file.text)
    for used in USED.finditer(said):
        if used[1] not in known:
            close = get_close_matches(used[1], known, n=1)
            hint = (
                f"Did you mean “{close[0]}”?" if close else "tokens.css.j2 of base has them all"
            )
            place = Place(file, used.start(1), used.end(1))
            message = f"There is no token “{used[1]}”. {hint}"
            yield Diagnostic(place, Severity.ERROR, "unknown-token", message)


def _slips(file: TextFile) -> Iterator[Diagnostic]:
    """Each rule or declaration that can't be read."""
    # WeasyPrint's own reader of CSS.
    import tinycss2

    for node in _nodes(tinycss2.parse_stylesheet(file.text, skip_comments=True)):
        if node.type == "error":
            lines = file.text.split("\n")
            start = sum(len(line) + 1 for line in lines[: node.source_line - 1])
            start = min(start + node.source_column - 1, len(file.text))
            place = Place(file, start, min(start + 1, len(file.text)))
            message = "This is no CSS and would be passed over. Write “name: value;”"
            yield Diagnostic(place, Severity.ERROR, "malformed-css", message)


def _nodes(parsed: list[Any]) -> Iterator[Any]:
    """Rules, and the declarations and rules in them."""
    import tinycss2

    for node in parsed:
        yield node
        if node.type in ("qualified-rule", "at-rule") and node.content:
            yield from _nodes(tinycss2.parse_blocks_contents(node.content, skip_comments=True))
