"""What a Word document keeps of its brief beside its words: one custom XML part.

A custom XML part (ECMA-376 part 1, 15.2.5) is found by its namespace, since programs rename
it. Ours holds the brief's fields, the labels of its notes, and the document as it was
written, against which a reader sees what was edited since.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from briefkit.word.safexml import marks, parse_xml

NAMESPACE = "urn:briefkit:brief"
VERSION = "1"
# A brief of a hundred pages keeps a tenth of it.
MOST_KEPT = 8_000_000
MOST_TAGS = 1000
# What names the part to Word (15.2.6); any will do that no other part of the file has.
ITEM = "{6B1E6C1B-6272-4965-8662-726965666B31}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


class Broken(ValueError):
    """A part that does not hold what ours do."""


@dataclass(frozen=True)
class KeptBrief:
    """The fields and the labels of the notes, each as JSON, and the document as written."""

    fields: str
    labels: str
    document: bytes


def written(fields: Any, labels: Sequence[str | None], document: bytes) -> bytes:
    """The part, the same bytes for the same brief.

    ``fields`` are the brief's as its file has them, ``labels`` those of the notes in the
    order of their numbers, None for a note that stands in no field of its own.
    """
    # JSON in ASCII holds nothing that XML would change or could not hold.
    held = {
        "fields": json.dumps(fields, separators=(",", ":")),
        "labels": json.dumps(labels, separators=(",", ":")),
        "document": base64.b64encode(document).decode(),
    }
    inner = "".join(f"<{name}>{_escaped(text)}</{name}>" for name, text in held.items())
    return _xml(f'<brief xmlns="{NAMESPACE}" version="{VERSION}">{inner}</brief>')


def properties() -> bytes:
    """The part that goes with ours and tells Word its namespace (22.5.2)."""
    schema = f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs>'
    return _xml(
        f'<ds:datastoreItem ds:itemID="{ITEM}" xmlns:ds="{OFFICE}">{schema}</ds:datastoreItem>'
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _xml(element: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n{element}'.encode()


def read(data: bytes) -> KeptBrief:
    """What a part holds. Raises `Broken` when it is not as we write it, or unsafe."""
    if len(data) > MOST_KEPT or marks(data) > MOST_TAGS:
        raise Broken
    try:
        root = parse_xml(data)
        if root.tag != f"{{{NAMESPACE}}}brief" or root.get("version") != VERSION:
            raise Broken
        fields, labels, document = (
            root.findtext(f"{{{NAMESPACE}}}{name}", "")
            for name in ("fields", "labels", "document")
        )
        return KeptBrief(fields, labels, base64.b64decode(document, validate=False))
    except (ValueError, binascii.Error):
        raise Broken from None
