"""What Zotero and Mendeley leave in a Word document, read as sources and citations."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit import prose
from briefkit.drafting.managers import CitedItem, citation_text, fields
from briefkit.model.source import Source
from briefkit.prose.citation import citations

WORK = {
    "id": 12,
    "type": "report",
    "title": "An invented <i>report</i>",
    "author": [{"family": "Specimen", "given": "Ann", "parse-names": False, "suffix": ""}],
    "issued": {"date-parts": [["2024", 3, 5]]},
    "accessed": {"date-parts": [[2024, 4]]},
    "number": 7,
    "publisher": "",
    "shortTitle": "A report",
}
READ = {
    "type": "report",
    "title": "An invented <i>report</i>",
    "title-short": "A report",
    "author": [{"family": "Specimen", "given": "Ann"}],
    "issued": "2024-03-05",
    "accessed": "2024-04",
    "number": "7",
}
URIS = ["http://zotero.org/users/local/x/items/EXAMPLE1"]
ITEM = {"id": 12, "uris": URIS, "itemData": WORK, "locator": "4-6", "label": "page",
        "prefix": "see", "suffix": ", passim"}  # fmt: skip


def data(*items: Any) -> str:
    shown = {"formattedCitation": "\\uc0\\u8220{}x", "plainCitation": "x", "noteIndex": 1}
    return json.dumps({"citationID": "e", "properties": shown, "citationItems": items})


PLAIN = CitedItem("x", {})
CODES = {
    "zotero": " ADDIN ZOTERO_ITEM CSL_CITATION {} ",
    "zotero in LibreOffice": "ADDIN ZOTERO_ITEM CSL_CITATION {} RNDabcdefghij",
    "mendeley": "ADDIN CSL_CITATION {}",
    "mendeley, older": "ADDIN Mendeley Citation{{0-1}} CSL_CITATION {}",
}


@pytest.mark.parametrize("program", CODES)
def test_a_field_of_each_program_gives_its_works(program: str) -> None:
    (item,) = fields(CODES[program].format(data(ITEM))) or [PLAIN]
    assert item == CitedItem(URIS[0], READ, "see", "page", "4-6", ", passim")
    Source.model_validate(item.fields)


def test_a_tag_of_mendeley_cite_gives_its_works() -> None:
    tag = "MENDELEY_CITATION_v3_" + base64.b64encode(data(ITEM).encode()).decode()
    (item,) = fields(tag) or [PLAIN]
    assert item.fields == READ


BROKEN = (
    "PAGE",
    "ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY",
    "ADDIN CSL_CITATION",
    "ADDIN CSL_CITATION {bad",
    "ADDIN CSL_CITATION []",
    'ADDIN CSL_CITATION {"citationItems": []}',
    'ADDIN CSL_CITATION {"citationItems": [{"id": 1}]}',
    'ADDIN CSL_CITATION {"citationItems": [{"itemData": 3}]}',
    'ADDIN CSL_CITATION {"citationItems": {"itemData": {}}}',
    'ADDIN CSL_CITATION {"citationItems": [{"itemData": {"type": "book", "title": NaN}}]}',
    "ADDIN CSL_CITATION " + "[" * 100_000,
    "MENDELEY_CITATION_v3_é",
    "MENDELEY_CITATION_v3_AAAA",
)


@pytest.mark.parametrize("code", BROKEN, ids=lambda code: code[:40])
def test_a_code_that_holds_no_works_gives_none(code: str) -> None:
    assert fields(code) is None


def test_a_field_that_is_not_known_becomes_a_warning() -> None:
    odd = {**WORK, "odd": "x", "issued": {"raw": "some day"}, "type": "invention"}
    (item,) = fields("ADDIN CSL_CITATION " + data({"id": 1, "itemData": odd})) or [PLAIN]
    assert item.fields["issued"] == "some day"
    assert item.fields["type"] == "document"
    assert any("odd" in warning for warning in item.warnings)
    assert any("invention" in warning for warning in item.warnings)


def test_one_work_has_one_identity_whatever_its_field_calls_it() -> None:
    bare = {"id": "ITEM-1", "itemData": {**WORK, "id": "ITEM-1"}}
    other = {"id": "ITEM-2", "itemData": {**WORK, "id": "ITEM-2"}}
    first, second = fields("ADDIN CSL_CITATION " + data(bare, other)) or [PLAIN] * 2
    assert first.identity == second.identity


TEXTS: Mapping[str, CitedItem] = {
    "[@a]": PLAIN,
    "[see @a, pp. 4-6, passim]": replace(
        PLAIN, prefix="see", label="page", locator="4-6", suffix=", passim"
    ),
    "[@a, p. 4]": replace(PLAIN, label="page", locator="4"),
    "[@a, chap. 2]": replace(PLAIN, label="chapter", locator="2"),
    "[-@a]": replace(PLAIN, suppress_author=True),
    "[@a and more]": replace(PLAIN, suffix="and more"),
    "see \\[sic\\]; or [@a], that": replace(PLAIN, prefix="see [sic]; or", suffix=", that"),
}


@pytest.mark.parametrize("text", TEXTS)
def test_a_cited_work_becomes_a_citation_by_key(text: str) -> None:
    assert citation_text([TEXTS[text]], ["a"]) == text


def test_several_works_stand_in_one_pair_of_brackets() -> None:
    second = replace(PLAIN, prefix="but see", label="page", locator="9")
    assert citation_text([PLAIN, second], ["a", "b"]) == "[@a; but see @b, p. 9]"


AFFIX = st.text(alphabet="ab ,;.[]@()*_1&é", max_size=12).map(lambda t: " ".join(t.split()))
LOCATED = st.sampled_from([None, "4", "4-6", "xii", "A3", "4 n. 2", "12ff"])


@settings(max_examples=300, deadline=None)
@given(AFFIX, AFFIX, LOCATED, st.sampled_from(["page", "chapter", "odd"]))
def test_no_word_around_a_citation_is_lost(
    prefix: str, suffix: str, locator: str | None, label: str
) -> None:
    item = replace(PLAIN, prefix=prefix, suffix=suffix, locator=locator, label=label)
    blocks = prose.parse(f"x {citation_text([item], ['key'])}")
    groups = [each.source for each in prose.citation_groups(blocks)]
    (cited,) = [each for group in groups for each in citations(group)]
    shown = prose.plain_text(blocks) + " ".join(groups)
    assert cited.key == "key"
    for words in (prefix, suffix, locator or ""):
        assert all(word in shown for word in words.split())
