"""Which reader a brief's file needs, by its ending."""

from __future__ import annotations

from collections.abc import Callable

from briefkit.diagnostic import Diagnostic, TextFile
from briefkit.textfiles import yamltext
from briefkit.textfiles.yamltree import Mapping

MARKDOWN = (".md", ".markdown")
Reader = Callable[[TextFile], tuple[Mapping, list[Diagnostic]]]


def is_markdown(name: str) -> bool:
    """Whether a brief's file is in Markdown, by the ending of its name."""
    return name.lower().endswith(MARKDOWN)


def reader(file: TextFile) -> Reader:
    """What makes a tree of a brief's text: that of Markdown, or else that of YAML."""
    if not is_markdown(file.name):
        return yamltext.read
    # Most briefs are YAML, and start-up counts.
    from briefkit.textfiles import markdowntext

    return markdowntext.read
