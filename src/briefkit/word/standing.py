"""How lines of a draft stand: what in their looks sets a title or a heading off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile

from briefkit.word.document import Block, Paragraph, Picture, Table, Words
from briefkit.word.shortening import printed
from briefkit.word.titleblock import told

# In the languages that we have words for.
KEY_POINTS = re.compile(
    r"(?:(?:key|main) (?:points|takeaways|messages|findings)(?: at a glance)?|takeaways"
    r"|highlights|at a glance|kernpunkte|kernaussagen|auf einen blick"
    r"|(?:points|messages)[- ]clés|핵심 ?(?:요약|내용)|أبرز النقاط"
    r"|(?P<prose>(?P<long>executive summary|résumé exécutif|(?:ال)?ملخص (?:ال)?تنفيذي)"
    r"|summary|abstract|zusammenfassung|résumé|요약|초록|(?:ال)?ملخص)):?",
    re.IGNORECASE,
)
MARK = re.compile(r"\s*(?:[►▶▸◄◀◂•●▪■◦‣□○◇◆]\s*|[·*–—-]\s+)")
# Short bold lines of figures, tables and boxes, which head nothing.
NO_HEADINGS = frozenset(("caption", "timeline date", "recommendation to", "box title"))
SENTENCE_ENDS = (".", ",", ";", ":", "!", "…")
SHORT = 120
LEAST_CAPITALS = 5  # Letters; fewer are an acronym.
MOST_LINES = 12  # Above the text.
LARGE = 28  # Half-points, in which titles alone are set.


def is_blank(block: Block) -> bool:
    """Whether there is nothing in a block."""
    if isinstance(block, Table):
        return False
    words = any(isinstance(each, Words) and each.text.strip() for each in block.inlines)
    return not words and all(isinstance(each, Words) for each in block.inlines)


def stands_out(each: Paragraph) -> bool:
    """Whether all of a paragraph's words are bold, or underlined, or in capitals."""
    words = [one for one in each.inlines if isinstance(one, Words) and one.text.strip()]
    if not words:
        return False
    shown = "".join(one.text.upper() if one.capitals else one.text for one in words)
    capitals = shown.isupper() and sum(map(str.isalpha, shown)) >= LEAST_CAPITALS
    underlined = all(one.underlined and not one.url for one in words)
    return capitals or underlined or all(one.bold for one in words)


def is_short(each: Paragraph) -> bool:
    """Whether a line is short, and neither ends as a sentence does nor begins as an item."""
    text = printed(each.inlines).strip()
    return 0 < len(text) <= SHORT and not text.endswith(SENTENCE_ENDS) and not MARK.match(text)


def stands_like_a_heading(each: Paragraph) -> bool:
    """A short line of its own that stands out, without a stop, and that no style heads."""
    return not each.listed and _is_line_apart(each)


def numbered_heads(lines: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Numbered lines that stand like headings, each alone before running text."""
    for before, each, after in zip(lines, lines[1:], lines[2:], strict=False):
        alone = each.listed and each.listed.start and not before.listed and not after.listed
        if alone and after.level is None and _is_line_apart(each) and not _is_line_apart(after):
            yield each


def _is_line_apart(each: Paragraph) -> bool:
    plain = each.level is None and each.style not in NO_HEADINGS
    return plain and stands_out(each) and is_short(each)


def stands_like_a_title(each: Paragraph) -> bool:
    """The first line of a document, when its looks set it off."""
    set_off = (
        each.level == 1
        or stands_out(each)
        or each.alignment == "center"
        or (each.size or 0) > 28
    )
    picture = any(isinstance(one, Picture) for one in each.inlines)
    return (
        is_short(each)
        and set_off
        and not picture
        and not KEY_POINTS.fullmatch(each.text.strip())
    )


def opened(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks, with what stands in text boxes."""
    for each in blocks:
        if isinstance(each, Table) and each.floating:
            yield from opened(held for row in each.rows for cell in row for held in cell.blocks)
        else:
            yield each


def title_line(lines: Sequence[Paragraph]) -> Paragraph | None:
    """The title of a draft that styles none: the first line, or else the largest above the
    text."""
    block = takewhile(lambda each: is_short(each) or not each.text.strip(), lines)
    shown = [each for each in islice(block, MOST_LINES) if each.text.strip()]
    heads = [each for each in shown if not any(kind == "masthead" for kind, _ in told(each))]
    largest = max((each.size or 0 for each in shown), default=0)
    large = [each for each in shown if (each.size or 0) == largest]
    if len(large) == 1 and largest >= LARGE and not large[0].level:
        heads = large
    first = next(iter(heads), None)
    return first if first is not None and stands_like_a_title(first) else None
