"""A heading whose section begins with a wide table stands on that table's page."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTTextContainer

from briefkit.edition import Edition
from briefkit.formats import pdf

SHORT, LONG = "The table has them all.", "Words before the table. " * 12


def brief(body: str) -> str:
    return f"""
title: A
sections:
  - {{heading: First, body: Words.}}
  - heading: All of them
    body: |
      {body}

      Words behind the table.
tables:
  rows: {{title: The rows, wide: true, rows: [[Name, Value], [Row, "1"]]}}
"""


@pytest.mark.parametrize(
    ("body", "together"),
    [
        ("![](#rows)", True),
        (f"{SHORT}\n\n      ![](#rows)", True),
        (f"{LONG}\n\n      ![](#rows)", False),
        (f"{SHORT}\n\n      {SHORT}\n\n      ![](#rows)", False),
        (f"- {SHORT}\n\n      ![](#rows)", False),
    ],
)
def test_a_heading_turns_with_its_table(
    body: str, together: bool, edition_of: Callable[..., Edition]
) -> None:
    made = pdf.render(edition_of(brief(body)))[".pdf"]
    with pikepdf.open(io.BytesIO(made)) as document:
        sizes = [each.mediabox[2] > each.mediabox[3] for each in document.pages]
    assert sizes == [False, True, False]
    pages = [
        "".join(box.get_text() for box in page if isinstance(box, LTTextContainer))
        for page in extract_pages(io.BytesIO(made))
    ]
    assert "The rows" in pages[1]
    assert ("All of them" in pages[1]) is together
    assert ("All of them" in pages[0]) is not together
    # Where the heading stays, there is room for them before the table.
    assert "Words behind" in pages[2 if together else 0]
