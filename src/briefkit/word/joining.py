"""Words that look alike and follow each other in a line are one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefkit.word.document import Inline, Words


def joined(found: Iterable[Inline]) -> Iterator[Inline]:
    """Words that look alike and follow each other, as one."""
    held: list[Words] = []
    for each in found:
        if isinstance(each, Words) and held and _goes_on(held[-1], each):
            held.append(each)
            continue
        yield from _one(held)
        held = [each] if isinstance(each, Words) else []
        if not held:
            yield each
    yield from _one(held)


def _one(held: list[Words]) -> Iterator[Words]:
    if held:
        text = "".join(each.text for each in held)
        yield held[0] if len(held) == 1 else replace(held[0], text=text)


def _goes_on(words: Words, following: Words) -> bool:
    follows = words.start + len(words.text) == following.start
    return follows and _looks(words) == _looks(following)


def _looks(words: Words) -> tuple[object, ...]:
    emphasis = (words.bold, words.italic, words.underlined, words.small_caps, words.capitals)
    return (*emphasis, words.raised, words.highlighted, words.url)
