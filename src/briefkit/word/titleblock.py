"""The lines above the text of a draft that no style tells: authors, date, what heads pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from briefkit.word.document import Break, CitationField, Inline, Paragraph, Words
from briefkit.word.shortening import printed, sliced
from briefkit.words.dates import MONTHS, dates, days

Kind = Literal["title", "authors", "date", "masthead"]
BY = re.compile(r"\s*by\s+(?=[^\W\d_])", re.IGNORECASE)
BETWEEN = re.compile(r"\s*[|·•]\s*")
NAMES = re.compile(r"\s*(?:[,;&]|\band\b)\s*(?:and\s+)?")
LABELS: dict[Kind, re.Pattern[str]] = {
    "authors": re.compile(
        r"\s*(?:authors?|from|(?:written|prepared) by)\s*:\s*", re.IGNORECASE
    ),
    "date": re.compile(
        r"\s*(?:dated?|published(?: on)?|publication date)\s*:\s*", re.IGNORECASE
    ),
    "title": re.compile(r"\s*(?:re|subject|title)\s*:\s*", re.IGNORECASE),
}
PLACE = re.compile(r"[^\d,]{2,40},\s+(?=\S)")
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MONTH = re.compile(rf"(?:{'|'.join(MONTHS)}),? \d{{4}}", re.IGNORECASE)
MASTHEAD = re.compile(
    r"(?:(?:policy|issue|research|working|discussion|occasional|briefing|position) )?"
    r"(?:briefs?|briefings?|papers?|memos?|memorandum|notes?|reports?|commentary)"
    r"(?: series)?(?: (?:no\.? ?)?\d[\d/–-]*)?|(?:no|vol|issue)\.? ?\d[\d/–-]*"
    r"|draft(?: \d+)?|confidential|embargoed.*|not for (?:circulation|citation|distribution)",
    re.IGNORECASE,
)
TITLES = r"(?:(?:Dr|Prof|Amb|Gen|Col|Sir|Dame|Lord)\.? )*"
PARTICLE = r"(?:de|da|di|del|van|von|der|den|al|el|bin|ibn|la|le|du|dos|y)[ -]"
NAME = re.compile(
    rf"{TITLES}(?:[^\W\d_a-z][\w.’'-]* (?:{PARTICLE})*){{1,3}}[^\W\d_a-z][\w’'-]+"
)
ROLE = re.compile(
    r"\b(?:fellow|director|professor|lecturer|researcher|analyst|associate|advis[eo]r|president"
    r"|chair|scholar|economist|head|manager|minister|ambassador|editor|officer|candidate)\b",
    re.IGNORECASE,
)
NO_NAME = re.compile(
    r"\b(?:institutes?|universit(?:y|ies)|cent(?:er|re)s?|council|foundation|ministry|department"
    r"|school|college|office|group|project|program(?:me)?|series|policy|brief|paper|report"
    r"|summary|introduction|background|context|conclusions?|what|why|how|when|options|lessons)\b",
    re.IGNORECASE,
)


def day(text: str) -> str | None:
    """The day that a text is, as year-month-day, if it is nothing else (ISO 8601)."""
    if ISO_DAY.fullmatch(text):
        return text
    found = next(days(text), None)
    if found is not None and (found.start, found.end) == (0, len(text)):
        return f"{found.year}-{found.month + 1:02}-{found.day:02}"
    full = next(dates(text), None)
    return full.day.isoformat() if full and full.written == text else None


def told(line: Paragraph) -> list[tuple[Kind, Paragraph]]:
    """What the parts of a line are, each with its words; nothing unless all can be told."""
    found = [(kind, part) for each in _parts(line) for kind, part in _told(each)]
    return [(kind, part) for kind, part in found if kind] if all(k for k, _ in found) else []


def is_people(line: Paragraph, following: Paragraph | None) -> bool:
    """Whether a line reads as the names of people, by itself or before what ``follows``."""
    first, *more = _lines(line)
    parts = [each for each in NAMES.split(first) if each]
    names = [bool(NAME.fullmatch(each)) and not _is_no_name(each) for each in parts]
    if not names or not names[0]:
        return False
    after = printed(following.inlines).strip() if following else ""
    sure = len(names) > 1 and (all(names) or any(map(ROLE.search, parts[1:])))
    return bool(sure or any(map(ROLE.search, more)) or _is_date(after) or ROLE.search(after))


def _is_no_name(text: str) -> bool:
    return bool(NO_NAME.search(text) or ROLE.search(text))


def _is_date(text: str) -> bool:
    return bool(day(text) or MONTH.fullmatch(text))


def _lines(paragraph: Paragraph) -> list[str]:
    """The words of each line of a paragraph."""
    lines = [""]
    for each in paragraph.inlines:
        lines += [""] if isinstance(each, Break) else []
        lines[-1] += printed([each]).strip("\n") if not isinstance(each, Break) else ""
    return [" ".join(each.split()) for each in lines]


def _parts(line: Paragraph) -> Iterator[Paragraph]:
    """The parts of a line that stand between bars or dots."""
    text, start = printed(line.inlines), 0
    for cut in [*BETWEEN.finditer(text), None]:
        end = cut.start() if cut else len(text)
        if text[start:end].strip():
            yield _part(line, start, end)
        start = cut.end() if cut else end


def _part(line: Paragraph, start: int, end: int) -> Paragraph:
    """The words from one offset of a line to another, with the mark of a note behind them."""
    whole, places = printed(line.inlines), _places(line.inlines)
    text = whole[start:end]
    first = places[start + len(text) - len(text.lstrip())]
    last = line.end if end == len(whole) else places[end]
    return replace(
        line, inlines=tuple(sliced(line.inlines, first, last)), start=first, end=last
    )


def _places(inlines: Iterable[Inline]) -> list[int]:
    """Where each letter that is printed stands in the file; a mark of a note is none."""
    found: list[int] = []
    for each in inlines:
        if isinstance(each, CitationField):
            found += _places(each.words)
        elif isinstance(each, Words):
            found += range(each.start, each.start + len(each.text))
        elif isinstance(each, Break):
            found.append(each.start)
    return found


def _told(part: Paragraph) -> Iterator[tuple[Kind | None, Paragraph]]:
    text = printed(part.inlines).strip()
    for kind, label in LABELS.items():
        if (found := label.match(text)) and found.end() < len(text):
            rest = _part(part, found.end(), len(text))
            yield (None if kind == "date" and not day(printed(rest.inlines)) else kind), rest
            return
    place = PLACE.match(text)
    if BY.match(text):
        yield "authors", part
    elif day(text):
        yield "date", part
    elif MONTH.fullmatch(text) or MASTHEAD.fullmatch(text):
        yield "masthead", part
    elif place and day(text[place.end() :]):
        yield "masthead", _part(part, 0, text.index(","))
        yield "date", _part(part, place.end(), len(text))
    else:
        yield None, part
