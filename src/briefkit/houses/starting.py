"""`briefkit style new`: a style's folder in which everything is explained and nothing set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from briefkit.style import BASE
from briefkit.style.faults import FILE
from briefkit.style.finding import packaged_styles

HEAD = """\
# The house style {label}. It begins as the plain style, “base”. To change something, take
# the “# ” before its line away and write what you want; all other lines may stay or go.
# “briefkit style check {folder}” says what does not work. Beside this file may stand:
#   house.css       CSS of your own, after all else; “.paper” is the PDF, “.screen” the web page
#   template.docx   styles, cover, heads and feet, designed in Word: “briefkit style word
#                   {folder}” makes it
#   languages/ko.yaml  words and fonts of a language, where they differ from base's
#   citations.md.j2 how sources are cited, where that differs from base
extends: base
label: {label}
"""
# What of base's file a new style says for itself, or adds to.
OWN = ("label", "faces")
GROUP = re.compile(r"(?P<indent> *)(?P<name>[\w-]+):\s*(?:#.*)?")
FACES = """
# Fonts of your own: files in this folder. What base has stays.
# faces:
#   - family: My Serif
#     file: fonts/MySerif-Regular.ttf
#     weight: "400"
"""


def starting_style(label: str, folder: Path) -> str:
    """The style.yaml of a new style: base's, its values commented out."""
    base = (packaged_styles() / BASE / FILE).read_text(encoding="utf-8")
    body = "\n".join(_commented(base.splitlines()))
    head = HEAD.format(label=label, folder=folder.as_posix())
    return f"{head}\n{body.strip()}\n{FACES}"


def _commented(lines: list[str]) -> Iterator[str]:
    """Lines with each value commented out; what groups values stays, so that one may be set."""
    leaving = False
    for line in lines:
        if line and not line.startswith((" ", "#")):
            leaving = line.partition(":")[0] in OWN
        group = GROUP.fullmatch(line)
        if leaving or line.startswith("#"):
            continue
        if not line or group or line.lstrip().startswith("#"):
            yield line
        else:
            indent = len(line) - len(line.lstrip())
            yield f"{line[:indent]}# {line[indent:]}"
