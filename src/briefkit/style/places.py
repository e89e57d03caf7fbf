"""Words of a house style with a place for a value, without which the value would be lost."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

NUMBER = "{number}"


def _once(words: str) -> str:
    if words.count(NUMBER) > 1:
        raise PydanticCustomError(
            "repeated_place",
            "“{words}” has “{place}” more than once. Leave one, where the number goes",
            {"words": words, "place": NUMBER},
        )
    return words


# Once only: Word parts the words at their number, which is a field.
Numbered = Annotated[str, StringConstraints(pattern=r"\{number\}"), AfterValidator(_once)]
Dated = Annotated[str, StringConstraints(pattern=r"\{date\}")]
Valued = Annotated[str, StringConstraints(pattern=r"\{\}")]
