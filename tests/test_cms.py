"""The fragment for a web team's own pages: whole, without style, and nobody's neighbour."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tinyhtml5 import parse

from briefkit.editing import edit
from briefkit.formats import cms
from briefkit.loading import load
from briefkit.textfiles.textfile import read_text_file
from tests.conftest import MOMENT, loaded, style_named
from tests.test_blocks import BRIEF, CSV, LABELS, png


@pytest.fixture
def made(tmp_path: Path) -> dict[str, bytes]:
    (tmp_path / "bars.png").write_bytes(png())
    (tmp_path / "ports.csv").write_text(CSV.replace("[^csv]", ""), encoding="utf-8")
    (tmp_path / "brief.yaml").write_text(BRIEF, encoding="utf-8")
    loaded = load(read_text_file(tmp_path / "brief.yaml"))
    assert not loaded.diagnostics
    return cms.render(edit(loaded.brief, style_named("base"), MOMENT, images=loaded.images))


@pytest.fixture
def fragment(made: dict[str, bytes]) -> Any:
    text = made["-cms/fragment.html"].decode()
    return parse(f"<!DOCTYPE html>{text}", namespace_html_elements=False)


def test_the_fragment_has_no_heading_of_the_first_level_and_no_style(fragment: Any) -> None:
    tags = {element.tag for element in fragment.iter()}
    assert {"h2", "figure", "table", "ol"} <= tags
    assert not tags & {"h1", "style", "script", "link", "button"}
    assert not [each for each in fragment.iter() if each.get("style")]
    assert not [each for each in fragment.iter() if each.get("popover") is not None]


def test_ids_begin_with_the_brief_and_links_within_lead_to_them(fragment: Any) -> None:
    ids = [each.get("id") for each in fragment.iter() if each.get("id")]
    assert len(ids) == len(set(ids)) > len(LABELS)
    assert all(each.startswith("ports-") for each in ids)
    targets = [
        each.get("href")[1:] for each in fragment.iter("a") if each.get("href")[0] == "#"
    ]
    assert len(targets) > 2 * len(LABELS)
    assert set(targets) <= set(ids)
    named = [n for each in fragment.iter() for n in each.get("aria-labelledby", "").split()]
    assert named
    assert set(named) <= set(ids)


def test_every_note_is_in_the_fragment_once(fragment: Any) -> None:
    notes = [each.get("id") for each in fragment.iter("li") if "-fn-" in each.get("id", "")]
    assert notes == [f"ports-fn-{number}" for number in range(1, len(LABELS) + 1)]


def test_pictures_are_files_and_columns_keep_their_sides(
    made: dict[str, bytes], fragment: Any
) -> None:
    (image,) = fragment.iter("img")
    assert image.get("src") == "fig-trade.png"
    assert image.get("alt") == "Bars rise."
    assert made["-cms/fig-trade.png"] == png()
    assert len([each for each in fragment.iter("td") if "align-right" in each.get("class", "")])


def test_the_data_beside_it_says_what_a_page_needs(made: dict[str, bytes]) -> None:
    meta = json.loads(made["-cms/meta.json"])
    assert (meta["name"], meta["title"], meta["notes"]) == ("ports", "Ports", len(LABELS))
    assert meta["images"] == [
        {"file": "fig-trade.png", "alt": "Bars rise.", "credit": "Ann, CC BY 4.0"}
    ]
    assert meta["report"]["@type"] == "Report"


DRAFT = """\
title: Draft
status: draft
sections: [{body: "See.\\n\\n![](#fig)"}]
figures:
  fig: {alt: A., chart: {type: bar, x: Port, y: Tonnes, data: [[Port, Tonnes], [N, 320]]}}
"""


def test_a_fragment_says_that_it_is_a_draft_and_has_the_data_of_its_charts() -> None:
    read = loaded(DRAFT)
    edition = edit(read.brief, style_named("base"), MOMENT, charts=read.charts)
    made = cms.render(edition)["-cms/fragment.html"].decode()
    assert '<p class="banner"><strong>Draft</strong></p>' in made
    assert '<td>N</td><td class="numeric">320</td>' in made
    published = edit(
        loaded(DRAFT.replace("status: draft", "status: published")).brief,
        style_named("base"),
        MOMENT,
        charts=read.charts,
    )
    assert "banner" not in cms.render(published)["-cms/fragment.html"].decode()


def test_the_data_has_the_sources_that_are_cited_as_csl_json() -> None:
    text = (
        'title: A\nabstract: "x [@lim]"\nsources:\n'
        "  lim: {type: report, title: B, issued: 2024-11, archive_url: 'https://a.example/'}\n"
        "  kim: {type: book, title: C}\n"
    )
    made = cms.render(edit(loaded(text).brief, style_named("base"), MOMENT))
    assert json.loads(made["-cms/meta.json"])["sources"] == [
        {
            "id": "lim",
            "type": "report",
            "title": "B",
            "issued": {"date-parts": [[2024, 11]]},
            "custom": {"archive_url": "https://a.example/"},
        }
    ]
