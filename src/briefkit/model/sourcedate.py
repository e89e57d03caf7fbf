"""A source's date as written, and what it means (EDTF, ISO 8601-2:2019, levels 0 and 1)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

POINT = re.compile(
    r"(?P<year>-?\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?[~?%]?", re.ASCII
)
SEASONS = range(21, 25)
# What editors write where a source has no date, or none yet; printed as written.
UNDATED = frozenset(("n.d.", "nd", "undated", "no date"))
PENDING = frozenset(("forthcoming", "in press", "in preparation", "accepted"))
DATE_FORMS = "This is no date. Write it as 2024-11-27, 2024-11, 2024, 2023/2024 or n.d."


@dataclass(frozen=True)
class DatePoint:
    """A year, a month of it (21 to 24 for seasons), or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def season(self) -> int | None:
        """The season from 1 (spring) to 4 (winter), where the date is one."""
        return self.month - 20 if self.month and self.month in SEASONS else None


@dataclass(frozen=True)
class SourceDate:
    """A date as its author wrote it, and the points in time it means if it means any."""

    written: str

    @cached_property
    def ends(self) -> tuple[DatePoint | None, DatePoint | None] | None:
        """The first and last point, None where open; the same twice for a single date.

        None as a whole when the words are no date of the calendar.
        """
        first, slash, last = self.written.partition("/")
        if not slash:
            point = _point(first)
            return (point, point) if point else None
        points = [_point(each) for each in (first, last)]
        open_ends = [each in ("", "..") for each in (first, last)]
        sound = all(point or is_open for point, is_open in zip(points, open_ends, strict=True))
        return (points[0], points[1]) if sound and any(points) else None

    @property
    def point(self) -> DatePoint | None:
        """The date, or where a range begins or, with an open beginning, ends."""
        return (self.ends[0] or self.ends[1]) if self.ends else None

    @property
    def circa(self) -> bool:
        """Whether the date is approximate or uncertain."""
        return any(mark in self.written for mark in "~?%") and self.ends is not None

    @property
    def undated(self) -> bool:
        """Whether the words say that there is no date."""
        return self.written.casefold() in UNDATED

    @property
    def meant(self) -> bool:
        """Whether the words are a date, or one of those that stand for one."""
        words = self.written.casefold()
        return self.ends is not None or words in UNDATED or words in PENDING


def _point(text: str) -> DatePoint | None:
    match = POINT.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None or (month is not None and not (1 <= month <= 12 or month in SEASONS)):
        return None
    if day is not None:
        longest = calendar.monthrange(abs(year) or 4, month)[1] if month and month < 13 else 0
        if not 1 <= day <= longest:
            return None
    return DatePoint(year, month, day)


def from_csl(value: dict[str, Any]) -> str:
    """A CSL-JSON date variable as one text: EDTF where it has date parts, else its words.

    Raises `ValueError` when it is no such variable.
    """
    for name in ("edtf", "raw", "literal"):
        if value.get(name):
            return str(value[name])
    points = [_edtf(parts) for parts in value.get("date-parts") or []]
    if not points or len(points) > 2:
        raise ValueError(value)
    if value.get("season"):
        points[0] = f"{points[0][:4]}-{20 + int(value['season']):02}"
    circa = "~" if _true(value.get("circa")) else ""
    return "/".join(f"{point}{circa}" for point in points)


def to_csl(date: SourceDate) -> dict[str, Any]:
    """A date as a CSL-JSON date variable; `from_csl` gives it back."""
    if date.ends is None or None in date.ends or re.search("[?%]", date.written):
        return {"edtf" if date.ends else "literal": date.written}
    points = [each for each in date.ends if each]
    if any(each.season for each in points):
        return {"edtf": date.written}
    single = "/" not in date.written
    parts = [
        [part for part in (each.year, each.month, each.day) if part is not None]
        for each in points[: 1 if single else 2]
    ]
    marks = {each.endswith("~") for each in date.written.split("/")}
    if len(marks) > 1:
        return {"edtf": date.written}
    return {"date-parts": parts} | ({"circa": True} if marks == {True} else {})


def _edtf(parts: list[Any]) -> str:
    numbers = [int(part) for part in parts if str(part).strip()]
    if not 1 <= len(numbers) <= 3:
        raise ValueError(parts)
    sign = "-" if numbers[0] < 0 else ""
    return "-".join([f"{sign}{abs(numbers[0]):04}", *(f"{each:02}" for each in numbers[1:])])


def _true(value: Any) -> bool:
    return str(value).lower() not in ("none", "false", "0", "")


def _date(value: object) -> object:
    if isinstance(value, str):
        return SourceDate(value.strip())
    if isinstance(value, dict):
        try:
            return SourceDate(from_csl(value))
        except (ValueError, TypeError):
            raise PydanticCustomError("malformed_date", DATE_FORMS) from None
    return value


Date = Annotated[
    SourceDate,
    BeforeValidator(_date),
    PlainSerializer(to_csl),
    WithJsonSchema(
        {
            "type": ["string", "number", "object"],
            "examples": ["2024-11-27", "2024", "2023/2024", "n.d."],
        }
    ),
]
