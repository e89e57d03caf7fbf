"""Figures, tables, boxes and their like say the same in all three formats, note for note."""

from __future__ import annotations

import pytest

from briefkit.editing import edit
from briefkit.edition import Edition
from briefkit.formats import docx, html, pdf
from briefkit.verifying.printed import read_pdf
from briefkit.verifying.shown import squeezed
from briefkit.verifying.webpage import read_html
from briefkit.verifying.wordfile import read_docx
from tests.agreeing import assert_agreement, bars
from tests.conftest import MOMENT, STYLES, loaded, style_named

EVERY_BLOCK = """
title: What Ports Are For
subtitle: A specimen of every block
title_note: |
  Specimen with *invented* data.

  None of it is true.
date: 2024-12-05
authors:
  - {name: Ann Specimen, role: Fellow, affiliation: Invented Institute, note: She is invented.}
  - {name: Bo Specimen}
abstract: Ports save much.[^abstract]
key_points: [Ports are cheap.]
epigraph: {text: A port in a storm is worth two., attribution: "Proverb[^epigraph]"}
executive_summary: Ports carry a tenth, as [](#fig-trade) shows.[^summary]
sections:
  - body: |
      See [](#tab-wide), [the quotation](#quote) and [](#box).

      ![](#numbers)

      ![](#fig-trade)

      ![](#quote)

      - In a list

        ![](#tab-plain)

      ![](#box)
  - heading: What To Do
    body: |
      ![](#recs)

      ![](#tab-wide)

      After the wide one.[^after]

      ![](#line)
appendices:
  - heading: How they were chosen
    body: By lot, not as [](#tab-boxed) says.
figures:
  fig-trade:
    image: bars.png
    alt: Bars for “six” ports & more.
    title: "Trade of *six* ports[^title]"
    source: "Invented Authority, 2024[^source]"
    credit: Drawn by hand
    licence: CC BY 4.0
  fig-boxed: {image: bars.png, alt: The same bars., title: Again, source: "Nobody[^boxed]"}
tables:
  tab-plain:
    title: "Tonnage[^table]"
    rows: [[Port, "2023"], ["North[^cell]", "1,200"], [South, "900"]]
    notes: |
      Tonnes are metric.[^remark]

      They are rounded.
    source: Invented Authority
  tab-wide:
    title: A wide table
    wide: true
    table: |
      | Port[^head] | One | Two |
      |---|--:|:-:|
      | North | 1[^wide] | 2 |
  tab-boxed: {title: In a box, rows: [[A, B], [c, d]]}
boxes:
  box:
    title: "How it was counted[^panel]"
    text: |
      Each was asked twice.[^inside]

      - In spring
      - In autumn

      ![](#fig-boxed)

      ![](#tab-boxed)
pull_quotes:
  quote: {text: "What is small\\n\\nis not dear.", attribution: "Ann Specimen[^quoted]"}
recommendations:
  recs:
    - {text: "Count.[^count]", to: Ministry of Ports, by: June 2025}
    - "- Lend boats\\n- and oars"
key_figures:
  numbers:
    - {figure: "10%", text: "of trade[^number]"}
    - {figure: $3m, text: is spent}
timelines:
  line:
    - {date: March 1990, text: "The first closes.[^event]"}
    - {date: "2004", text: Ferries return.}
abbreviations: {IPA: Invented Port Authority, TEU: A box of twenty feet}
footnotes:
"""
LABELS = (
    *(
        "abstract",
        "epigraph",
        "summary",
        "number",
        "title",
        "source",
        "quoted",
        "table",
        "cell",
    ),
    *("remark", "panel", "inside", "boxed", "count", "head", "wide", "after", "event"),
)
EVERY_BLOCK += "".join(f"  {label}: A note, {label}.\n" for label in LABELS)


def every_block(style: str) -> Edition:
    brief = loaded(EVERY_BLOCK).brief
    return edit(brief, style_named(style), MOMENT, images=bars())


def test_notes_are_numbered_in_reading_order_wherever_they_stand() -> None:
    assert tuple(note.label for note in every_block("base").notes) == LABELS


@pytest.mark.parametrize("style", STYLES)
def test_the_three_formats_agree_on_every_block(style: str) -> None:
    assert_agreement(every_block(style))


def test_abbreviations_stand_at_the_end_of_all_three() -> None:
    edition = every_block("base")
    shown = (
        read_html(html.render(edition)[".html"]),
        read_docx(docx.render(edition)[".docx"]),
        read_pdf(pdf.render(edition)[".pdf"]),
    )
    for each in shown:
        words = squeezed("".join(each.lines))
        assert "AbbreviationsIPAInventedPortAuthorityTEUAboxoftwentyfeet" in words
