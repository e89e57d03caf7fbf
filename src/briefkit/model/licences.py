"""The licences of Creative Commons: a short form, such as CC BY 4.0, and what it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass

HOME = "https://creativecommons.org"
TERMS = {
    "BY": "Attribution",
    "BY-SA": "Attribution-ShareAlike",
    "BY-ND": "Attribution-NoDerivatives",
    "BY-NC": "Attribution-NonCommercial",
    "BY-NC-SA": "Attribution-NonCommercial-ShareAlike",
    "BY-NC-ND": "Attribution-NonCommercial-NoDerivatives",
}
# The versions in use, with what the name says of where they hold.
VERSIONS = {"4.0": "International", "3.0": "Unported"}
SHORT = re.compile(r"CC[ -]+(?P<terms>[A-Z][A-Z -]*?)[ -]+(?P<version>\d\.\d)", re.IGNORECASE)
ZERO = re.compile(r"CC[ -]?(?:0|zero)(?:[ -]+1\.0)?", re.IGNORECASE)


@dataclass(frozen=True)
class Licence:
    """A licence: its short form, its full name and where its terms stand."""

    short: str
    name: str
    url: str


def _all() -> dict[str, Licence]:
    known = {
        f"CC {terms} {version}": Licence(
            f"CC {terms} {version}",
            # In version 3.0 "NoDerivs" was the word.
            f"Creative Commons {_words(terms, version)} {version} {where}",
            f"{HOME}/licenses/{terms.lower()}/{version}/",
        )
        for version, where in VERSIONS.items()
        for terms in TERMS
    }
    zero = "Creative Commons CC0 1.0 Universal"
    return known | {"CC0 1.0": Licence("CC0 1.0", zero, f"{HOME}/publicdomain/zero/1.0/")}


def _words(terms: str, version: str) -> str:
    words = TERMS[terms]
    return words.replace("NoDerivatives", "NoDerivs") if version == "3.0" else words


LICENCES = _all()
NAMES = tuple(name for name in LICENCES if "3.0" not in name)


def licence_named(written: str) -> Licence | None:
    """The licence that a short form means, as in ``CC BY 4.0`` or ``cc-by-nc-nd-4.0``."""
    if ZERO.fullmatch(written.strip()):
        return LICENCES["CC0 1.0"]
    found = SHORT.fullmatch(written.strip())
    if not found:
        return None
    terms = "-".join(re.split("[ -]+", found["terms"].upper()))
    return LICENCES.get(f"CC {terms} {found['version']}")


def looks_like_one(written: str) -> bool:
    """Whether words are meant as a short form of Creative Commons, known or not."""
    return re.match(r"CC(?:[ -]|0|$)", written.strip()) is not None
