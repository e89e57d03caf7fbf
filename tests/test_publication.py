"""What a brief says of its publication: printed, stamped, linked, catalogued, checked."""

from __future__ import annotations

import datetime
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import html5lib
import pikepdf
import pytest
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from briefkit.checks import metadata_limits
from briefkit.editing import edit
from briefkit.edition import Edition
from briefkit.formats import docx, html, pdf
from briefkit.model.licences import licence_named
from briefkit.verifying.shown import squeezed
from briefkit.verifying.webpage import H
from tests.conftest import loaded, style_named
from tests.findings import mended, of_rule, places
from tests.published import PUBLISHED
from tests.test_docx import assert_valid

STAMPS = {
    "draft": "Draft",
    "review": "Under review",
    "embargoed": "Embargoed",
    "withdrawn": "Withdrawn",
}
Editions = Callable[..., Edition]


def page(edition: Edition) -> Any:
    source = html.render(edition)[".html"].decode()
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=True).parse(source)


def long(status: str) -> str:
    body = "".join(f"      {'Many words of a line. ' * 60}\n\n" for _ in range(6))
    return f"title: A\nstatus: {status}\nsections:\n  - body: |\n{body}"


class _Artifacts(PDFTextDevice):
    """The words of a page that are marked as no part of the text."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self.tags: list[str] = []
        self.text = ""

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        self.tags.append(tag.name)

    def end_tag(self) -> None:
        self.tags.pop()

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        for piece in seq if "Artifact" in self.tags else ():
            if isinstance(piece, bytes):
                codes = textstate.font.decode(piece)
                self.text += "".join(map(textstate.font.to_unichr, codes))


def artifacts(content: bytes) -> Iterator[str]:
    manager = PDFResourceManager()
    for each in PDFPage.get_pages(io.BytesIO(content)):
        device = _Artifacts(manager)
        PDFPageInterpreter(manager, device).process_page(each)
        yield device.text


@pytest.mark.parametrize("status", STAMPS)
def test_every_page_of_what_is_not_published_bears_its_stamp(
    status: str, edition_of: Editions
) -> None:
    edition = edition_of(long(status))
    pages = [squeezed(text).casefold() for text in artifacts(pdf.render(edition)[".pdf"])]
    assert len(pages) > 2
    assert all(squeezed(STAMPS[status]).casefold() in text for text in pages)
    with zipfile.ZipFile(io.BytesIO(docx.render(edition)[".docx"])) as package:
        for name in ("word/header1.xml", "word/header3.xml"):
            assert f">{STAMPS[status]}</w:t>" in package.read(name).decode()
        document = package.read("word/document.xml").decode()
    assert re.findall(r'headerReference w:type="(\w+)"', document) == ["default", "first"]
    root = page(edition)
    (banner,) = (p for p in root.iter(f"{H}p") if p.get("class") == "banner")
    assert "".join(banner.itertext()) == STAMPS[status]
    (robots,) = (m for m in root.iter(f"{H}meta") if m.get("name") == "robots")
    assert robots.get("content") == "noindex"


def test_what_is_published_bears_none(edition_of: Editions) -> None:
    edition = edition_of(long("published"))
    words = "".join(artifacts(pdf.render(edition)[".pdf"])).casefold()
    assert not any(stamp.casefold() in words for stamp in STAMPS.values())
    with zipfile.ZipFile(io.BytesIO(docx.render(edition)[".docx"])) as package:
        assert "word/header3.xml" not in package.namelist()
        assert "Stamp" not in package.read("word/header1.xml").decode()
    source = html.render(edition)[".html"].decode()
    assert 'class="banner"' not in source
    assert "noindex" not in source


def test_a_stamp_is_in_the_words_of_the_style(edition_of: Editions) -> None:
    edition = edition_of(long("draft"))
    wording = edition.wording.model_copy(update={"draft": "Entwurf"})
    edition.__dict__["wording"] = wording
    assert all("ENTWURF" in text for text in artifacts(pdf.render(edition)[".pdf"]))


def test_corrections_stand_at_the_top_before_the_title(edition_of: Editions) -> None:
    words = "".join(page(edition_of(PUBLISHED)).find(f"{H}body").itertext())
    assert words.index("Correction, January 10, 2025") < words.index("Ships & <Ports>")
    assert words.index("Retraction, January 9, 2025") < words.index("Ships & <Ports>")


def test_text_that_looks_like_html_is_text_in_every_field(edition_of: Editions) -> None:
    root = page(edition_of(PUBLISHED))
    names = {element.tag.removeprefix(H) for element in root.iter()}
    assert not names & {"ports", "sons", "three", "häfen"}
    (version,) = (p for p in root.iter(f"{H}p") if p.get("class") == "date")
    assert "Version 1.1 <b>" in "".join(version.itertext())


def test_the_word_document_is_valid(edition_of: Editions, tmp_path: Path) -> None:
    assert_valid(docx.render(edition_of(PUBLISHED))[".docx"], tmp_path / "published.docx")


def test_editions_in_other_languages_are_linked_and_said_to_be_in_theirs(
    edition_of: Editions,
) -> None:
    root = page(edition_of(PUBLISHED))
    links = {
        (each.get("rel"), each.get("hreflang"), each.get("href"))
        for each in root.iter(f"{H}link")
    }
    assert links == {
        ("canonical", None, "https://example.org/briefs/ships"),
        ("alternate", "en", "https://example.org/briefs/ships"),
        ("alternate", "de", "https://example.org/de"),
        ("alternate", "fr", "https://example.org/fr"),
        ("alternate", "ko", "https://example.org/ko"),
        ("license", None, "https://creativecommons.org/licenses/by-nc-nd/4.0/"),
    }
    shown = [p for p in root.iter(f"{H}p") if p.get("class") == "edition"]
    assert ["".join(p.itertext()) for p in shown] == [
        "Translated from German: Schiffe & <Häfen>",
        "Also in French: Navires et ports",
        "Also in Korean",
    ]
    assert [a.get("hreflang") for p in shown for a in p.iter(f"{H}a")] == ["de", "fr", "ko"]
    assert [s.get("lang") for p in shown for s in p.iter(f"{H}span")] == ["de", "fr"]


def test_catalogues_are_told(edition_of: Editions) -> None:
    root = page(edition_of(PUBLISHED))
    told: dict[str, list[str]] = {}
    for meta in root.iter(f"{H}meta"):
        told.setdefault(meta.get("name") or meta.get("property") or "", []).append(
            meta.get("content") or ""
        )
    assert told["citation_doi"] == ["10.5555/12345678"]
    assert told["citation_technical_report_institution"] == ["Institute & <Sons>"]
    assert told["citation_author_orcid"] == ["https://orcid.org/0000-0002-1825-0097"]
    assert told["dcterms.identifier"] == ["https://doi.org/10.5555/12345678"]
    assert told["dcterms.subject"] == ["Trade & <Ports>", "Seas"]
    assert told["dcterms.license"] == ["https://creativecommons.org/licenses/by-nc-nd/4.0/"]
    assert told["article:modified_time"] == ["2025-01-10"]
    (script,) = root.iter(f"{H}script")
    report = json.loads(script.text)
    assert report["publisher"]["location"] == "Example City"
    assert report["version"] == "1.1 <b>"
    assert report["correction"][0]["text"].startswith("It said two ports")
    assert report["translationOfWork"]["inLanguage"] == "de"
    assert report["identifier"]["value"] == "10.5555/12345678"


def test_word_shows_what_it_has_properties_for(edition_of: Editions) -> None:
    content = docx.render(edition_of(PUBLISHED))[".docx"]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        core = package.read("docProps/core.xml").decode()
        app = package.read("docProps/app.xml").decode()
    assert "https://doi.org/10.5555/12345678" in core
    assert "Trade &amp; &lt;Ports&gt;, Seas" in core
    assert "<Company>Institute &amp; &lt;Sons&gt;</Company>" in app


def test_a_pdf_says_whose_it_is_and_where_it_is_found(edition_of: Editions) -> None:
    content = pdf.render(edition_of(PUBLISHED))[".pdf"]
    with pikepdf.open(io.BytesIO(content)) as document, document.open_metadata() as told:
        assert told["dc:publisher"] == {"Institute & <Sons>"}
        assert told["dc:identifier"] == "https://doi.org/10.5555/12345678"
        assert told["dc:subject"] == {"Trade & <Ports>", "Seas", "ships"}
        assert told["dc:rights"].startswith("© 2024 Institute & <Sons>. Creative Commons")
        licence = "https://creativecommons.org/licenses/by-nc-nd/4.0/"
        assert told["xmpRights:WebStatement"] == licence
        assert told["dc:title"] == "Ships & <Ports>: A Test"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("CC BY 4.0", "Creative Commons Attribution 4.0 International"),
        ("cc-by-sa-4.0", "Creative Commons Attribution-ShareAlike 4.0 International"),
        ("CC BY-ND 3.0", "Creative Commons Attribution-NoDerivs 3.0 Unported"),
        ("CC0", "Creative Commons CC0 1.0 Universal"),
    ],
)
def test_a_licence_of_creative_commons_has_its_full_name(written: str, name: str) -> None:
    licence = licence_named(written)
    assert licence
    assert licence.name == name
    assert licence.url.startswith("https://creativecommons.org/")


RIGHTS = {
    "{holder: A Co.}": "© 2024 A Co.",
    "{holder: A, year: 2020}": "© 2020 A.",
    "{holder: A, licence: CC0}": "A. Creative Commons CC0 1.0 Universal (CC0 1.0).",
    "{licence: All rights reserved}": "All rights reserved",
}


@pytest.mark.parametrize("rights", RIGHTS)
def test_rights_are_printed_in_a_line(rights: str, edition_of: Editions) -> None:
    edition = edition_of(f"title: T\ndate: 2024-12-05\nrights: {rights}\n")
    (shown,) = (
        edition.words(text) for name, text in edition.closing_matter if name == "Rights"
    )
    assert shown.strip() == RIGHTS[rights]


def test_the_end_says_how_to_cite_only_where_the_style_asks(edition_of: Editions) -> None:
    edition = edition_of(PUBLISHED)
    rows = {label: edition.words(text).strip() for label, text in edition.closing_matter}
    assert rows["Cite as"] == (
        "A. Author, B. Author. “Ships & <Ports>: A Test.” A Series No. 7, "
        "Example City: Institute & <Sons>, December 5, 2024. https://doi.org/10.5555/12345678"
    )
    form = edition.style.file.citations.model_copy(update={"suggested": False})
    file = edition.style.file.model_copy(update={"citations": form})
    style = type(edition.style)("s", edition.style.folders, file, edition.style.faces)
    assert "Cite as" not in dict(edition_of(PUBLISHED, style).closing_matter)


FAULTS = {
    "doi: 10.5/x": "malformed-doi",
    "url: javascript:alert(1)": "forbidden-link",
    "publisher: {name: A, url: 'file:///x'}": "forbidden-link",
    "translations: [{language: fr, url: x}]": "forbidden-link",
    "rights: {licence: CC BY 9.9}": "unknown-licence",
    "corrections: [{date: 2024-12-06, kind: erratum, text: A}]": "unknown-value",
    "corrections: [{text: A}]": "missing-field",
}


@pytest.mark.parametrize("line", FAULTS)
def test_a_fault_in_a_field_is_one_error_on_its_line(line: str) -> None:
    (found,) = loaded(f"title: T\n{line}\n").diagnostics
    assert (found.rule, found.place.position.line) == (FAULTS[line], 2)


DATED = [
    ("updated: 2024-12-32", (3, 10, "2024-12-32")),
    ("updated: 2024-12-04", (3, 10, "2024-12-04")),
    ("corrections: [{date: 2024-11-31, text: A}]", (3, 22, "2024-11-31")),
]


@pytest.mark.parametrize(("line", "place"), DATED)
def test_a_change_before_the_brief_or_on_no_day_is_impossible(
    line: str, place: tuple[int, int, str]
) -> None:
    assert places("impossible-date", f"title: T\ndate: 2024-12-05\n{line}\n") == [place]


def test_a_change_on_the_day_of_publication_is_no_fault() -> None:
    text = "title: T\ndate: 2024-12-05\nupdated: 2024-12-05\n"
    assert of_rule("impossible-date", text) == []


def test_a_letter_that_no_font_has_is_found_in_a_field() -> None:
    text = "title: T\npublisher: {name: A, place: 기}\n"
    assert [place[0] for place in places("missing-glyph", text)] == [2]


PUBLISHED_ONLY = "title: T\nstatus: published\n"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (PUBLISHED_ONLY, 1),
        (f"{PUBLISHED_ONLY}rights: {{year: 2024}}\n", 1),
        (f"{PUBLISHED_ONLY}rights: {{holder: A}}\n", 0),
        ("title: T\nstatus: draft\n", 0),
        ("title: T\n", 0),
    ],
)
def test_only_a_brief_marked_as_published_is_asked_for_its_rights(
    text: str, count: int
) -> None:
    assert len(of_rule("unstated-rights", text)) == count


def test_a_house_with_topics_of_its_own_takes_no_others(edition_of: Editions) -> None:
    edition = edition_of("title: T\nabstract: A.\ntopics: [Trade, Ships]\n")
    assert list(metadata_limits.check(edition)) == []
    judged = edition.style.file.checks.model_copy(update={"topics": ("Ships", "Ports")})
    file = edition.style.file.model_copy(update={"checks": judged})
    house = replace(edition, style=replace(edition.style, file=file))
    (found,) = metadata_limits.check(house)
    assert found.path == ("topics", 0)
    assert "It has Ships, Ports" in found.message


def test_a_tracking_address_is_found_in_a_field_and_mended() -> None:
    text = "title: T\nurl: https://example.org/a?utm_source=x\n"
    assert mended("tracking-url", text) == "title: T\nurl: https://example.org/a\n"


@pytest.mark.parametrize(("updated", "modified"), [("", "05"), ("updated: 2024-12-09", "09")])
def test_a_page_was_modified_when_the_brief_was_updated(updated: str, modified: str) -> None:
    read = loaded(f"title: A\ndate: 2024-12-05\n{updated}\nsections: [{{body: B.}}]\n")
    moment = datetime.datetime(2024, 12, 5, tzinfo=datetime.UTC)
    page = html.render(edit(read.brief, style_named("base"), moment))[".html"].decode()
    assert f'"dcterms.modified" content="2024-12-{modified}T00:00:00Z"' in page
