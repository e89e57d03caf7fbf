"""What all shapes of a brief are made of: groups of fields, dates, texts that say something."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema


class Record(BaseModel):
    """A group of fields in which every name is known."""

    # Built when first used: start-up builds Brief alone, not each of its parts as well.
    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True
    )


@dataclass(frozen=True)
class WrittenDate:
    """A date as the author wrote it, and the day it means if it means one (ISO 8601)."""

    written: str

    @cached_property
    def value(self) -> datetime.date | None:
        """The day, or None when the words are no day of the calendar."""
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", self.written, re.ASCII):
            return None
        try:
            return datetime.date.fromisoformat(self.written)
        except ValueError:
            return None


def _written_date(value: object) -> object:
    return WrittenDate(value) if isinstance(value, str) else value


def with_text(value: object) -> object:
    """A record of which only the text is given."""
    return {"text": value} if isinstance(value, str) else value


FilledText = Annotated[str, StringConstraints(pattern=r"\S")]
Date = Annotated[
    WrittenDate,
    BeforeValidator(_written_date),
    WithJsonSchema({"type": "string", "format": "date", "examples": ["2024-12-05"]}),
]
