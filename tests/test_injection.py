"""A stranger's text that would be HTML, XML, Jinja or TeX stays text; no link acts.

Tags in catalogue records: `test_records`.
"""

import io
import json
import re
import zipfile
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from tinyhtml5 import parse

from briefkit.cli import run
from briefkit.editing import edit
from briefkit.edition import Edition
from briefkit.formats import FORMATS
from briefkit.model import Brief
from tests.agreeing import bars
from tests.conftest import MOMENT, style_named
from tests.filled import filled

PAYLOAD = (
    "Z<script>alert(1)</script>\"'><img src=x onerror=alert(1)><w:p/>]]>"
    "</style></title><!-- {{ 7*7 }}{% set x = 1 %}{# c #} \\input{x}"
)


@pytest.fixture(scope="module")
def injected() -> Edition:
    written = filled(PAYLOAD)
    written["sources"]["k"] |= {"URL": f"https://example.org/{PAYLOAD}", "archive_url": None}
    brief = Brief.model_validate(written)
    return edit(brief, style_named("report"), MOMENT, images=bars())


def made(edition: Edition, name: str) -> dict[str, bytes]:
    return FORMATS[name](edition)


@pytest.mark.parametrize("name", ["html", "cms"])
def test_no_field_can_bring_an_element_into_a_page(injected: Edition, name: str) -> None:
    ending = {"html": ".html", "cms": "-cms/fragment.html"}[name]
    page = made(injected, name)[ending].decode()
    assert "{{ 7*7 }}{% set x = 1 %}{# c #}" in page
    for element in parse(page, namespace_html_elements=False).iter():
        if not isinstance(element.tag, str):
            raise AssertionError(f"a comment: {element.text}")
        assert not any(attribute.startswith("on") for attribute in element.attrib)
        assert element.get("src", "data:").startswith(("data:", "figures"))
        if element.tag == "script":
            assert element.get("type") == "application/ld+json"
            assert "<" not in (element.text or "")
            json.loads(element.text or "")


def test_no_field_can_bring_an_element_into_a_word_document(injected: Edition) -> None:
    with zipfile.ZipFile(io.BytesIO(made(injected, "docx")[".docx"])) as package:
        parts = {each: package.read(each) for each in package.namelist()}
    for part, data in parts.items():
        if part.endswith((".xml", ".rels")):
            root = etree.fromstring(data)
            assert not any(etree.QName(each).localname == "script" for each in root.iter("*"))
    words = "".join(map(str, etree.fromstring(parts["word/document.xml"]).itertext()))
    assert "<w:p/>]]></style></title><!-- {{ 7*7 }}{% set x = 1 %}{# c #}" in words


def test_no_field_can_bring_an_element_into_a_pdf(injected: Edition) -> None:
    with pikepdf.open(io.BytesIO(made(injected, "pdf")[".pdf"])) as document:
        held = [each for each in document.objects if isinstance(each, pikepdf.Dictionary)]
        actions = [
            each["/A"] for each in held if each.get("/Type") == "/Annot" and "/A" in each
        ]
        assert {str(action["/S"]) for action in actions} == {"/URI"}
        assert not any("/AA" in each or "/OpenAction" in each for each in held)
        assert "/AF" not in document.Root
        assert "Z<script>alert(1)" in str(document.docinfo.Title)


def test_no_field_can_end_its_place_in_a_record(injected: Edition) -> None:
    lines = made(injected, "ris")[".ris"].decode().splitlines()
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines if line)
    assert b"\\input{x}" not in made(injected, "bibtex")[".bib"]


LINKS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\\tscript:alert(1)",
    "\\u00a0javascript:alert(1)",
    "\\u0001javascript:alert(1)",
    "javas&#99;ript:alert(1)",
    "&#106;avascript&colon;alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "//example.org",
    "https:javascript:x",
)
PLACES = (
    'sections: [{body: "x [y](<LINK>)."}]',
    'sections: [{body: "x[^n]"}]\nfootnotes: {n: "A [b](<LINK>)."}',
    'sections: [{body: "x [@k]"}]\nsources: {k: {type: report, title: A, URL: "LINK"}}',
    'sections: [{body: "x [@k]"}]\nsources: {k: {type: report, title: A, archive_url: "LINK"}}',
    'authors: [{name: A, bio: "B [c](<LINK>)."}]',
    'publisher: {name: A, url: "LINK"}',
    'url: "LINK"',
    'translations: [{language: ko, url: "LINK"}]',
    'disclaimer: "A [b](<LINK>)."',
)


@pytest.mark.parametrize("place", PLACES)
def test_a_link_that_acts_keeps_a_brief_from_being_printed(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.yaml"
    for link in LINKS:
        path.write_text(f"title: A\n{place.replace('LINK', link)}\n", encoding="utf-8")
        assert run(["render", str(path), "-f", "html"]) == 1, link
        assert "can't be linked to" in capsys.readouterr().err
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]
