"""The words of citations in a language: names, dates, titles and terms, as Markdown."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefkit.citations import phrases
from briefkit.model.sourcedate import DatePoint, SourceDate
from briefkit.model.sourcenames import Name
from briefkit.style.citationterms import CitationTerms

# How many authors a note names before "et al.", and a bibliography.
MOST_IN_NOTE = 2
MOST_LISTED, FIRST_LISTED = 6, 3


@dataclass(frozen=True)
class CitedWords:
    """What a style's citation templates put words together with."""

    terms: CitationTerms
    language: str

    @property
    def comma(self) -> str:
        """What stands between the parts of a citation."""
        return f"{self.terms.comma} "

    @property
    def colon(self) -> str:
        """What stands before the publisher, and before the pages of a journal."""
        return f"{self.terms.colon} "

    def join(self, *parts: str | None, by: str | None = None) -> str:
        """The parts that there are, with a mark between; none after a mark that ends one."""
        given = [part for part in parts if part]
        by = self.comma if by is None else by
        if not given:
            return ""
        text = given[0]
        for part in given[1:]:
            mark = by.strip(" ")
            text = f"{self.then(text, mark)} {part}" if mark else text + by + part
        return text

    def then(self, text: str, mark: str) -> str:
        """A phrase and a stop or comma after it, where the language wants it."""
        return phrases.then(text, mark, self.terms.punctuation_inside)

    def quoted(self, text: str | None) -> str:
        """A title in quotation marks, those within it changed to fit."""
        if not text:
            return ""
        inner = phrases.nested(text, self.terms.quotes, depth=1)
        return f"{self.terms.quotes[0]}{inner}{self.terms.quotes[1]}"

    def plain(self, text: str | None) -> str:
        """A title as it is, its quotation marks those of the language."""
        return phrases.nested(text or "", self.terms.quotes)

    def italic(self, text: str | None) -> str:
        """The title of a whole work, in italics where the language has them."""
        return self.terms.work.replace("{}", self.plain(text)) if text else ""

    def term(self, name: str, value: str | None = None) -> str:
        """One of the language's terms, with a value in it; nothing without the value."""
        words = str(getattr(self.terms, name))
        if "{}" not in words:
            return words
        return words.replace("{}", value) if value else ""

    def names(self, names: Sequence[Name]) -> str:
        """People and bodies as a note names them in full."""
        return self._list([full_name(name) for name in names], MOST_IN_NOTE, 1)

    def families(self, names: Sequence[Name]) -> str:
        """People and bodies as later notes name them."""
        return self._list([family_name(name) for name in names], MOST_IN_NOTE, 1)

    def listed(self, names: Sequence[Name]) -> str:
        """People and bodies as a bibliography names them, the first family name first."""
        shown = [inverted_name(names[0]), *map(full_name, names[1:])] if names else []
        return self._list(shown, MOST_LISTED, FIRST_LISTED)

    def _list(self, names: list[str], most: int, first: int) -> str:
        if len(names) > most:
            return f"{self.comma.join(names[:first])} {self.terms.others}"
        if len(names) <= 1:
            return "".join(names)
        word = self.terms.conjunction
        last = (word if "{}" in word else f" {word} {{}}").replace("{}", names[-1])
        mark = self.terms.comma if len(names) > 2 and self.terms.serial_comma else ""
        return f"{self.comma.join(names[:-1])}{mark}{last}"

    def day(self, date: SourceDate | None) -> str:
        """A date as exact as it is known."""
        return self._date(date, self._point)

    def year(self, date: SourceDate | None) -> str:
        """The year of a date, or the words that stand for one."""
        return self._date(date, lambda point: str(point.year))

    def _date(self, date: SourceDate | None, form: Callable[[DatePoint], str]) -> str:
        if date is None or date.undated:
            return self.terms.undated if date else ""
        if date.ends is None:
            return phrases.escaped(date.written)
        shown = [form(point) if point else "" for point in date.ends]
        words = shown[0] if shown[0] == shown[1] else "–".join(shown)
        return self.terms.circa.replace("{}", words) if date.circa else words

    def _point(self, point: DatePoint) -> str:
        from babel.dates import format_date

        if point.season:
            season = self.terms.seasons[point.season - 1]
            named = season if "{}" in season else f"{season} {{}}"
            return named.replace("{}", str(point.year))
        if point.month is None or point.year < 1:
            return str(point.year)
        pattern = self.terms.day if point.day else self.terms.month
        day = datetime.date(point.year, point.month, point.day or 1)
        return format_date(day, pattern, self.language.replace("-", "_"))

    def part(self, label: str | None, value: str | None, bare: Sequence[str] = ()) -> str:
        """The part of a work that is cited; the labels in ``bare`` go without their term."""
        if not label or not value:
            return ""
        shown = value.replace("-", "–")
        terms = self.terms.locators.get(label)
        if label in bare or not terms:
            return phrases.escaped(shown)
        term = terms[any(mark in shown for mark in "–,")]
        named = term if "{}" in term else f"{term}\N{NO-BREAK SPACE}{{}}"
        return named.replace("{}", phrases.escaped(shown))


def full_name(name: Name) -> str:
    """A name as its bearer writes it: given name first, or the family name by its order."""
    family = family_name(name)
    if name.literal or not name.family:
        return family
    given = phrases.escaped(_spaced(name.given, name.dropping_particle))
    ordered = [family, given] if name.order == "family-first" else [given, family]
    return _suffixed(_spaced(*ordered), name)


def family_name(name: Name) -> str:
    """The family name with the particle that belongs to it, or an organisation's name."""
    if name.literal or not name.family:
        return phrases.escaped(name.literal or name.given or "")
    return phrases.escaped(_spaced(name.non_dropping_particle, name.family))


def inverted_name(name: Name) -> str:
    """A name with the family name and a comma first, but for those that put it first anyway."""
    if name.literal or not name.given or not name.family or name.order == "family-first":
        return full_name(name)
    given = phrases.escaped(_spaced(name.given, name.dropping_particle))
    suffix = f", {phrases.escaped(name.suffix)}" if name.suffix else ""
    return f"{family_name(name)}, {given}{suffix}"


def _suffixed(words: str, name: Name) -> str:
    if not name.suffix:
        return words
    comma = str(name.comma_suffix or "").lower() in ("true", "1")
    return f"{words}{',' if comma else ''} {phrases.escaped(name.suffix)}"


def _spaced(*parts: str | None) -> str:
    """Parts with spaces between, but for one that ends in an apostrophe or hyphen."""
    words = ""
    for part in filter(None, parts):
        glue = "" if not words or words[-1] in "’'-" else " "
        words += glue + part
    return words
