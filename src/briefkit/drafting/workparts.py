"""What stands in a citation beside its author and title, part by part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefkit.drafting.bodies import is_proper
from briefkit.drafting.datewords import DATE, meant
from briefkit.drafting.marked import ADDRESS, ITALIC, REST, ROMAN
from briefkit.drafting.people import Named, people
from briefkit.drafting.titles import is_sound
from briefkit.prose.citation import LOCATORS, citations

GENRES = (
    r"(?:Issue|Policy|Research|Security|Special|Briefing|Working|Discussion|Occasional|Position"
    r"|White|Background|Strategic|Country|Annual|Technical|Conference|Adelphi|Analytical)"
    r" (?:Brief|Paper|Report|Note|Memo|Study|Analysis|Insight|Series)s?|Policy Analysis"
    r"|Commentary|Factsheet|Fact Sheet|Report|Briefing|Backgrounder|Testimony"
)
THESES = r"(?:PhD|Ph\.D\.|Doctoral|Master[’']s|MA|M\.A\.|MSc) (?:thesis|diss\.|dissertation)"
NUMBER = r"(?P<number>\d[\w./-]*\w|\d)"
SYMBOL = r"[ASE]/(?:[A-Z]+(?:\.\d+)?/)*(?:[A-Z]+/)?(?:\d[\w./-]*\w|\d)"
PAGES = r"\d+(?:[–-]\d+)?"
_LABELS = sorted(
    (
        form
        for label in ("page", "chapter", "section", "paragraph", "article-locator", "figure",
                      "table", "note", "part", "line", "folio", "column", "appendix")
        for form in LOCATORS[label]
    ),
    key=len,
    reverse=True,
)  # fmt: skip
LOCATOR = (
    rf"(?:{'|'.join(map(re.escape, _LABELS))})[ \u00a0]?(?:\d[\w:.]*|[ivxlc]+\b)"
    r"(?:[–-]\w+)?(?:, \d+(?:[–-]\d+)?(?!\w))*(?<![.:])|at \d+:\d\d(?::\d\d)?"
)
NAME = r"[^\W_](?:[^,.;:()“”\"\ufdd0-\ufdd4]|\.(?=\w|,| [A-Z(]))*(?<! )"

KINDS: dict[str, str] = {
    "address": rf"(?:(?:Available (?:at|from|online at)|Retrieved from|URL|Link):? )?"
    rf"{ADDRESS}(?P<value>[^{REST}]+){REST}",
    "doi": r"(?:doi|DOI): ?(?P<value>10\.\d{4,9}/\S*\w)",
    "accessed": rf"\(?(?:[Ll]ast )?(?:[Aa]ccessed|[Rr]etrieved)(?: on)? (?P<value>{DATE})\)?",
    "journal": rf"{ITALIC}(?P<container>[^{ROMAN}]+){ROMAN},? "
    rf"(?:[Vv]ol\. ?)?(?P<volume>\d+)(?!\w)"
    rf"(?:(?:,? (?:[Nn]o\.|[Ii]ssue) ?|:|\()(?P<issue>\d+(?:[–/-]\d+)?)\)?)?"
    rf"(?:,? \((?P<issued>{DATE})\))?(?:(?::|,)(?: pp?\.)?[ \u00a0]?(?P<pages>{PAGES}))?"
    rf"(?=[,.]|$)",
    "thesis": rf"\((?P<genre>{THESES}), (?P<publisher>[^():]+), (?P<issued>{DATE})\)",
    "imprint": rf"\((?:(?P<place>[^():,]+(?:, [A-Z]{{2}})?): )?(?P<publisher>[^():,]+), "
    rf"(?P<issued>{DATE})\)",
    "locator": rf"(?P<value>{LOCATOR})",
    "symbol": rf"(?:UN [Dd]oc(?:ument|\.) )?(?P<value>{SYMBOL})",
    "date": rf"(?P<value>{DATE})(?!\w)",
    "edition": r"(?P<value>\d+(?:st|nd|rd|th)|[Rr]ev\.|[Ss]econd|[Tt]hird) (?:ed\.|edition)",
    "volume": r"[Vv]ol\. (?P<value>\d+|[IVX]+)\b",
    "series": rf"(?:(?P<genre>[A-Z][^,.;:()\"“”]*?) )?(?:[Nn]o\.|[Nn]umber|№) ?{NUMBER}"
    rf"|(?P<named>{GENRES}) (?P<count>\d[\w-]*)",
    "genre": rf"(?P<value>{GENRES}|{THESES})(?=[,.]|$| \()",
    "editor": rf"(?:[Ee]ds?\.|[Ee]dited by) (?P<value>{NAME})",
    "translator": rf"(?:[Tt]rans\.|[Tt]ranslated by) (?P<value>{NAME})",
    "interviewer": rf"[Ii]nterview(?:ed)? by (?P<value>{NAME})",
    "inside": rf"in {ITALIC}(?P<value>[^{ROMAN}]+){ROMAN}",
    "container": rf"{ITALIC}(?P<value>[^{ROMAN}]+){ROMAN}",
    "pages": rf"(?P<value>{PAGES})(?=[,.]|$)",
    "name": rf"(?P<value>{NAME})",
}
PATTERNS = {kind: re.compile(pattern) for kind, pattern in KINDS.items()}
PEOPLE = ("editor", "translator", "interviewer")
SEPARATOR = re.compile(r"[,.]? |(?=$)|,(?=$)")


@dataclass(frozen=True)
class Found:
    """A text of a field, and where it stands."""

    value: str
    start: int
    end: int


@dataclass(frozen=True)
class Detail:
    """One part of a citation: its kind, its texts by name, or the people it names."""

    kind: str
    texts: dict[str, Found]
    people: tuple[Named, ...] = ()


def details(text: str, at: int) -> list[Detail] | None:
    """The parts of a citation from an index to its end; None if one is not known."""
    found: list[Detail] = []
    while at < len(text):
        part = next(_parts(text, at), None)
        if part is None:
            return None
        detail, end = part
        between = SEPARATOR.match(text, end)
        if between is None:
            return None
        found.append(detail)
        at = between.end()
    return found


def _parts(text: str, at: int) -> Iterator[tuple[Detail, int]]:
    for kind, pattern in PATTERNS.items():
        match = pattern.match(text, at)
        detail = match and _detail(kind, match)
        if match and detail and SEPARATOR.match(text, match.end()):
            yield detail, match.end()


def _detail(kind: str, match: re.Match[str]) -> Detail | None:
    """A part that has been matched, where its texts are sound."""
    texts = {
        name: Found(words, *match.span(name))
        for name, words in match.groupdict().items()
        if words is not None
    }
    if kind in PEOPLE:
        value = texts["value"]
        named = people(value.value, value.start)
        return Detail(kind, {}, tuple(named)) if named else None
    sound = all(_passes(kind, name, found.value) for name, found in texts.items())
    return Detail(kind, texts) if sound else None


def _passes(kind: str, name: str, words: str) -> bool:
    """Whether a text can stand in the field that it would."""
    if name == "issued" or kind in ("date", "accessed"):
        return meant(words) is not None
    if kind == "locator":
        return locator(words) is not None
    if name == "container" or kind in ("inside", "container"):
        return is_sound(words)
    proper = kind == "name" or (kind != "thesis" and name in ("publisher", "place", "genre"))
    return not proper or is_proper(words)


def locator(written: str) -> str | None:
    """A part of a work as a citation by key has it; None if that would not read it back."""
    value = written.replace("\u00a0", " ").replace("–", "-")
    (cited,) = citations(f"@k, {value}")
    return value if cited.locator and not cited.suffix else None
