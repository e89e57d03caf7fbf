"""What search engines, catalogues and previews read about a brief."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefkit.edition import Edition
from briefkit.edition.imprint import address, licence_address
from briefkit.model.authors import Author
from briefkit.model.publication import Original, Publisher, Translation

# A moment, in UTC (W3C date and time formats).
MOMENT = "%Y-%m-%dT%H:%M:%SZ"


def names(edition: Edition) -> Iterator[tuple[str, str]]:
    """Names and contents of `meta` elements: for browsers, PDF and Google Scholar."""
    brief, moment = edition.brief, edition.moment.strftime(MOMENT)
    if edition.summary:
        yield "description", edition.summary
    for author in brief.authors:
        yield "author", author.name
    if brief.keywords:
        yield "keywords", ", ".join(brief.keywords)
    yield "generator", "briefkit"
    if brief.status != "published":
        yield "robots", "noindex"
    yield "dcterms.created", moment
    yield "dcterms.modified", max(moment, _updated(edition))
    yield "citation_title", edition.full_title
    for author in brief.authors:
        yield from _author(author)
    if brief.date and brief.date.value:
        yield "citation_publication_date", brief.date.value.strftime("%Y/%m/%d")
    if brief.publisher:
        yield "citation_technical_report_institution", brief.publisher.name
        yield "citation_publisher", brief.publisher.name
    if brief.doi:
        yield "citation_doi", brief.doi
    if brief.url:
        yield "citation_public_url", brief.url
    yield "citation_language", brief.language
    if brief.series:
        yield "citation_series_title", brief.series.name
        if brief.series.number:
            yield "citation_technical_report_number", brief.series.number

    yield from _dublin_core(edition)


def _updated(edition: Edition) -> str:
    """The day of the last change as a moment; nothing where the brief gives none."""
    updated = edition.brief.updated
    return updated.value.strftime(MOMENT) if updated and updated.value else ""


def _author(author: Author) -> Iterator[tuple[str, str]]:
    """What follows an author's name is about that author (Google Scholar)."""
    yield "citation_author", author.name
    if author.affiliation:
        yield "citation_author_institution", author.affiliation
    if author.email:
        yield "citation_author_email", author.email
    if author.orcid:
        yield "citation_author_orcid", f"https://orcid.org/{author.orcid}"


def _dublin_core(edition: Edition) -> Iterator[tuple[str, str]]:
    """DCMI Metadata Terms, each where the brief gives it."""
    brief, rights = edition.brief, edition.brief.rights
    if brief.publisher:
        yield "dcterms.publisher", brief.publisher.name
    if where := address(brief):
        yield "dcterms.identifier", where
    for topic in brief.topics:
        yield "dcterms.subject", topic
    for region in brief.regions:
        yield "dcterms.spatial", region
    if rights and rights.holder:
        yield "dcterms.rightsHolder", rights.holder
    if licence := licence_address(brief):
        yield "dcterms.license", licence
    elif rights and rights.licence:
        yield "dcterms.rights", rights.licence


def links(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Relation, address and language of `link` elements: the brief's place, and its editions.

    Each edition names all, itself among them, as search engines ask for hreflang.
    """
    brief = edition.brief
    if brief.url:
        yield "canonical", brief.url, ""
    others = [(each.language, each.url) for each in edition.other_editions if each.url]
    own = [(brief.language, brief.url)] if brief.url and others else []
    for language, url in (*own, *others):
        yield "alternate", url, language
    if licence := licence_address(brief):
        yield "license", licence, ""


def open_graph(edition: Edition) -> Iterator[tuple[str, str]]:
    """Properties and contents of `meta` elements: the Open Graph protocol."""
    brief = edition.brief
    yield "og:type", "article"
    yield "og:title", edition.full_title
    if edition.summary:
        yield "og:description", edition.summary
    if brief.url:
        yield "og:url", brief.url
    site = brief.publisher or brief.series
    if site:
        yield "og:site_name", site.name
    yield "og:locale", brief.language.replace("-", "_")
    if brief.date and brief.date.value:
        yield "article:published_time", brief.date.value.isoformat()
    if brief.updated and brief.updated.value:
        yield "article:modified_time", brief.updated.value.isoformat()
    for topic in brief.topics:
        yield "article:tag", topic


def report(edition: Edition) -> dict[str, Any]:
    """The brief as a schema.org `Report`."""
    brief = edition.brief
    number = brief.series.number if brief.series else None
    fields = {
        "@context": "https://schema.org",
        "@type": "Report",
        "headline": brief.title,
        "alternativeHeadline": brief.subtitle,
        "abstract": edition.summary,
        "inLanguage": brief.language,
        "datePublished": brief.date and brief.date.value and brief.date.value.isoformat(),
        "author": [_person(each) for each in brief.authors],
        "keywords": list(brief.keywords),
        "isPartOf": brief.series and {"@type": "CreativeWorkSeries", "name": brief.series.name},
        "reportNumber": number,
        **_publication(edition),
    }
    return _filled(fields)


def _publication(edition: Edition) -> dict[str, Any]:
    """What the brief says of its publication, as schema.org has it."""
    brief = edition.brief
    original, rights, updated = brief.translation_of, brief.rights, brief.updated
    doi = brief.doi and f"https://doi.org/{brief.doi}"
    return {
        "url": brief.url,
        "identifier": doi
        and {"@type": "PropertyValue", "propertyID": "DOI", "value": brief.doi, "url": doi},
        "sameAs": doi,
        "version": brief.version,
        "dateModified": updated and updated.value and updated.value.isoformat(),
        "creativeWorkStatus": brief.status,
        "publisher": brief.publisher and _publisher(brief.publisher),
        "about": list(brief.topics),
        "spatialCoverage": list(brief.regions),
        "copyrightHolder": rights and rights.holder,
        "copyrightNotice": edition.rights_notice,
        "license": licence_address(brief) or (rights and rights.licence),
        "correction": [
            _filled(
                {
                    "@type": "CorrectionComment",
                    "datePublished": given.date.value and given.date.value.isoformat(),
                    "text": edition.words(text).strip(),
                }
            )
            for given, (_, text) in zip(brief.corrections, edition.corrections, strict=True)
        ],
        "translationOfWork": original and _work(original),
        "workTranslation": [_work(each) for each in brief.translations],
    }


def _publisher(publisher: Publisher) -> dict[str, Any]:
    fields = {
        "@type": "Organization",
        "name": publisher.name,
        "url": publisher.url,
        "location": publisher.place,
    }
    return _filled(fields)


def _work(edition: Original | Translation) -> dict[str, Any]:
    fields = {
        "@type": "Report",
        "name": edition.title,
        "inLanguage": edition.language,
        "url": edition.url,
    }
    return _filled(fields)


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


def _person(author: Author) -> dict[str, Any]:
    fields = {
        "@type": "Person",
        "name": author.name,
        "jobTitle": author.role,
        "affiliation": author.affiliation
        and {"@type": "Organization", "name": author.affiliation},
        "email": author.email,
        "identifier": author.orcid and f"https://orcid.org/{author.orcid}",
    }
    return _filled(fields)
