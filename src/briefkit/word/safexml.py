"""The XML of a stranger's file: nothing is fetched, expanded, or allowed to grow.

Parts of a package are UTF-8 or UTF-16 and have no DOCTYPE (ECMA-376 part 2, 8.1.4 and E.1);
what is written in the namespaces of its Strict kind is read as if in the Transitional ones.
"""

from __future__ import annotations

import codecs
import re
from typing import Any

from lxml import etree

STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# What stands in a table in a text box in a table is about forty deep.
DEEPEST = "boolean(" + "/*" * 100 + ")"


class UnsafeXml(ValueError):
    """XML that could harm whoever reads it."""


def marks(data: bytes) -> int:
    """How many tags and attributes a part has at most; each takes 200 bytes of memory."""
    return data.count(b"<") + data.count(b"=")


def parse_xml(data: bytes) -> Any:
    """The root element of a part.

    Raises `UnsafeXml` for a DOCTYPE, and ValueError when it is no XML, or nested too deeply.
    """
    if data.startswith(UTF_16):
        data = data.decode("utf-16").encode()
    if b"<!DOCTYPE" in data:
        raise UnsafeXml
    data = STRICT.sub(TRANSITIONAL, data)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as failure:
        raise ValueError(str(failure)) from None
    if root.xpath(DEEPEST):
        raise ValueError("elements within elements without end")
    return root
