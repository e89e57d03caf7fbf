"""What may stand in a line of running text: markdown-it's inline rules, and our own.

markdown-it does not say where in a line a token came from. Here each keeps it in its
``meta``: a text where it is ``at``, any other its ``span`` (start and end).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_inline import StateInline, autolink, link
from markdown_it.token import Token

from briefkit.prose.citation import citations
from briefkit.prose.spans import is_small_caps, span

Rule = Callable[[Any, bool], bool]
Finder = Callable[[str, int, int], re.Match[str] | None]

FOOTNOTE = re.compile(r"\[\^([^\[\]\s]+)\]")
BRACKETS = re.compile(r"\[([^\[\]]*)\](?!\()")
SCHEME = re.compile(r"(?<![a-z0-9])https?\Z", re.IGNORECASE)
URL = re.compile(
    r"https?://(?=[^\W_]|\[[0-9a-f:])"
    r"(?:(?!\[[\^@])[^\s<>\"“”‘’«»`|\u3000-\u303f\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f])+",
    re.IGNORECASE,
)
BROKEN = re.compile(r"<[^<>\n]*\n>")
TRAILING = "?!.,:;*_~'\""


class _State(StateInline):
    """An inline state that knows where its pending text began.

    One number is enough: whatever is left out between words is pushed as a token.
    """

    began = 0

    def append_pending(self, text: str) -> None:
        if not self.pending:
            self.began = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 markdown-it's name
        token = super().pushPending()
        token.meta["at"] = self.began
        return token


class _InlineParser(ParserInline):
    """An inline parser whose tokens keep their places."""

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        rules, end = self.ruler.getRules(""), state.posMax
        limit = state.md.options["maxNesting"]
        while state.pos < end:
            start, count = state.pos, len(state.tokens)
            for rule in rules if state.level < limit else ():
                if rule(state, False):
                    _place(state.tokens[count:], start, state.pos)
                    break
            else:
                state.append_pending(state.src[start])
                state.pos += 1
        if state.pending:
            state.pushPending()


def _place(tokens: list[Token], start: int, end: int) -> None:
    """Leave on the tokens that a rule has pushed the span that it took."""
    pushed = (token for token in tokens if "at" not in token.meta)
    for index, token in enumerate(pushed):
        token.meta.setdefault("span", (start, end))
        # A run of * or _ is pushed mark by mark; an autolink's words, after its "<", are
        # its second token: both stand as far on as they have tokens before them.
        if token.type == "text":
            token.meta["at"] = start + index


def citation(text: str, start: int, end: int) -> re.Match[str] | None:
    """A group of citations that begins at an offset: brackets with ``@key`` in them."""
    match = BRACKETS.match(text, start, end)
    return match if match and citations(match[1]) else None


def _bracket(find: Finder, kind: str) -> Rule:
    """An inline rule for what stands in brackets: its token's content is what they hold."""

    def rule(state: StateInline, silent: bool) -> bool:
        match = find(state.src, state.pos, state.posMax)
        if not match:
            return False
        if not silent:
            state.push(kind, "", 0).content = match[1]
        state.pos = match.end()
        return True

    return rule


def _label_end(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: N803
    """Where a link's text ends. Unlike links, notes' marks and small capitals may be in it."""
    before, depth, end = state.pos, 1, -1
    state.pos = start + 1
    while state.pos < state.posMax:
        at, mark = state.pos, state.src[state.pos]
        depth -= mark == "]"
        if not depth:
            end = at
            break
        state.md.inline.skipToken(state)
        if mark == "[" and state.pos == at + 1:
            depth += 1
        elif mark == "[" and disableNested:
            found = (find(state.src, at, state.posMax) for find in (FOOTNOTE.match, citation))
            if not any(found) and not is_small_caps(state, at):
                break
    state.pos = before
    return end


def _link(state: StateInline, silent: bool) -> bool:
    """Links, but for one among raised words or small capitals within another."""
    return not state.linkLevel and link(state, silent)


def _autolink(state: StateInline, silent: bool) -> bool:
    """Autolinks, but for one that a line end cuts, which markdown-it lets pass."""
    return not BROKEN.match(state.src, state.pos) and autolink(state, silent)


def _url(state: StateInline, silent: bool) -> bool:
    """A bare URL as a link (GitHub Flavored Markdown 6.9, extended autolinks)."""
    if state.linkLevel or not state.src.startswith("://", state.pos):
        return False
    scheme = SCHEME.search(state.src[max(0, state.pos - 6) : state.pos])
    if not scheme or not state.pending.endswith(scheme[0]):
        return False
    start = state.pos - len(scheme[0])
    match = URL.match(state.src, start, state.posMax)
    if not match:
        return False
    url = trimmed(match[0])
    if not silent:
        state.pending = state.pending[: -len(scheme[0])]
        state.pos = start
        state.push("link_open", "a", 1).attrs = {"href": url}
        state.append_pending(url)
        state.push("link_close", "a", -1)
        for token in state.tokens[-3:]:
            token.meta["span"] = (start, start + len(url))
    state.pos = start + len(url)
    return True


def trimmed(url: str) -> str:
    """A URL without what belongs to the sentence around it."""
    unopened = {")": url.count(")") - url.count("("), "]": url.count("]") - url.count("[")}
    end = len(url)
    while True:
        last = url[end - 1]
        entity = url.rfind("&", max(0, end - 33), end) if last == ";" else -1
        if entity >= 0 and url[entity + 1 : end - 1].isalnum():
            end = entity
        elif last in TRAILING or unopened.get(last, 0) > 0:
            end -= 1
            unopened[last] = unopened.get(last, 0) - 1
        else:
            return url[:end]


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Link definitions, but for lines that begin with a footnote reference or citation."""
    at = state.bMarks[start] + state.tShift[start]
    if state.src.startswith("[^", at) or citation(state.src, at, state.eMarks[start]):
        return False
    return reference(state, start, end, silent)


def place_inlines(markdown: MarkdownIt) -> None:
    """Give a parser our inline rules, and make its own keep the places of their tokens."""
    rules = [rule.name for rule in markdown.inline.ruler.__rules__ if rule.enabled]
    inline = _InlineParser()
    inline.ruler.enableOnly(rules)
    # Texts are joined in our own tree, where their places can be joined as well.
    inline.ruler2.enableOnly(["balance_pairs", "emphasis"])
    markdown.core.ruler.disable("text_join")
    inline.ruler.before("link", "footnote", _bracket(FOOTNOTE.match, "footnote"))
    inline.ruler.before("link", "citation", _bracket(citation, "citation"))
    inline.ruler.before("link", "span", span)
    inline.ruler.at("link", _link)
    inline.ruler.before("newline", "url", _url)
    inline.ruler.at("autolink", _autolink)
    markdown.inline = inline
    markdown.block.ruler.at("reference", _definition)
    markdown.helpers = SimpleNamespace(  # type: ignore[assignment]
        parseLinkLabel=_label_end,
        parseLinkDestination=parseLinkDestination,
        parseLinkTitle=parseLinkTitle,
    )
    # Links stay as written: which may be followed is for the rules to say.
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]
    markdown.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    markdown.validateLink = lambda _: True  # type: ignore[method-assign, assignment]
