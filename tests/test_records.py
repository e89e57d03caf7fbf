"""The record of a brief for catalogues: RIS, BibTeX, and Crossref's deposit."""

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
from briefkit.editing import edit
from briefkit.edition import Edition
from briefkit.formats import bibtex, crossref, ris
from briefkit.loading import load
from briefkit.records import Signatory, signatories
from briefkit.style import Style
from briefkit.style.part import Crossref
from briefkit.textfiles.textfile import read_text_file
from tests.conftest import BRIEFS, MOMENT, loaded, style_named
from tests.crossrefschema import crossref_schema
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

C = "{http://www.crossref.org/schema/5.5.0}"
JATS = "{http://www.ncbi.nlm.nih.gov/JATS1}"
AI = "{http://www.crossref.org/AccessIndicators.xsd}"
REL = "{http://www.crossref.org/relations.xsd}"


def faults(content: bytes) -> list[str]:
    """What Crossref's schema finds wrong with a deposit."""
    return [str(each.reason) for each in crossref_schema(crossref.VERSION).iter_errors(content)]


def deposit(edition: Edition) -> Any:
    content = crossref.render(edition)[".crossref.xml"]
    assert faults(content) == []
    return etree.fromstring(content)


def test_a_deposit_is_as_crossrefs_schema_asks(edition_of: Editions) -> None:
    root = deposit(edition_of(PUBLISHED, registering()))
    assert root.get("version") == "5.5.0"
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


REGISTERED = {"doi": "10.5555/1", "url": "https://example.org/a"}
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


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.parent.name)
def test_every_brief_can_be_registered(path: Path, edition_of: Editions) -> None:
    brief = load(read_text_file(path)).brief
    deposit(edit(brief.model_copy(update=REGISTERED), registering(), MOMENT))


def test_the_schema_sees_what_is_wrong(edition_of: Editions) -> None:
    content = crossref.render(edition_of(PUBLISHED, registering()))[".crossref.xml"].decode()
    for old, new in {
        "<month>12</month>": "<month>99</month>",
        "<email_address>doi@example.org": "<email_address>doi",
        "doi>10.5555": "doi>10.5",
        "<registrant>Inst.</registrant>": "",
        "<head>": "<foot/><head>",
    }.items():
        assert old in content
        assert faults(content.replace(old, new).encode()) != []


TOO_LONG = {
    "authors: [{name: %s Example}]": "a given name",
    "authors: [{name: Ann %s}]": "a family name",
    "authors: [{name: Ann Example, affiliation: %s}]": "an affiliation",
    "publisher: %s": "a publisher’s name",
}


@pytest.mark.parametrize("line", TOO_LONG)
def test_what_is_longer_than_crossref_takes_is_said(line: str, edition_of: Editions) -> None:
    for length in (150, 1100):
        edition = edition_of(f"{SMALL}{line % ('x' * length)}\n", registering())
        if length == 150:
            deposit(edition)
            continue
        with pytest.raises(crossref.Unregistrable, match=f"letters in {TOO_LONG[line]}"):
            crossref.render(edition)


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
