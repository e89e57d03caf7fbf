"""What a citation in free text consists of: names before its title, and what follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from briefkit.freenotes.names import is_name, is_publisher
from briefkit.freenotes.shapes import MARKED, SET_OFF, TITLE
from briefkit.freenotes.vocabulary import DATED, DETAILS, OWN_YEAR
from briefkit.freenotes.works import AUTHOR_YEAR, Work
from briefkit.prose.flow import VERBATIM

BETWEEN_NAMES = re.compile(r"[,():;<>\[\]“”\"]|(?<![A-Z])\.(?:\s|$)")
BESIDE_NAMES = re.compile(r"^(?:the|of|in|and|by|eds?|at|from)\b\.?\s*|\s+of$")
# Where a publisher sits, before its name or alone.
CITY = re.compile(r"\((?:[^():,]+: |[A-Z][\w ]*(?=\)))")


@dataclass(frozen=True)
class Reading:
    """A work in a note: its shape, and that before and after its title, if it has one."""

    work: Work
    before: str
    after: str
    titled: bool

    @property
    def shape(self) -> str:
        """All of it, with titles and addresses masked."""
        return self.work.shape

    @cached_property
    def names(self) -> list[str]:
        """What stands before the title and is no date, no page and no series."""
        left = DETAILS.sub(",", CITY.sub("(", self.before).replace(VERBATIM, ","))
        parts = BETWEEN_NAMES.split(re.sub(f"{MARKED}+", ",", left))
        parts = [BESIDE_NAMES.sub("", part.strip(" .–-’'")) for part in parts]
        return [part for part in parts if re.search(r"[^\W\d_]", part)]

    @property
    def named(self) -> bool:
        """Whether all before the title are names."""
        return all(map(is_name, self.names))

    @cached_property
    def follows(self) -> bool:
        """Whether a name or another title follows the title."""
        left = DETAILS.sub(" ", self.after.replace(VERBATIM, " "))
        return any(_is_proper(word[0]) for word in re.findall(rf"\w+|{MARKED}", left))

    @property
    def linked(self) -> bool:
        """Whether it gives an address."""
        return VERBATIM in self.shape

    @cached_property
    def dated(self) -> bool:
        """Whether a date, or words for there being none, stand in it or end a title."""
        if DATED.search(self.shape.replace(VERBATIM, " ")):
            return True
        spans = (found.span() for found in re.finditer(f"{MARKED}+", self.shape))
        titles = (self.work.words[start:end] for start, end in spans)
        return any(OWN_YEAR.search(title.strip("“”\"‘’'.,?!")) for title in titles)


def read(work: Work) -> Reading:
    """Find the title of a work: what is in quotation marks, else in italics or a link."""
    found = AUTHOR_YEAR.match(work.shape)
    if found and not re.match(MARKED, found["rest"]):
        title = found["rest"].partition(". ")[0].rstrip(". ")
        after = found["rest"][len(title) :]
        return Reading(work, found["author"], after, titled=not is_publisher(title))
    found = re.search(f"{TITLE}+", work.shape) or re.search(f"{SET_OFF}+", work.shape)
    if not found:
        return Reading(work, work.shape, "", titled=False)
    return Reading(work, work.shape[: found.start()], work.shape[found.end() :], titled=True)


def _is_proper(character: str) -> bool:
    """Whether a name may begin so: with a capital, or in letters that have none; or a title."""
    return character in (TITLE, SET_OFF) or (character.isalpha() and not character.islower())
