"""The deposit that registers a brief's DOI with Crossref: a report, by schema 5.5.0."""

from __future__ import annotations

import datetime
import re
from typing import Any

from briefkit.edition import Edition
from briefkit.edition.imprint import licence_address
from briefkit.model import Brief
from briefkit.records import Signatory, signatories
from briefkit.style.part import Crossref

VERSION = "5.5.0"
NAMESPACES: Any = {
    None: f"http://www.crossref.org/schema/{VERSION}",
    "jats": "http://www.ncbi.nlm.nih.gov/JATS1",
    "ai": "http://www.crossref.org/AccessIndicators.xsd",
    "rel": "http://www.crossref.org/relations.xsd",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
SCHEMA = f"{NAMESPACES[None]} https://www.crossref.org/schemas/crossref{VERSION}.xsd"
# The longest edition number that the schema takes.
LONGEST_EDITION = 15
# What else it takes at most, in letters, and what an editor calls it.
LONGEST = {
    "given_name": (200, "a given name"),
    "surname": (200, "a family name"),
    "organization": (511, "the name of a body that signs"),
    "institution_name": (1024, "an affiliation"),
    "publisher_name": (255, "a publisher’s name"),
    "publisher_place": (255, "a publisher’s place"),
    "resource": (2048, "the address of a brief"),
}


class Unregistrable(Exception):
    """A brief that lacks what Crossref asks for; the message says what, and what to do."""


def render(edition: Edition) -> dict[str, bytes]:
    """The deposit as ``{".crossref.xml": …}``.

    Raises `Unregistrable` without a DOI, an address or a date in the brief, or a depositor
    in its style; and when a name is longer than the schema takes.
    """
    from lxml import etree

    house, date = _asked_for(edition)
    root = etree.Element(_name("doi_batch"), nsmap=NAMESPACES, version=VERSION)
    root.set(_name("schemaLocation", "xsi"), SCHEMA)
    _head(root, edition, house)
    body = _add(root, "body")
    report = _add(body, "report-paper", publication_type="full_text")
    _report(report, edition, date)
    content = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return {".crossref.xml": content}


def _asked_for(edition: Edition) -> tuple[Crossref, datetime.date]:
    """Who registers the brief, and its date, when nothing that Crossref asks for is missing."""
    brief, house = edition.brief, edition.style.file.crossref
    date = brief.date.value if brief.date else None
    fields = {"doi": brief.doi, "url": brief.url, "date": date}
    lacking = " and ".join(f"“{name}:”" for name, value in fields.items() if not value)
    if lacking or not date:
        raise Unregistrable(
            f"Crossref registers no brief without {lacking}. Write it in the brief"
        )
    if house is None:
        raise Unregistrable(
            f"The style {edition.style.name} does not say who registers DOIs with Crossref. "
            "Write “crossref: {depositor: …, email: …, registrant: …}” in its style.yaml"
        )
    return house, date


def _head(root: Any, edition: Edition, house: Crossref) -> None:
    """Who deposits; a later deposit must have a later time stamp."""
    updated = edition.brief.updated and edition.brief.updated.value
    stamp = f"{edition.moment:%Y%m%d%H%M%S}"
    if updated:
        stamp = max(stamp, f"{updated:%Y%m%d}000000")
    head = _add(root, "head")
    suffix = re.sub(r"[^A-Za-z0-9]+", "-", edition.brief.doi or "")[:80]
    _add(head, "doi_batch_id", f"{suffix}-{stamp}")
    _add(head, "timestamp", stamp)
    depositor = _add(head, "depositor")
    _add(depositor, "depositor_name", house.depositor)
    _add(depositor, "email_address", house.email)
    _add(head, "registrant", house.registrant)


def _report(report: Any, edition: Edition, date: datetime.date) -> None:
    """The report's metadata, in the order that the schema asks for."""
    brief = edition.brief
    about = _add(report, "report-paper_metadata", language=brief.language.split("-")[0].lower())
    people = signatories(brief)
    if people:
        contributors = _add(about, "contributors")
        for index, person in enumerate(people):
            _contributor(contributors, person, "first" if index == 0 else "additional")
    _titles(about, edition)
    _published(about, brief, date)
    _terms(about, brief, date)
    _relations(about, brief)
    data = _add(about, "doi_data")
    _add(data, "doi", brief.doi)
    _add(data, "resource", brief.url)


def _titles(about: Any, edition: Edition) -> None:
    """Title, version and abstract."""
    brief = edition.brief
    titles = _add(about, "titles")
    _add(titles, "title", brief.title)
    if brief.subtitle:
        _add(titles, "subtitle", brief.subtitle)
    if brief.version and len(brief.version) <= LONGEST_EDITION:
        _add(about, "edition_number", brief.version)
    if edition.summary:
        abstract = _add(about, "abstract", prefix="jats")
        _add(abstract, "p", edition.summary, prefix="jats")


def _published(about: Any, brief: Brief, date: datetime.date) -> None:
    """When, by whom and under which number."""
    published = _add(about, "publication_date", media_type="online")
    for name, value in (("month", date.month), ("day", date.day), ("year", date.year)):
        _add(published, name, f"{value:02}")
    if brief.publisher:
        publisher = _add(about, "publisher")
        _add(publisher, "publisher_name", brief.publisher.name)
        if brief.publisher.place:
            _add(publisher, "publisher_place", brief.publisher.place)
    if brief.series and brief.series.number:
        item = _add(about, "publisher_item")
        _add(item, "identifier", brief.series.number, id_type="report-number")


def _contributor(contributors: Any, person: Signatory, sequence: str) -> None:
    roles = {"sequence": sequence, "contributor_role": "author"}
    if person.is_body:
        _add(contributors, "organization", person.family, **roles)
        return
    name = _add(contributors, "person_name", **roles)
    if person.given:
        _add(name, "given_name", person.given)
    _add(name, "surname", person.family)
    if person.suffix:
        _add(name, "suffix", person.suffix)
    if person.affiliation:
        institution = _add(_add(name, "affiliations"), "institution")
        _add(institution, "institution_name", person.affiliation)
    if person.orcid:
        _add(name, "ORCID", f"https://orcid.org/{person.orcid}")


def _terms(about: Any, brief: Brief, date: datetime.date) -> None:
    if licence := licence_address(brief):
        program = _add(about, "program", prefix="ai", name="AccessIndicators")
        start = date.isoformat()
        _add(program, "license_ref", licence, "ai", applies_to="vor", start_date=start)


def _relations(about: Any, brief: Brief) -> None:
    """The original of a translation, and the translations of a brief."""
    original = brief.translation_of
    related = [("isTranslationOf", original.url)] if original else []
    related += [("hasTranslation", each.url) for each in brief.translations]
    known = [(kind, url) for kind, url in related if url]
    program = _add(about, "program", prefix="rel") if known else None
    for kind, url in known:
        item = _add(program, "related_item", prefix="rel")
        kinds = {"relationship-type": kind, "identifier-type": "uri"}
        _add(item, "intra_work_relation", url, "rel", **kinds)


def _add(
    parent: Any, tag: str, text: str | None = None, prefix: str | None = None, **attributes: str
) -> Any:
    element = parent.makeelement(_name(tag, prefix), attributes)
    element.text = " ".join(text.split()) if text else None
    longest, called = LONGEST.get(tag, (None, ""))
    if longest and len(element.text or "") > longest:
        raise Unregistrable(f"Crossref takes no more than {longest} letters in {called}")
    parent.append(element)
    return element


def _name(tag: str, prefix: str | None = None) -> str:
    return f"{{{NAMESPACES[prefix]}}}{tag}"
