"""The judges of Word documents tell what is broken, so their silence means something."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from conformance.office import libreoffice
from conformance.wordaccess import accessible
from docx.oxml.ns import qn

from briefkit.cli import run
from tests.conftest import ROOT

NAME, STYLE = "a-years-notice", "base"


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judged") / STYLE
    brief = ROOT / "briefs" / NAME / "brief.yaml"
    options = ["--style", STYLE, "-f", "docx", "-o", str(folder)]
    assert run(["render", str(brief), *options]) == 0
    return folder / f"{NAME}.docx"


def without_header(document: Any) -> None:
    for mark in document.element.body.xpath(".//w:tblHeader"):
        mark.getparent().remove(mark)


def undescribed(document: Any) -> None:
    document.element.body.xpath(".//wp:docPr")[0].set("descr", "")


def without_language(document: Any) -> None:
    (lang,) = document.styles.element.xpath(".//w:docDefaults//w:lang")
    lang.getparent().remove(lang)


def skipping(document: Any) -> None:
    heading = next(each for each in document.paragraphs if each.style.name == "Heading 1")
    heading.style = document.styles["Heading 3"]


def merged(document: Any) -> None:
    cell = document.element.body.xpath(
        ".//w:tc[not(ancestor::w:tbl/w:tblPr/w:tblStyle[@w:val='BriefKeyFigures'])]"
    )[-1]
    cell.get_or_add_tcPr().append(cell.makeelement(qn("w:vMerge"), {}))


def untitled(document: Any) -> None:
    document.core_properties.title = ""


def unspoken(document: Any) -> None:
    document.core_properties.language = ""


def two_titles(document: Any) -> None:
    document.paragraphs[-1].style = document.styles["Title"]
    document.paragraphs[-1].text = "Another"


@pytest.mark.parametrize(
    ("break_it", "told"),
    [
        (without_header, "header row"),
        (undescribed, "no description"),
        (without_language, "no language for its text"),
        (unspoken, "does not say its language"),
        (skipping, "stands under one of level"),
        (merged, "merged cells"),
        (untitled, "has no title"),
        (two_titles, "2 titles"),
    ],
)
def test_what_words_checker_would_tell_is_told(
    rendered: Path, tmp_path: Path, break_it: Callable[[Any], None], told: str
) -> None:
    assert accessible([rendered]) == {rendered: []}
    document = docx.Document(str(rendered))
    break_it(document)
    broken = tmp_path / rendered.name
    document.save(str(broken))
    (faults,) = accessible([broken]).values()
    assert [fault for fault in faults if told in fault]


def test_words_that_libreoffice_does_not_show_are_told(
    rendered: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    document = docx.Document(str(rendered))
    (notes,) = (
        each for each in document.part.package.iter_parts() if "footnotes" in each.partname
    )
    lost = notes.blob.replace(b"Time zone and daylight", b"Daylight")
    assert lost != notes.blob
    notes._blob = lost
    element = document.element.body.xpath("w:p[w:pPr/w:pStyle/@w:val='BodyText']")[0]
    element.getparent().remove(element)
    broken = tmp_path / STYLE / rendered.name
    broken.parent.mkdir()
    document.save(str(broken))
    (faults,) = libreoffice([broken]).values()
    assert [fault for fault in faults if fault.startswith("saved anew, note 1")]
    assert [fault for fault in faults if fault.startswith("printed without")]
