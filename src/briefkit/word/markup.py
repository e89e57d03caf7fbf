"""A line of a Word document as Markdown, with what had to be given up for that.

What Markdown would take for markup is escaped, as little as will do. Each line is read
again: it must give the same words, and the same notes, as Word has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from briefkit import prose
from briefkit.prose.markdown import URL, trimmed
from briefkit.word.lettering import LOOKS, RAISED, Letter, flanked, on_the_line, stripped
from briefkit.word.marking import Marked, joined, own, put

SPECIAL = re.compile(
    r"[*`]|\\(?=[!-/:-@\[-`{-~]|\Z)|(?<!\w)_|_(?!\w)|<(?=[A-Za-z])|&(?=#?\w+;)"
    r"|\[(?=\^|[^\]]*@|[^\]]*\](?:[(\[:]|\{\.))|\^(?=[^\s^]+\^)|~(?=[^\s~]+~)"
)
EVERY_MARK = re.compile(r"[\\`*_\[\]<&~^|!]")
EVEN_ADDRESSES = re.compile(rf"{EVERY_MARK.pattern}|:(?=//)")
BLOCK_START = re.compile(r"(?:[#>]|[-+](?=\s|\Z|-)|~~~|[=-]+\s*\Z|\d{1,9}(?=[.)](?:\s|\Z)))")
# Words in which nothing can be taken for markup, but the references that are meant so.
UNMARKED = re.compile(
    r"[^\W\d_](?:[^\W_]|[,.;:“”‘’?()%–—-]| (?! )|(?<=[^\W_]|[,.;”’)])\[\^[\w-]+\](?![(\[:{])"
    r"|(?<= )https?://[A-Za-z0-9./-]+)*"
)
AUTOLINK = re.compile(r"(?:https?://|mailto:)[^\s<>]+")
MARKS = {
    "bold": ("**", "**"),
    "italic": ("*", "*"),
    "small_caps": ("[", "]{.smallcaps}"),
    "superscript": ("^", "^"),
    "subscript": ("~", "~"),
}
KINDS = {
    prose.Strong: "bold",
    prose.Emphasis: "italic",
    prose.SmallCaps: "small_caps",
    prose.Superscript: "superscript",
    prose.Subscript: "subscript",
}
ALL_LOST = "The italics, bold or links of this paragraph could not be kept apart"
NO_LOOKS: frozenset[str] = frozenset()
Seen = Iterator[tuple[str, frozenset[str], str | None]]


@dataclass(frozen=True)
class Line:
    """A line as Markdown; ``lost`` says what of its looks was given up, if anything."""

    marked: Marked
    lost: str = ""


def line(content: Iterable[Letter]) -> Line:
    """The Markdown of a paragraph's letters, without the white space around them."""
    letters = stripped(list(content))
    if (marked := _faithful(letters)) is not None:
        return Line(marked)
    level = [on_the_line(each) for each in letters]
    if level != letters and (marked := _faithful(level)) is not None:
        return Line(marked, "Raised or lowered words of this paragraph are set on the line")
    bare = [replace(each, looks=NO_LOOKS, url=None) for each in level]
    styled = any(each.looks or each.url for each in letters)
    return Line(_Marking(EVEN_ADDRESSES).line(bare), ALL_LOST if styled else "")


def _faithful(letters: list[Letter]) -> Marked | None:
    """The Markdown that shows just these letters with their looks, if there is one."""
    words = [each.inset.text if each.inset else each.text for each in letters]
    looks = [_seen(each.text, each.looks) for each in letters]
    wanted = [*zip(words, looks, (each.url for each in letters), strict=True)]
    every = (_Marking(special).line(letters) for special in (SPECIAL, EVERY_MARK))
    if UNMARKED.fullmatch("".join(words)) and not any(
        each.looks or each.url for each in letters
    ):
        return next(every)
    return next((m for m in every if list(_read(prose.parse(m.text))) == wanted), None)


def _seen(text: str, looks: frozenset[str]) -> frozenset[str]:
    """The looks that a reader sees: marks stand high or low, but are hardly slanted."""
    if text.isalnum():
        return looks
    return looks & RAISED if text.strip() else NO_LOOKS


def _read(
    nodes: prose.Blocks | prose.Inlines,
    looks: frozenset[str] = NO_LOOKS,
    url: str | None = None,
) -> Seen:
    """What a text that was written shows, letter by letter."""
    for node in nodes:
        match node:
            case prose.Text():
                yield from ((each, _seen(each, looks), url) for each in node.text)
            case prose.LineBreak():
                yield "\n", NO_LOOKS, url
            case prose.FootnoteReference():
                yield f"[^{node.label}]", NO_LOOKS, None
            case prose.NoteLink():
                yield f"[](#{node.label})", NO_LOOKS, None
            case prose.CitationGroup():
                yield f"[{node.source}]", NO_LOOKS, None
            case prose.Paragraph():
                yield from _read(node.children)
            case (
                prose.Emphasis()
                | prose.Strong()
                | prose.SmallCaps()
                | prose.Superscript()
                | prose.Subscript()
            ):
                yield from _read(node.children, looks | {KINDS[type(node)]}, url)
            case prose.Link():
                yield from _read(node.children, looks, None if _typed(node) else node.url)
            case _:
                yield repr(node), looks, url


def _typed(link: prose.Link) -> bool:
    """Whether a link is an address in the text, which is a link only as we print it."""
    return link.bare and link.end - link.start == len(link.url)


class _Marking:
    """Writes Markdown, with one idea of what must be escaped."""

    def __init__(self, special: re.Pattern[str]) -> None:
        self.special = special

    def line(self, letters: list[Letter]) -> Marked:
        seen = frozenset().union(*(each.looks for each in letters))
        for look in (each for each in LOOKS if each in seen):
            letters = flanked(letters, look)
        marked = joined(
            self.link(url, list(group)) if url else self.styled(list(group))
            for url, group in groupby(letters, key=lambda each: each.url)
        )
        start = BLOCK_START.match(marked.text)
        if not start:
            return marked
        # A figure takes no backslash; the stop after it does.
        before, after = marked.parted(start.end() if start[0].isdigit() else 0)
        return before + put("\\", after.pieces[0].start) + after

    def link(self, url: str, letters: list[Letter]) -> Marked:
        """A hyperlink: bare where its words are its address."""
        start, end = letters[0].start, letters[-1].end
        words = "".join(each.text for each in letters)
        if words == url and AUTOLINK.fullmatch(url):
            return put("<", start) + own(url, start) + put(">", end)
        target = re.sub(r"&(?=#?\w+;)", r"\\&", url)
        return put("[", start) + self.styled(letters) + put(f"](<{target}>)", end)

    def styled(self, letters: list[Letter]) -> Marked:
        return joined(
            self.nested(list(group)) if any_looks else self.plain(list(group))
            for any_looks, group in groupby(letters, key=lambda each: bool(each.looks))
        )

    def nested(self, letters: list[Letter]) -> Marked:
        """Letters that all have looks: what all of them share stands outside."""
        common = frozenset.intersection(*(each.looks for each in letters))
        for look in reversed([each for each in LOOKS if each in common]):
            inner = [replace(each, looks=each.looks - {look}) for each in letters]
            before, after = MARKS[look]
            return (
                put(before, letters[0].start) + self.styled(inner) + put(after, letters[-1].end)
            )
        first = next(look for look in LOOKS if any(look in each.looks for each in letters))
        return joined(
            self.nested(list(group))
            for _, group in groupby(letters, key=lambda each: first in each.looks)
        )

    def plain(self, letters: list[Letter]) -> Marked:
        parts: list[Marked] = []
        for is_inset, group in groupby(letters, key=lambda each: each.inset is not None):
            if is_inset:
                parts += (each.inset for each in group if each.inset)
            else:
                parts.append(self.words(list(group)))
        return joined(parts)

    def words(self, letters: list[Letter]) -> Marked:
        """Words with what must be escaped; an address in them stays as it is."""
        text = "".join(each.text for each in letters)
        escapes = {found.start() for found in self.special.finditer(text)}
        if self.special is not EVEN_ADDRESSES:
            for found in URL.finditer(text):
                address = trimmed(found[0])
                escapes -= set(range(found.start(), found.start() + len(address)))
        parts: list[Marked] = []
        first = 0
        for index, each in enumerate(letters):
            if index in escapes or each.text == "\n":
                parts += [_alike(letters[first:index]), put("\\", each.start)]
                first = index
        return joined([*parts, _alike(letters[first:])])


def _alike(letters: list[Letter]) -> Marked:
    """Letters as they are; as one piece where each stands behind the one before."""
    text = "".join(each.text for each in letters)
    if letters and letters[-1].end - letters[0].start == len(text) == len(letters):
        return own(text, letters[0].start)
    return joined(put(each.text, each.start, each.end) for each in letters)
