"""A line of a Word document as Markdown, with what had to be given up for that.

What Markdown would take for markup is escaped, as little as will do. Each line is read
again: it must give the same words, and the same notes, as Word has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from briefkit import prose
from briefkit.prose.markdown import URL, trimmed
from briefkit.word.lettering import LOOKS, RAISED, Stretch, flanked, on_the_line, stripped
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
    r"[^\W\d_](?:[^\W_]|[,.;:“”‘’?()%–—-]| (?! )|(?<=[^\W_]|[,.;”’) ])\[\^[\w-]+\](?![(\[:{])"
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


@dataclass(frozen=True)
class Line:
    """A line as Markdown; ``lost`` says what of its looks was given up, if anything."""

    marked: Marked
    lost: str = ""


def line(content: Iterable[Stretch]) -> Line:
    """The Markdown of a paragraph, without the white space around it."""
    words = stripped(list(content))
    if (marked := _faithful(words)) is not None:
        return Line(marked)
    level = [on_the_line(each) for each in words]
    if level != words and (marked := _faithful(level)) is not None:
        return Line(marked, "Raised or lowered words of this paragraph are set on the line")
    bare = [replace(each, looks=NO_LOOKS, url=None) for each in level]
    styled = any(each.looks or each.url for each in words)
    return Line(_Marking(EVEN_ADDRESSES).line(bare), ALL_LOST if styled else "")


def _faithful(words: list[Stretch]) -> Marked | None:
    """The Markdown that shows just these words with their looks, if there is one."""
    every = (_Marking(special).line(words) for special in (SPECIAL, EVERY_MARK))
    plain = "".join(each.inset.text if each.inset else each.text for each in words)
    if UNMARKED.fullmatch(plain) and not any(each.looks or each.url for each in words):
        return next(every)
    wanted = _Seen()
    for each in words:
        if each.inset:
            wanted.see_whole(each.inset.text, each.url)
        else:
            wanted.see(each.text, each.looks, each.url)
    return next((m for m in every if _read(m.text) == wanted), None)


@dataclass
class _Seen:
    """What a reader sees of a line: its letters, and the looks and address of each."""

    letters: list[str] = field(default_factory=list)
    looks: list[tuple[frozenset[str], str | None]] = field(default_factory=list)

    def see(self, text: str, looks: frozenset[str], url: str | None) -> None:
        """Add words. Marks stand high or low, but are hardly slanted."""
        self.letters += text
        if not looks:
            self.looks += [(NO_LOOKS, url)] * len(text)
            return
        of_marks = looks & RAISED
        for each in text:
            shown = looks if each.isalnum() else of_marks if each.strip() else NO_LOOKS
            self.looks.append((shown, url))

    def see_whole(self, inset: str, url: str | None = None) -> None:
        """Add what is set into the line."""
        self.letters.append(inset)
        self.looks.append((NO_LOOKS, url))


def _read(source: str) -> _Seen:
    """What a text that was written shows."""
    seen = _Seen()
    _see(prose.parse(source), seen)
    return seen


def _see(
    nodes: prose.Blocks | prose.Inlines,
    seen: _Seen,
    looks: frozenset[str] = NO_LOOKS,
    url: str | None = None,
) -> None:
    for node in nodes:
        match node:
            case prose.Text():
                seen.see(node.text, looks, url)
            case prose.LineBreak():
                seen.see("\n", NO_LOOKS, url)
            case prose.FootnoteReference():
                seen.see_whole(f"[^{node.label}]")
            case prose.NoteLink():
                seen.see_whole(f"[](#{node.label})")
            case prose.CitationGroup():
                seen.see_whole(f"[{node.source}]")
            case prose.Paragraph():
                _see(node.children, seen)
            case (
                prose.Emphasis()
                | prose.Strong()
                | prose.SmallCaps()
                | prose.Superscript()
                | prose.Subscript()
            ):
                _see(node.children, seen, looks | {KINDS[type(node)]}, url)
            case prose.Link():
                _see(node.children, seen, looks, None if _typed(node) else node.url)
            case _:
                seen.see_whole(repr(node), url)


def _typed(link: prose.Link) -> bool:
    """Whether a link is an address in the text, which is a link only as we print it."""
    return link.bare and link.end - link.start == len(link.url)


class _Marking:
    """Writes Markdown, with one idea of what must be escaped."""

    def __init__(self, special: re.Pattern[str]) -> None:
        self.special = special

    def line(self, words: list[Stretch]) -> Marked:
        seen = frozenset().union(*(each.looks for each in words))
        for look in (each for each in LOOKS if each in seen):
            words = flanked(words, look)
        marked = joined(
            self.link(url, list(group)) if url else self.styled(list(group))
            for url, group in groupby(words, key=lambda each: each.url)
        )
        start = BLOCK_START.match(marked.text)
        if not start:
            return marked
        # A figure takes no backslash; the stop after it does.
        before, after = marked.parted(start.end() if start[0].isdigit() else 0)
        return before + put("\\", after.pieces[0].start) + after

    def link(self, url: str, words: list[Stretch]) -> Marked:
        """A hyperlink: bare where its words are its address."""
        start, end = words[0].start, words[-1].end
        if "".join(each.text for each in words) == url and AUTOLINK.fullmatch(url):
            return put("<", start) + own(url, start) + put(">", end)
        target = re.sub(r"&(?=#?\w+;)", r"\\&", url)
        return put("[", start) + self.styled(words) + put(f"](<{target}>)", end)

    def styled(self, words: list[Stretch]) -> Marked:
        return joined(
            self.nested(list(group)) if any_looks else self.plain(list(group))
            for any_looks, group in groupby(words, key=lambda each: bool(each.looks))
        )

    def nested(self, words: list[Stretch]) -> Marked:
        """Words that all have looks: what all of them share stands outside."""
        common = frozenset.intersection(*(each.looks for each in words))
        for look in reversed([each for each in LOOKS if each in common]):
            inner = [replace(each, looks=each.looks - {look}) for each in words]
            before, after = MARKS[look]
            return put(before, words[0].start) + self.styled(inner) + put(after, words[-1].end)
        first = next(look for look in LOOKS if any(look in each.looks for each in words))
        return joined(
            self.nested(list(group))
            for _, group in groupby(words, key=lambda each: first in each.looks)
        )

    def plain(self, words: list[Stretch]) -> Marked:
        parts: list[Marked] = []
        for is_inset, group in groupby(words, key=lambda each: each.inset is not None):
            if is_inset:
                parts += (each.inset for each in group if each.inset)
            else:
                parts += self.escaped(list(group))
        return joined(parts)

    def escaped(self, words: list[Stretch]) -> Iterator[Marked]:
        """Words with what must be escaped; an address in them stays as it is."""
        text = "".join(each.text for each in words)
        escapes = {found.start() for found in self.special.finditer(text)}
        if self.special is not EVEN_ADDRESSES:
            for found in URL.finditer(text):
                address = trimmed(found[0])
                escapes -= set(range(found.start(), found.start() + len(address)))
        escapes |= {found.start() for found in re.finditer("\n", text)}
        at = 0
        for each in words:
            cuts = sorted(cut - at for cut in escapes if at <= cut < at + len(each))
            for first, last in pairwise((0, *cuts, len(each))):
                if first < last:
                    yield each.within(first, last).as_is()
                if last < len(each):
                    yield put("\\", each.start + last)
            at += len(each)
