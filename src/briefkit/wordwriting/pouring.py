"""Where the text of a brief goes in a designer's pages, and the heads and feet it has there."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from briefkit.word.names import W, child
from briefkit.wordwriting.fields import (
    BODY,
    CORRECTIONS,
    Unfit,
    fields_of,
    is_field,
    take_out,
)

FURNITURE = (f"{W}headerReference", f"{W}footerReference")
# Ends the corrections in a document part, where the design has a place for them.
CORRECTIONS_END = "CorrectionsEnd"
# What comes after w:titlePg in a section's properties (ECMA-376 part 1, 17.6.17).
AFTER_TITLE_PAGE = tuple(
    f"{W}{name}" for name in ("textDirection", "bidi", "rtlGutter", "docGrid")
)


def settled(root: Any) -> dict[str, Any]:
    """The paragraphs where the text goes, and the corrections if they have a place.

    Raises `Unfit` unless each stands by itself, the corrections first.
    """
    found = list(fields_of(root))
    holders = [
        paragraph for name, paragraph in found if name == BODY and _alone(paragraph, BODY)
    ]
    if len(holders) != 1 or [name for name, _ in found].count(BODY) != 1:
        raise Unfit(
            f"has fields, and so needs one paragraph that is {{{{ {BODY} }}}} and nothing "
            "else, in no table and no box. The text of the brief goes there"
        )
    places = [paragraph for name, paragraph in found if name == CORRECTIONS]
    before = [each for each in holders[0].itersiblings(preceding=True) if each in places]
    if len(places) > 1 or not all(
        each in before and _alone(each, CORRECTIONS) for each in places
    ):
        raise Unfit(
            f"has {{{{ {CORRECTIONS} }}}}, which needs one paragraph of its own before "
            f"{{{{ {BODY} }}}}, in no table and no box"
        )
    return {BODY: holders[0], **dict(zip([CORRECTIONS], places, strict=False))}


def _alone(paragraph: Any, name: str) -> bool:
    """Whether a paragraph of the pages is a field and nothing else."""
    return is_field(paragraph, name) and paragraph.getparent().tag == f"{W}body"


def pour(holders: dict[str, Any], text: Any) -> None:
    """Put the text in the place of its paragraph, with the heads and feet that stand there."""
    *content, last = text
    if CORRECTIONS in holders:
        content = _pour_corrections(holders[CORRECTIONS], content)
    holder = holders[BODY]
    after = [holder, *holder.itersiblings()]
    governing = next(setup for each in after for setup in each.iter(f"{W}sectPr"))
    first = next(setup for each in (*content, last) for setup in each.iter(f"{W}sectPr"))
    _take_heads(first, governing)
    for each in content:
        holder.addprevious(each)
    governing.getparent().replace(governing, last)
    if child(holder, "pPr/sectPr") is None:
        holder.getparent().remove(holder)
    else:
        for each in holder.findall(f"{W}r"):
            holder.remove(each)


def _pour_corrections(holder: Any, content: list[Any]) -> list[Any]:
    """Put the corrections in the place of their paragraph; gives what comes after them."""
    styles = [child(each, "pPr/pStyle") for each in content]
    named = ["" if style is None else style.get(f"{W}val") for style in styles]
    end = named.index(CORRECTIONS_END)
    for each in content[:end]:
        holder.addprevious(each)
    take_out(holder)
    return content[end + 1 :]


def _take_heads(setup: Any, governing: Any) -> None:
    """Give the first pages of the text the heads and feet of the design (17.6.17)."""
    begins = governing.find(f"{W}type")
    if begins is not None and setup.find(f"{W}type") is None:
        setup.insert(0, deepcopy(begins))
    for each in reversed(governing.findall(f"{W}*")):
        if each.tag in FURNITURE:
            setup.insert(0, deepcopy(each))
    if governing.find(f"{W}titlePg") is not None:
        later = [each for each in setup if each.tag in AFTER_TITLE_PAGE]
        mark = setup.makeelement(f"{W}titlePg", {})
        setup.insert(setup.index(later[0]) if later else len(setup), mark)
