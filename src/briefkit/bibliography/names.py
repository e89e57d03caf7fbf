"""Names as BibTeX and BibLaTeX write them, as CSL's names."""

from __future__ import annotations

import re

from briefkit.bibliography.latex import words
from briefkit.diagnostic import Severity

Slip = tuple[Severity, str, str]
# BibLaTeX's long form: family=Lim, given=Soo-ho, prefix=van, useprefix=true.
LONG = re.compile(r"\s*(family|given|prefix|suffix|useprefix)(?:-i)?\s*=\s*(.*?)\s*")


def names(written: str, slips: list[Slip]) -> list[dict[str, str]]:
    """People and bodies of a field, in order, as pybtex parts their names.

    A name in braces is an organisation's, kept as written. “and others” is left out.
    """
    from pybtex.bibtex.utils import split_name_list

    people = (_name(each, slips) for each in split_name_list(written) if each != "others")
    return [person for person in people if person]


def _name(written: str, slips: list[Slip]) -> dict[str, str]:
    from pybtex.bibtex.utils import split_tex_string
    from pybtex.database import Person
    from pybtex.exceptions import PybtexError

    parts = [LONG.fullmatch(part) for part in split_tex_string(written, ",")]
    given = {part[1]: words(part[2]) for part in parts if part}
    if given and all(parts):
        return _long_form(given)
    if _braced(written):
        return {"literal": words(written)}
    try:
        person = Person(written)
    except PybtexError:
        message = f"“{words(written)}” has too many commas for a name. Put “and” between people"
        slips.append((Severity.ERROR, "malformed-name", message))
        return {"literal": words(written)}
    named = {
        "family": person.last_names,
        "given": person.bibtex_first_names,
        "non-dropping-particle": person.prelast_names,
        "suffix": person.lineage_names,
    }
    return {name: text for name, each in named.items() if (text := words(" ".join(each)))}


def _long_form(given: dict[str, str]) -> dict[str, str]:
    dropped = given.pop("useprefix", "true") == "false"
    particle = "dropping-particle" if dropped else "non-dropping-particle"
    return {particle if name == "prefix" else name: text for name, text in given.items()}


def _braced(written: str) -> bool:
    """Whether one pair of braces holds the whole name, and is no accent's."""
    depth = 0
    for index, character in enumerate(written):
        depth += (character == "{") - (character == "}")
        if depth == 0 and index < len(written) - 1:
            return False
    return written.startswith("{") and not written.startswith("{\\")
