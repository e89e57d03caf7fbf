"""A Word document's comments: their part, and what they say (ECMA-376 part 1, 17.13.4)."""

from __future__ import annotations

import datetime
import re
from typing import Any

from lxml import etree

from briefkit.diagnostic import Diagnostic
from briefkit.word.names import WML, W

AUTHOR, INITIALS = "briefkit", "bk"
LONGEST_QUOTATION = 60
# The characters that XML 1.0 has no place for.
NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A comment looks the same whatever a document's own paragraphs look like.
LOOK = (
    ("spacing", {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}),
    ("ind", {"left": "0", "right": "0", "firstLine": "0"}),
    ("jc", {"val": "left"}),
)
SIZE = "20"


def new_part() -> Any:
    """A part for comments without any in it."""
    return etree.Element(f"{W}comments", nsmap={"w": WML})


def comment(number: int, words: str, moment: datetime.datetime) -> Any:
    """A comment by briefkit: its ``w:comment``, of one paragraph."""
    made = _element(
        "comment",
        id=str(number),
        author=AUTHOR,
        date=moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        initials=INITIALS,
    )
    paragraph = etree.SubElement(made, f"{W}p")
    look = etree.SubElement(paragraph, f"{W}pPr")
    look.extend(_element(name, **values) for name, values in LOOK)
    etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}annotationRef")
    run = etree.SubElement(paragraph, f"{W}r")
    etree.SubElement(run, f"{W}rPr").append(_element("sz", val=SIZE))
    etree.SubElement(run, f"{W}t").text = NO_XML.sub("\ufffd", words)
    return made


def wording(finding: Diagnostic, elsewhere: str = "") -> str:
    """What a comment says of a finding.

    ``elsewhere`` says where the words are, when the comment can't be at the words
    themselves; they are then quoted.
    """
    where = f" in {elsewhere}" if elsewhere else ""
    place = finding.place
    if elsewhere and (words := " ".join(place.file.text[place.start : place.end].split())):
        long = len(words) > LONGEST_QUOTATION
        where += f", “{words[:LONGEST_QUOTATION].rstrip()}…”" if long else f", “{words}”"
    return f"{finding.severity.capitalize()}{where}: {finding.message} ({finding.rule})"


def _element(name: str, **values: str) -> Any:
    attributes = {f"{W}{key}": value for key, value in values.items()}
    return etree.Element(f"{W}{name}", attributes, nsmap={"w": WML})
