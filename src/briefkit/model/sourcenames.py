"""Who made a source: persons and organisations, as names of CSL-JSON (CSL 1.0.2)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from briefkit.model.cslfields import CslFields


class Name(CslFields):
    """A person, by family and given name, or an organisation, by its ``literal`` name."""

    family: str | None = None
    given: str | None = None
    dropping_particle: str | None = None
    """A particle that only the full name has, as the “von” in Ludwig von Beethoven."""
    non_dropping_particle: str | None = None
    """A particle that the family name keeps, as the “van” in Vincent van Gogh."""
    suffix: str | None = None
    """What follows a name, such as Jr. or III."""
    comma_suffix: str | None = None
    static_ordering: str | None = None
    parse_names: str | None = None
    literal: str | None = None
    """The name of an organisation, printed as written."""
    order: Literal["given-first", "family-first"] = "given-first"
    """family-first for names printed as Lim Soo-ho."""

    @model_validator(mode="before")
    @classmethod
    def _ordered(cls, value: object) -> object:
        """CSL's ``static-ordering`` says what ``order`` says."""
        if not isinstance(value, dict):
            return value
        static = str(value.get("static-ordering", "")).lower() in ("true", "1", "yes")
        value = {name: each for name, each in value.items() if name != "static-ordering"}
        return {"order": "family-first", **value} if static else value

    @model_validator(mode="after")
    def _named(self) -> Name:
        if not (self.family or self.literal or self.given):
            raise PydanticCustomError(
                "nameless",
                "This name is empty. Give family and given, or literal for an organisation",
            )
        return self


def _names(value: object) -> object:
    """Names as a list: one alone, or a text, which is taken as an organisation's name."""
    several = value if isinstance(value, list | tuple) else [value]
    return [{"literal": each} if isinstance(each, str) else each for each in several]


Names = Annotated[
    tuple[Name, ...],
    BeforeValidator(_names, json_schema_input_type=str | Name | tuple[str | Name, ...]),
]
