"""Fields such as ``{{ title }}`` in a designer's Word file, filled with a brief's words.

Word splits what is typed over several runs (ECMA-376 part 1, 17.3.2): they are joined. What
is filled in is text and nothing else: no field in it is filled again.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from copy import deepcopy
from itertools import count
from typing import Any

from briefkit.word.housewords import HOUSE
from briefkit.word.names import W, child

FIELD = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
BODY, CORRECTIONS = "body", "corrections"
# Paragraphs in whose place parts of a brief are poured, not words.
POURED = (BODY, CORRECTIONS)
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What a run may show that is the house's own and not the brief's.
SHOWN = tuple(f"{W}{name}" for name in ("t", "drawing", "pict", "sym", "tab"))


class Unfit(Exception):
    """A designer's file that can't be used; the message follows its name."""


def fields_of(root: Any) -> Iterator[tuple[str, Any]]:
    """The names of the fields in a part, each with its paragraph."""
    for paragraph in root.iter(f"{W}p"):
        for name in FIELD.findall(_text(paragraph)):
            yield name, paragraph


def is_field(paragraph: Any, name: str) -> bool:
    """Whether a paragraph is one field and nothing else."""
    found = FIELD.fullmatch(_text(paragraph).strip())
    return found is not None and found[1] == name


def fill(root: Any, values: Mapping[str, tuple[str, ...]]) -> list[tuple[str, Any]]:
    """Fill the fields of a part, each with its lines; gives the runs made, with their fields.

    A paragraph whose fields all have nothing to say is taken out; one that is a field of
    several lines becomes as many paragraphs.
    """
    made: list[tuple[str, Any]] = []
    for paragraph in list(root.iter(f"{W}p")):
        names = FIELD.findall(_text(paragraph))
        if not names or names[0] in POURED:
            continue
        if not any(values[name] for name in names):
            take_out(paragraph)
        elif is_field(paragraph, names[0]):
            lines = values[names[0]]
            for each, line in zip(_multiplied(paragraph, len(lines)), lines, strict=True):
                made += _filled(each, {names[0]: line})
        else:
            made += _filled(paragraph, {name: "; ".join(values[name]) for name in names})
    return made


def mark_house_words(root: Any, but: Collection[Any], first: int) -> None:
    """Put bookmarks round all runs ``but`` some, to be known as the house's.

    ``first`` is the id of the first.
    """
    ids = count(first)
    taken = set(but)
    for run in list(root.iter(f"{W}r")):
        inner = next(run.iterancestors(f"{W}r"), None) is not None
        if run in taken or inner or not any(True for _ in run.iter(*SHOWN)):
            continue
        number = str(next(ids))
        start = run.makeelement(f"{W}bookmarkStart", {f"{W}id": number})
        start.set(f"{W}name", f"{HOUSE}{number}")
        run.addprevious(start)
        run.addnext(run.makeelement(f"{W}bookmarkEnd", {f"{W}id": number}))


def _own_texts(paragraph: Any) -> list[Any]:
    """The texts of a paragraph but for those of text boxes in it."""
    texts = paragraph.iter(f"{W}t")
    return [each for each in texts if next(each.iterancestors(f"{W}p")) is paragraph]


def _text(paragraph: Any) -> str:
    return "".join(each.text or "" for each in _own_texts(paragraph))


def _multiplied(paragraph: Any, times: int) -> list[Any]:
    """A paragraph so many times; a section that ends in it ends in the last."""
    found = [paragraph]
    for _ in range(times - 1):
        found.append(deepcopy(paragraph))
        found[-2].addnext(found[-1])
    for each in found[:-1]:
        if (ending := child(each, "pPr/sectPr")) is not None:
            ending.getparent().remove(ending)
    return found


def take_out(paragraph: Any) -> None:
    """Take a paragraph out, or leave it empty where one must stand (17.4.65)."""
    holder = paragraph.getparent()
    alone = len(holder.findall(f"{W}p")) == 1
    if child(paragraph, "pPr/sectPr") is None and not alone:
        holder.remove(paragraph)
        return
    for each in list(paragraph):
        if each.tag != f"{W}pPr":
            paragraph.remove(each)


def _filled(paragraph: Any, values: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """Fill the fields of one paragraph, the last first; gives the runs made, named."""
    for text in _own_texts(paragraph):
        _set_apart(text)
    for found in reversed(list(FIELD.finditer(_text(paragraph)))):
        for run in _replaced(_own_texts(paragraph), found, values[found[1]]):
            yield found[1], run


def _set_apart(text: Any) -> None:
    """Give a text a run of its own, in the look of the one that it stood in."""
    run = text.getparent()
    for after in reversed([each for each in run if run.index(each) > run.index(text)]):
        run.addnext(_run_like(run, after))
    if [each for each in run if each.tag != f"{W}rPr"] != [text]:
        run.addnext(_run_like(run, text))


def _run_like(run: Any, content: Any) -> Any:
    made = run.makeelement(f"{W}r", {})
    look = run.find(f"{W}rPr")
    if look is not None:
        made.append(deepcopy(look))
    made.append(content)
    return made


def _replaced(texts: list[Any], found: re.Match[str], value: str) -> Iterator[Any]:
    """Put a value where a field is found in the joined texts; gives its run."""
    at, first = 0, None
    for text in texts:
        words = text.text or ""
        start, end = max(found.start() - at, 0), min(found.end() - at, len(words))
        at += len(words)
        if start >= end:
            continue
        _say(text, words[:start])
        if words[end:]:
            rest = deepcopy(text)
            _say(rest, words[end:])
            text.getparent().addnext(_run_like(text.getparent(), rest))
        if first is None:
            first = text
    if first is not None and value:
        said = first.makeelement(f"{W}t", {})
        _say(said, value)
        made = _run_like(first.getparent(), said)
        first.getparent().addnext(made)
        yield made
    for text in texts:
        if not text.text:
            text.getparent().getparent().remove(text.getparent())


def _say(text: Any, words: str) -> None:
    text.text = words
    text.set(SPACE, "preserve")
