"""Words of a citation put together, as Markdown: quotation marks that nest, no double stops."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefkit.words.directions import POP

SPECIAL = re.compile(r"[\\`*_\[\]<>&{}~|^]|:(?=//)")
# Rich text as CSL-JSON has it: what has a form in Markdown, and what is left out.
RICH = re.compile(r"</?(?:i|b|sup|sub|sc|span)(?: [^<>]*)?>")
# Those of them whose words our Markdown can raise or lower.
RAISED = re.compile(r"<sup>[^\s<>]+(?P<sup></sup>)|(?<=[A-Za-z)])<sub>[^\s<>]+(?P<sub></sub>)")
RAISING = {"sup": "^", "sub": "~"}
EMPHASIS = {"<i>": "*", "</i>": "*", "<b>": "**", "</b>": "**"}
# What an author may not begin in the words around a citation; an escape stays one.
UNWANTED = re.compile(r"(?P<escape>\\[!-/:-@\[-`{-~])|[\\`<>]|&(?=#?\w+;)|:(?=//)")
ENDS = "?!.…"
MARKUP = "*_"
OPENING = "“‘«‹„‚"
CLOSING = "”’»›"
# The space inside French marks.
SPACED_MARK = re.compile("(?<=[«‹])[ \u00a0\u202f]|[ \u00a0\u202f](?=[»›])")
BEFORE_OPENING = " \t\n([{—–-/“‘"


def escaped(text: str) -> str:
    """A field's text as Markdown that prints it as it is, with CSL-JSON's rich text."""
    raised: dict[int, str] = {}
    for found in RAISED.finditer(text):
        kind = found.lastgroup or ""
        raised |= dict.fromkeys((found.start(), found.start(kind)), RAISING[kind])
    parts = RICH.split(text)
    tags = [raised.get(tag.start(), EMPHASIS.get(tag[0], "")) for tag in RICH.finditer(text)]
    words = [SPECIAL.sub(r"\\\g<0>", part) for part in parts]
    return "".join(part for pair in zip(words, [*tags, ""], strict=True) for part in pair)


def emphasised(text: str) -> str:
    """An author's words around a citation as Markdown in which only emphasis is markup.

    A link or a character in disguise there would be one that no rule has seen.
    """
    return UNWANTED.sub(lambda found: found["escape"] or f"\\{found[0]}", text)


def then(text: str, mark: str, inside: bool) -> str:
    """A phrase and a stop or comma after it.

    A stop is not set after another one, nor a comma after ``?`` or ``!``; with ``inside``
    they stand before closing quotation marks. It runs the way that the phrase does.
    """
    if text.endswith(POP):
        return f"{then(text[:-1], mark, inside)}{POP}"
    words = text.rstrip(MARKUP)
    markup = text[len(words) :]
    bare = words.rstrip(CLOSING)
    last = bare.rstrip(MARKUP)[-1:]
    if (mark == "." and last in ENDS) or (mark == "," and last in "?!…"):
        return text
    if inside and bare != words and mark in ".,":
        return f"{bare}{mark}{words[len(bare) :]}{markup}"
    return f"{text}{mark}"


def nested(text: str, pairs: Sequence[str], depth: int = 0) -> str:
    """A text whose quotations are marked by how deep they stand, from ``depth`` on.

    ``pairs`` are the outer and the inner quotation marks, such as ``“”‘’``; they may bring
    spaces with them, which are not doubled. Apostrophes stay; straight marks become curly.
    """
    text = SPACED_MARK.sub("", text)
    stack: list[str] = []
    parts: list[str] = []
    for index, character in enumerate(text):
        before, after = text[index - 1 : index], text[index + 1 : index + 2]
        role = _role(character, before, after, stack)
        if role == "open":
            parts.append(pairs[(depth + len(stack)) % 2 * 2])
            stack.append(_kind(character))
        elif role == "close":
            stack.pop()
            parts.append(pairs[(depth + len(stack)) % 2 * 2 + 1])
        else:
            parts.append("’" if character == "'" else character)
    return "".join(parts)


def _role(character: str, before: str, after: str, stack: list[str]) -> str:
    """Whether a character opens or closes a quotation, or is a word's own."""
    begins = not before or before in BEFORE_OPENING
    if character in OPENING or (character in "\"'" and begins and after.strip()):
        return "open"
    closes = stack[-1:] == [_kind(character)]
    if character in '”"»›' and closes:
        return "close"
    # Within a word ’ is an apostrophe; and where nothing is open, it always is.
    return "close" if character in "’'" and closes and not after.isalnum() else "own"


def _kind(character: str) -> str:
    return "double" if character in '“”"«»„' else "single"
