"""The parts that a Word draft is made up of, as they are told apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefkit.word.document import Block, Paragraph


@dataclass
class Part:
    """A section: its heading, how deep it is (from 1), and what stands in it."""

    heading: Paragraph | None
    level: int
    blocks: list[Block] = field(default_factory=list)
    guessed: bool = False


@dataclass
class Draft:
    """The parts of a brief as they stand in a Word document.

    A key point is the paragraphs that make it up; ``guessed`` says that the title was told
    by its looks alone. ``summary`` is what is headed as an executive one, and ``left_out``
    what stands outside the text, such as a masthead.
    """

    title: Paragraph | None = None
    guessed: bool = False
    subtitle: Paragraph | None = None
    bylines: list[Paragraph] = field(default_factory=list)
    date: Paragraph | None = None
    abstract: list[Block] = field(default_factory=list)
    keywords: list[Paragraph] = field(default_factory=list)
    summary: list[Block] = field(default_factory=list)
    key_points: list[list[Block]] = field(default_factory=list)
    left_out: list[Paragraph] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    @property
    def is_begun(self) -> bool:
        """Whether there is text under a heading."""
        return any(part.heading and part.blocks for part in self.parts)

    def open_part(self) -> Part:
        """The section that is open; the opening one has no heading."""
        if not self.parts:
            self.parts.append(Part(None, 1))
        return self.parts[-1]
