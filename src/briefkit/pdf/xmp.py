"""What a PDF says of itself for catalogues: publisher, identifier, rights (XMP, ISO 16684-1).

The properties are those of Dublin Core, of XMP's rights schema and of PRISM, as libraries
and asset managers read them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from briefkit.edition import Edition
from briefkit.edition.imprint import address, licence_address

NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "prism": "http://prismstandard.org/namespaces/basic/3.0/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
# The schemas that PDF/A does not know, and must be told of (ISO 19005-2, 6.6.2.3.2): of each
# property its type, whether a person or a program sets it, and what it says.
SCHEMAS = {
    "pdfuaid": (
        "PDF/UA identification",
        {"part": ("Integer", "internal", "The part of ISO 14289 that the file conforms to")},
    ),
    "prism": (
        "PRISM",
        {
            "doi": ("Text", "external", "The publication's Digital Object Identifier"),
            "url": ("Text", "external", "The address of the publication"),
            "versionIdentifier": ("Text", "external", "The publication's version"),
        },
    ),
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
        _explain(root)
        return etree.tostring(root)

    return generate


def _properties(edition: Edition) -> Iterator[tuple[str, str, Values]]:
    """Name, kind of container (none for a plain text) and values of each property."""
    brief, rights = edition.brief, edition.brief.rights
    held = edition.rights_notice
    yield "pdfuaid:part", "", ("1",)
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


def _explain(root: Any) -> None:
    """Describe the schemas that a PDF/A reader need not know."""
    about = _element(root, "rdf:Description")
    about.set(_name("rdf:about"), "")
    schemas = _element(_element(about, "pdfaExtension:schemas"), "rdf:Bag")
    for prefix, (title, properties) in SCHEMAS.items():
        schema = _item(schemas)
        _element(schema, "pdfaSchema:schema").text = title
        _element(schema, "pdfaSchema:namespaceURI").text = NAMES[prefix]
        _element(schema, "pdfaSchema:prefix").text = prefix
        listed = _element(_element(schema, "pdfaSchema:property"), "rdf:Seq")
        for name, (kind, category, description) in properties.items():
            told = _item(listed)
            _element(told, "pdfaProperty:name").text = name
            _element(told, "pdfaProperty:valueType").text = kind
            _element(told, "pdfaProperty:category").text = category
            _element(told, "pdfaProperty:description").text = description


def _item(container: Any) -> Any:
    """An item that holds properties of its own."""
    item = _element(container, "rdf:li")
    item.set(_name("rdf:parseType"), "Resource")
    return item


def _element(parent: Any, name: str) -> Any:
    element = parent.makeelement(_name(name), nsmap=NAMES)
    parent.append(element)
    return element


def _name(prefixed: str) -> str:
    prefix, _, name = prefixed.partition(":")
    return f"{{{NAMES[prefix]}}}{name}"
