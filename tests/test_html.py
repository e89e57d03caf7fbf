"""The web page: one file, well formed, with notes linked both ways and readable in place."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import html5lib
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from briefkit.edition import Edition
from briefkit.formats import html
from briefkit.verifying.webpage import H
from tests.conftest import DEMO
from tests.test_docx import EVERYTHING


@pytest.fixture(scope="session")
def source(edition_of: Callable[..., Edition]) -> str:
    return html.render(edition_of(EVERYTHING))[".html"].decode()


@pytest.fixture(scope="session")
def root(source: str) -> Any:
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=True).parse(source)


def test_every_id_is_there_once_and_every_link_within_leads_somewhere(root: Any) -> None:
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) > 10
    targets = [a.get("href", "") for a in root.iter(f"{H}a")]
    within = {target.removeprefix("#") for target in targets if target.startswith("#")}
    assert within <= set(ids)
    assert {f"fn-{n}" for n in range(1, 6)} <= within


def test_a_note_referred_to_twice_leads_back_to_both_places(root: Any) -> None:
    backs = [a for a in root.iter(f"{H}a") if a.get("role") == "doc-backlink"]
    hrefs = [a.get("href") for a in backs]
    assert hrefs[:2] == ["#fnref-1", "#fnref-1-2"]
    assert all(a.get("aria-label") for a in backs)


def test_the_page_loads_nothing_from_elsewhere_and_runs_nothing(source: str, root: Any) -> None:
    assert not re.search(r"url\((?![\"']?data:)", source)
    assert not list(root.iter(f"{H}link"))
    scripts = list(root.iter(f"{H}script"))
    assert [script.get("type") for script in scripts] == ["application/ld+json"]


def test_text_that_looks_like_html_is_text(root: Any) -> None:
    heading = next(root.iter(f"{H}h1"))
    assert "".join(heading.itertext()) == "Notes & <Things>: a “Test”"
    assert not list(root.iter(f"{H}things"))


def test_json_in_the_page_cannot_end_its_script(edition_of: Callable[..., Edition]) -> None:
    hostile = "</script><script>alert(1)</script>"
    page = html.render(edition_of(f"title: '{hostile}'\n"))[".html"].decode()
    tree = html5lib.parse(page, namespaceHTMLElements=True)
    (script,) = tree.iter(f"{H}script")
    assert json.loads(script.text)["headline"] == hostile


def test_headings_never_skip_a_level(root: Any) -> None:
    levels = [int(e.tag[-1]) for e in root.iter() if re.fullmatch(rf"{H}h[1-6]", str(e.tag))]
    assert levels[0] == 1
    assert max(levels) == 5
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))


def test_catalogues_and_previews_find_what_they_read(root: Any) -> None:
    names = {
        m.get("name") or m.get("property"): m.get("content") for m in root.iter(f"{H}meta")
    }
    assert names["citation_title"] == "Notes & <Things>: a “Test”: Under it"
    assert names["citation_publication_date"] == "2024/12/05"
    assert names["og:title"] == names["citation_title"]
    assert names["robots"] == "noindex"
    (script,) = root.iter(f"{H}script")
    report = json.loads(script.text)
    assert (report["@type"], report["datePublished"]) == ("Report", "2024-12-05")
    assert [author["name"] for author in report["author"]] == ["A. Author", "B. Author"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> str:
    from briefkit.commands import rendering, results

    folder = tmp_path_factory.mktemp("demo")
    rendering.render(DEMO, results.Wanted(("html",), folder), lambda _: None)
    (file,) = folder.glob("*.html")
    return file.as_uri()


def opened(browser: Browser, url: str, width: int, height: int) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": height}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(url)
    return page


def test_a_note_opens_in_place_from_the_keyboard_and_closes_with_escape(
    browser: Browser, demo: str
) -> None:
    page = opened(browser, demo, 1000, 800)
    note = page.locator("#note-1")
    expect(note).to_be_hidden()
    page.locator("#fnref-1").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()


def test_a_reference_leads_to_its_note_and_the_note_back(browser: Browser, demo: str) -> None:
    page = opened(browser, demo, 1000, 800)
    page.locator("#fnref-2").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#fn-2")
    page.locator("#fn-2 .backlinks a").click()
    page.wait_for_url("**#fnref-2")


@pytest.mark.parametrize("width", [1200, 1440, 1920])
def test_notes_stand_in_the_margin_where_there_is_room(
    width: int, browser: Browser, demo: str
) -> None:
    page = opened(browser, demo, width, 900)
    note = page.locator("#note-1").bounding_box()
    text = page.locator(".text").bounding_box()
    assert note is not None
    assert text is not None
    assert note["x"] >= text["x"] + text["width"]
    assert note["x"] + note["width"] <= width


def test_a_phone_shows_the_first_key_point_and_never_scrolls_sideways(
    browser: Browser, demo: str
) -> None:
    page = opened(browser, demo, 390, 844)
    point = page.locator(".key-points li").first.bounding_box()
    assert point is not None
    assert point["y"] + point["height"] <= 844
    article = page.locator("article").bounding_box()
    assert article is not None
    assert article["width"] <= 390


def test_the_authors_have_their_label_when_the_first_has_no_biography(
    edition_of: Callable[..., Edition],
) -> None:
    text = "title: A\nauthors:\n  - {name: B}\n  - {name: C, bio: C writes.}\n"
    page = html.render(edition_of(text))[".html"].decode()
    assert "<h2>About the authors</h2>" in page


def test_a_name_with_a_hyphen_stays_on_one_line(edition_of: Callable[..., Edition]) -> None:
    written = html.render(
        edition_of("title: T\nsections:\n  - body: Lim Soo-ho & a well-known J-S.\n")
    )
    text = written[".html"].decode()
    assert 'Lim <span class="name">Soo-ho</span> &amp; a well-known J-S.' in text
