"""The images of a draft, and the captions that belong to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefkit.word.document import Block, Cell, Paragraph, Picture, Table, paragraphs_of
from briefkit.word.shortening import printed

CAPTION = "caption"
# How captions begin, in the languages that we have words for; the number follows.
NUMBERED = re.compile(
    r"\s*(?P<name>(?:fig(?:ure)?|map|chart|photo|box|abb(?:ildung)?|그림|상자"
    r"|(?:ال)?(?:شكل|إطار))\b\.?\s*\d+)\s*(?P<mark>[.:–—|-]?)\s*",
    re.IGNORECASE,
)
# How a sentence names a figure.
NAMED = re.compile(
    r"(?<!\w)(?P<word>fig(?:ure)?|map|chart|photo|abb(?:ildung)?|그림)\b\.?\s*(?P<number>\d+)(?!\w)",
    re.IGNORECASE,
)
LONGEST = 250  # Characters of a line that is typed as a caption.


def pictures(block: Block) -> list[Picture]:
    """The images of a block that are in the file."""
    every = (each for paragraph in paragraphs_of([block]) for each in paragraph.inlines)
    return [each for each in every if isinstance(each, Picture) and each.part]


def is_caption(block: Block) -> bool:
    """Whether a block is a caption, by its style or by how it begins."""
    if not isinstance(block, Paragraph):
        return False
    found = NUMBERED.match(text := printed(block.inlines))
    typed = found is not None and bool(found["mark"]) and len(text) <= LONGEST
    return block.style == CAPTION or (typed and block.level is None)


def captions(blocks: Sequence[Block]) -> dict[int, Paragraph]:
    """The caption below or above each paragraph, or frame, with one image, by its identity.

    All stand on the side where more images have one. A chart that is not kept keeps its own.
    """
    lines = {
        n: each for n, each in enumerate(blocks) if is_caption(each) and not _drawings(each)
    }
    drawn = {n: held[0] for n, each in enumerate(blocks) if len(held := _drawings(each)) == 1}
    below, above = (sum(n + side in lines for n in drawn) for side in (1, -1))
    found: dict[int, Paragraph] = {}
    for side in (1, -1) if below >= above else (-1, 1):
        for index, drawing in drawn.items():
            caption = None if id(drawing) in found else lines.pop(index + side, None)
            if isinstance(caption, Paragraph):
                found[id(drawing)] = caption
    kept = {id(each) for each in drawn.values() if each.part}
    return {key: caption for key, caption in found.items() if key in kept}


def _drawings(block: Block) -> list[Picture]:
    """The drawings of a paragraph, or of a table that only holds them in place."""
    if isinstance(block, Table):
        return pictures(block) if laid_out(block) == {} else []
    return [each for each in block.inlines if isinstance(each, Picture)]


def laid_out(table: Table) -> dict[int, Paragraph] | None:
    """The captions of images that a table only holds in place; None if it says more."""
    words = [each for each in paragraphs_of([table]) if each.text.strip()]
    found: dict[int, Paragraph] = {}
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            held = [picture for each in cell.blocks for picture in pictures(each)]
            near = [e for one in (cell, *_beside(table, row, column)) for e in one.blocks]
            free = [each for each in near if each in words]
            titled = next(filter(is_caption, free), free[0] if len(free) == 1 else None)
            if len(held) == 1 and isinstance(titled, Paragraph) and len(titled.text) <= LONGEST:
                words.remove(titled)
                found[id(held[0])] = titled
    return None if words or not pictures(table) else found


def _beside(table: Table, row: int, column: int) -> Iterator[Cell]:
    """The cells below and above one."""
    for other in (row + 1, row - 1):
        if 0 <= other < len(table.rows):
            yield from table.rows[other][column : column + 1]


def names(texts: Iterable[Sequence[Block]]) -> dict[str, str]:
    """The label of each figure of some texts by the name that its caption gives it."""
    found: dict[str, str] = {}
    count = 0
    for blocks in texts:
        titles = dict(_titles(blocks))
        for picture in (each for block in blocks for each in pictures(block)):
            count += 1
            caption = titles.get(id(picture))
            named = NAMED.match(printed(caption.inlines).strip()) if caption else None
            if named:
                found.setdefault(name_of(named), f"fig-{count}")
    return found


def name_of(named: re.Match[str]) -> str:
    """The name of a figure in any spelling: “Fig. 1” is that of “Figure 1”."""
    return f"{named['word'][:3].lower()} {named['number']}"


def _titles(blocks: Sequence[Block]) -> Iterator[tuple[int, Paragraph]]:
    """All captions in blocks, and in their tables, by the identity of their images."""
    yield from captions(blocks).items()
    for each in blocks:
        if isinstance(each, Table):
            yield from (laid_out(each) or {}).items()
            for cell in (cell for row in each.rows for cell in row):
                yield from _titles(cell.blocks)
