"""CommonMark parsed by markdown-it, with the source offset of everything inline.

markdown-it knows the lines of blocks but not the places of what stands in them. Here
its inline state keeps count: each token carries ``span`` (start and end) and each text
token ``pieces`` (offset in its content, offset in the source) in its ``meta``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

Pieces = list[tuple[int, int]]

# Nesting of quotes and lists, or of links and emphasis, beyond which nothing is parsed.
MAX_NESTING = 40
FOOTNOTE = re.compile(r"\[\^([^\[\]\s]+)\]")
CITATION = re.compile(r"\[((?:[^\[\]]*[\s;,(-])?-?@[\w{][^\[\]]*)\](?!\()")
URL = re.compile(
    r"https?://(?:(?!\[\^|\[@)[^\s<>\"“”‘«»`|\u2019\u3000-\u303f\uff08\uff09\uff0c\uff1b])+",
    re.IGNORECASE,
)
TRAILING = "?!.,:;*_~'\"&"


class _State(StateInline):
    """An inline state that knows where its pending text comes from."""

    def __init__(self, *args: Any) -> None:
        self.pieces: Pieces = []
        super().__init__(*args)

    @property
    def pending(self) -> str:
        return str(StateInline.pending.fget(self))  # type: ignore[attr-defined]

    @pending.setter
    def pending(self, value: str) -> None:
        self.pieces = [piece for piece in self.pieces if piece[0] < len(value)]
        StateInline.pending.fset(self, value)  # type: ignore[attr-defined]

    def append_pending(self, text: str) -> None:
        self.pieces.append((len(self.pending), self.pos))
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 markdown-it's name
        pieces = self.pieces
        token = super().pushPending()
        token.meta["pieces"] = pieces
        self.pieces = []
        return token

    def push(self, ttype: str, tag: str, nesting: Any) -> Token:
        if self.pending:
            self.pushPending()
        before = self.tokens[-1].meta if self.tokens else {}
        token = super().push(ttype, tag, nesting)
        # Runs of * and _ are pushed one by one from the same position.
        start = before["at"] + 1 if before.get("run") == self.pos else self.pos
        token.meta |= {"at": start, "run": self.pos} if ttype == "text" else {}
        return token


class _InlineParser(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _tracked(rule: Callable[[Any, bool], bool]) -> Callable[[Any, bool], bool]:
    """A rule that leaves on its tokens the span of source that it took."""

    @wraps(rule)
    def tracked(state: Any, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            for token in state.tokens[count:]:
                token.meta.setdefault("span", (start, state.pos))
        return True

    return tracked


def _bracket(pattern: re.Pattern[str], kind: str) -> Callable[[StateInline, bool], bool]:
    """An inline rule for what stands in brackets: its token's content is what they hold."""

    def rule(state: StateInline, silent: bool) -> bool:
        match = pattern.match(state.src, state.pos, state.posMax)
        if not match:
            return False
        if not silent:
            state.push(kind, "", 0).content = match[1]
        state.pos = match.end()
        return True

    return rule


def _url(state: StateInline, silent: bool) -> bool:
    """A bare URL as a link (GitHub Flavored Markdown 6.9, extended autolinks)."""
    if state.linkLevel or not state.src.startswith("://", state.pos):
        return False
    scheme = re.search(
        r"(?<![^\W_])https?$", state.src[max(0, state.pos - 6) : state.pos], re.I
    )
    if not scheme or not state.pending.endswith(scheme[0]):
        return False
    start = state.pos - len(scheme[0])
    match = URL.match(state.src, start, state.posMax)
    url = _trimmed(match[0]) if match else ""
    if len(url) <= len(scheme[0]) + 3:
        return False
    if not silent:
        state.pending = state.pending[: -len(scheme[0])]
        state.pos = start
        state.push("link_open", "a", 1).attrs = {"href": url}
        state.append_pending(url)
        state.push("link_close", "a", -1)
    state.pos = start + len(url)
    for token in [] if silent else state.tokens[-3:]:
        token.meta["span"] = (start, state.pos)
    return True


def _trimmed(url: str) -> str:
    """A URL without what belongs to the sentence around it."""
    while url:
        if url[-1] in TRAILING or (url[-1] == ")" and url.count(")") > url.count("(")):
            url = url[:-1]
        else:
            break
    return url


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Link definitions, but for lines that begin with a footnote reference."""
    if state.src.startswith("[^", state.bMarks[start] + state.tShift[start]):
        return False
    return reference(state, start, end, silent)


@cache
def parser() -> MarkdownIt:
    """The one parser of running text: CommonMark with tables, without HTML."""
    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING})
    markdown.enable("table")
    inline = _InlineParser()
    inline.ruler.enableOnly(
        [rule.name for rule in markdown.inline.ruler.__rules__ if rule.enabled]
    )
    inline.ruler2.enableOnly(["balance_pairs", "emphasis"])
    inline.ruler.before("link", "footnote", _bracket(FOOTNOTE, "footnote"))
    inline.ruler.before("link", "citation", _bracket(CITATION, "citation"))
    inline.ruler.before("newline", "url", _url)
    for rule in inline.ruler.__rules__:
        rule.fn = _tracked(rule.fn)
    markdown.inline = inline
    markdown.core.ruler.disable("text_join")
    markdown.block.ruler.at("reference", _reference)
    # Links stay as written: which may be followed is for the rules to say.
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]
    markdown.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    markdown.validateLink = lambda _: True  # type: ignore[method-assign, assignment]
    return markdown
