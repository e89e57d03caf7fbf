"""The lines above the text of a draft that no style tells: authors, date, what heads pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefkit.word.document import Break, CitationField, Inline, Paragraph, Words
from briefkit.word.shortening import broken, printed, sliced
from briefkit.word.titlewords import (
    ABSTRACT,
    BETWEEN,
    BRACKETED,
    BY,
    ISO_DAY,
    LABELS,
    MASTHEAD,
    MONTH,
    NAME,
    NAMES,
    NO_NAME,
    ORGANIZATION,
    PLACE,
    ROLE,
    Kind,
)
from briefkit.words.dates import dates, days
from briefkit.words.namedmonths import foreign_day


def day(text: str) -> str | None:
    """The day that a text is, as year-month-day, if it is nothing else (ISO 8601)."""
    if ISO_DAY.fullmatch(text):
        return text
    found = next(days(text), None)
    if found is not None and (found.start, found.end) == (0, len(text)):
        return f"{found.year}-{found.month + 1:02}-{found.day:02}"
    full = next(dates(text), None)
    if full and full.written == text:
        return full.day.isoformat()
    foreign = foreign_day(text)
    return foreign.isoformat() if foreign else None


def told(paragraph: Paragraph) -> list[tuple[Kind, Paragraph]]:
    """What the parts of its lines are, each with its words; nothing unless all can be told.

    A line behind authors of which nothing can be told says more of these.
    """
    found: list[tuple[Kind, Paragraph]] = []
    for line in broken(paragraph):
        here = [each for part in parted(line, BETWEEN) for each in _told(part)]
        sure = [(kind, part) for kind, part in here if kind]
        if len(sure) == len(here):
            found += sure
        elif found and found[-1][0] == "authors":
            found[-1] = ("authors", _until(paragraph, found[-1][1].start, line.end))
        else:
            return []
    return found


def headed(line: Paragraph, label: re.Pattern[str]) -> Paragraph | None:
    """The words of a line behind those that head it, if it begins with them and says more."""
    text = printed(line.inlines)
    found = label.match(text)
    return (
        _part(line, found.end(), len(text)) if found and text[found.end() :].strip() else None
    )


def parted(line: Paragraph, between: re.Pattern[str]) -> Iterator[Paragraph]:
    """The parts of a line that stand between signs."""
    text, start = printed(line.inlines), 0
    for cut in [*between.finditer(text), None]:
        end = cut.start() if cut else len(text)
        if text[start:end].strip():
            yield _part(line, start, end)
        start = cut.end() if cut else end


def is_people(line: Paragraph, following: Paragraph | None) -> bool:
    """Whether a line reads as the names of people, by itself or before what ``follows``."""
    first, *more = (" ".join(printed(each.inlines).split()) for each in broken(line))
    said = " ".join(BRACKETED.findall(first))
    parts = [each for each in NAMES.split(BRACKETED.sub("", first)) if each]
    names = [bool(NAME.fullmatch(each)) and not _is_no_name(each) for each in parts]
    if not names or not names[0]:
        return False
    after = printed(following.inlines).strip() if following else ""
    sure = len(names) > 1 and (all(names) or any(map(_is_said_of_people, parts[1:])))
    sure = sure or any(map(_is_said_of_people, (said, *more)))
    sure = sure or _is_date(after) or bool(ABSTRACT.match(after))
    return bool(sure or ROLE.search(after))


def _is_said_of_people(text: str) -> bool:
    return bool(ROLE.search(text) or ORGANIZATION.search(text))


def _is_no_name(text: str) -> bool:
    return bool(NO_NAME.search(text)) or _is_said_of_people(text)


def _is_date(text: str) -> bool:
    return bool(day(text) or MONTH.fullmatch(text))


def _until(line: Paragraph, start: int, end: int) -> Paragraph:
    """What of a line stands from one place in the file up to another."""
    return replace(line, inlines=tuple(sliced(line.inlines, start, end)), start=start, end=end)


def _part(line: Paragraph, start: int, end: int) -> Paragraph:
    """The words from one offset of a line to another, with the mark of a note behind them."""
    whole, places = printed(line.inlines), _places(line.inlines)
    text = whole[start:end]
    first = places[start + len(text) - len(text.lstrip())]
    last = line.end if end == len(whole) else places[end]
    return _until(line, first, last)


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
    elif cut := _end_of_people(text):
        yield "authors", _part(part, 0, cut.start())
        yield "date", _part(part, cut.end(), len(text))
    else:
        yield None, part


def _end_of_people(text: str) -> re.Match[str] | None:
    """The comma between an author, of whom something is said, and a day."""
    cuts = [*re.finditer(r",\s+", text)]
    cut = next((each for each in cuts[1:] if day(text[each.end() :])), None)
    named = cut and NAME.fullmatch(text[: cuts[0].start()])
    return cut if cut and named and _is_said_of_people(text[: cut.start()]) else None
