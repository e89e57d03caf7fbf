"""One entry of BibTeX or BibLaTeX in CSL's terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from briefkit.bibliography import fields as bib
from briefkit.bibliography.dates import issued, spelled
from briefkit.bibliography.latex import address_in, verbatim, words
from briefkit.bibliography.names import names
from briefkit.bibliography.parents import Given, Slip, inherited
from briefkit.diagnostic import Severity


@dataclass(frozen=True)
class BibSource:
    """A source with CSL's names, and what could not be carried: severity, rule, message."""

    fields: dict[str, Any]
    slips: list[Slip] = field(default_factory=list)


def source(own: Given, entries: Mapping[str, Given]) -> BibSource:
    """An entry as a source; ``entries`` are all of its file, by their keys in lower case."""
    made = BibSource({})
    given = inherited(own, entries, made.slips)
    given |= dict(_joined(given))
    made.fields["type"] = kind = _kind(given)
    made.fields.update(_texts(given, kind))
    made.fields.update(_dates(given, made.slips))
    for name, role in bib.NAMES.items():
        people = names(given.get(name, ""), made.slips)
        if people:
            made.fields.setdefault(role, people)
    made.slips.extend(_unknown(own))
    return made


def _joined(given: Given) -> Iterator[tuple[str, str]]:
    """Titles with their subtitles, those of volumes with the title of the whole."""
    if "journal" in given:
        yield "journaltitle", given.setdefault("journaltitle", given["journal"])
    for below, title in bib.SUBTITLES.items():
        if title in given and given.get(below):
            mark = "" if re.search(r"[?!.:]\}*$", given[title]) else ":"
            given[title] = f"{given[title]}{mark} {given[below]}"
            yield title, given[title]
    if given.get("titleaddon") and "title" in given:
        yield "title", f"{given['title']}. {given['titleaddon']}"


def _kind(given: Given) -> str:
    kind, address = given[""], "url" in given or address_in(given.get("howpublished", ""))
    subtype = given.get("entrysubtype", "").lower()
    if kind in ("article", "periodical", "suppperiodical") and subtype in bib.SUBTYPES:
        return bib.SUBTYPES[subtype]
    if kind == "misc" and "eprint" in given:
        return "article"
    if kind == "misc" and address:
        return "webpage"
    if kind == "unpublished" and "eventtitle" in given:
        return "speech"
    return bib.TYPES.get(kind, "document")


def _texts(given: Given, kind: str) -> Iterator[tuple[str, str]]:
    fields: dict[str, str] = {}
    for name, csl in bib.FIELDS.items():
        if given.get(name):
            read = verbatim if name in bib.VERBATIM else words
            fields.setdefault(csl, read(given[name]))
    publishers = dict.fromkeys(words(given[name]) for name in bib.PUBLISHERS if given.get(name))
    if publishers:
        fields["publisher"] = "; ".join(publishers)
    _title(given, fields)
    _numbers(kind, fields)
    _addresses(given, fields)
    _terms(given, fields)
    yield from fields.items()


def _title(given: Given, fields: dict[str, str]) -> None:
    """A work in volumes: the title of the whole, and of the volume."""
    if given.get("maintitle"):
        volume = "container-title" if "container-title" in fields else "title"
        if volume in fields:
            fields["volume-title"] = fields[volume]
        fields[volume] = words(given["maintitle"])


def _numbers(kind: str, fields: dict[str, str]) -> None:
    """Pages with an en dash; an article's number is its issue, a book's is in its series."""
    if "page" in fields:
        fields["page"] = re.sub(r"\s*[-–—]+\s*", "–", fields["page"])
    if "number" not in fields:
        return
    if kind in bib.ARTICLES:
        issue = fields.pop("number"), fields.get("issue")
        fields["issue"] = ", ".join(filter(None, issue))
    elif kind in ("book", "chapter", "paper-conference") and "collection-title" in fields:
        fields["collection-number"] = fields.pop("number")


def _addresses(given: Given, fields: dict[str, str]) -> None:
    """The address, wherever it stands, and identifiers without theirs."""
    if "DOI" in fields:
        fields["DOI"] = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", fields["DOI"])
    if address_in(given.get("howpublished", "")):
        fields.pop("medium", None)
        fields.setdefault("URL", verbatim(given["howpublished"]))
    if given.get("eprint"):
        number = verbatim(given["eprint"])
        archive = given.get("eprinttype", given.get("archiveprefix", "")).lower()
        if archive == "pubmed":
            fields.setdefault("PMID", number)
        if archive == "arxiv":
            number = re.sub(r"^arxiv:", "", number, flags=re.IGNORECASE)
            fields.setdefault("number", f"arXiv:{number}")
        if archive in bib.ARCHIVES:
            fields.setdefault("URL", bib.ARCHIVES[archive] + number)


def _terms(given: Given, fields: dict[str, str]) -> None:
    """Words that BibLaTeX writes as keys: kinds of thesis, languages, stages."""
    genre = given.get("type") or (given[""] if given[""] in bib.IMPLIED else "")
    if genre:
        fields["genre"] = bib.GENRES.get(genre.lower(), words(genre))
    if "language" in fields:
        name = fields["language"].lower().removeprefix("lang")
        fields["language"] = bib.LANGUAGES.get(name, fields["language"])
    if "status" in fields:
        fields["status"] = bib.PENDING.get(fields["status"].lower(), fields["status"])


def _dates(given: Given, slips: list[Slip]) -> Iterator[tuple[str, str]]:
    for name, csl in bib.DATES.items():
        if given.get(name):
            yield csl, spelled(given[name])
    if not given.get("date"):
        written = issued(
            {name: words(given.get(name, "")) for name in ("year", "month", "day")}
        )
        pending = bib.PENDING.get(given.get("pubstate", "").lower())
        if written.unread:
            message = f"“{written.unread}” is no month that is known. Write 1 to 12"
            slips.append((Severity.WARNING, "unknown-value", message))
        if written.date or pending:
            yield "issued", written.date or str(pending)


def _unknown(own: Given) -> Iterator[Slip]:
    """Fields that neither BibTeX nor BibLaTeX has, nor any reference manager for itself."""
    if own[""] not in bib.TYPES:
        message = f"There is no BibTeX type “@{own['']}”. It is read as a document"
        close = get_close_matches(own[""], bib.TYPES, n=1)
        hint = f". Did you mean “@{close[0]}”?" if close else ""
        yield Severity.WARNING, "unknown-value", message + hint
    for name in own:
        kept = name in bib.BOOKKEEPING or name.startswith(bib.BOOKKEEPING_STARTS)
        if name and name not in bib.KNOWN and not kept:
            close = get_close_matches(name, bib.KNOWN, n=1)
            hint = f". Did you mean “{close[0]}”?" if close else ", and it is left out"
            message = f"There is no BibTeX field “{name}”{hint}"
            yield Severity.WARNING, "unknown-field", message
