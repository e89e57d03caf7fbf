"""Later mentions of a work: `Ibid., p. 3`, `Lim, 2024, “Arms,” p. 4`, `Lim, op. cit.`"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from briefkit.drafting.datewords import YEAR
from briefkit.drafting.marked import ITALIC, ROMAN, SIGNS
from briefkit.drafting.titles import Title, title_at
from briefkit.drafting.workparts import LOCATOR, PAGES, locator

WHERE = rf"(?:, (?P<where>{LOCATOR}|{PAGES}))?"
IBID = re.compile(rf"{ITALIC}?[Ii]bid(?:em)?\.?{ROMAN}?{WHERE}")
OP_CIT = re.compile(rf"(?P<who>[^,;{SIGNS}]+), {ITALIC}?[Oo]p\. ?cit\.?{ROMAN}?{WHERE}")
SUPRA = re.compile(
    rf"(?P<who>[^,;{SIGNS}]+), {ITALIC}?supra{ROMAN}? (?:note|n\.|fn\.) ?(?P<note>\d+){WHERE}"
)
WHO = re.compile(
    rf"(?:(?P<who>[^“”\"{SIGNS}]+?))(?:, (?P<year>{YEAR})| \((?P<bracketed>{YEAR})\))?(?:, |$)"
)
SITE = re.compile(rf"{ITALIC}(?P<who>[^{ROMAN}]+){ROMAN}, (?:(?P<year>{YEAR}), )?(?=[“\"])")
AFTER = re.compile(rf"(?:,? ?(?P<year>{YEAR}))?(?:,? ?(?P<where>{LOCATOR}|{PAGES}))?")


@dataclass(frozen=True)
class Short:
    """A short form: who and when, the title's first words, and the part of the work.

    ``note`` is the number of the note that it says to be the one in full.
    """

    who: str | None
    year: str | None
    title: Title | None
    where: str | None
    note: int | None = None


def ibid(text: str) -> Short | None:
    """Ibid. with the part of the work that it cites, if nothing else stands there."""
    found = IBID.fullmatch(text)
    return _sound(Short(None, None, None, found["where"])) if found else None


def short_form(text: str) -> Short | None:
    """A citation, without the stop at its end, as a short form; None where it is none."""
    for pattern in (SUPRA, OP_CIT):
        if found := pattern.fullmatch(text):
            number = found.groupdict().get("note")
            at = int(number) if number else None
            return _sound(Short(found["who"], None, None, found["where"], at))
    return next(filter(None, map(_sound, _titled(text))), None)


def _sound(short: Short) -> Short | None:
    """The short form with its part as a citation has it; None if it would be lost."""
    where = locator(short.where) if short.where else None
    return replace(short, where=where) if bool(where) == bool(short.where) else None


def _titled(text: str) -> Iterator[Short]:
    at = re.search(f'[“"{ITALIC}]', text)
    head = SITE.match(text) or (WHO.match(text) if not at or at.start() else None)
    start = head.end() if head else 0
    if at and head and head.end() < at.start():
        return
    title = title_at(text, start) if at else None
    if bool(at) != bool(title):
        return
    after = AFTER.fullmatch(text, title.outer[1] if title else start)
    if not after or not (head or title):
        return
    parts = head.groupdict() if head else {}
    years = [y for y in (parts.get("year"), parts.get("bracketed"), after["year"]) if y]
    # A name alone is no short form, nor is one that gives a year twice.
    if len(years) <= 1 and (title or years):
        year = years[0] if years else None
        yield Short(parts.get("who"), year, title, after["where"])


def agrees(short: Short, fields: Mapping[str, Any]) -> bool:
    """Whether the year and the title of a short form, where it has them, are a source's."""
    issued, title = str(fields.get("issued", "")), str(fields.get("title", ""))
    by_year = short.year is None or issued.startswith(short.year)
    return by_year and (short.title is None or _begins(title, short.title.words))


def is_shorter(title: str, short: str) -> bool:
    """Whether a style would not give a title in these few words by itself."""
    return _bare(short) not in (_bare(title), _bare(title.split(": ")[0]))


def later_names(fields: Mapping[str, Any]) -> Iterator[str | None]:
    """How later notes may name who made a source; None where they begin with its title."""
    families = [_family(name) for name in fields.get("author") or fields.get("editor") or ()]
    if not families:
        yield None
        if "container-title" in fields:
            yield str(fields["container-title"])
        return
    several = f"{', '.join(families[:-1])}, and {families[-1]}"
    yield several if len(families) > 2 else " and ".join(families)
    if len(families) > 1:
        yield f"{families[0]} et al."


def _family(name: Mapping[str, Any]) -> str:
    family = name.get("family") or name.get("literal") or name.get("given")
    return " ".join(filter(None, (name.get("non-dropping-particle"), family)))


def _begins(title: str, short: str) -> bool:
    whole, first = _bare(title), _bare(short)
    return bool(first) and (whole + " ").startswith(first + " ")


def _bare(words: str) -> str:
    """The words of a title alone, for comparison."""
    return " ".join(re.findall(r"\w+", words.casefold()))
