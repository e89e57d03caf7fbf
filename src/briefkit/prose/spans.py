"""Inline rules for words that look otherwise than CommonMark knows, as pandoc writes them."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

SPACE = re.compile(r"\s")
# A tilde lowers what follows a letter, mark or bracket: after a figure or a Chinese,
# Japanese or Korean letter it means "to", and before a figure "about".
LOWERED = re.compile(r"[^\W\d_\u1100-\u11ff\u3040-\u318f\u3400-\u9fff\uac00-\ud7af]|[)\]}*^]")
SMALL_CAPS = "{.smallcaps}"


def span(state: StateInline, silent: bool) -> bool:
    """An inline rule for raised, lowered and small-capital words."""
    mark = state.src[state.pos]
    if mark in "^~":
        return _raised(state, silent)
    return mark == "[" and _small_caps(state, silent)


def _raised(state: StateInline, silent: bool) -> bool:
    """``2^nd^`` or ``H~2~O``: no spaces stand between the marks."""
    start, mark = state.pos, state.src[state.pos]
    if mark == "~" and not LOWERED.match(state.src[start - 1 : start]):
        return False
    end = state.src.find(mark, start + 1, state.posMax)
    if end <= start + 1 or SPACE.search(state.src, start + 1, end):
        return False
    end = _mark_after(state, start)
    if end < 0 or SPACE.search(state.src, start + 1, end):
        return False
    return _styled(state, "superscript" if mark == "^" else "subscript", end, end + 1, silent)


def _mark_after(state: StateInline, start: int) -> int:
    """Where the mark at an offset stands again, but for code, links and references; or -1."""
    state.pos = start + 1
    while state.pos < state.posMax and state.src[state.pos] != state.src[start]:
        state.md.inline.skipToken(state)
    end, state.pos = state.pos, start
    return end if end < state.posMax else -1


def _small_caps(state: StateInline, silent: bool) -> bool:
    """``[nato]{.smallcaps}``."""
    start = state.pos
    if state.src.find(SMALL_CAPS, start, state.posMax) < 0:
        return False
    end = state.md.helpers.parseLinkLabel(state, start)
    if end <= start + 1 or not state.src.startswith(SMALL_CAPS, end + 1):
        return False
    return _styled(state, "small_caps", end, end + 1 + len(SMALL_CAPS), silent)


def is_small_caps(state: StateInline, start: int) -> bool:
    """Whether what an inline state has gone over since a bracket is small capitals."""
    return state.src.endswith(f"]{SMALL_CAPS}", start, state.pos)


def _styled(state: StateInline, kind: str, end: int, after: int, silent: bool) -> bool:
    """Push what stands behind a mark of one character, up to ``end``; go on at ``after``."""
    most = state.posMax
    if not silent:
        state.pos, state.posMax = state.pos + 1, end
        state.push(f"{kind}_open", "", 1)
        state.md.inline.tokenize(state)
        state.push(f"{kind}_close", "", -1)
    state.pos, state.posMax = after, most
    return True
