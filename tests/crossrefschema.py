"""Crossref's schema for deposits (XML Schema 1.1), as the package commonmeta-py carries it."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import xmlschema

# What it takes from the web lies beside it.
NEAR = {
    "http://www.w3.org/2009/01/xml.xsd": "xml.xsd",
    "http://www.w3.org/Math/XMLSchema/mathml3/mathml3.xsd": (
        "standard-modules/mathml3/mathml3.xsd"
    ),
}


@cache
def crossref_schema(version: str) -> xmlschema.XMLSchema11:
    """The schema of one version; read from this machine alone."""
    spec = find_spec("commonmeta")
    assert spec
    assert spec.submodule_search_locations
    folder = Path(spec.submodule_search_locations[0]) / "resources/crossref"
    return xmlschema.XMLSchema11(
        str(folder / f"crossref{version}.xsd"),
        uri_mapper=lambda uri: str(folder / NEAR[uri]) if uri in NEAR else uri,
        allow="local",
    )
