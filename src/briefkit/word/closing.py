"""The end of our own documents, after the text: closing texts, list of sources, how to cite.

The style prints it, with labels of its own, so it is told by the styles of paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from briefkit.word.document import Block, Paragraph, Words
from briefkit.word.shortening import sliced

COLOPHON = "colophon"
BIBLIOGRAPHY = "bibliography"


@dataclass
class Closing:
    """What stands after the text: texts by their labels, and the list of sources."""

    texts: dict[str, list[Block]] = field(default_factory=dict)
    sources: list[Paragraph] = field(default_factory=list)


def parted(blocks: Iterable[Block]) -> tuple[tuple[Block, ...], Closing]:
    """A document's blocks without its end, and that."""
    closing = Closing()
    rest: list[Block] = []
    label = ""
    for each in blocks:
        style = each.style if isinstance(each, Paragraph) else ""
        if isinstance(each, Paragraph) and style == BIBLIOGRAPHY:
            if not closing.sources and rest and _heads(rest[-1]):
                rest.pop()
            closing.sources.append(each)
        elif isinstance(each, Paragraph) and style == COLOPHON:
            label, words = _labelled(each, label)
            closing.texts.setdefault(label, []).append(words)
        else:
            rest.append(each)
    return tuple(rest), closing


def _heads(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.level is not None


def _labelled(paragraph: Paragraph, label: str) -> tuple[str, Paragraph]:
    """The label of a text at the end, or that of the one before, and the words after it."""
    bold = "".join(_bold_words(paragraph))
    if not bold.endswith("\t"):
        return label, paragraph
    start = next(each.start for each in paragraph.inlines if isinstance(each, Words))
    rest = tuple(sliced(paragraph.inlines, start + len(bold), paragraph.end))
    return bold.strip(), replace(paragraph, inlines=rest)


def _bold_words(paragraph: Paragraph) -> Iterator[str]:
    """The bold words at the beginning of a line, and the tab after them."""
    for each in paragraph.inlines:
        if not isinstance(each, Words):
            return
        if not each.bold:
            yield "\t" if each.text.startswith("\t") else ""
            return
        yield each.text
