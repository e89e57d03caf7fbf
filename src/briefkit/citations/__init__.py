"""Citations in notes become words: full, short or Ibid., as a style's template has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from briefkit import prose
from briefkit.citations.phrases import emphasised, escaped
from briefkit.citations.positions import Placed
from briefkit.citations.words import CitedWords, inverted_name
from briefkit.model.source import Source
from briefkit.prose import Blocks, CitationGroup, Inline, Inlines
from briefkit.prose.citation import citations
from briefkit.style import Style
from briefkit.words.directions import isolated, runs_right_to_left, written_right_to_left

TEMPLATE = "citations.md.j2"
DOI = "https://doi.org/"


@dataclass(frozen=True)
class Citing:
    """A style's way of citing, in a language, with the sources by key."""

    style: Style
    language: str
    sources: Mapping[str, Source]

    @cached_property
    def _words(self) -> CitedWords:
        return CitedWords(self.style.wording(self.language).citations, self.language)

    @cached_property
    def _forms(self) -> Any:
        """The template's macros, which write Markdown."""
        return self._made(self._words)

    @cached_property
    def _latin_forms(self) -> Any:
        """The macros for works in Latin letters in a brief that runs from right to left.

        They are cited in English, as is usual there: no one can read a line that turns
        at each name.
        """
        return self._made(CitedWords(self.style.wording("en").citations, "en"))

    def _cite(self, form: str, source: Source, *where: object) -> str:
        """A source in one of the template's forms, as Markdown."""
        title = source.title or source.container_title or ""
        if written_right_to_left(self.language) and not runs_right_to_left(title):
            return isolated(_tidy(getattr(self._latin_forms, form)(_view(source), *where)))
        return _tidy(getattr(self._forms, form)(_view(source), *where))

    def _made(self, words: CitedWords) -> Any:
        names = (
            "join",
            "then",
            "quoted",
            "italic",
            "plain",
            "term",
            "names",
            "families",
            "comma",
            "colon",
        )
        context = {name: getattr(words, name) for name in (*names, "listed", "day", "year")}
        return self.style.templates.get_template(TEMPLATE).make_module(
            context | {"part": words.part}
        )

    def note(
        self, blocks: Blocks, placed: Sequence[Placed], self_contained: bool = False
    ) -> Blocks:
        """A note with its citations put into words.

        With ``self_contained``, Ibid. is followed by the work that it stands for.
        """
        queue = iter(placed)
        return prose.rebuild(blocks, lambda nodes: self._line(nodes, queue, self_contained))

    def bibliography(self, keys: Iterator[str]) -> tuple[Inlines, ...]:
        """The cited sources as a list, by family name, then by title."""
        cited = [self.sources[key] for key in dict.fromkeys(keys) if key in self.sources]
        return tuple(map(self._entry, sorted(cited, key=_sorting)))

    def _entry(self, source: Source) -> Inlines:
        written = self._words.then(self._cite("entry", source), ".")
        line = prose.parse_inline(written)
        links = self._links([source])
        return (*line, _text(" "), *links) if links else line

    def _line(self, nodes: Inlines, queue: Iterator[Placed], self_contained: bool) -> Inlines:
        """A paragraph of a note: its citations worded, what they link to at its end."""
        stopped = len(nodes) > 1 and _is_stop(nodes[-1]) and _is_group(nodes[-2])
        if stopped:
            nodes = nodes[:-1]
        linked: list[Source] = []
        words = list(self._spliced(nodes, queue, self_contained, linked))
        links = self._links(linked)
        if nodes and _is_group(nodes[-1]):
            mark = self._forms.link_mark if links else "." if stopped else ""
            words[-1] = self._words.then(str(words[-1]), mark) if mark else words[-1]
        line = tuple(_parsed(words))
        return (*line, _text(" "), *links) if links else line

    def _spliced(
        self,
        nodes: Inlines,
        queue: Iterator[Placed],
        self_contained: bool,
        linked: list[Source],
    ) -> Iterator[Inline | str]:
        """The nodes of a line, its citations as Markdown that has taken up what follows."""
        taken = 0
        for index, node in enumerate(nodes):
            if isinstance(node, CitationGroup):
                words = self._group(node, queue, self_contained, linked)
                following = nodes[index + 1] if index + 1 < len(nodes) else None
                mark = following.text[0] if isinstance(following, prose.Text) else ""
                taken = 1 if mark and mark in ".," else 0
                yield self._words.then(words, mark) if taken else words
            elif isinstance(node, prose.Text):
                yield prose.Text(node.text[taken:], node.start, node.end)
                taken = 0
            elif isinstance(node, prose.Styled):
                inner = self._spliced(node.children, queue, self_contained, linked)
                yield type(node)(tuple(_parsed(list(inner))))
            else:
                yield node

    def _group(
        self,
        group: CitationGroup,
        queue: Iterator[Placed],
        self_contained: bool,
        linked: list[Source],
    ) -> str:
        worded = []
        for _ in citations(group.source):
            placed = next(queue)
            source = self.sources.get(placed.citation.key)
            if source and placed.position == "first":
                linked.append(source)
            worded.append(self._citation(placed, source, self_contained))
        return f"{self._words.terms.semicolon} ".join(worded)

    def _citation(self, placed: Placed, source: Source | None, self_contained: bool) -> str:
        citation = placed.citation
        form = self._form(placed, source, self_contained)
        prefix, suffix = emphasised(citation.prefix), emphasised(citation.suffix)
        if suffix[:1] and suffix[0] in ".,":
            form, suffix = self._words.then(form, suffix[0]), suffix[1:]
        return f"{prefix}{form}{suffix}"

    def _form(self, placed: Placed, source: Source | None, self_contained: bool) -> str:
        """The wording of one citation, by its position."""
        citation = placed.citation
        if source is None:
            return escaped(f"[@{citation.key}]")
        where = {"label": citation.label, "value": citation.locator, "near": placed.near}
        if placed.position == "first":
            return self._cite("first", source, where)
        if placed.position == "subsequent" or not self.style.file.citations.ibid:
            return self._cite("short", source, where)
        given = where if placed.position == "ibid-with-locator" else None
        form = self._cite("ibid", source, given)
        if self_contained:
            form = f"{form} ({self._cite('short', source, None)})"
        return form

    def _links(self, sources: Sequence[Source]) -> Inlines:
        """Where the sources are to be found, printed bare, with no mark at their ends."""
        shown: list[Inline] = []
        word = self._words.terms.conjunction
        # What is written as one with a name is not with an address.
        and_then = self._words.terms.semicolon if "{}" in word else f" {word}"
        for source in sources:
            urls = [f"{DOI}{source.doi}" if source.doi else source.url, source.archive_url]
            between = f" {self._words.terms.archived} "
            links = [(between, url) for url in urls if url]
            if links:
                links[0] = (f"{and_then} " if shown else "", links[0][1])
            for before, url in links:
                text = (_text(before),) if before else ()
                shown += [*text, prose.Link(url, (_text(url),), 0, 0)]
        return tuple(shown)


def _view(source: Source) -> dict[str, Any]:
    """A source's fields by their names in Python, its texts made safe for Markdown."""
    return {
        name: escaped(value) if isinstance(value, str) else value
        for name in type(source).model_fields
        for value in [getattr(source, name)]
    } | {"type": source.type}


def _sorting(source: Source) -> tuple[str, str, str]:
    names = source.author or source.editor
    first = inverted_name(names[0]) if names else source.title or source.container_title or ""
    return first.casefold(), source.issued.written if source.issued else "", source.title or ""


def _tidy(markdown: object) -> str:
    """What a template wrote, as one line."""
    return re.sub(r"[ \n\t]+", " ", str(markdown)).strip()


def _parsed(words: Sequence[Inline | str]) -> Iterator[Inline]:
    for word in words:
        if isinstance(word, str):
            yield from prose.parse_inline(word)
        else:
            yield word


def _text(words: str) -> prose.Text:
    return prose.Text(words, 0, 0)


def _is_stop(node: Inline) -> bool:
    return isinstance(node, prose.Text) and node.text.strip() == "."


def _is_group(node: Inline) -> bool:
    return isinstance(node, CitationGroup)
