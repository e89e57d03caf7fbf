"""Web pages in a browser: axe-core's rules, and what WCAG 2.2 AA asks of small screens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from conformance.judging import PACKAGES, Faults

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
# How a page is shown: the size of its window, the colours asked for, the medium.
SHOWN: dict[str, tuple[dict[str, int], dict[str, str]]] = {
    "desk": (DESK, {}),
    "phone": (PHONE, {}),
    "dark": (DESK, {"color_scheme": "dark"}),
    "print": (DESK, {"media": "print"}),
}
# 1,280 pixels at 400 % (WCAG 2.2, 1.4.10), and the spacing of 1.4.12.
NARROW = {"width": 320, "height": 800}
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; "
    "word-spacing: .16em !important } p { margin-bottom: 2em !important }"
)
TOO_WIDE = """() => document.documentElement.scrollWidth - innerWidth"""


def axe(files: Sequence[Path]) -> Faults:
    """What axe-core finds at a desk, on a phone, in the dark and in print."""
    source = (PACKAGES / "axe-core/axe.min.js").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = launched(playwright)
        return {each: list(_violations(browser, each, source)) for each in files}


def reflow(files: Sequence[Path]) -> Faults:
    """Pages that must be scrolled sideways at 400 %, plain or with wider spacing."""
    with sync_playwright() as playwright:
        browser = launched(playwright)
        return {each: list(_too_wide(browser, each)) for each in files}


def launched(playwright: Any) -> Browser:
    """Chromium, without a window."""
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    browser: Browser = playwright.chromium.launch(
        executable_path="/usr/bin/chromium", args=options
    )
    return browser


def _opened(browser: Browser, file: Path, size: dict[str, int], **media: str) -> Page:
    page = browser.new_page(viewport=size)  # type: ignore[arg-type]
    page.emulate_media(**media)  # type: ignore[arg-type]
    page.goto(file.resolve().as_uri())
    return page


def _violations(browser: Browser, file: Path, source: str) -> Iterator[str]:
    for name, (size, media) in SHOWN.items():
        page = _opened(browser, file, size, **media)
        page.evaluate(source)
        found = page.evaluate("() => axe.run()")
        if not found["passes"]:
            raise RuntimeError(f"axe-core passed no rule on {file}")
        for each in found["violations"]:
            where = each["nodes"][0]["target"]
            yield f"{name}: {each['id']}: {each['help']} ({len(each['nodes'])}, as {where})"
        page.close()


def _too_wide(browser: Browser, file: Path) -> Iterator[str]:
    page = _opened(browser, file, NARROW)
    for name in ("plain", "spaced"):
        if name == "spaced":
            page.add_style_tag(content=SPACED)
        if (over := page.evaluate(TOO_WIDE)) > 0:
            yield f"{name}: {over} pixels too wide at 320"
    page.close()
