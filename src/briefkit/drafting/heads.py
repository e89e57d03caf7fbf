"""What a citation begins with: names, a year, the outlet, the title."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefkit.drafting import bodies
from briefkit.drafting.datewords import DATE, YEAR, meant
from briefkit.drafting.marked import ITALIC, ROMAN, SIGNS
from briefkit.drafting.people import Named, inverted, people
from briefkit.drafting.titles import is_sound, title_at
from briefkit.drafting.workparts import Found

BY_YEAR = re.compile(rf"(?P<names>.+?)(?:, (?P<year>{YEAR})| \((?P<bracketed>{YEAR})\)), ")
SITE = re.compile(rf"{ITALIC}(?P<site>[^{ROMAN}]+){ROMAN}, (?=[“\"])")
# An outlet and a day, and no title between.
OUTLET_AND_DAY = re.compile(
    rf"(?:{ITALIC}(?P<site>[^{ROMAN}]+){ROMAN}|(?P<plain>[A-Z][^,.;:“”\"{SIGNS}]+)),? "
    rf"(?={DATE})"
)
APA = re.compile(
    rf"(?P<names>[^()“”\"{SIGNS}]+) "
    rf"\((?P<year>{YEAR}|n\.d\.)(?:, (?P<day>[A-Z][a-z]+(?: \d\d?)?))?\)\. "
    rf"(?:{ITALIC}(?P<italic>[^{ROMAN}]+){ROMAN}|(?P<plain>[A-Z][^.?!()“”\"{SIGNS}]+[?!]?))"
    r"(?:\. ?|(?<=[?!]) | (?=\())"
)
AFTER_TITLE = re.compile(r",? |(?=$)")
# Of an outlet's name.
MOST_WORDS = 5


@dataclass(frozen=True)
class Head:
    """What a citation begins with, up to where its details do."""

    end: int
    look: str
    """How the title looks: quoted, italic, untitled; or apa, where the year is in brackets."""
    names: tuple[Named, ...] = ()
    year: Found | None = None
    site: Found | None = None
    title: Found | None = None


def head(text: str) -> Head | None:
    """The beginning of a citation; None where it is not all names, years and titles."""
    found = _apa(text) or _chicago(text)
    return None if found and found.site and not is_sound(found.site.value) else found


def _chicago(text: str) -> Head | None:
    """A head in the manner of Chicago's notes, with the title in quotes or italics."""
    at = next((i for i, sign in enumerate(text) if sign in f'“"{ITALIC}'), len(text))
    outlet = OUTLET_AND_DAY.match(text)
    if outlet and (outlet["site"] or _is_outlet(outlet["plain"])):
        group = "site" if outlet["site"] else "plain"
        name = Found(outlet[group], *outlet.span(group))
        return Head(outlet.end(), "untitled", site=name)
    site = SITE.match(text, at)
    title = title_at(text, site.end() if site else at)
    after = title and AFTER_TITLE.match(text, title.outer[1])
    if title is None or not after:
        return None
    found = Found(site["site"], *site.span("site")) if site else None
    words = Found(title.words, title.start, title.end)
    return _named(text[:at], Head(after.end(), title.look, site=found, title=words))


def _is_outlet(name: str) -> bool:
    short = len(name.split()) <= MOST_WORDS
    return short and bodies.is_proper(name) and bodies.is_outlet(name)


def _apa(text: str) -> Head | None:
    """A head in the manner of the APA: ``Specimen, A. (2024, March 5). A title.``"""
    found = APA.match(text)
    known = inverted(found["names"], 0) if found else None
    if not found or not known:
        return None
    written = found["year"]
    day = f"{found['day']}, {written}" if found["day"] else written
    year = Found(day, found.start("year"), found.end("day" if found["day"] else "year"))
    if meant(day) is None:
        return None
    title = Found(
        found["italic"] or found["plain"], *found.span("italic" if found["italic"] else "plain")
    )
    return Head(found.end(), "apa", tuple(known), year, None, title)


def _named(before: str, rest: Head) -> Head | None:
    """A head with the names and the year that stand before; None if other words do."""
    if not before:
        return rest
    dated = BY_YEAR.fullmatch(before)
    names = dated["names"] if dated else before.removesuffix(", ")
    known = people(names, 0)
    if not known or names == before:
        return None
    group = "year" if dated and dated["year"] else "bracketed"
    year = Found(dated[group], *dated.span(group)) if dated else None
    return replace(rest, names=tuple(known), year=year)
