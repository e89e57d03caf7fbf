"""A citation in full, read as the fields of a source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefkit.drafting import bodies
from briefkit.drafting.datewords import DATE, YEAR, is_day, is_year, meant
from briefkit.drafting.fields import Fields
from briefkit.drafting.kinds import Kind, kind_of
from briefkit.drafting.marked import ITALIC, ROMAN, SIGNS
from briefkit.drafting.people import Named, inverted, people
from briefkit.drafting.titles import title_at
from briefkit.drafting.workparts import Detail, Found, details, locator

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
# So many pages are those that an article takes up; fewer, those that a note cites.
WHOLE = 5
# Of an outlet's name.
MOST_WORDS = 5


@dataclass(frozen=True)
class Work:
    """A source that a note gives in full, and the part of it that the note cites."""

    fields: Fields
    locator: str | None = None


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

    def features(self) -> Iterator[frozenset[str]]:
        """What each part of the head tells of the kind of work."""
        if self.names:
            yield _author(self.names)
        if self.year and self.look == "apa":
            yield _date_features(meant(self.year.value) or "")
        elif self.year:
            yield frozenset(("head-year",))
        if self.site:
            yield frozenset(("site",))
        yield frozenset((self.look,))


def work(text: str) -> Work | None:
    """Read a citation, without the stop at its end; None where a word of it is unsure."""
    head = _apa(text) or _head(text)
    parts = details(text, head.end) if head else None
    if head is None or parts is None or len({part.kind for part in parts}) < len(parts):
        return None
    kind = kind_of((*head.features(), *map(_features, parts)))
    return _work(head, parts, kind) if kind else None


def _head(text: str) -> Head | None:
    """The names, year, site and title that a citation begins with."""
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


def _named(before: str, head: Head) -> Head | None:
    """A head with the names and the year that stand before; None if other words do."""
    if not before:
        return head
    dated = BY_YEAR.fullmatch(before)
    names = dated["names"] if dated else before.removesuffix(", ")
    known = people(names, 0)
    if not known or names == before:
        return None
    group = "year" if dated and dated["year"] else "bracketed"
    year = Found(dated[group], *dated.span(group)) if dated else None
    return replace(head, names=tuple(known), year=year)


def _date_features(date: str) -> frozenset[str]:
    exact = "day" if is_day(date) else "year" if is_year(date) else "month"
    return frozenset(("undated" if not any(map(str.isdigit, date)) else exact,))


def _author(names: tuple[Named, ...]) -> frozenset[str]:
    literal = names[0].parts.get("literal")
    if literal is None or len(names) > 1:
        return frozenset(("author",))
    outlet, institute = bodies.is_outlet(literal[0]), bodies.is_institute(literal[0])
    role = "outlet-author" if outlet and not institute else "institute-author"
    return frozenset(("body", *([role] if outlet or institute else ())))


def _features(part: Detail) -> frozenset[str]:
    """What a detail tells of the kind of work."""
    words = part.texts["value"].value if "value" in part.texts else ""
    if part.kind == "date":
        date = meant(words) or ""
        return _date_features(date)
    if part.kind == "genre":
        return frozenset(
            ("thesis-genre" if words[-1:] in "sn." and "hes" in words else "genre",)
        )
    if part.kind == "name":
        outlet, institute = bodies.is_outlet(words), bodies.is_institute(words)
        role = "outlet" if outlet and not institute else "institute" if institute else "other"
        return frozenset(("named", "press" if bodies.is_press(words) else role, role))
    if part.kind == "series":
        return frozenset(("series" if part.texts.keys() & {"genre", "named"} else "number",))
    return frozenset((part.kind,))


def _work(head: Head, parts: list[Detail], kind: Kind) -> Work | None:
    """The fields of a work whose kind is known; None if two parts claim one field."""
    fields = Fields({"type": kind.type})
    if kind.by != "author":
        words, start, end = head.names[0].parts["literal"]
        fields.add(kind.by, Found(words, start, end))
    elif head.names:
        fields.name("author", head.names)
    given = (("title", head.title), ("issued", head.year), ("container-title", head.site))
    texts = [(name, found) for name, found in given if found]
    cited = None
    for part in parts:
        if part.people:
            fields.name(part.kind, part.people)
        for name, found in part.texts.items():
            field = _field(part, name, kind)
            if field == "pages":
                whole = _is_whole(found.value)
                cited = cited if whole else locator(found.value)
                texts += [("page", found)] if whole else []
            elif field == "locator":
                cited = locator(found.value)
            else:
                texts.append((field, found))
    return Work(fields, cited) if all(fields.add(*text) for text in texts) else None


FIELDS = {
    "address": "URL", "doi": "DOI", "accessed": "accessed", "date": "issued",
    "locator": "locator", "symbol": "number", "edition": "edition", "volume": "volume",
    "genre": "genre", "inside": "container-title", "container": "container-title",
    "pages": "pages",
}  # fmt: skip
GROUPS = {"container": "container-title", "place": "publisher-place", "named": "genre",
          "count": "number"}  # fmt: skip


def _field(part: Detail, name: str, kind: Kind) -> str:
    """The field of a text in a part: by the part where it has one text, else by its name."""
    if name != "value":
        return GROUPS.get(name, name)
    return kind.named if part.kind == "name" else FIELDS[part.kind]


def _is_whole(pages: str) -> bool:
    first, _, last = pages.replace("–", "-").partition("-")
    return bool(last) and int(last) - int(first) >= WHOLE
