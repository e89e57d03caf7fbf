"""What of a designer's pages can't be carried into a brief, and what is left behind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefkit.word.names import VALUE, W
from briefkit.wordwriting.fields import fields_of

# Why an element is refused, by its name in WordprocessingML.
REFUSED = {
    **dict.fromkeys(("ins", "del", "moveFrom", "moveTo"),
                    "has tracked changes. Accept or reject them in Word"),
    **dict.fromkeys(("footnoteReference", "endnoteReference"),
                    "has a note of its own. The notes are those of the brief: take it out"),
    **dict.fromkeys(("object", "control", "altChunk", "subDoc", "movie"),
                    "holds something made in another program. Put a picture in its place"),
    "numPr": "has a list numbered by hand. Give its lines the style “List Bullet” instead",
}  # fmt: skip
# Fields that say only where they stand; others read files, run programs, or tell the time.
FIELDS = ("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF")
# What Word leaves behind, or what leads to parts that do not come along.
LEAVINGS = tuple(f"{W}{name}" for name in (
    "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference",
    "proofErr", "permStart", "permEnd", "lastRenderedPageBreak", "dataBinding",
))  # fmt: skip
STYLED = tuple(f"{W}{name}" for name in ("pStyle", "rStyle", "tblStyle"))
# Links on drawings, which lead anywhere without a relationship.
OUTWARD = ("href", "{urn:schemas-microsoft-com:office:office}href")


def unfit(root: Any) -> str | None:
    """Why a part can't be carried, in words that follow the file's name; None if it can."""
    for element in root.iter():
        tag = element.tag
        if isinstance(tag, str) and tag.startswith(W) and tag[len(W) :] in REFUSED:
            return REFUSED[tag[len(W) :]]
    for code in _field_codes(root):
        name = (code.split() or ["?"])[0].upper()
        if name not in FIELDS:
            return f"has the field {name}. A page may have {', '.join(FIELDS)}; delete it"
    for name, paragraph in fields_of(root):
        if next(paragraph.iterancestors(f"{W}txbxContent"), None) is not None:
            return (
                f"has {{{{ {name} }}}} in a text box, which those who listen miss. Give it a "
                "paragraph of its own, or a cell of a table"
            )
    return None


def without_leavings(root: Any, styles: Mapping[str, str]) -> None:
    """Take out what Word left behind, and name styles by the ids that ``styles`` gives."""
    for element in list(root.iter(*LEAVINGS)):
        element.getparent().remove(element)
    for element in root.iter():
        for name in OUTWARD:
            element.attrib.pop(name, None)
    for element in root.iter(*STYLED):
        element.set(VALUE, styles.get(element.get(VALUE), element.get(VALUE)))


def _field_codes(root: Any) -> list[str]:
    """The instructions of all fields; Word may split one over several runs (17.16.18)."""
    codes = [each.get(f"{W}instr", "") for each in root.iter(f"{W}fldSimple")]
    for each in root.iter(f"{W}fldChar", f"{W}instrText"):
        if each.tag == f"{W}instrText":
            codes[-1:] = [(codes[-1] if codes else "") + (each.text or "")]
        elif each.get(f"{W}fldCharType") == "begin":
            codes.append("")
    return codes
