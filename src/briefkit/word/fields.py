"""What the code of a field says that its result is (ECMA-376 part 1, 17.16.5)."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Any

from briefkit.word.names import W, value

HYPERLINK = re.compile(r'\s*HYPERLINK\b\s*(?:"(?P<url>[^"]*)"|(?P<bare>[^\s\\"]\S*))?')
ANCHOR = re.compile(r'\\l\s+"([^"]+)"')
NAMED = re.compile(
    r'\s*(?P<kind>NOTEREF|REF)\s+"?(?P<name>[^\s"]+)"?(?P<switches>.*)', re.DOTALL
)
# Mendeley's newer add-in keeps its citation in the tag of a content control, as base64.
MENDELEY = "MENDELEY_CITATION_v3_"


@dataclass
class Field:
    """A field that has begun: its code so far, and where its result began."""

    first: int
    start: int
    code: str = ""
    in_code: bool = True


def url_of(code: str) -> str | None:
    """The address to which a HYPERLINK field leads, or a REF field with ``\\h``, if any."""
    named = NAMED.match(code)
    if named and named["kind"] == "REF":
        return f"#{named['name']}" if "\\h" in named["switches"] else None
    found = HYPERLINK.match(code)
    if found is None:
        return None
    anchor = ANCHOR.search(code)
    return (found["url"] or found["bare"] or "") + (f"#{anchor[1]}" if anchor else "")


def note_of(code: str) -> tuple[str, bool] | None:
    """The bookmark of a NOTEREF field, and whether it repeats the note's mark (``\\f``)."""
    found = NAMED.match(code)
    if found is None or found["kind"] == "REF":
        return None
    return found["name"], "\\f" in found["switches"]


def unkept(code: str) -> str:
    """What of a field can't be kept beside its words; nothing where all can."""
    if re.match(r"\s*PAGEREF\b", code):
        return "The number of a page is kept as it is, and may be wrong in print"
    managers = {"EN.CITE": "EndNote", "Citavi": "Citavi", "CITATION ": "Word"}
    for sign, manager in managers.items():
        if re.match(rf"\s*(?:ADDIN )?{sign}", code):
            return f"This citation is kept as words, without the data that {manager} has of it"
    return ""


def is_citation(code: str) -> bool:
    """Whether a field is a citation manager's, with CSL-JSON in its code."""
    return "CSL_CITATION" in code


def code_of(holder: Any) -> str | None:
    """The code of an element that is a field by itself; None for one that is none.

    It may be a ``w:fldSimple``, or a content control of Mendeley's, of which the code is
    given as that of Mendeley's fields.
    """
    if holder.tag == f"{W}fldSimple":
        return str(holder.get(f"{W}instr", ""))
    tag = value(holder, "sdtPr/tag") if holder.tag == f"{W}sdt" else None
    if tag is None or not tag.startswith(MENDELEY):
        return None
    try:
        return "ADDIN CSL_CITATION " + base64.b64decode(tag[len(MENDELEY) :]).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None
