"""What a PDF says of itself for catalogues: publisher, identifier, rights (XMP, ISO 16684-1).

The properties are those of Dublin Core, of XMP's rights schema and of PRISM, as libraries
and asset managers read them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from briefkit.edition import Edition
from briefkit.imprint import address, licence_address

NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "prism": "http://prismstandard.org/namespaces/basic/3.0/",
}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
Values = tuple[str, ...]


def described(edition: Edition, metadata: Any) -> Callable[..., bytes]:
    """WeasyPrint's function that writes a document's RDF, with what it does not know added."""
    from lxml import etree

    written = metadata.generate_rdf_metadata

    def generate(variant: Any, version: Any, conformance: Any) -> bytes:
        root = etree.fromstring(written(variant, version, conformance))
        about = _element(root, "rdf:Description")
        about.set(_name("rdf:about"), "")
        for name, kind, values in _properties(edition):
            if values:
                _add(about, name, kind, values)
        return etree.tostring(root)

    return generate


def _properties(edition: Edition) -> Iterator[tuple[str, str, Values]]:
    """Name, kind of container (none for a plain text) and values of each property."""
    brief, rights = edition.brief, edition.brief.rights
    held = edition.rights_notice
    yield "dc:language", "Bag", (brief.language,)
    yield "dc:publisher", "Bag", _one(brief.publisher.name if brief.publisher else None)
    yield "dc:identifier", "", _one(address(brief))
    yield "dc:subject", "Bag", (*brief.topics, *brief.keywords)
    yield "dc:coverage", "", _one(", ".join(brief.regions))
    yield "dc:rights", "Alt", _one(held)
    yield "xmpRights:Marked", "", _one("True" if held else None)
    yield "xmpRights:Owner", "Bag", _one(rights.holder if rights else None)
    yield "xmpRights:WebStatement", "", _one(licence_address(brief))
    yield "prism:doi", "", _one(brief.doi)
    yield "prism:url", "", _one(brief.url)
    yield "prism:versionIdentifier", "", _one(brief.version)


def _one(value: str | None) -> Values:
    return (value,) if value else ()


def _add(about: Any, name: str, kind: str, values: Values) -> None:
    element = _element(about, name)
    if not kind:
        (element.text,) = values
        return
    container = _element(element, f"rdf:{kind}")
    for value in values:
        item = _element(container, "rdf:li")
        item.text = value
        if kind == "Alt":
            item.set(LANGUAGE, "x-default")


def _element(parent: Any, name: str) -> Any:
    element = parent.makeelement(_name(name), nsmap=NAMES)
    parent.append(element)
    return element


def _name(prefixed: str) -> str:
    prefix, _, name = prefixed.partition(":")
    return f"{{{NAMES[prefix]}}}{name}"
