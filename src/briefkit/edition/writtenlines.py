"""A line of running text with what a rule needs of it: its words, whose they are, its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from briefkit.diagnostic import Edit, Problem
from briefkit.prose import Blocks, Emphasis, Link, Text, walk
from briefkit.prose.flow import MARKS, VERBATIM, Flow, flows
from briefkit.prose.sentences import Sentence, sentences
from briefkit.words.quotations import Reading, read

# What stands for references, code and addresses has no place in a message.
STAND_INS = re.compile(f"[{MARKS}{VERBATIM}]+")
NEARBY = 60  # Characters: more than any pattern goes back, with room for spaces.
LONGEST_WORD = 200  # Characters of a word, and of marks before it, that a message quotes.


@dataclass(frozen=True)
class WrittenLine:
    """A paragraph, a table's cell or a heading.

    ``source`` is the whole text of the field at ``path``; ``set_off`` says where in it
    the words in italics and the words of links begin.
    """

    path: tuple[str | int, ...]
    source: str
    flow: Flow
    language: str
    set_off: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        """The words, as `Flow` has them."""
        return self.flow.text

    @property
    def in_note(self) -> bool:
        """Whether it stands in a footnote."""
        return self.path[0] == "footnotes"

    @cached_property
    def reading(self) -> Reading:
        """Its quotations."""
        return read(self.text, self.language)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, in order."""
        return tuple(sentences(self.text))

    def borrowed(self, index: int) -> bool:
        """Whether a character belongs to a quotation, or to the title of a work or a link."""
        if self.flow.quoted or self.reading.within(index):
            return True
        leaf = self.flow.leaf(index)[1]
        return isinstance(leaf, Text) and leaf.start in self.set_off

    def escaped(self, start: int, end: int) -> bool:
        """Whether a backslash takes its meaning from a character of a range."""
        return any(map(self._escaped, range(start, end)))

    def _escaped(self, index: int) -> bool:
        """Whether there is a backslash before a character that is not itself a character."""
        before = self.flow.source(index) - 1
        printed = index > 0 and self.flow.source(index - 1) == before
        return before >= 0 and self.source[before] == "\\" and not printed

    def word(self, index: int) -> str:
        """The word at an index as a message quotes it; the next one, too, after a lone mark."""
        first = max(0, index - LONGEST_WORD)
        start = max(first, *(self.text.rfind(space, first, index) + 1 for space in " \n"))
        words = readable(self.text[start : start + LONGEST_WORD]).split()
        alone = len(words[0]) == 1
        return " ".join(words[: 2 if alone else 1])

    def problem(
        self, start: int, end: int, message: str, edits: tuple[Edit, ...] = ()
    ) -> Problem:
        """A fault in a range of the words."""
        first, last = self.flow.source(start), self.flow.source_end(end - 1)
        return Problem(self.path, message, first, last, edits)

    def replace(self, start: int, end: int, text: str) -> tuple[Edit, ...]:
        """An edit of a range of the words; none where the source has them otherwise.

        An entity, an escape or markup in them is more than a machine should change.
        """
        first, last = self.flow.source(start), self.flow.source_end(end - 1)
        written = self.source[first:last].replace("\n", " ")
        indented = end < len(self.text) and self.source[last - 1] == "\n"
        if written != self.text[start:end] or (indented and self.flow.source(end) != last):
            return ()
        return (Edit(first, last, text),)


def just_before(text: str, index: int) -> str:
    """The end of what stands before an index, for a pattern that is to end there.

    All that stands before would take its time at each of many places in a long line.
    """
    return text[max(0, index - NEARBY) : index]


def readable(words: str) -> str:
    """Words of a line as a message can quote them."""
    return STAND_INS.sub("", words)


def written_lines(
    path: tuple[str | int, ...], source: str, blocks: Blocks, language: str
) -> tuple[WrittenLine, ...]:
    """The passages of one text, in reading order."""
    set_off = frozenset(
        leaf.start
        for node in walk(blocks)
        if isinstance(node, Emphasis | Link)
        for leaf in walk(node.children)
        if isinstance(leaf, Text)
    )
    return tuple(WrittenLine(path, source, flow, language, set_off) for flow in flows(blocks))


def written_line(path: tuple[str | int, ...], line: str, language: str) -> WrittenLine:
    """A title or a heading."""
    leaves = ((0, Text(line, 0, len(line))),) if line else ()
    return WrittenLine(path, line, Flow(line, leaves), language)
