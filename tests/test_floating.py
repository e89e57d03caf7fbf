"""Tables that a page has no room for: words fill it first, and are read behind them."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from pdfminer.high_level import extract_text

from briefkit.edition import Edition
from briefkit.formats import pdf
from tests.agreeing import assert_agreement

LINE = "Words that fill a line of the page and then some more of the next. "
PLACE = "![](#rows)"
ROWS = "\n".join(f"      | Row {number} | {number} |" for number in range(1, 15))


def brief(*behind: str, before: tuple[int, ...] = (6,) * 5, name: str = "Name") -> str:
    """A brief whose table begins where a page has no room for its fifteen rows.

    ``before`` has the sentences of each paragraph before it.
    """
    paragraphs = [*(LINE * each for each in before), PLACE, *behind]
    body = "\n\n".join(f"      {text}" for text in paragraphs)
    return f"""
title: A
sections:
  - heading: One
    body: |
{body}
  - heading: Two
    body: Words of another section. {LINE * 9}
tables:
  rows:
    title: The rows
    table: |
      | {name} | Value |
      |---|---:|
{ROWS}
footnotes: {{a: Note a., b: Note b.}}
"""


@pytest.fixture
def pages(edition_of: Callable[..., Edition]) -> Callable[[str], list[str]]:
    def of(text: str) -> list[str]:
        made = io.BytesIO(pdf.render(edition_of(text))[".pdf"])
        return [" ".join(page.split()) for page in extract_text(made).split("\f")]

    return of


Pages = Callable[[str], list[str]]


def test_paragraphs_fill_the_page_before_a_table(pages: Pages) -> None:
    first, second, *_ = pages(brief(f"Behind. {LINE * 2}", f"Further. {LINE * 12}"))
    assert "Behind." in first
    assert "Further." in first
    assert "The rows" not in first
    assert second.index("fill a line") < second.index("The rows")


def test_a_table_that_fits_stays_where_it_is(pages: Pages) -> None:
    first, *_ = pages(brief("Behind.", before=(6, 6)))
    assert first.index("The rows") < first.index("Behind.")


def test_a_table_that_leaves_little_white_stays_where_it_is(pages: Pages) -> None:
    first, second, *_ = pages(brief("Behind.", before=(6, 6, 6, 6, 6, 3)))
    assert "Behind." not in first
    assert second.index("The rows") < second.index("Behind.")


def test_a_table_does_not_leave_its_section(pages: Pages) -> None:
    _, second, *_ = pages(brief())
    assert second.index("The rows") < second.index("Words of another section")


def test_notes_keep_their_order(pages: Pages) -> None:
    first, second, *_ = pages(brief(f"Behind.[^b] {LINE * 2}", name="Name[^a]"))
    assert "Behind." not in first
    assert second.index("The rows") < second.index("Behind.")


def test_a_paragraph_with_no_room_either_stays_behind(pages: Pages) -> None:
    long_note = brief(f"Behind.[^b] {LINE * 2}").replace("Note b.", "Note b. " + LINE * 22)
    first, second, *_ = pages(long_note)
    assert "Behind." not in first
    assert second.index("The rows") < second.index("Behind.")


def test_it_is_read_where_its_author_put_it(edition_of: Callable[..., Edition]) -> None:
    assert_agreement(edition_of(brief(f"Behind. {LINE * 2}", f"Further. {LINE * 12}")))
