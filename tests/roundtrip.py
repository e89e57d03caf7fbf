"""Briefs that go to Word, are edited there, and come back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree

from briefkit.diagnostic import TextFile
from briefkit.drafts import Draft, read_draft
from briefkit.editing import edit
from briefkit.formats import docx
from briefkit.loading import load
from briefkit.textfiles.validation import plain
from briefkit.word.names import W
from tests.conftest import MOMENT, style_named
from tests.wordreading import parts_of

KEPT = "customXml/item1.xml"

BRIEF = """
title: Who Pays for the Ports?
status: draft
language: en-GB
series: {name: Invented Papers, number: "7"}
keywords: [ports, piers]
authors:
  - {name: Ann Author, role: Fellow, email: ann@example.org, orcid: 0000-0002-1825-0097}
  - {name: Ben Writer}
key_points:
  - lead: Ports cost money.
    text: They cost more each year, and nobody counts it.[^costs]
  - Piers are *cheaper*, though few ships can land there.
sections:
  - body: |
      The ports were built when trade
      was slow.[^costs] They are old now.

      Nobody repairs them [@review, p. 12].
  - heading: Costs
    body: |
      Sand must be dredged every
      spring, which is dear.[^dredging]

      Men and ships are hired for it.[^again]
  - heading: Gains
    body: |
      Trade pays for some of it [see @lim, ch. 2], as [](#dredging) says.
footnotes:
  costs: "[@lim, p. 5]. The sum leaves out what the towns pay."
  dredging:
    text: "[@review]; and an invented letter, undated."
    ignore: {incomplete-note: The letter has no date}
  again: "[@review]."
sources:
  lim:
    type: book
    author: [{family: Lim, given: Invented, order: family-first}]
    title: A Book of Harbours
    publisher: Invented Press
    issued: 2019/2020
  review:
    type: article-journal
    author: [{family: Doe, given: Dora}]
    title: Sand
    container-title: Invented Review
    issued: 2021-03
disclaimer: Nobody but the authors
  answers for this.
checks: {ignore: [{rule: year-only, reason: "Private: the press gives no more"}]}
"""


def made(text: str, style: str = "base") -> tuple[bytes, Any]:
    """The Word document of a brief, and the brief's fields."""
    found = load(TextFile("brief.yaml", text))
    edition = edit(found.brief, style_named(style), MOMENT, found.library, root=found.root)
    return docx.render(edition)[".docx"], plain(found.root)


def back(data: bytes, folder: Path, **options: Any) -> Draft:
    """What a document is read as."""
    path = folder / "back.docx"
    path.write_bytes(data)
    return read_draft(path, options.pop("tracked", "refuse"), by_content=True)


def edited(data: bytes, change: Callable[[Any], None], name: str = "document") -> bytes:
    """A document whose main part, or another, was changed as a tree."""

    def changed(content: bytes) -> bytes:
        root = etree.fromstring(content)
        change(root)
        return bytes(etree.tostring(root))

    return with_part(data, f"word/{name}.xml", changed)


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """A document one part of which was changed, or taken out."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for each, content in parts_of(data).items():
            kept = change(content) if each == name else content
            if kept is not None:
                target.writestr(each, kept)
    return made.getvalue()


def saying(root: Any, words: str) -> Any:
    """The paragraph in which words stand."""
    (found,) = [each for each in root.iter(f"{W}p") if words in "".join(each.itertext())]
    return found


def replaced(words: str, by: str) -> Callable[[Any], None]:
    """An edit of words within one run, the first that has them."""

    def change(root: Any) -> None:
        text = next(each for each in root.iter(f"{W}t") if words in (each.text or ""))
        text.text = text.text.replace(words, by)

    return change
