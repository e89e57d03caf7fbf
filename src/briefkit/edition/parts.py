"""The parts of an edition: key points and sections with their prose parsed, and notes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from briefkit.citations.positions import Placed
from briefkit.prose import Blocks, Inlines
from briefkit.prose.flow import Flow, flows

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class EditedKeyPoint:
    """A key point, its prose parsed."""

    lead: Inlines
    blocks: Blocks


@dataclass(frozen=True)
class EditedSection:
    """A section at its heading level (1 to 4), with the anchor that links point to.

    ``path`` says where in the brief it stands; ``role`` is “summary”, “appendix” or nothing;
    ``number`` its own, such as 2.1, where the house numbers sections.
    """

    heading: str | None
    level: int
    anchor: str
    blocks: Blocks
    sections: tuple[EditedSection, ...]
    path: Path
    role: str = ""
    number: str = ""


@dataclass(frozen=True)
class Note:
    """A note that is referred to: its number, and how many references point to it.

    A citation in running text is a note, too: its ``label`` is the citation as written,
    and ``path``, ``start`` and ``end`` say where. ``blocks`` is the text as written, and
    ``placed`` its citations in order, with their positions.
    """

    number: int
    label: str
    blocks: Blocks
    references: int
    path: Path
    start: int = 0
    end: int | None = None
    placed: tuple[Placed, ...] = ()

    @cached_property
    def lines(self) -> tuple[Flow, ...]:
        """Its paragraphs and cells as they are read."""
        return tuple(flows(self.blocks))


@dataclass(frozen=True)
class PrintedNote:
    """A note as it is printed, its citations worded.

    ``in_place`` is how it reads by itself, beside its reference: Ibid. with the work.
    """

    number: int
    blocks: Blocks
    in_place: Blocks
    references: int
