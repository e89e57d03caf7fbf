"""The page for contributors names files and folders that are there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src/briefkit"
ROWS = re.compile(r"(?<=^\|---\|---\|\n).*?(?=^$)", re.M | re.S)


def test_what_the_table_of_places_names_is_there() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = ROWS.search(page)
    assert rows
    named = re.findall(r"`([\w/]+(?:\.py|/))`", rows[0])
    assert len(named) > 20
    assert [name for name in named if not (PACKAGE / name).exists()] == []
