"""What search engines, catalogues and previews read about a brief."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefkit.edition import Edition
from briefkit.model import Author


def names(edition: Edition) -> Iterator[tuple[str, str]]:
    """Names and contents of `meta` elements: for browsers, PDF and Google Scholar."""
    brief, moment = edition.brief, edition.moment.strftime("%Y-%m-%dT%H:%M:%SZ")
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
    yield "dcterms.modified", moment
    yield "citation_title", edition.full_title
    for author in brief.authors:
        yield "citation_author", author.name
    if brief.date and brief.date.value:
        yield "citation_publication_date", brief.date.value.strftime("%Y/%m/%d")
    yield "citation_language", brief.language
    if brief.series:
        yield "citation_series_title", brief.series.name
        if brief.series.number:
            yield "citation_technical_report_number", brief.series.number


def open_graph(edition: Edition) -> Iterator[tuple[str, str]]:
    """Properties and contents of `meta` elements: the Open Graph protocol."""
    brief = edition.brief
    yield "og:type", "article"
    yield "og:title", edition.full_title
    if edition.summary:
        yield "og:description", edition.summary
    if brief.series:
        yield "og:site_name", brief.series.name
    yield "og:locale", brief.language.replace("-", "_")
    if brief.date and brief.date.value:
        yield "article:published_time", brief.date.value.isoformat()


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
    }
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
    return {name: value for name, value in fields.items() if value}
