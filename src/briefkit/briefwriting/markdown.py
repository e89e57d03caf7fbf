"""A brief's tree as a Markdown file, for those who write rather than code.

What Markdown can't say without loss, such as a note that names rules to ignore, stays a
field at the top of the file, in YAML.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefkit.briefwriting.yaml import Path, yaml_text
from briefkit.diagnostic import TextFile, Unreadable
from briefkit.textfiles import markdowntext
from briefkit.textfiles.validation import plain
from briefkit.textfiles.yamltree import Entry, Node, Scalar, Sequence
from briefkit.textfiles.yamltree import Mapping as Fields

# What can stand below the front matter, in the order in which it does.
BELOW = ("key_points", "sections", "footnotes")
NO_COMMENTS: Mapping[Path, str] = {}


def markdown_text(root: Fields, comments: Mapping[Path, str]) -> str:
    """Write a tree as a brief in Markdown. ``comments`` are those of fields and headings."""
    below = {e.key.value: e.value for e in root.entries if e.key.value in BELOW}
    for name in tuple(below):
        if not _same({name: below[name]}):
            del below[name]
    if not _same(below):
        below = {}
    above = tuple(entry for entry in root.entries if entry.key.value not in below)
    fields = yaml_text(Fields(above, root.place), comments)
    return f"---\n{fields}---\n\n{_below(below, comments)}"


def _same(below: dict[str, Node]) -> bool:
    """Whether fields written as Markdown read as what they were."""
    text = f"---\n---\n\n{_below(below)}"
    try:
        read, faults = markdowntext.read(TextFile("brief.md", text))
    except Unreadable:
        return False
    meant = {name: _stripped(plain(node)) for name, node in below.items()}
    return not faults and _stripped(plain(read)) == meant


def _stripped(value: Any) -> Any:
    """A tree whose texts have no empty lines around them."""
    if isinstance(value, str):
        return value.strip("\n")
    if isinstance(value, list):
        return [_stripped(each) for each in value]
    return {name: _stripped(inner) for name, inner in value.items()}


def _below(fields: dict[str, Node], comments: Mapping[Path, str] = NO_COMMENTS) -> str:
    sections = list(_parts(fields.get("sections"), 2, comments, ("sections",)))
    opening = sections[:1] if sections and not sections[0].startswith(("#", "<!--")) else []
    parts = [*opening]
    if points := list(_points(fields.get("key_points"))):
        parts += ["## Key points", "\n".join(points)]
    parts += sections[len(opening) :]
    parts += _notes(fields.get("footnotes"))
    return "".join(f"{part}\n\n" for part in parts)[:-1]


def _parts(
    node: Node | None, level: int, comments: Mapping[Path, str], path: Path
) -> Iterator[str]:
    """Sections, a heading or a text at a time, each heading with its comment."""
    for number, section in enumerate(node.items if isinstance(node, Sequence) else ()):
        held = section.by_name if isinstance(section, Fields) else {}
        here = (*path, number)
        if comment := comments.get((*here, "heading")):
            yield f"<!-- {comment} -->"
        if "heading" in held:
            yield f"{'#' * level} {_words(held['heading'])}"
        if "body" in held and _words(held["body"]):
            yield _words(held["body"])
        if "sections" in held:
            yield from _parts(held["sections"].value, level + 1, comments, (*here, "sections"))


def _points(node: Node | None) -> Iterator[str]:
    for point in node.items if isinstance(node, Sequence) else ():
        if isinstance(point, Fields):
            lead, text = (
                _words(point.by_name[name]) if name in point.by_name else ""
                for name in ("lead", "text")
            )
            words = f"**{lead}** {text}" if lead else text
        else:
            words = point.value.strip("\n") if isinstance(point, Scalar) else ""
        yield f"- {_indented(words, 2)}"


def _notes(node: Node | None) -> Iterator[str]:
    for entry in node.entries if isinstance(node, Fields) else ():
        yield f"[^{entry.key.value}]: {_indented(_words(entry), 4)}"


def _words(entry: Entry) -> str:
    return entry.value.value.strip("\n") if isinstance(entry.value, Scalar) else ""


def _indented(text: str, by: int) -> str:
    """A text whose lines after the first stand further in."""
    first, *rest = text.split("\n")
    return "\n".join([first, *(f"{' ' * by}{line}" if line else "" for line in rest)])
