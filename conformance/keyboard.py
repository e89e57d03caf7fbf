"""Web pages with the keyboard alone, JavaScript off (WCAG 2.2: 2.1, 2.4.3, 2.4.7, 2.4.11)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, Page, sync_playwright

from conformance.browser import DESK, PHONE, launched
from conformance.judging import Faults

# All that can be reached by Tab, in the order in which it is read.
REACHABLE = """() => [...document.querySelectorAll('a[href], button, summary, [tabindex="0"]')]
  .filter(each => each.checkVisibility({visibilityProperty: true}))
  .map((each, number) => { each.dataset.stop = number; return each.outerHTML.slice(0, 90) })"""
# What has the focus: its number, whether it is in the window, and whether its focus shows.
FOCUSED = """() => {
  const each = document.activeElement, box = each.getBoundingClientRect()
  const style = getComputedStyle(each), ring = parseFloat(style.outlineWidth)
  return {
    number: Number(each.dataset.stop ?? -1),
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    shows: style.outlineStyle !== 'none' && ring >= 1,
  }
}"""
# Milliseconds that a browser may take to follow a link.
PATIENCE = 3000
SHOWN = "id => document.getElementById(id).checkVisibility({visibilityProperty: true})"


def keyboard(files: Sequence[Path]) -> Faults:
    """What the Tab key does not reach in order and in sight, and notes that it can't open."""
    with sync_playwright() as playwright:
        browser = launched(playwright)
        return {
            each: [
                fault
                for size in (DESK, PHONE)
                for fault in (*_tabbed(browser, each, size), *_notes(browser, each, size))
            ]
            for each in files
        }


def _opened(browser: Browser, file: Path, size: Any) -> Page:
    context = browser.new_context(viewport=size, java_script_enabled=False)
    page = context.new_page()
    page.goto(file.resolve().as_uri())
    return page


def _tabbed(browser: Browser, file: Path, size: Any) -> Iterator[str]:
    page = _opened(browser, file, size)
    stops = page.evaluate(REACHABLE)
    for number, stop in enumerate(stops):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUSED)
        if found["number"] != number:
            other = stops[found["number"]] if found["number"] >= 0 else "nothing"
            yield f"{size['width']}: Tab reaches {other} instead of {stop}"
            break
        if not found["seen"]:
            yield f"{size['width']}: out of sight with the focus: {stop}"
        if not found["shows"]:
            yield f"{size['width']}: the focus does not show: {stop}"
    if not stops:
        yield "has nothing that Tab reaches"
    page.context.close()


def _notes(browser: Browser, file: Path, size: Any) -> Iterator[str]:
    """Open each note where it stands, close it by Esc; go to it, and come back."""
    page = _opened(browser, file, size)
    openers = page.evaluate(
        "() => [...document.querySelectorAll('[popovertarget]')]"
        ".filter(each => each.checkVisibility())"
        ".map(each => [each.getAttribute('popovertarget'), each.previousElementSibling.id])"
    )
    if size == PHONE and not openers:
        yield "has no note that opens"
    for note, reference in openers:
        page.focus(f"#{reference}")
        for key, open_then in (("Tab", False), ("Enter", True), ("Escape", False)):
            page.keyboard.press(key)
            if page.evaluate(SHOWN, note) is not open_then:
                state = "closed" if open_then else "open"
                yield f"{size['width']}: {key} leaves {note} {state}"
    references = page.query_selector_all("[role=doc-noteref]")
    if not references:
        yield "has no reference to a note"
    for each in references:
        yield from _followed(page, each, size)
    page.context.close()


def _followed(page: Page, reference: Any, size: Any) -> Iterator[str]:
    """Follow a reference, then the note's link back."""
    aim, home = reference.get_attribute("href"), f"#{reference.get_attribute('id')}"
    back = page.locator(f"{aim} a[role=doc-backlink][href='{home}']")
    if back.count() != 1:
        yield f"{size['width']}: {aim} has no link back to {home}"
        return
    for link, place in ((reference, aim), (back, home)):
        try:
            link.focus()
            page.keyboard.press("Enter")
            page.wait_for_url(f"**{place}", timeout=PATIENCE)
        except Error:
            yield f"{size['width']}: {place} is not led to"
        if not page.locator(place).is_visible():
            yield f"{size['width']}: {place} does not show once it is followed"
