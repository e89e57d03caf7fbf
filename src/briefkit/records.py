"""What the record of a brief in a catalogue says of its authors, whatever its format."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefkit.model import Brief
from briefkit.model.authors import Author

SUFFIX = re.compile(r"Jr\.?|Sr\.?|I{2,3}|IV", re.IGNORECASE)


@dataclass(frozen=True)
class Signatory:
    """A person by the parts of the name, or a body, whose whole name is ``family``."""

    family: str
    given: str = ""
    suffix: str = ""
    is_body: bool = False
    affiliation: str | None = None
    orcid: str | None = None

    @property
    def inverted(self) -> str:
        """The name as lists are sorted by it: family name, given name, suffix."""
        return ", ".join(filter(None, (self.family, self.given, self.suffix)))


def signatories(brief: Brief) -> tuple[Signatory, ...]:
    """Who signs the brief; the publisher, where it says that the institution itself does."""
    if brief.authors:
        return tuple(map(_signatory, brief.authors))
    if brief.byline == "institutional" and brief.publisher:
        return (Signatory(brief.publisher.name, is_body=True),)
    return ()


def _signatory(author: Author) -> Signatory:
    family, given, suffix = _parts(author)
    return Signatory(
        family, given, suffix, author.family == author.name, author.affiliation, author.orcid
    )


def _parts(author: Author) -> tuple[str, str, str]:
    """Family name, given name and suffix.

    The family name is the one the brief gives, else the last word: that is right for most
    names in Latin letters, and where it is not the brief says so.
    """
    name = " ".join(author.name.split())
    if author.family:
        before, _, after = name.partition(author.family)
        return author.family, f"{before.strip()} {after.strip(' ,')}".strip(), ""
    *words, last = name.replace(",", "").split()
    suffix = last if len(words) > 1 and SUFFIX.fullmatch(last) else ""
    if suffix:
        *words, last = words
    return last, " ".join(words), suffix
