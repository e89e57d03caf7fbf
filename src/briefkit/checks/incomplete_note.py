"""A footnote of free text that cites a work without its title, its date or its outlet.

Readers can't find it. Free text can't be judged for certain, so this is only a hint: a
source given by its fields is judged field by field.

Failing:

    sections:
      - body: The troops went.[^troops]
    footnotes:
      troops: BBC, “Are North Korean troops fighting in Ukraine?,” https://example.org/a

Passing:

    sections:
      - body: The troops went.[^troops]
    footnotes:
      troops: BBC, “Are North Korean troops fighting in Ukraine?,” n.d., https://example.org/a
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.notewords import IBID, QUOTED, SUPRA
from briefkit.passages import running
from briefkit.proseflow import CITATION, VERBATIM, Flow
from briefkit.prosetree import Link, Paragraph
from briefkit.sentences import sentences
from briefkit.writtendates import DATE
from briefkit.writtenlines import WrittenLine

SEVERITY = Severity.INFO
BLOCKS = False
DATED = re.compile(
    r"\b(?:1[5-9]|20)\d\d|\bn\.\s?d\.|\bs\.\s?a\.|undated|no date|forthcoming|in press"
    r"|in preparation|accessed|\b[ASE]/[\w./-]*\d|\bS/RES|’\d\d\b",
    re.IGNORECASE,
)
# A work is cited by a quoted title of some words when a comma or an address goes with it,
# but not when prose goes on after it, or only a page: a word discussed, or a short form.
TITLED = re.compile(
    r"[“\"‘][A-Z][^\s”\"]* \S+ [^”\"]*(?:[,?!][”\"’]|[”\"’],)(?!\s*(?:[a-z]|p?p?\.? ?\d+[.;,]))"
)
# An outlet and a day, and no title: a few capitalised words that name no document or talk.
OUTLET_AND_DAY = re.compile(
    rf"(?:[A-Z][\w.’'-]*|of|the)(?: (?:[A-Z][\w.’'-]*|of|the)){{0,3}}, (?:{DATE.pattern})\.?\s*"
)
DOCUMENT = re.compile(
    r"(?i)treaty|agreement|declaration|resolution|\bact\b|\blaw\b|communiqu|statement|charter"
    r"|convention|protocol|constitution|decree|order|regulation|report|speech|interview"
    r"|address|memo|accord|pact|correspondence|communication|remarks|testimony|briefing"
    r"|hearing|conference|conversation|e-?mail|letter|tweet|post|budget|plan|strategy|index"
)


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each footnote of one paragraph that cites a work and lacks a part of it."""
    for passage in running(edition, "footnotes"):
        blocks = edition.texts[passage.path]
        alone = len(blocks) == 1 and isinstance(blocks[0], Paragraph)
        refers = IBID.search(passage.text) or SUPRA.search(passage.text)
        if alone and not refers and CITATION not in passage.text:
            yield from _judged(passage)


def _judged(passage: WrittenLine) -> Iterator[Problem]:
    text = passage.text
    titles = list(QUOTED.finditer(text))
    links = VERBATIM in text
    if titles and (links or TITLED.search(text)):
        if not DATED.search(_with_addresses(passage.flow)):
            yield _lacking(passage, "date", "If it has none, write n.d.", 0, len(text))
        elif _without_outlet(text, titles):
            yield _lacking(passage, "outlet or publisher", "Say who published it", 0, len(text))
        return
    last = [*sentences(text)][-1:]
    for sentence in last:
        if OUTLET_AND_DAY.fullmatch(sentence.text) and not DOCUMENT.search(sentence.text):
            advice = "Give the title of what was published that day"
            yield _lacking(passage, "title", advice, sentence.start, sentence.end)


def _with_addresses(line: Flow) -> str:
    """A note's text with its addresses: a year in one is a date, of a kind."""
    return line.text + " ".join(leaf.url for _, leaf in line.leaves if isinstance(leaf, Link))


def _without_outlet(text: str, titles: list[re.Match[str]]) -> bool:
    """Whether nothing but one title and a full date is there; a name beside it may be one."""
    rest = text[: titles[0].start()] + text[titles[0].end() :]
    rest = DATE.sub("", rest)
    return len(titles) == 1 and not re.search(r"\w", rest.replace(VERBATIM, ""))


def _lacking(passage: WrittenLine, part: str, advice: str, start: int, end: int) -> Problem:
    message = f"This note seems to cite a work without its {part}. {advice}"
    return passage.problem(start, end, message)
