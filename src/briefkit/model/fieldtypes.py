"""What a field of a brief may hold: dates, languages, addresses, checked as they are read."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

# The grammar of RFC 5646 section 2.1, without its grandfathered tags.
LANGUAGE_TAG = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?"
    r"(-([a-z\d]{5,8}|\d[a-z\d]{3}))*(-[a-wyz\d](-[a-z\d]{2,8})+)*(-x(-[a-z\d]{1,8})+)?",
    re.IGNORECASE,
)


# A text in which anything stands.
FILLED = r"\S"


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


def _language(value: str) -> str:
    if not LANGUAGE_TAG.fullmatch(value):
        raise PydanticCustomError(
            "malformed_language",
            "“{value}” is no language code. Write one such as en, en-GB, ko or pt-BR",
            {"value": value},
        )
    return value


def _orcid(value: str) -> str:
    """Accept an ORCID iD, bare or as its URL, by its check character (ISO 7064 MOD 11-2)."""
    digits = value.removeprefix("https://orcid.org/").replace("-", "")
    total = 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2 if digit.isdecimal() and digit.isascii() else -1
        if total < 0:
            break
    expected = (12 - total % 11) % 11
    shaped = re.fullmatch(r"(https://orcid\.org/)?(\d{4}-){3}\d{3}[\dX]", value, re.ASCII)
    if not shaped or digits[15] != "0123456789X"[expected]:
        raise PydanticCustomError(
            "malformed_orcid",
            "“{value}” is no ORCID iD: a digit is wrong or missing. "
            "Copy it again from orcid.org; it looks like 0000-0002-1825-0097",
            {"value": value},
        )
    return value.removeprefix("https://orcid.org/")


def _email(value: str) -> str:
    if not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+", value):
        raise PydanticCustomError(
            "malformed_email",
            "“{value}” is no e-mail address. Write it as name@example.org",
            {"value": value},
        )
    return value


def _doi(value: str) -> str:
    """Accept a DOI (ISO 26324), bare or as its address; keep it bare."""
    bare = re.sub(r"(?i)\A(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)", "", value)
    if not re.fullmatch(r"10\.\d{4,9}(?:\.\d+)*/[^\s<>\"]+", bare, re.ASCII):
        raise PydanticCustomError(
            "malformed_doi",
            "“{value}” is no DOI. One begins with 10., four digits or more and a slash, "
            "such as 10.5555/12345678. Copy it again",
            {"value": value},
        )
    return bare


def _address(value: str) -> str:
    if not re.fullmatch(r"(?i)https?://[^\s<>\"/?#]+[^\s<>\"]*", value):
        raise PydanticCustomError(
            "forbidden_link",
            "“{value}” can't be linked to. Write an address that begins with https://",
            {"value": value},
        )
    return value


def _label(value: str) -> str:
    """Accept what can name a place of a page (HTML, 3.2.3.1: an id has no white space)."""
    if re.search(r"\s", value) or not value:
        raise PydanticCustomError(
            "malformed_label",
            "“{value}” is no label: it has spaces in it. "
            "Write it as one word, such as trade-2024",
            {"value": value},
        )
    return value


FilledText = Annotated[str, StringConstraints(pattern=FILLED)]
Date = Annotated[
    WrittenDate,
    BeforeValidator(_written_date),
    WithJsonSchema({"type": "string", "format": "date", "examples": ["2024-12-05"]}),
]
Language = Annotated[str, AfterValidator(_language), Field(examples=["en", "ko", "pt-BR"])]
Orcid = Annotated[str, AfterValidator(_orcid), Field(examples=["0000-0002-1825-0097"])]
Email = Annotated[str, AfterValidator(_email)]
Doi = Annotated[str, AfterValidator(_doi), Field(examples=["10.5555/12345678"])]
Label = Annotated[str, AfterValidator(_label)]
Address = Annotated[
    str, AfterValidator(_address), Field(examples=["https://example.org/brief"])
]


class Record(BaseModel):
    """A group of fields in which every name is known."""

    # Built when first used: start-up builds Brief alone, not each of its parts as well.
    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True
    )


def with_text(value: object) -> object:
    """A record of which only the text is given."""
    return {"text": value} if isinstance(value, str) else value
