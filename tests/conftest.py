"""What the tests share: briefs from text, editions, and the demo."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from briefkit.diagnostic import TextFile
from briefkit.editing import edit
from briefkit.edition import Edition
from briefkit.loading import Loaded, load
from briefkit.style import Style, load_style
from briefkit.style.finding import packaged_styles, styles_in

ROOT = Path(__file__).parents[1]
MOMENT = datetime.datetime(2024, 12, 5, tzinfo=datetime.UTC)
# The brief that is short and has notes of many kinds.
DEMO = ROOT / "briefs/soldiers-for-technology/brief.yaml"
BRIEFS = sorted((ROOT / "briefs").glob("*/brief.yaml"))
STYLES = tuple(styles_in([]))
# Those that word citations in their own way; the others do as base does.
CITING = ("base", "korea-on-point")


@cache
def style_named(name: str) -> Style:
    return load_style(packaged_styles() / name)


def loaded(text: str) -> Loaded:
    return load(TextFile("brief.yaml", text))


@pytest.fixture(scope="session")
def korea_on_point() -> Style:
    return style_named("korea-on-point")


@pytest.fixture(scope="session")
def edition_of(korea_on_point: Style) -> Callable[..., Edition]:
    """The edition of a brief given as YAML text, which must have no fault in it."""

    def make(text: str, style: Style = korea_on_point) -> Edition:
        result = loaded(text)
        assert result.diagnostics == (), [each.message for each in result.diagnostics]
        return edit(result.brief, style, MOMENT)

    return make
