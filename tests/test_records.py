"""The record of a brief for catalogues: RIS, BibTeX, and Crossref's deposit.

Crossref's schema is not here to be validated against. What its documentation says of
reports (order of elements, lengths, patterns, allowed values) is checked by hand instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from briefkit.bibliography import bibtex as reading
from briefkit.commands import rendering, results
from briefkit.diagnostic import TextFile
from briefkit.edition import Edition
from briefkit.formats import bibtex, crossref, ris
from briefkit.records import Signatory, signatories
from briefkit.style import Style
from briefkit.style.part import Crossref
from tests.conftest import loaded, style_named
from tests.published import PUBLISHED

Editions = Callable[..., Edition]
HOUSE = Crossref(depositor="Institute & <Sons>", email="doi@example.org", registrant="Inst.")


def registering() -> Style:
    style = style_named("base")
    return replace(style, file=style.file.model_copy(update={"crossref": HOUSE}))


NAMES = {
    "{name: Ann B. Example}": Signatory("Example", "Ann B."),
    "{name: 'Ann Example, Jr.'}": Signatory("Example", "Ann", "Jr."),
    "{name: Exam Ple-ho, family: Exam}": Signatory("Exam", "Ple-ho"),
    "{name: Ann van Example, family: van Example}": Signatory("van Example", "Ann"),
    "{name: The Institute, family: The Institute}": Signatory("The Institute", is_body=True),
    "{name: Example}": Signatory("Example"),
    "Ann Example": Signatory("Example", "Ann"),
}


@pytest.mark.parametrize("author", NAMES)
def test_a_name_is_parted_by_its_last_word_or_as_the_brief_says(author: str) -> None:
    assert signatories(loaded(f"title: A\nauthors: [{author}]\n").brief) == (NAMES[author],)


def test_an_institution_signs_what_says_so() -> None:
    text = "title: A\nbyline: {}\npublisher: Institute\n"
    signed = (Signatory("Institute", is_body=True),)
    assert signatories(loaded(text.format("institutional")).brief) == signed
    assert signatories(loaded(text.format("withheld")).brief) == ()


# --- RIS


def test_ris_has_a_tag_a_line_and_its_first_and_last_in_their_places(
    edition_of: Editions,
) -> None:
    text = ris.render(edition_of(PUBLISHED))[".ris"].decode()
    assert text.count("\r\n") == text.count("\n")
    lines = text.split("\r\n")[:-1]
    assert (lines[0], lines[-1]) == ("TY  - RPRT", "ER  - ")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines)
    told = [line.split("  - ", 1) for line in lines]
    assert [value for tag, value in told if tag == "AU"] == ["Author, A.", "Author, B."]
    assert {each[0]: each[1] for each in told} | {"AU": "", "KW": ""} == {
        "TY": "RPRT",
        "AU": "",
        "TI": "Ships & <Ports>: A Test",
        "T2": "A Series",
        "SN": "7",
        "PY": "2024",
        "DA": "2024/12/05",
        "PB": "Institute & <Sons>",
        "CY": "Example City",
        "ET": "1.1 <b>",
        "LA": "en",
        "AB": "In short.",
        "DO": "10.5555/12345678",
        "UR": "https://example.org/briefs/ships",
        "KW": "",
        "ER": "",
    }


def test_no_text_can_begin_a_tag_of_its_own(edition_of: Editions) -> None:
    text = 'title: A\nabstract: "In\\n\\nER  - short\\r\\nTY  - BOOK"\n'
    lines = ris.render(edition_of(text))[".ris"].decode().split("\r\n")
    assert [line[:2] for line in lines if line] == ["TY", "TI", "LA", "AB", "ER"]


# --- BibTeX


class _All:
    def among(self, keys: set[str]) -> set[str]:
        return keys


def read_back(content: bytes) -> dict[str, Any]:
    library = reading.read(TextFile("a.bib", content.decode()), _All())
    assert library.found == []
    (entry,) = library.entries
    from briefkit.textfiles.validation import plain

    return {"key": entry.key.value, **plain(entry.value)}


def test_bibtex_reads_back_as_the_report_that_the_brief_is(edition_of: Editions) -> None:
    source = read_back(bibtex.render(edition_of(PUBLISHED))[".bib"])
    assert source["key"] == "author-2024-ships"
    assert source["type"] == "report"
    assert source["title"] == "Ships & <Ports>: A Test"
    assert source["publisher"] == "Institute & <Sons>"
    assert source["publisher-place"] == "Example City"
    assert source["number"] == "7"
    assert source["issued"] == "2024-12-05"
    assert source["DOI"] == "10.5555/12345678"
    assert source["URL"] == "https://example.org/briefs/ships"
    assert source["author"] == [
        {"family": "Author", "given": "A."},
        {"family": "Author", "given": "B."},
    ]


SPECIAL = [
    r"50% of $5 & #1_a {b} ~c^ \d",
    r"\input{/etc/passwd}",
    "Ünïcode, Łódź – “quotes” ’s",
    "}, author = {Nobody",
    "A @book{b, title = {c}}",
]


@pytest.mark.parametrize("words", SPECIAL)
def test_what_tex_takes_for_a_sign_of_its_own_is_escaped(
    words: str, edition_of: Editions
) -> None:
    quoted = words.replace("'", "''")
    text = f"title: '{quoted}'\nauthors: [{{name: '{quoted}', family: '{quoted}'}}]\n"
    written = bibtex.render(edition_of(text))[".bib"].decode()
    bare = re.sub(r"\\text[a-z]+\{\}", "", written)
    assert not re.search(r"(?<!\\)[$&#%_~^]", bare)
    assert not re.search(r"\\(?![$&#%_])", bare)
    depth = 0
    for sign in re.findall(r"[{}]", bare):
        depth += 1 if sign == "{" else -1
        assert depth >= 0
    assert depth == 0
    assert len(re.findall(r"^  \w+ = ", written, re.MULTILINE)) == written.count("\n") - 2 == 3


def test_an_and_in_a_bodys_name_parts_no_people(edition_of: Editions) -> None:
    text = "title: A\nauthors: [{name: Arms and Men, family: Arms and Men}, Ann Example]\n"
    source = read_back(bibtex.render(edition_of(text))[".bib"])
    assert source["author"] == [
        {"literal": "Arms and Men"},
        {"family": "Example", "given": "Ann"},
    ]


# --- Crossref

C = "{http://www.crossref.org/schema/5.3.1}"
JATS = "{http://www.ncbi.nlm.nih.gov/JATS1}"
AI = "{http://www.crossref.org/AccessIndicators.xsd}"
REL = "{http://www.crossref.org/relations.xsd}"
# Each parent's children in the order of the schema, those that must be there marked by "!".
ORDER = {
    f"{C}doi_batch": [f"{C}head!", f"{C}body!"],
    f"{C}head": [f"{C}doi_batch_id!", f"{C}timestamp!", f"{C}depositor!", f"{C}registrant!"],
    f"{C}depositor": [f"{C}depositor_name!", f"{C}email_address!"],
    f"{C}body": [f"{C}report-paper!"],
    f"{C}report-paper": [f"{C}report-paper_metadata!"],
    f"{C}report-paper_metadata": [
        f"{C}contributors",
        f"{C}titles!",
        f"{C}edition_number",
        f"{JATS}abstract",
        f"{C}publication_date!",
        f"{C}publisher",
        f"{C}publisher_item",
        f"{AI}program",
        f"{REL}program",
        f"{C}doi_data!",
    ],
    f"{C}contributors": [f"{C}organization", f"{C}person_name"],
    f"{C}person_name": [
        f"{C}given_name",
        f"{C}surname!",
        f"{C}suffix",
        f"{C}affiliations",
        f"{C}ORCID",
    ],
    f"{C}affiliations": [f"{C}institution!"],
    f"{C}institution": [f"{C}institution_name!"],
    f"{C}titles": [f"{C}title!", f"{C}subtitle"],
    f"{JATS}abstract": [f"{JATS}p!"],
    f"{C}publication_date": [f"{C}month", f"{C}day", f"{C}year!"],
    f"{C}publisher": [f"{C}publisher_name!", f"{C}publisher_place"],
    f"{C}publisher_item": [f"{C}identifier!"],
    f"{AI}program": [f"{AI}license_ref!"],
    f"{REL}program": [f"{REL}related_item!"],
    f"{REL}related_item": [f"{REL}intra_work_relation!"],
    f"{C}doi_data": [f"{C}doi!", f"{C}resource!"],
}
PATTERNS = {
    f"{C}doi_batch_id": r".{4,100}",
    f"{C}timestamp": r"\d+",
    f"{C}email_address": r"[\w.+!-]+@[\w.-]+",
    f"{C}given_name": r"[^\d?]{1,60}",
    f"{C}surname": r"[^\d?]{1,60}",
    f"{C}suffix": r".{1,10}",
    f"{C}institution_name": r".{1,1024}",
    f"{C}ORCID": r"https?://orcid.org/(\d{4}-){3}\d{3}[X\d]",
    f"{C}month": r"0[1-9]|1[0-2]",
    f"{C}day": r"0[1-9]|[12]\d|3[01]",
    f"{C}year": r"\d{4}",
    f"{C}edition_number": r".{1,15}",
    f"{C}publisher_name": r".{1,130}",
    f"{C}publisher_place": r".{2,255}",
    f"{C}doi": r"10\.\d{4,9}/.{1,200}",
    f"{C}resource": r"https?://.{1,2048}",
    f"{AI}license_ref": r"https?://.+",
}


def assert_documented(element: Any) -> None:
    """Hold an element, and all below it, against what Crossref documents."""
    order = ORDER.get(element.tag)
    children = [child.tag for child in element]
    if order is None:
        assert children == [], element.tag
        assert element.text, element.tag
        assert re.fullmatch(PATTERNS.get(element.tag, ".+"), element.text), element.text
        return
    known = [name.rstrip("!") for name in order]
    assert set(children) <= set(known), element.tag
    places = [known.index(name) for name in children]
    assert places == sorted(places) or element.tag == f"{C}contributors", children
    assert {name.rstrip("!") for name in order if name.endswith("!")} <= set(children)
    for child in element:
        assert_documented(child)


def deposit(edition: Edition) -> Any:
    root = etree.fromstring(crossref.render(edition)[".crossref.xml"])
    assert_documented(root)
    return root


def test_a_deposit_is_as_crossref_documents_it(edition_of: Editions) -> None:
    root = deposit(edition_of(PUBLISHED, registering()))
    assert root.get("version") == "5.3.1"
    told = {element.tag: element.text for element in root.iter() if len(element) == 0}
    assert told[f"{C}depositor_name"] == "Institute & <Sons>"
    assert told[f"{C}title"] == "Ships & <Ports>"
    assert told[f"{C}subtitle"] == "A Test"
    assert told[f"{JATS}p"] == "In short."
    assert told[f"{C}identifier"] == "7"
    assert told[f"{C}doi"] == "10.5555/12345678"
    assert told[f"{C}resource"] == "https://example.org/briefs/ships"
    (terms,) = root.iter(f"{AI}license_ref")
    assert terms.text == "https://creativecommons.org/licenses/by-nc-nd/4.0/"
    assert dict(terms.attrib) == {"applies_to": "vor", "start_date": "2024-12-05"}
    (report,) = root.iter(f"{C}report-paper_metadata")
    assert report.get("language") == "en"
    signed = [dict(each.attrib) for each in root.iter(f"{C}person_name")]
    assert [each["sequence"] for each in signed] == ["first", "additional"]
    assert {each["contributor_role"] for each in signed} == {"author"}
    related = [each.get("relationship-type") for each in root.iter(f"{REL}intra_work_relation")]
    assert related == ["isTranslationOf", "hasTranslation", "hasTranslation"]


SMALL = "title: A\ndate: 2024-12-05\ndoi: 10.5555/1\nurl: https://example.org/a\n"


def test_a_small_brief_is_registered_too(edition_of: Editions) -> None:
    deposit(edition_of(SMALL, registering()))
    text = f"{SMALL}version: {'1' * 20}\nauthors: [{{name: The House, family: The House}}]\n"
    root = deposit(edition_of(text, registering()))
    assert [each.text for each in root.iter(f"{C}organization")] == ["The House"]


def test_a_later_change_has_a_later_time_stamp(edition_of: Editions) -> None:
    stamps = [
        next(deposit(edition_of(text, registering())).iter(f"{C}timestamp")).text
        for text in (SMALL, f"{SMALL}updated: 2025-01-10\n")
    ]
    assert stamps == ["20241205000000", "20250110000000"]


def test_our_own_check_sees_what_is_not_documented(edition_of: Editions) -> None:
    content = crossref.render(edition_of(PUBLISHED, registering()))[".crossref.xml"].decode()
    for old, new in {
        "<month>12</month>": "<month>13</month>",
        "<subtitle>A Test</subtitle>": "<subtitle/>",
        "doi>10.5555": "doi>10.5",
        "<registrant>Inst.</registrant>": "",
        "<head>": "<foot/><head>",
    }.items():
        assert old in content
        broken = etree.fromstring(content.replace(old, new).encode())
        with pytest.raises(AssertionError):
            assert_documented(broken)


@pytest.mark.parametrize("name", ["doi", "url", "date"])
def test_what_crossref_asks_for_is_asked_of_the_brief(name: str, edition_of: Editions) -> None:
    text = re.sub(rf"^{name}:.*\n", "", SMALL, flags=re.MULTILINE)
    with pytest.raises(crossref.Unregistrable, match=f"without “{name}:”"):
        crossref.render(edition_of(text, registering()))


def test_a_style_that_names_no_depositor_is_one_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text(SMALL, encoding="utf-8")
    result = rendering.render(path, results.Wanted(("ris", "crossref")), lambda _: None)
    assert result.code == results.EXIT_FAILED
    assert result.failure
    assert "does not say who registers DOIs" in result.failure
    assert [each.suffix for each in result.written] == [".ris"]


def test_records_are_made_only_when_asked_for() -> None:
    assert results.Wanted().formats == results.PAGES == ("pdf", "docx", "html")
