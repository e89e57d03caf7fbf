"""What in a paragraph takes a comment as a whole, not at some of its words.

Word takes comments in the main text alone, not in text boxes or notes, and LibreOffice
drops those in fields and content controls.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefkit.word.names import MC, M, W

# The outermost of these about an element. A run in a run is in a text box or has ruby.
WHOLES = (
    f"{W}r",
    f"{W}fldSimple",
    f"{W}sdt",
    f"{MC}AlternateContent",
    f"{M}oMath",
    f"{M}oMathPara",
)


def story_paragraph(element: Any) -> Any:
    """The ``w:p`` of the main text in which an element stands, outside any text box."""
    paragraphs = [*element.iterancestors(f"{W}p")]
    return paragraphs[-1] if paragraphs else element


class Wholes:
    """What of a paragraph of the main text takes a comment as a whole."""

    def __init__(self, paragraph: Any) -> None:
        self._paragraph = paragraph
        self._fields = _fields(paragraph)

    def about(self, element: Any) -> tuple[Any, Any]:
        """The first and last element of what takes a comment about one within it.

        They are the same, but for a field of several runs.
        """
        outermost = _outermost(element, self._paragraph)
        return self._fields.get(outermost, (outermost, outermost))


def _outermost(element: Any, paragraph: Any) -> Any:
    found = None
    for each in (element, *element.iterancestors()):
        if each is paragraph:
            break
        if each.tag in WHOLES:
            found = each
    return found


def _fields(paragraph: Any) -> Mapping[Any, tuple[Any, Any]]:
    """The ends of each field that begins and ends in a paragraph, by what it holds."""
    found: dict[Any, tuple[Any, Any]] = {}
    held: list[Any] = []
    depth = 0
    for run in paragraph.iter(f"{W}r"):
        if next(run.iterancestors(f"{W}p")) is not paragraph:
            continue
        kinds = [each.get(f"{W}fldCharType") for each in run.findall(f"{W}fldChar")]
        depth += kinds.count("begin")
        if depth:
            held.append(_outermost(run, paragraph))
        depth = max(0, depth - kinds.count("end"))
        if held and not depth:
            found |= dict.fromkeys(held, (held[0], held[-1]))
            held = []
    return found
