"""Parts of a style file that stand by themselves: standing texts, and who registers DOIs."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

from briefkit.model.fieldtypes import Email, FilledText

NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")


class Part(BaseModel):
    """A part of a style file: every name in it is known."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def _without_notes(value: str) -> str:
    if "[^" in value or "[@" in value:
        raise PydanticCustomError(
            "note-in-boilerplate",
            "A standing text has no notes, since each brief has its own. Take the mark out",
        )
    return value


def _name(value: str) -> str:
    if not NAME.fullmatch(value):
        raise PydanticCustomError(
            "malformed-name",
            "“{value}” can't name a standing text. Write one word of small letters and "
            "hyphens, such as government-funded",
            {"value": value},
        )
    return value


Name = Annotated[str, AfterValidator(_name)]
StandingText = Annotated[FilledText, AfterValidator(_without_notes)]
Boilerplate = dict[Name, StandingText]


class Crossref(Part):
    """Who registers the house's DOIs with Crossref, as its deposit form asks."""

    depositor: FilledText
    email: Email
    registrant: FilledText
