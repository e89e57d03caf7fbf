"""The lines that belong to images and tables of a draft: captions, and where these are from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefkit.word.captions import captions, pictures, table_captions
from briefkit.word.document import Block, Paragraph
from briefkit.word.shortening import printed

# In the languages that we have words for.
SOURCE = re.compile(r"\s*(?:sources?|quellen?|출처|자료|(?:ال)?مصدر)\s*[:：]\s*", re.IGNORECASE)


@dataclass(frozen=True)
class LinesAround:
    """The captions of images and of tables, and the source lines of blocks, by identity."""

    captions: Mapping[int, Paragraph]
    of_tables: Mapping[int, Paragraph]
    sources: Mapping[int, Paragraph]

    @property
    def taken(self) -> set[int]:
        """The identities of the lines, which are no running text."""
        held = (self.captions, self.of_tables, self.sources)
        return {id(line) for lines in held for line in lines.values()}


def lines_around(blocks: Sequence[Block], apart: bool) -> LinesAround:
    """The lines that belong to what stands in blocks.

    Only where tables stand ``apart`` have they captions, and they and images sources.
    """
    of_images = captions(blocks)
    of_tables = table_captions(blocks) if apart else {}
    lines = {id(each) for each in (*of_images.values(), *of_tables.values())}
    sources = _sources(blocks, of_tables, lines) if apart else {}
    return LinesAround(of_images, of_tables, sources)


def _sources(
    blocks: Sequence[Block], tabled: Mapping[int, Paragraph], captions: set[int]
) -> dict[int, Paragraph]:
    """The line below each image, or table with a caption; it may stand behind the caption."""
    found: dict[int, Paragraph] = {}
    for index, line in enumerate(blocks):
        if isinstance(line, Paragraph) and SOURCE.match(printed(line.inlines)):
            above = reversed(blocks[max(0, index - 2) : index])
            block = next((each for each in above if id(each) not in captions), None)
            if block and (id(block) in tabled or len(pictures(block)) == 1):
                found[id(block)] = line
    return found
