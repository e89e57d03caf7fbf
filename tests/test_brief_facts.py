"""The facts of the briefs are reckoned again, from their tables and from the data they cite."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

import pytest

from briefkit.loading import load
from briefkit.model import Brief
from briefkit.model.blocks import BLOCK_FIELDS
from briefkit.textfiles.textfile import read_text_file

BRIEFS = Path(__file__).parent.parent / "briefs"
NOTICE = BRIEFS / "a-years-notice"
MEMO = BRIEFS / "buying-past-2038"
# What may stand in a brief beside its blocks.
PARTS = ("executive_summary", "epigraph", "appendices", "abbreviations", "title_note")


def brief_in(folder: Path) -> Brief:
    """The brief of a folder."""
    brief = load(read_text_file(folder / "brief.yaml")).brief
    assert brief is not None
    return brief


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table beside the brief, by the names of their columns."""
    with (NOTICE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def hour(text: str) -> datetime:
    """A moment as the tables have it."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=UTC)


def days_left() -> list[int]:
    """The days that each change left, in order."""
    return sorted(int(row["Days left"].replace("−", "-")) for row in rows("changes.csv"))


@cache
def zone(name: str) -> ZoneInfo:
    """A zone as the release of the database that the brief cites has it, not the machine."""
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file)


@cache
def zones() -> list[tuple[str, str]]:
    """The code of each country or territory, and the name of each of its zones."""
    text = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return [(line[0], line[2]) for line in lines]


def changes(name: str, year: int) -> int:
    """How often a zone's offset changed in a year, seen at noon, Universal Time."""
    start = datetime(year, 1, 1, 12, tzinfo=UTC)
    days = [(start + timedelta(days=n)).astimezone(zone(name)) for n in range(366)]
    return sum(a.utcoffset() != b.utcoffset() for a, b in pairwise(days))


def test_days_left_run_from_the_release_to_the_first_wrong_clock() -> None:
    for row in rows("changes.csv"):
        left = hour(row["First clocks wrong (UTC)"]) - hour(row["Released (UTC)"])
        assert row["Days left"].replace("−", "-") == str(left.days), row


def test_the_bars_count_the_changes_of_the_table() -> None:
    ends = {"None": 0, "0 to 6": 7, "7 to 29": 30, "30 to 89": 90, "90 to 364": 365}
    counted = Counter(
        next((name for name, end in ends.items() if days < end), "365 or more")
        for days in days_left()
    )
    bars: Counter[str] = Counter()
    for row in rows("notice.csv"):
        bars[row["Days left"]] += int(row["Changes"])
    assert bars == counted


def test_the_key_figures_follow_from_the_table() -> None:
    days = days_left()
    expected = [
        f"{median(days)} days",
        f"{sum(each < 30 for each in days)} of {len(days)}",
        f"{sum(each >= 365 for each in days)} of {len(days)}",
    ]
    figures = brief_in(NOTICE).key_figures["kf-record"]
    assert [each.figure for each in figures] == expected


# All 58 years take a minute; these are the ones that the text names, and one in between.
@pytest.mark.parametrize("year", ["1970", "1988", "2007", "2026", "2027"])
def test_the_line_counts_territories_whose_clocks_changed(year: str) -> None:
    drawn = {row["Year"]: row["Countries and territories"] for row in rows("territories.csv")}
    changing = {code for code, name in zones() if changes(name, int(year)) >= 2}
    assert drawn[year] == str(len(changing))
    assert len({code for code, _ in zones()}) == 247


@pytest.mark.parametrize(
    ("government", "name", "hours"),
    [
        ("Canada (British Columbia)", "America/Vancouver", -7),
        ("Canada (Alberta)", "America/Edmonton", -6),
        ("Canada (Northwest Territories)", "America/Inuvik", -6),
        ("Canada (Manitoba)", "America/Winnipeg", -5),
        ("Cuba", "America/Havana", -4),
    ],
)
def test_clocks_that_once_fell_back_in_november_2026_go_on(
    government: str, name: str, hours: int
) -> None:
    last = [row for row in rows("changes.csv") if row["Government"] == government][-1]
    moment = hour(last["First clocks wrong (UTC)"])
    around = [moment - timedelta(seconds=1), moment]
    offsets = [each.astimezone(zone(name)).utcoffset() for each in around]
    assert offsets == [timedelta(hours=hours)] * 2


def test_the_two_briefs_use_every_block_between_them() -> None:
    briefs = [brief_in(NOTICE), brief_in(MEMO)]
    for name in (*BLOCK_FIELDS, *PARTS):
        assert any(getattr(brief, name) for brief in briefs), name
    assert len(briefs[0].footnotes) >= 20
    assert 4 <= len(briefs[1].footnotes) <= 8
